"""One visit to a server: what it lets us have, what it answered, what that means. Runs beside others, in a thread."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from banggiao.errors import FetchError, FetchRefused
from banggiao.ingest.web.fetch import Answer, Limits, fetch
from banggiao.ingest.web.robots import fetch_robots, permission

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = 86_400
_SHORTEST, _LONGEST = 60, DAY  # seconds of a Retry-After that are believed
_LATER = (429, 503)
_AWAY = (404, 410)


class Visit(NamedTuple):
    """What is to be fetched: a feed or page, with what is known of it and of its host's robots.txt."""

    url: str
    etag: str
    modified: str
    robots: str | None


class Result(NamedTuple):
    """How a visit went. `answer`: None where there is none of use, and then `error` says why, in words.

    `robots`: the host's robots.txt where it was fetched anew. `retry`: seconds that the server wants us to wait.
    `unchanged`: there is nothing new. `away`: the page is not there any more. `refused`: trying again changes nothing.
    """

    answer: Answer | None = None
    error: str = ""
    robots: str | None = None
    delay: float = 0.0
    retry: int = 0
    unchanged: bool = False
    away: bool = False
    refused: bool = False


def visit(what: Visit, limits: Limits, now: Callable[[], float]) -> Result:
    """Fetch what robots.txt allows, if it has changed. Nothing is raised for what a server does."""
    fetched: str | None = None
    try:
        robots = what.robots
        if robots is None:
            robots = fetched = fetch_robots(what.url, limits)
        allowed, delay = permission(robots, what.url)
        if not allowed:
            closed = "robots.txt of this host closes it to programs"
            return Result(error=closed, robots=fetched, delay=delay, refused=True)
        headers = {"If-None-Match": what.etag} if what.etag else {}
        headers |= {"If-Modified-Since": what.modified} if what.modified else {}
        answer = fetch(what.url, limits, headers=headers)
    except FetchError as error:
        return Result(error=error.reason, robots=fetched, refused=isinstance(error, FetchRefused))
    except Exception as error:  # a fault in a library must not stop the loop
        return Result(error=f"fetching failed ({type(error).__name__}: {str(error)[:100]})", robots=fetched)
    result = Result(answer, robots=fetched, delay=delay)
    if answer.status == 304:
        return result._replace(unchanged=True)
    if answer.status in _AWAY:
        return result._replace(error=f"it is not there any more (status {answer.status})", away=True)
    if answer.status in _LATER:
        retry = _retry_after(answer, now())
        later = f"the server asks to come back later (status {answer.status})"
        return result._replace(error=later, retry=retry)
    if not 200 <= answer.status < 300:
        return result._replace(error=f"the server answers {answer.status}")
    return result


def _retry_after(answer: Answer, now: float) -> int:
    said = answer.headers.get("retry-after", "").strip()
    try:
        seconds = float(said) if said.isdecimal() else parsedate_to_datetime(said).timestamp() - now
    except (ValueError, TypeError, OverflowError):
        return 0
    return int(max(_SHORTEST, min(seconds, _LONGEST)))


def iso(seconds: float) -> str:
    """A time as the ledger writes it. Example: iso(0) == "1970-01-01T00:00:00+00:00"."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
