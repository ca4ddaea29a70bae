"""What an address of the web holds: a page, a file of any format, or a feed with the articles that it leads to."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from banggiao.errors import FetchError, UnreadableInput
from banggiao.ingest.article import Notice
from banggiao.ingest.formats import HEAD, Format, format_of
from banggiao.ingest.readers import Input, read_input
from banggiao.ingest.web.feed import parse_feed
from banggiao.ingest.web.fetch import Answer, Limits, fetch
from banggiao.ingest.web.robots import fetch_robots, permission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from banggiao.ingest.items import Found

_PAGES = 50  # of a feed that are fetched at once; whoever wants them all watches it
_PAUSE = 1.0  # seconds between two of them


@dataclass(frozen=True, slots=True)
class UrlReader:
    """Fetches and reads addresses that a person names. `sleep` waits between the pages of a feed.

    What robots.txt says is for programs that go about by themselves: it holds for the pages that a feed leads to, not
    for an address that somebody typed.
    """

    limits: Limits
    sleep: Callable[[float], None] = time.sleep

    def __call__(self, url: str) -> Iterator[Found]:
        """Everything that `url` holds; what is wrong with it is given, not raised."""
        try:
            answer = fetch(url, self.limits)
        except FetchError as error:
            yield error
            return
        if not 200 <= answer.status < 300:
            yield UnreadableInput(url, f"the server answers {answer.status}", "check the address")
        elif _kind(answer) is Format.FEED or answer.kind == "application/feed+json":
            yield from self._feed(answer)
        else:
            yield from _read(url, answer)

    def _feed(self, answer: Answer) -> Iterator[Found]:
        feed = parse_feed(answer.body, answer.url, answer.kind)
        if feed.trouble:
            yield UnreadableInput(answer.url, feed.trouble, "check the address")
        entries = feed.entries[:_PAGES]
        if len(feed.entries) > _PAGES:
            rest = f"the first {_PAGES} of its {len(feed.entries)} articles; for all of them: banggiao watch add"
            yield Notice(answer.url, rest)
        robots: dict[str, str] = {}
        for number, entry in enumerate(entries):
            if number:
                self.sleep(_PAUSE)
            host = urlsplit(entry.url).netloc
            try:
                if host not in robots:
                    robots[host] = fetch_robots(entry.url, self.limits)
                if not permission(robots[host], entry.url).allowed:
                    yield UnreadableInput(entry.url, "robots.txt of this host closes it to programs")
                    continue
                page = fetch(entry.url, self.limits)
            except FetchError as error:
                yield error
                continue
            if 200 <= page.status < 300:
                yield from _read(entry.url, page)
            else:
                yield UnreadableInput(entry.url, f"the server answers {page.status}", "it may be gone")


def _kind(answer: Answer) -> Format:
    name = urlsplit(answer.url).path.rpartition("/")[2]
    said = {"text/html": ".html", "application/pdf": ".pdf", "text/csv": ".csv"}.get(answer.kind, "")
    kind = format_of(said or name, answer.body[:HEAD])
    # Servers call feeds HTML or XML as they please; how one begins says what it is.
    head = answer.body[:HEAD].lower()
    return Format.FEED if any(mark in head for mark in (b"<rss", b"<feed", b"<urlset", b"<sitemapindex")) else kind


def _read(url: str, answer: Answer) -> Iterator[Found]:
    kind = _kind(answer)
    name = {Format.PAGE: "x.html", Format.PDF: "x.pdf", Format.CSV: "x.csv"}.get(kind, urlsplit(answer.url).path)
    about = Input(url, name, url, url=answer.url, charset=answer.charset)
    yield from read_input(about, io.BytesIO(answer.body))
