"""Which addresses are connected to: those of the public web, and no others unless a setting names the host."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from typing import TYPE_CHECKING

from banggiao.errors import FetchFailed, FetchRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

# Where clouds tell machines their secrets, besides the link-local address: Azure's is an address like any other.
_METADATA = frozenset(map(ipaddress.ip_address, ("168.63.129.16", "100.100.100.200", "fd00:ec2::254", "192.0.0.192")))
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_MOST = 8  # addresses of one host that are tried


def is_public(address: str) -> bool:
    """Whether `address` is one of the public web: not of this machine, a private network, a link, a cloud's metadata.

    An IPv4 address inside an IPv6 one counts as what it is. Examples: "93.184.215.14" is; "::ffff:127.0.0.1" is not.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and ip not in _METADATA


def resolve(host: str, port: int, allowed: Sequence[str], seconds: float) -> list[str]:
    """The addresses of `host` that may be connected to, asked for within `seconds`.

    `allowed`: hosts that a setting lets through, each "host" or "host:port". Raises FetchFailed where there is no
    address, or no answer in time; FetchRefused where one is not public: a name that means both is made to deceive.
    """
    addresses = _ask(host, port, seconds)
    if host.lower() in allowed or f"{host.lower()}:{port}" in allowed:
        return addresses
    for address in addresses:
        if not is_public(address):
            remedy = "name the host in BANGGIAO_ALLOW_HOSTS if you mean it"
            raise FetchRefused(host, f"it is at {address}, no address of the public web", remedy)
    return addresses


def _ask(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of `host`, asked for in a thread: one that waits for the system's resolver cannot be ended."""
    answers: queue.SimpleQueue[list[str]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            found = []
        answers.put(list(dict.fromkeys(str(one[4][0]) for one in found))[:_MOST])

    threading.Thread(target=ask, daemon=True).start()
    try:
        addresses = answers.get(timeout=seconds)
    except queue.Empty:
        raise FetchFailed(host, "its name was not resolved in time", "it is tried again later") from None
    if not addresses:
        raise FetchFailed(host, "no such host, or its name cannot be resolved now", "check the address")
    return addresses
