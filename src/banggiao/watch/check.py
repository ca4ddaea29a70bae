"""Asking feeds whether they answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

from banggiao.errors import FetchError
from banggiao.ingest.web.feed import Feed, parse_feed
from banggiao.ingest.web.fetch import Limits, fetch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.ingest.pages.workers import PageWorkers
    from banggiao.ingest.web.opml import Outline

_TOGETHER = 8


class Checked(NamedTuple):
    """What a feed answered. `answers`: "yes", or "no" with the error in words; `entries`: how many it has."""

    title: str
    url: str
    answers: str
    entries: int
    error: str


def check_feeds(outlines: Sequence[Outline], limits: Limits, workers: PageWorkers) -> list[Checked]:
    """Ask every feed, several at once, each a single time; in their order. What they answer is read in `workers`."""
    with ThreadPoolExecutor(_TOGETHER) as threads:
        return list(threads.map(lambda one: _check(one, limits, workers), outlines))


def _check(outline: Outline, limits: Limits, workers: PageWorkers) -> Checked:
    try:
        answer = fetch(outline.url, limits)
    except FetchError as error:
        return Checked(outline.title, outline.url, "no", 0, error.reason)
    if not 200 <= answer.status < 300:
        return Checked(outline.title, outline.url, "no", 0, f"the server answers {answer.status}")
    feed = workers.call(parse_feed, answer.body, answer.url, answer.kind)
    if not isinstance(feed, Feed):
        return Checked(outline.title, outline.url, "no", 0, f"reading this feed {feed}")
    found = len(feed.entries) or len(feed.maps)
    return Checked(feed.title or outline.title, outline.url, "yes" if found else "no", found, feed.trouble)
