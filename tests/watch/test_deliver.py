"""Alerts by mail, against a small mail server on the loopback."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import socketserver
import threading
from typing import TYPE_CHECKING

import pytest
from test_rules import NOW, RUS_PRK, add, keep

from banggiao.ingest.web.fetch import Limits
from banggiao.store.rules import Rule, Sort
from banggiao.watch.deliver import Courier, Mail
from banggiao.watch.rules import check_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.store.ledger import Ledger


class PostOffice(socketserver.ThreadingTCPServer):
    """Takes letters (RFC 5321), without TLS. `letters`: what came; `said`: each line; `refuses`: whom it has not."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Clerk)
        self.letters: list[bytes] = []
        self.said: list[str] = []
        self.refuses = ""
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Clerk(socketserver.StreamRequestHandler):
    server: PostOffice

    def handle(self) -> None:
        self.answer(220, "so.example")
        while line := self.rfile.readline():
            said = line.decode("ascii", "replace").strip()
            self.server.said.append(said)
            word = said.partition(" ")[0].upper()
            if word == "QUIT":
                self.answer(221, "bye")
                return
            if word == "RCPT" and self.server.refuses and self.server.refuses in said:
                self.answer(550, "no such mailbox")
            elif word == "DATA":
                self.answer(354, "go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.letters.append(b"".join(lines))
                self.answer(250, "taken")
            else:
                self.answer(250, "so.example")

    def answer(self, status: int, text: str) -> None:
        self.wfile.write(f"{status} {text}\r\n".encode())


@pytest.fixture
def office() -> Iterator[PostOffice]:
    office = PostOffice()
    yield office
    office.shutdown()
    office.server_close()


def courier(ledger: Ledger, server: str, sender: str = "") -> Courier:
    """A courier with one alert to bring."""
    keep(ledger, Rule("nga-trieu", Sort.EVENT, RUS_PRK, channels=("mail:toi@example.org",)))
    add(ledger, "a")
    assert check_rules(ledger, dt.date(2024, 5, 5), NOW) == 1
    return Courier(ledger, limits=Limits(), mail=Mail(server, sender), show=print)


def test_an_alert_is_a_letter(ledger: Ledger, office: PostOffice) -> None:
    sending = courier(ledger, f"smtp://{office.address}", "bang-giao@example.org")
    assert sending.run(1_000) == []
    assert sending.run(100_000) == []
    (data,) = office.letters
    letter = email.message_from_bytes(data, policy=email.policy.default)
    assert letter["Subject"] == "nga-trieu: 2024-05-03 visit occurred RUS → PRK"
    assert (letter["From"], letter["To"]) == ("bang-giao@example.org", "toi@example.org")
    body = letter.get_content()
    assert body.startswith("2024-05-03 visit occurred RUS → PRK")
    assert '"kind": "visit"' in body


def test_a_letter_that_is_refused_is_tried_again(ledger: Ledger, office: PostOffice) -> None:
    office.refuses = "toi@example.org"
    sending = courier(ledger, f"smtp://{office.address}")
    (trouble,) = sending.run(1_000)
    assert trouble.startswith("mail:toi@example.org: ")
    assert "no such mailbox" in trouble
    office.refuses = ""
    assert sending.run(1_010) == []  # not yet
    assert office.letters == []
    assert sending.run(2_000) == []
    assert len(office.letters) == 1


def test_a_password_is_told_to_nobody_without_tls(ledger: Ledger, office: PostOffice) -> None:
    (trouble,) = courier(ledger, f"smtp://toi:bi-mat@{office.address}").run(1_000)
    assert "STARTTLS" in trouble
    assert not any("AUTH" in line or "bi-mat" in line for line in office.said)


@pytest.mark.parametrize("server", ["", "thu.example.org:25", "http://thu.example.org"])
def test_a_server_that_is_none_is_said(ledger: Ledger, server: str) -> None:
    (trouble,) = courier(ledger, server).run(1_000)
    assert "set BANGGIAO_SMTP to smtp://user:password@host:port" in trouble


def test_a_mail_server_that_is_away_is_an_error_of_its_channel(ledger: Ledger, office: PostOffice) -> None:
    address = office.address
    office.shutdown()
    office.server_close()
    (trouble,) = courier(ledger, f"smtp://{address}").run(1_000)
    assert "refused" in trouble
