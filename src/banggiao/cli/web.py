"""What the commands that fetch share: limits from the settings, and reading of addresses."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from banggiao.ingest.items import Found
    from banggiao.ingest.web.fetch import Limits


def load_limits() -> Limits:
    """How far fetching goes, with the hosts that the environment lets through."""
    from banggiao.ingest.web.fetch import Limits
    from banggiao.settings import load_settings

    return Limits(allowed=load_settings(os.environ).hosts)


def url_reader() -> Callable[[str], Iterator[Found]]:
    """What reads addresses. Nothing of the web is imported before one is named."""

    def read(url: str) -> Iterator[Found]:
        from banggiao.ingest.web.urls import UrlReader

        return UrlReader(load_limits())(url)

    return read
