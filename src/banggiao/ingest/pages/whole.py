"""Articles that go over several pages: those after the first are fetched and read, and joined to it in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from banggiao.errors import FetchError
from banggiao.ingest.pages.blocks import squeeze
from banggiao.ingest.pages.page import Page, join_pages
from banggiao.ingest.pages.workers import finish

if TYPE_CHECKING:
    from collections.abc import Callable

    from banggiao.ingest.items import PageJob, Read
    from banggiao.ingest.pages.workers import PageWorkers

MOST = 10
"""How many pages of one article are read."""


class Whole(NamedTuple):
    """What was read of an article. `missing`: which of its pages is not read and why, "" where all are."""

    found: tuple[Read, ...]
    missing: str = ""


def read_whole(job: PageJob, workers: PageWorkers, get: Callable[[str], PageJob]) -> Whole:
    """The article of the page of `job`, with the pages of the same host on which it goes on.

    `get` fetches one, and raises a FetchError where it cannot be had: then there is what was read until then. A page
    that was read already, has nothing new or is another article's ends it: some papers call these their next page, too.
    """
    answer = workers.read(job)
    if isinstance(answer, str) or not answer[0].next:
        return Whole(tuple(finish(job, answer)))
    page, notice = answer
    seen = {job.url, job.id}
    missing = ""
    count = 1
    while (url := page.next.partition("#")[0]) and url not in seen:
        seen.add(url)
        count += 1
        further = f"more than {MOST} pages" if count > MOST else _further(url, job, workers, get)
        if isinstance(further, str):
            missing = f"page {count} of this article, {url}, is not read: {further}"
            break
        joined = join_pages(page, further)
        if joined.text == page.text or not _is_of(page, further):
            break
        page = joined
    return Whole(tuple(finish(job, (page._replace(next=""), notice))), missing)


def _further(url: str, first: PageJob, workers: PageWorkers, get: Callable[[str], PageJob]) -> Page | str:
    """The page at `url`, or why there is none."""
    try:
        if _host(url) != _host(first.url):
            return "it is of another host"
        job = get(url)
    except FetchError as error:
        return error.reason
    if _host(job.url) != _host(first.url):
        return f"it leads to another host, {_host(job.url)}"
    answer = workers.read(job)
    return answer if isinstance(answer, str) else answer[0].trouble or answer[0]


def _is_of(first: Page, further: Page) -> bool:
    """Whether a page is one of the article of `first`: its title is, or says no more than which page it is."""
    one, other = (squeeze(page.about.title).lower() for page in (first, further))
    return bool(one and other) and (one in other or other in one)


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()
