"""Fetching: what is refused before anything is asked for. The rest is in tests/watch, against a server."""

import contextlib
import socket
import threading
import time

import pytest

from banggiao.errors import FetchFailed, FetchRefused
from banggiao.ingest.web.fetch import Answer, Limits, fetch


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://bao.example/x", "only http and https"),
        ("gopher://127.0.0.1/x", "only http and https"),
        ("bao.example/x", "only http and https"),
        ("http:///x", "without a host"),
        ("http://ai:mat-khau@bao.example/", "a password"),
        ("http://[::1", "no address"),
        ("http://localhost/", "no address of the public web"),
        ("http://[::ffff:127.0.0.1]/", "no address of the public web"),
    ],
)
def test_what_is_refused(url: str, words: str) -> None:
    with pytest.raises(FetchRefused, match=words) as caught:
        fetch(url, Limits())
    assert "mat-khau" not in str(caught.value)


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers with a public address first and a private one later gains nothing."""
    asked: list[str] = []

    def answer(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        if host in ("93.184.215.14", b"93.184.215.14"):
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 80))]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14" if len(asked) == 1 else "127.0.0.1", 80))]

    connected: list[object] = []

    def connect(_: socket.socket, address: object) -> None:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(FetchFailed):
        fetch("http://bao.example/", Limits(seconds=2))
    assert asked == ["bao.example"]
    assert connected == [("93.184.215.14", 80)]


def test_a_server_that_drips_its_head_is_given_up() -> None:
    """Each byte comes in time, and the whole head never."""
    listener = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        with listener, listener.accept()[0] as connection, contextlib.suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for _ in range(200):
                connection.sendall(b"x")
                time.sleep(0.05)

    port = listener.getsockname()[1]
    threading.Thread(target=drip, daemon=True).start()
    began = time.monotonic()
    with pytest.raises(FetchFailed, match="no whole answer within"):
        fetch(f"http://127.0.0.1:{port}/", Limits(seconds=0.5, allowed=("127.0.0.1",)))
    assert time.monotonic() - began < 8


def test_what_a_server_says_of_its_answer() -> None:
    answer = Answer("u", 200, {"content-type": 'Text/HTML; charset="windows-1258"'}, b"")
    assert (answer.kind, answer.charset) == ("text/html", "windows-1258")
