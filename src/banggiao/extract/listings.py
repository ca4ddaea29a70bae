"""Who is said to stand on a sanctions list, by whom and why: read from the event mentions that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.model.event import Argument, Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from banggiao.model.event import EventMention


def find_listings(events: Iterable[EventMention], entries: frozenset[str]) -> Iterator[Listing]:
    """A listing for each person, else each party, that an event puts on a list.

    `entries`: ids of the triggers that speak of a list. Example: "ông Kim nằm trong danh sách trừng phạt của Mỹ"
    lists Kim, by USA.
    """
    for event in events:
        if event.trigger.entry not in entries:
            continue
        reason = next((other for other in event.others if other.role == "reason"), None)
        people = [Argument(p.code, p.name, "listed", p.start, p.end) for p in event.people]
        for subject in people or [argument._replace(role="listed") for argument in event.recipients]:
            start = min(event.trigger.start, subject.start)
            end = max(event.trigger.end, reason.end if reason else 0)
            yield Listing(subject, event.actors, reason.name if reason else "", start, end)
