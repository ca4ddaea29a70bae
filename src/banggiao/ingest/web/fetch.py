"""Fetching from the web: http and https alone, public addresses alone, within a limit of time and size."""

from __future__ import annotations

import time
import zlib
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from banggiao import __version__
from banggiao.errors import FetchFailed, FetchRefused
from banggiao.ingest.items import PAGE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import httpx2

SECONDS = 20.0
REDIRECTS = 5
AGENT = f"banggiao/{__version__} (+reads news; honours robots.txt)"
_MOVED = frozenset((301, 302, 303, 307, 308))
_UNREAD = 65_536  # bytes of a body that is not wanted


class Limits(NamedTuple):
    """How far fetching goes. `allowed`: hosts ("host" or "host:port") let through though they are not public."""

    seconds: float = SECONDS
    size: int = PAGE_LIMIT
    allowed: tuple[str, ...] = ()


class Answer(NamedTuple):
    """What a server answered. `url`: where the answer came from at last; `body` unpacked, "" of a status without one.

    `moved`: the address that stands in its place for good, where every step was a permanent redirect, else "".
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved: str = ""

    @property
    def kind(self) -> str:
        """The media type. Example: "text/html"."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The encoding that the server says, "" where it says none."""
        return self.headers.get("content-type", "").lower().partition("charset=")[2].strip(" \"';")[:40]


def fetch(
    url: str,
    limits: Limits,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    permit: Callable[[str], object] | None = None,
) -> Answer:
    """What `url` answers, whatever its status; redirects are followed and checked like the first address.

    With `body` it is sent by POST, and no redirect is followed. `permit` is asked of every address that a redirect
    leads to, and raises a FetchError where it may not be had. Raises FetchRefused where an address must not be
    connected to, FetchFailed where nothing usable comes: no connection, too late, too large, damaged.
    """
    import httpx2

    deadline = time.monotonic() + limits.seconds
    here, permanent = url, True
    for step in range(REDIRECTS + 1):
        _check(here)
        if step and permit:
            permit(here)
        try:
            answer = _once(here, limits, deadline, headers or {}, body)
        except httpx2.TimeoutException:
            raise FetchFailed(here, f"no whole answer within {limits.seconds:g} s", "it is tried again later") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            said = " ".join(str(error).split())[:150] or type(error).__name__
            raise FetchFailed(here, f"no answer ({said})", "it is tried again later") from None
        location = answer.headers.get("location")
        if answer.status not in _MOVED or not location or body is not None:
            return answer._replace(moved=here if permanent and here != url else "")
        permanent = permanent and answer.status in (301, 308)
        try:
            here = urljoin(here, location)
        except ValueError:
            raise FetchFailed(here, "it leads to an address that is none", "check the address") from None
    raise FetchFailed(url, f"it leads on more than {REDIRECTS} times", "check the address")


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        raise FetchRefused(url, "no address", "check it") from None
    if parts.scheme not in ("http", "https"):
        raise FetchRefused(url, f"{parts.scheme or 'no scheme'}: only http and https are fetched", "check the address")
    if not host:
        raise FetchRefused(url, "an address without a host", "check it")
    if parts.username or parts.password:
        raise FetchRefused(f"{parts.scheme}://{host}", "an address with a password in it", "leave it out")


def _once(url: str, limits: Limits, deadline: float, headers: Mapping[str, str], body: bytes | None) -> Answer:
    import httpx2

    from banggiao.ingest.web.transport import GuardedTransport

    given = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "*/*", **headers}
    transport = GuardedTransport(limits.allowed, deadline)
    with httpx2.Client(transport=transport, trust_env=False, follow_redirects=False, timeout=limits.seconds) as client:
        method = "GET" if body is None else "POST"
        with client.stream(method, url, headers=given, content=body) as response:
            unwanted = response.status_code in _MOVED or response.status_code in (204, 304)
            data = b"" if unwanted else _body(url, response, limits, deadline)
            return Answer(str(response.url), response.status_code, dict(response.headers), data)


def _body(url: str, response: httpx2.Response, limits: Limits, deadline: float) -> bytes:
    """The body, unpacked as it comes, so that what would fill the memory is given up in time."""
    out = bytearray()
    size = limits.size if response.status_code < 400 else _UNREAD
    for part in _unpacked(url, response, size):
        out += part
        if len(out) > size:
            if response.status_code >= 400:
                return bytes(out[:size])
            raise FetchFailed(url, f"more than {size:,} bytes", "it is not read")
        if time.monotonic() > deadline:
            raise FetchFailed(url, f"no whole answer within {limits.seconds:g} s", "it is tried again later")
    return bytes(out)


def _unpacked(url: str, response: httpx2.Response, size: int) -> Iterator[bytes]:
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding in ("", "identity"):
        yield from response.iter_raw()
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise FetchFailed(url, f"packed as {coding[:30]!r}, which was not asked for", "it is not read")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for raw in response.iter_raw():
            yield unpacker.decompress(raw, size + 1)
            if unpacker.unconsumed_tail:  # there is more than fits
                yield bytes(size + 1)
                return
    except zlib.error as error:
        raise FetchFailed(url, f"packed badly ({error})", "it is tried again later") from None
    if not unpacker.eof:
        raise FetchFailed(url, "its packed answer is cut off", "it is tried again later")
