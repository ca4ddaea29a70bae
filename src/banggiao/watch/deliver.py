"""Bringing alerts to people: a webhook, an Atom feed, e-mail, the terminal. What fails is tried again later."""

from __future__ import annotations

import json
import os
import smtplib
import ssl
import tempfile
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

from banggiao.errors import BangGiaoError, SettingsError
from banggiao.ingest.web.fetch import Limits, fetch
from banggiao.store.rules import Alert, Delivery, claim_delivery, list_alerts, note_delivery

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from banggiao.store.ledger import Ledger

_CLAIM = 120  # seconds that one delivery may take
_SECONDS = 20
_SORTS = ("terminal", "webhook:", "atom:", "mail:")


class Mail(NamedTuple):
    """How mail is sent. `server`: smtp://user:password@host:port or smtps://…; "" where none is set."""

    server: str = ""
    sender: str = ""


class Courier:
    """Delivers what is due. `show` prints a line for the terminal; `limits` are those of webhooks."""

    def __init__(self, ledger: Ledger, *, limits: Limits, mail: Mail, show: Callable[[str], None]) -> None:
        self._ledger = ledger
        self._limits = limits
        self._mail = mail
        self._show = show

    def run(self, now: int) -> list[str]:
        """Deliver all that is due, each claimed first, so that none is made twice; what went wrong, in words."""
        troubles: list[str] = []
        while True:
            with self._ledger.writing() as connection:
                delivery = claim_delivery(connection, now, now + _CLAIM)
            if delivery is None:
                return troubles
            error = self._deliver(delivery)
            if error:
                troubles.append(f"{delivery.channel}: {error}")
            with self._ledger.writing() as connection:
                note_delivery(connection, delivery, error, now)

    def _deliver(self, delivery: Delivery) -> str:
        """ "" where it went well, else how it failed."""
        sort, _, target = delivery.channel.partition(":")
        alert = delivery.alert
        try:
            if sort == "webhook":
                self._post(target, alert)
            elif sort == "atom":
                with self._ledger.reading() as connection:
                    write_atom(Path(target), alert.rule, list_alerts(connection, alert.rule))
            elif sort == "mail":
                self._send(target, alert)
            else:
                self._show(f"{alert.rule}: {alert.title}")
        except (BangGiaoError, OSError, smtplib.SMTPException, ValueError) as error:
            return " ".join(str(error).split())[:300] or type(error).__name__
        return ""

    def _post(self, url: str, alert: Alert) -> None:
        body = json.dumps(
            {"id": alert.id, "made": alert.made, "title": alert.title, **alert.record}, ensure_ascii=False
        )
        answer = fetch(url, self._limits, headers={"Content-Type": "application/json"}, body=body.encode())
        if not 200 <= answer.status < 300:
            raise ValueError(f"the webhook answers {answer.status}")

    def _send(self, address: str, alert: Alert) -> None:
        parts = urlsplit(self._mail.server)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise SettingsError("no server for mail; set BANGGIAO_SMTP to smtp://user:password@host:port")
        message = EmailMessage()
        message["Subject"] = " ".join(f"{alert.rule}: {alert.title}".split())[:200]
        message["From"] = self._mail.sender or f"banggiao@{parts.hostname}"
        message["To"] = address
        message["Message-ID"] = f"<{alert.id}@{parts.hostname}>"
        record = json.dumps(alert.record, ensure_ascii=False, indent=1)
        message.set_content(f"{alert.title}\n\n{alert.record.get('sentence') or ''}\n\n{record}\n")
        tls = ssl.create_default_context()  # smtplib's own takes any certificate
        with (
            smtplib.SMTP_SSL(parts.hostname, parts.port or 465, timeout=_SECONDS, context=tls)
            if parts.scheme == "smtps"
            else smtplib.SMTP(parts.hostname, parts.port or 25, timeout=_SECONDS)
        ) as server:
            if parts.username:
                if parts.scheme != "smtps":
                    server.starttls(context=tls)
                server.login(unquote(parts.username), unquote(parts.password or ""))
            server.send_message(message)


def check_channel(channel: str) -> str:
    """`channel`, where it is one. Raises SettingsError. Example: "webhook:https://so.example/bang-giao"."""
    sort, _, target = channel.partition(":")
    fits = channel == "terminal" or (f"{sort}:" in _SORTS and target)
    if sort == "webhook":
        fits = target.startswith(("http://", "https://"))
    if sort == "mail":
        fits = "@" in target and not any(map(str.isspace, target))
    if not fits:
        raise SettingsError(f"--send {channel!r}: write terminal, webhook:https://…, atom:FILE or mail:NAME@HOST")
    return channel


def write_atom(path: Path, rule: str, alerts: Sequence[Alert]) -> None:
    """Write the latest alerts of a rule as an Atom feed (RFC 4287), whole or not at all."""
    updated = alerts[0].made if alerts else "1970-01-01T00:00:00+00:00"
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">']
    lines += [
        f"<title>{escape(rule)}</title>",
        f"<id>urn:banggiao:rule:{escape(rule)}</id>",
        f"<updated>{updated}</updated>",
    ]
    lines.append("<author><name>banggiao</name></author>")
    for alert in alerts:
        summary = escape(_printable(str(alert.record.get("sentence") or "")))
        lines.append(
            f"<entry><title>{escape(_printable(alert.title))}</title><id>urn:banggiao:alert:{alert.id}</id>"
            f"<updated>{alert.made}</updated><summary>{summary}</summary></entry>"
        )
    with tempfile.NamedTemporaryFile("w", encoding="utf8", dir=path.absolute().parent, delete=False) as file:
        file.write("\n".join([*lines, "</feed>", ""]))
    Path(file.name).chmod(0o644)
    os.replace(file.name, path)


def _printable(text: str) -> str:
    """`text` without what XML cannot hold."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
