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
from banggiao.ingest.items import Found, PageJob
from banggiao.ingest.pages.whole import read_whole
from banggiao.ingest.readers import Input, read_input
from banggiao.ingest.web.feed import Feed, parse_feed
from banggiao.ingest.web.fetch import Answer, Limits, fetch
from banggiao.ingest.web.polite import PoliteFetcher
from banggiao.ingest.web.robots import Robots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from banggiao.ingest.pages.workers import PageWorkers

_PAGES = 50  # of a feed that are fetched at once; whoever wants them all watches it
_PAUSE = 1.0  # seconds between two of them


@dataclass(frozen=True, slots=True)
class UrlReader:
    """Fetches and reads addresses that a person names; pages and feeds are read in `workers`.

    What robots.txt says is for programs that go about by themselves: it holds for the pages that a feed leads to and
    those on which an article goes on, not for an address that somebody typed. `sleep` waits before each of them.
    """

    limits: Limits
    workers: PageWorkers
    sleep: Callable[[float], None] = time.sleep

    def __call__(self, url: str) -> Iterator[Found]:
        """Everything that `url` holds; what is wrong with it is given, not raised."""
        robots = Robots(self.limits, {})
        try:
            answer = fetch(url, self.limits)
        except FetchError as error:
            yield error
            return
        if not 200 <= answer.status < 300:
            yield UnreadableInput(url, f"the server answers {answer.status}", "check the address")
        elif _kind(answer) is Format.FEED or answer.kind == "application/feed+json":
            yield from self._feed(answer, robots)
        else:
            yield from self._read(url, answer, robots)

    def _feed(self, answer: Answer, robots: Robots, *, deeper: bool = True) -> Iterator[Found]:
        feed = self.workers.call(parse_feed, answer.body, answer.url, answer.kind)
        if not isinstance(feed, Feed):
            yield UnreadableInput(answer.url, f"reading this feed {feed}", "check the address")
            return
        if feed.trouble:
            yield UnreadableInput(answer.url, feed.trouble, "check the address")
        if len(feed.entries) > _PAGES:
            rest = f"the first {_PAGES} of its {len(feed.entries)} articles; for all of them: banggiao watch add"
            yield Notice(answer.url, rest)
        for url in [entry.url for entry in feed.entries[:_PAGES]] + list(feed.maps if deeper else ()):
            try:
                page = self._fetcher(robots).get(url)
            except FetchError as error:
                yield error
            else:
                further = self._feed(page, robots, deeper=False) if url in feed.maps else self._read(url, page, robots)
                yield from further

    def _read(self, url: str, answer: Answer, robots: Robots) -> Iterator[Found]:
        kind = _kind(answer)
        if kind is Format.PAGE:
            job = PageJob(url, url, answer.body, answer.url, answer.charset)
            whole = read_whole(job, self.workers, self._fetcher(robots).get_page)
            yield from whole.found
            if whole.missing:
                yield Notice(url, whole.missing)
            return
        name = {Format.PDF: "x.pdf", Format.CSV: "x.csv"}.get(kind, urlsplit(answer.url).path)
        about = Input(url, name, url, url=answer.url, charset=answer.charset)
        yield from read_input(about, io.BytesIO(answer.body))

    def _fetcher(self, robots: Robots) -> PoliteFetcher:
        return PoliteFetcher(self.limits, robots, pause=_PAUSE, sleep=self.sleep)


def _kind(answer: Answer) -> Format:
    name = urlsplit(answer.url).path.rpartition("/")[2]
    said = {"text/html": ".html", "application/pdf": ".pdf", "text/csv": ".csv"}.get(answer.kind, "")
    kind = format_of(said or name, answer.body[:HEAD])
    # Servers call feeds HTML or XML as they please; how one begins says what it is.
    head = answer.body[:HEAD].lower()
    return Format.FEED if any(mark in head for mark in (b"<rss", b"<feed", b"<urlset", b"<sitemapindex")) else kind
