"""No address but those of the public web is connected to."""

import socket
import threading
import time

import pytest

from banggiao.errors import FetchFailed, FetchRefused
from banggiao.ingest.web.addresses import is_public, resolve


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "203.113.131.1"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "100.100.100.200", "168.63.129.16", "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe", "2001:db8::1",
    ],
)  # fmt: skip
def test_other_addresses(address: str) -> None:
    assert not is_public(address)


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(FetchRefused, match=r"bao\.example: it is at 10\.0\.0\.1, no address of the public web"):
        resolve("bao.example", 80, (), 5)
    assert resolve("bao.example", 80, ("bao.example",), 5) == ["93.184.215.14", "10.0.0.1"]
    assert resolve("Bao.Example", 8080, ("bao.example:8080",), 5) == ["93.184.215.14", "10.0.0.1"]
    with pytest.raises(FetchRefused):
        resolve("bao.example", 80, ("bao.example:8080", "example"), 5)


def test_a_resolver_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = threading.Event()

    def hang(*_: object, **__: object) -> list[object]:
        hanging.wait(60)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    began = time.monotonic()
    with pytest.raises(FetchFailed, match=r"bao\.example: its name was not resolved in time"):
        resolve("bao.example", 80, ("bao.example",), 0.2)
    assert time.monotonic() - began < 10
    hanging.set()


def test_a_name_without_an_address_may_have_one_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails for a while must not be given up for good, as what is refused is."""

    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(FetchFailed, match="cannot be resolved now"):
        resolve("bao.example", 80, (), 5)


def test_numbers_that_mean_an_address_are_seen_through() -> None:
    for host in ("2130706433", "0x7f000001", "localhost", "127.1"):
        with pytest.raises(FetchRefused):
            resolve(host, 80, (), 5)
