"""What the commands that fetch share: limits from the settings, and reading of addresses."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from banggiao.ingest.items import Found
    from banggiao.ingest.web.fetch import Limits
    from banggiao.ingest.web.urls import UrlReader


def load_limits() -> Limits:
    """How far fetching goes, with the hosts that the environment lets through."""
    from banggiao.ingest.web.fetch import Limits
    from banggiao.settings import load_settings

    return Limits(allowed=load_settings(os.environ).hosts)


@contextmanager
def url_reader() -> Iterator[Callable[[str], Iterator[Found]]]:
    """What reads addresses, with its workers while it is needed. Nothing of the web is imported before one is named."""
    with ExitStack() as stack:

        @cache
        def reader() -> UrlReader:
            from banggiao.ingest.pages.workers import PageWorkers
            from banggiao.ingest.web.urls import UrlReader

            return UrlReader(load_limits(), stack.enter_context(closing(PageWorkers(workers=1))))

        yield lambda url: reader()(url)
