"""Pages that nobody named: asked for one after another, as robots.txt lets us, with a pause before each."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from banggiao.errors import FetchFailed
from banggiao.ingest.items import PageJob
from banggiao.ingest.web.fetch import Answer, Limits, fetch

if TYPE_CHECKING:
    from collections.abc import Callable

    from banggiao.ingest.web.robots import Robots

SECONDS = 200.0
"""How long the pages after the first of one article may take, all together with the pauses."""


class PoliteFetcher:
    """Fetches pages one by one. `pause`: seconds before each, where robots.txt wants no more; `sleep` waits them.

    After `seconds` there are no more.
    """

    def __init__(
        self,
        limits: Limits,
        robots: Robots,
        *,
        pause: float,
        seconds: float = SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits = limits
        self._robots = robots
        self._pause = pause
        self._deadline = time.monotonic() + seconds
        self._sleep = sleep

    def get(self, url: str) -> Answer:
        """What `url` answers. Raises a FetchError where it may not or cannot be had, or is not there."""
        pause = max(self._pause, self._robots.check(url))
        if time.monotonic() + pause > self._deadline:
            raise FetchFailed(url, "its pages take too long", "it is tried again later")
        self._sleep(pause)
        answer = fetch(url, self._limits, permit=self._robots.check)
        if not 200 <= answer.status < 300:
            raise FetchFailed(url, f"the server answers {answer.status}", "it may be gone")
        return answer

    def get_page(self, url: str) -> PageJob:
        """The same, as a page to be read."""
        answer = self.get(url)
        return PageJob(url, url, answer.body, answer.url, answer.charset)
