"""What robots.txt lets us have (RFC 9309)."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from banggiao.errors import FetchFailed, FetchRefused
from banggiao.ingest.web.fetch import AGENT, Limits, fetch

_SIZE = 500_000
_NAME = AGENT.partition("/")[0]
_SLOWEST = 60.0


class Permission(NamedTuple):
    """Whether a page may be had, and how many seconds its host wants between two requests, 0 where it does not say."""

    allowed: bool
    delay: float


class Robots:
    """What hosts let us have. `texts`: the robots.txt of hosts, as far as they are known; each is fetched once."""

    def __init__(self, limits: Limits, texts: dict[str, str]) -> None:
        self.texts = texts
        self._limits = limits

    def check(self, url: str) -> float:
        """The seconds that the host of `url` wants between two requests.

        Raises FetchRefused where `url` may not be had, FetchFailed where that cannot be told.
        """
        host = host_of(url)
        if host not in self.texts:
            self.texts[host] = fetch_robots(url, self._limits)
        allowed, delay = permission(self.texts[host], url)
        if not allowed:
            raise FetchRefused(url, f"robots.txt of {host} closes it to programs", "read it in a browser")
        return delay


def host_of(url: str) -> str:
    """The host that requests to `url` are counted for. Example: "bao.example:8080"."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()[:300]


def fetch_robots(url: str, limits: Limits) -> str:
    """The robots.txt of the host of `url`; "" where it has none. Raises FetchFailed where it cannot be told."""
    answer = fetch(urljoin(url, "/robots.txt"), limits._replace(size=_SIZE))
    if answer.status >= 500 or answer.status == 429:
        raise FetchFailed(
            answer.url, f"answers {answer.status}, so that nothing else is asked for", "it is tried again later"
        )
    return answer.body.decode("utf8", "replace") if answer.status == 200 else ""


def permission(robots: str, url: str) -> Permission:
    """What `robots` says of `url`. Example: of "User-agent: *\\nDisallow: /" no page may be had."""
    if not robots.strip():
        return Permission(True, 0.0)
    from protego import Protego

    rules = Protego.parse(robots)
    return Permission(bool(rules.can_fetch(url, _NAME)), min(float(rules.crawl_delay(_NAME) or 0), _SLOWEST))
