"""What follows from a visit: the entries of a feed, the article of a page, and when to come again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from banggiao.errors import FetchError, InputError, LedgerError
from banggiao.ingest.formats import Format, format_of
from banggiao.ingest.items import PageJob, Placed
from banggiao.ingest.pages.whole import Whole, read_whole
from banggiao.ingest.web.feed import Entry, Feed, parse_feed
from banggiao.store.feeds import Fared
from banggiao.store.pages import NEVER, WatchedPage
from banggiao.watch.visit import DAY, Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from banggiao.ingest.pages.workers import PageWorkers
    from banggiao.ingest.web.fetch import Answer
    from banggiao.model.article import Article

_AGAIN = (3_600, 21_600, DAY, 3 * DAY, 7 * DAY)
"""After how many seconds a page that was read is looked at again: an edit comes soon or never."""
_TRIES = 6
_FIRST_TRY = 300
_REFUSED = 7 * DAY


class Added(NamedTuple):
    """What came of a page. `article`: its id in the ledger; `changed`: it was there with another text or title.

    `missing`: which page of the article is not read, and why.
    """

    article: str | None = None
    changed: bool = False
    text: str = ""
    error: str = ""
    missing: str = ""


class Led(NamedTuple):
    """How a look at a feed went, and what it leads to."""

    fared: Fared
    entries: tuple[Entry, ...] = ()


class Add(Protocol):
    """Adds an article to the ledger; the page's address goes with it."""

    def __call__(self, article: Article) -> Added:
        """Add `article`."""


class PageReader:
    """Reads what visits bring, feeds and pages both in workers, and adds articles."""

    def __init__(self, workers: PageWorkers, add: Add) -> None:
        self._workers = workers
        self._add = add

    def read_feed(self, result: Result, get: Callable[[str], Answer]) -> Led:
        """How a look at a feed went, and what it leads to; `get` fetches the sitemaps that a list of them leads to."""
        answer = result.answer
        if result.error or answer is None:
            return Led(Fared(error=result.error, retry=result.retry))
        if result.unchanged:
            return Led(Fared(url=answer.moved))
        feed = self._parsed(answer)
        for url in feed.maps:
            further = self._map(url, get)
            trouble = feed.trouble or (further.trouble and f"{url}: {further.trouble}")
            feed = feed._replace(entries=feed.entries + further.entries, trouble=trouble)
        # What is broken is asked for again as a whole, and sitemaps with the list of them; what they gave is taken.
        known = {} if feed.trouble or feed.maps else answer.headers
        etag, modified = (known.get(name, "")[:200] for name in ("etag", "last-modified"))
        return Led(Fared(feed.trouble, answer.moved, feed.title, etag, modified, len(feed.entries)), feed.entries)

    def _map(self, url: str, get: Callable[[str], Answer]) -> Feed:
        try:
            return self._parsed(get(url))
        except FetchError as error:
            return Feed("", (), error.reason)
        except Exception as error:  # a fault in a library must not stop the loop
            return Feed("", (), _broken(error))

    def _parsed(self, answer: Answer) -> Feed:
        found = self._workers.call(parse_feed, answer.body, answer.url, answer.kind)
        return found if isinstance(found, Feed) else Feed("", (), f"reading this feed {found}")

    def read_page(self, url: str, answer: Answer, get: Callable[[str], PageJob]) -> Whole | str:
        """The article of the page at `url`, with the pages on which it goes on; or why there is none."""
        kind = format_of("", answer.body[:1_024])
        if kind is not Format.PAGE and answer.kind not in ("text/html", "application/xhtml+xml"):
            return f"no web page ({answer.kind or kind.value})"
        try:
            return read_whole(PageJob(url, url, answer.body, answer.url, answer.charset), self._workers, get)
        except Exception as error:  # one page that breaks the reader must not stop the loop
            return _broken(error)

    def add_page(self, page: WatchedPage, whole: Whole | str) -> Added:
        """Add the article of a page."""
        if isinstance(whole, str):
            return Added(error=whole)
        for item in whole.found:
            if isinstance(item, InputError):
                return Added(error=item.reason)
            if isinstance(item, Placed):
                added = self._added(_with_what_the_feed_says(item.article, page))
                return added._replace(missing=whole.missing)
        return Added(error="nothing was read")

    def _added(self, article: Article) -> Added:
        try:
            return self._add(article)
        except LedgerError:
            raise
        except Exception as error:  # one article that breaks the reader must not stop the loop
            return Added(error=_broken(error))


def _broken(error: Exception) -> str:
    return f"reading failed ({type(error).__name__}: {str(error)[:100]})"


def next_look(every: int, failures: int, fared: Fared, *, refused: bool) -> int:
    """The seconds until a feed is due again: longer with each failure in a row, as its server says where it does."""
    if not fared.error or fared.entries:
        return every
    if refused:
        return max(every, DAY)
    return max(fared.retry, min(every << min(failures, 10), max(DAY, every)))


def look_again(page: WatchedPage, now: float) -> WatchedPage:
    """A page that was read or found unchanged, with the time of the next look at it."""
    if page.checks >= len(_AGAIN):
        return page._replace(due=NEVER, state="read", error="", tries=0)
    return page._replace(due=int(now) + _AGAIN[page.checks], checks=page.checks + 1, state="read", error="", tries=0)


def failed(page: WatchedPage, result: Result, now: float) -> WatchedPage:
    """A page that could not be had. One whose article was read is gone once it is away at two looks in a row."""
    tries = page.tries + 1
    if result.away and (page.article is None or page.tries):
        return page._replace(state="gone" if page.article else "failed", due=NEVER, tries=tries, error=result.error)
    if tries >= _TRIES or (result.refused and page.article is None):
        state = "read" if page.article else "failed"
        return page._replace(state=state, due=NEVER, tries=tries, error=result.error)
    wait = max(_FIRST_TRY * 2**tries, result.retry)
    return page._replace(due=int(now) + wait, tries=tries, error=result.error)


def _with_what_the_feed_says(article: Article, page: WatchedPage) -> Article:
    from dataclasses import replace

    from banggiao.ingest.pages.about import local_day

    article = replace(article, url=article.url or page.url)
    if article.published is None and page.published:
        return replace(article, published=local_day(page.published), published_at=page.published)
    return article
