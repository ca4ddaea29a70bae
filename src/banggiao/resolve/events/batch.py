"""All mentions of a file to events: one article after another, in an order that does not depend on the file's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.resolve.events.across import Assignment, assign, telling_of
from banggiao.resolve.events.known import EventsInMemory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from banggiao.resolve.events.traces import Trace


def resolve(traces: Iterable[Trace], stories: Mapping[str, str] | None = None) -> Iterator[Assignment]:
    """The events that `traces`, mentions of any number of articles in any order, tell of.

    `stories`: article to story, where that is known. Articles are taken by their days, those without one last.
    """
    by_article: dict[str, list[Trace]] = {}
    for trace in traces:
        by_article.setdefault(trace.article, []).append(trace)
    known = EventsInMemory()
    for article in sorted(by_article, key=lambda name: (by_article[name][0].day or "~", name)):
        story = (stories or {}).get(article, "")
        found = assign(by_article[article], known, story=story)
        telling = telling_of([one.mentions for one in found], story=story)
        for one in found:
            known.add(one, telling)
        yield from found
