"""The loop that watches: what is due is fetched, read and added, and due again at another time.

Due times and claims stand in the ledger, so that two loops share the work and neither does it twice; a loop that was
killed leaves claims that run out. One visit a host at a time, with a pause in between, whichever loop makes it.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, NamedTuple

from banggiao.errors import FetchFailed
from banggiao.ingest.web.fetch import Limits
from banggiao.ingest.web.polite import PoliteFetcher
from banggiao.ingest.web.robots import Robots, host_of
from banggiao.store.feeds import Fared, WatchedFeed, claim_feed, note_feed
from banggiao.store.pages import WatchedPage, add_pages, claim_page, next_due, note_host, note_page, take_host
from banggiao.watch.outcome import Led, PageReader, look_again, next_look
from banggiao.watch.visit import DAY, Result, Visit, iso, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from banggiao.ingest.pages.whole import Whole
    from banggiao.store.ledger import Ledger

_CLAIM = 300  # seconds that a claim holds: longer than any visit takes
_ROBOTS = DAY
_TOGETHER = 4  # visits at once
_PAUSE = 2.0  # seconds between two requests to a host that names none


class Happening(NamedTuple):
    """Something that the loop did, for whoever looks on: "feed", "page", "changed", "gone" or "error", of what, how."""

    kind: str
    url: str
    text: str


Job = WatchedFeed | WatchedPage


class _Brought(NamedTuple):
    """What came of a visit: where a feed leads, the article of a page, or why there is none."""

    result: Result
    led: Led | None = None
    whole: Whole | str = ""


class Watcher:
    """One loop over the feeds of a ledger.

    `reader`: reads pages and adds their articles. `limits`: of each fetch. `pause`: seconds between two requests to one
    host. `now`: the clock, in seconds since 1970.
    """

    def __init__(
        self,
        ledger: Ledger,
        reader: PageReader,
        *,
        limits: Limits = Limits(),  # noqa: B008  (a frozen value)
        pause: float = _PAUSE,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._ledger = ledger
        self._reader = reader
        self._limits = limits
        self._pause = pause
        self._now = now
        self._stopped = threading.Event()

    def run(self) -> Iterator[Happening]:
        """Do all that is due, and what becomes due by that; say what happened."""
        flying: dict[Future[_Brought], Job] = {}
        self._stopped.clear()
        with ThreadPoolExecutor(_TOGETHER) as threads:
            try:
                while True:
                    while len(flying) < _TOGETHER:
                        claimed = self._claim(frozenset(host_of(job.url) for job in flying.values()))
                        if claimed is None:
                            break
                        job, what = claimed
                        flying[threads.submit(self._bring, job, what)] = job
                    if not flying:
                        left = self._until_free()
                        if left is None:
                            return
                        time.sleep(left)
                        continue
                    done, _ = wait(flying, timeout=1.0, return_when=FIRST_COMPLETED)
                    for future in done:
                        yield from self._finish(flying.pop(future), future.result())
            finally:
                self._stopped.set()
                for future in flying:
                    future.cancel()

    def seconds_left(self) -> float | None:
        """How long there is nothing to do; None where nothing is watched."""
        with self._ledger.reading() as connection:
            due = next_due(connection, int(self._now()))
        return None if due is None else max(0.0, due - self._now())

    def _until_free(self) -> float | None:
        """The short while until a host may be asked again for something that is due; None where nothing is due soon."""
        left = self.seconds_left()
        return None if left is None or left > max(10.0, 2 * self._pause) else max(0.05, left)

    def _claim(self, busy: frozenset[str]) -> tuple[Job, Visit] | None:
        now = int(self._now())
        with self._ledger.writing() as connection:
            job: Job | None = claim_feed(connection, now, now + _CLAIM, busy)
            job = job or claim_page(connection, now, now + _CLAIM, busy)
            if job is None:
                return None
            host = take_host(connection, host_of(job.url), now, now + _CLAIM)
        known = job.hash if isinstance(job, WatchedPage) and job.state == "read" else ""
        return job, Visit(job.url, job.etag, job.modified, host.robots, known)

    def _bring(self, job: Job, what: Visit) -> _Brought:
        """Make a visit, and read what it brings; in a thread."""
        result = visit(what, self._limits, self._now)
        robots = Robots(self._limits, {host_of(job.url): result.robots or what.robots or ""})
        fetcher = PoliteFetcher(self._limits, robots, pause=self._pause, sleep=self._rest)
        if isinstance(job, WatchedFeed):
            return _Brought(result, led=self._reader.read_feed(result, fetcher.get))
        if result.error or result.unchanged or result.answer is None:
            return _Brought(result)
        return _Brought(result, whole=self._reader.read_page(job.url, result.answer, fetcher.get_page))

    def _rest(self, seconds: float) -> None:
        """Wait before a further page, unless the loop ends."""
        if self._stopped.wait(seconds):
            raise FetchFailed("watch", "watching was stopped", "it is read at the next look")

    def _finish(self, job: Job, brought: _Brought) -> Iterator[Happening]:
        now = self._now()
        result = brought.result
        happenings = self._feed(job, brought) if isinstance(job, WatchedFeed) else self._page(job, brought)
        pause = max(self._pause, result.delay, float(result.retry))
        with self._ledger.writing() as connection:
            free = int(self._now() + pause) if pause else 0
            note_host(connection, host_of(job.url), free, result.robots, int(now) + _ROBOTS)
        yield from happenings

    def _feed(self, feed: WatchedFeed, brought: _Brought) -> list[Happening]:
        now = self._now()
        result = brought.result
        fared, entries = brought.led or Led(Fared(error=result.error))
        due = int(now) + next_look(feed.every, feed.failures, fared, refused=result.refused)
        with self._ledger.writing() as connection:
            new = add_pages(connection, feed.pk, entries, int(now), iso(now))
            note_feed(connection, feed, fared, iso(now), due)
        if fared.error:
            return [Happening("error", feed.url, fared.error)]
        said = "nothing new" if result.unchanged or not new else f"{new} new pages"
        return [Happening("feed", feed.url, said)]

    def _page(self, page: WatchedPage, brought: _Brought) -> list[Happening]:
        now = self._now()
        result = brought.result
        if result.unchanged:
            return self._note(look_again(page, now), "page", "unchanged")
        if result.error or result.answer is None:
            return self._failed(page, result, now)
        added = self._reader.add_page(page, brought.whole)
        if added.error:
            return self._failed(page, result._replace(error=added.error), now)
        headers: Mapping[str, str] = {} if added.missing else result.answer.headers
        fresh = page._replace(  # an article that lacks a page is read anew at the next look, even if unchanged
            state="read", article=added.article, hash="" if added.missing else result.hash, error="", tries=0,
            etag=headers.get("etag", "")[:200], modified=headers.get("last-modified", "")[:100],
        )  # fmt: skip
        kind = "changed" if page.article and added.changed else "page"
        return self._note(look_again(fresh, now), kind, "; ".join(filter(None, (added.text, added.missing))))

    def _failed(self, page: WatchedPage, result: Result, now: float) -> list[Happening]:
        from banggiao.watch.outcome import failed

        after = failed(page, result, now)
        gone = after.state == "gone" and page.article
        if gone:
            from banggiao.store.pages import mark_gone

            with self._ledger.writing() as connection:
                mark_gone(connection, str(page.article), iso(now))
        return self._note(after, "gone" if gone else "error", result.error)

    def _note(self, page: WatchedPage, kind: str, text: str) -> list[Happening]:
        with self._ledger.writing() as connection:
            note_page(connection, page)
        return [Happening(kind, page.url, text)]


__all__ = ["Fared", "Happening", "Watcher"]
