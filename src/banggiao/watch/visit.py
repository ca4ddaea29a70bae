"""One visit to a server: what it lets us have, what it answered, what that means. Runs beside others, in a thread."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from banggiao.errors import FetchError, FetchRefused
from banggiao.ingest.web.fetch import Answer, Limits, fetch
from banggiao.ingest.web.robots import Robots, host_of

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = 86_400
_SHORTEST, _LONGEST = 60, DAY  # seconds of a Retry-After that are believed
_LATER = (429, 503)
_AWAY = (404, 410)


class Visit(NamedTuple):
    """What is to be fetched: a feed or page, with what is known of it and of its host's robots.txt.

    `hash`: of the body that was read, "" where none was.
    """

    url: str
    etag: str
    modified: str
    robots: str | None
    hash: str = ""


class Result(NamedTuple):
    """How a visit went. `answer`: None where there is none of use, and then `error` says why, in words.

    `robots`: the host's robots.txt where it was fetched anew. `retry`: seconds that the server wants us to wait.
    `hash`: of the body. `unchanged`: there is nothing new. `away`: the page is not there any more. `refused`: trying
    again changes nothing.
    """

    answer: Answer | None = None
    error: str = ""
    robots: str | None = None
    delay: float = 0.0
    retry: int = 0
    unchanged: bool = False
    away: bool = False
    refused: bool = False
    hash: str = ""


def visit(what: Visit, limits: Limits, now: Callable[[], float]) -> Result:
    """Fetch what robots.txt allows, if it has changed. Nothing is raised for what a server does."""
    host = host_of(what.url)
    robots = Robots(limits, {} if what.robots is None else {host: what.robots})
    result = Result()
    try:
        result = result._replace(delay=robots.check(what.url))
        headers = {"If-None-Match": what.etag} if what.etag else {}
        headers |= {"If-Modified-Since": what.modified} if what.modified else {}
        answer = fetch(what.url, limits, headers=headers, permit=robots.check)
        result = _judged(result._replace(answer=answer), what, answer, now())
    except FetchError as error:
        result = result._replace(error=error.reason, refused=isinstance(error, FetchRefused))
    except Exception as error:  # a fault in a library must not stop the loop
        result = result._replace(error=f"fetching failed ({type(error).__name__}: {str(error)[:100]})")
    return result._replace(robots=robots.texts.get(host)) if what.robots is None else result


def _judged(result: Result, what: Visit, answer: Answer, now: float) -> Result:
    """What an answer means."""
    if answer.status == 304:
        return result._replace(unchanged=True)
    if answer.status in _AWAY:
        return result._replace(error=f"it is not there any more (status {answer.status})", away=True)
    if answer.status in _LATER:
        retry = _retry_after(answer, now)
        later = f"the server asks to come back later (status {answer.status})"
        return result._replace(error=later, retry=retry)
    if not 200 <= answer.status < 300:
        return result._replace(error=f"the server answers {answer.status}")
    digest = hashlib.sha256(answer.body).hexdigest()
    return result._replace(hash=digest, unchanged=digest == what.hash)


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
