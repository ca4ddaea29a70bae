"""Ids that last: when articles are read again, events keep the ids that their mentions had."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def keep_ids(events: Mapping[str, Sequence[str]], before: Mapping[str, str]) -> dict[str, str]:
    """The id that each event goes on with.

    `events`: the anchors of each event's mentions (`Trace.anchor`), by the id that it got now. `before`: the event of
    each anchor as it was. An event takes the id that most of its mentions had; where two events claim one id (what
    was one is now two), the one with more of its mentions keeps it. What has no mention of before keeps its new id.

    Example: an event of which one mention is no longer found, and another is new, has its old id.
    """
    claims: list[tuple[int, str, str]] = []
    for now, anchors in events.items():
        counted = Counter(before[anchor] for anchor in anchors if anchor in before)
        claims += [(-count, was, now) for was, count in counted.items()]
    kept: dict[str, str] = {}
    taken: set[str] = set()
    for _, was, now in sorted(claims):
        if now not in kept and was not in taken:
            kept[now] = was
            taken.add(was)
    return {now: kept.get(now, now) for now in events}
