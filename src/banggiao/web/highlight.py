"""Text with what was read of it marked: each mark with its role, so that colour is never all that tells them apart."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from banggiao.model.event import EventMention
    from banggiao.store.reading_room import Opened

ROLES = ("act", "who", "whom", "person", "when", "where", "says", "count", "other")
"""What a sentence's words are evidence of, by the names of their words (`role.who`) and of their style."""

LAYERS = (*ROLES, "quote", "listing", "name", "time")
"""What can be shown on a whole article."""


class Mark(NamedTuple):
    """A stretch of a text and its role. `event`: the id of the event that it is evidence of, "" for none."""

    start: int
    end: int
    role: str
    detail: str = ""
    event: str = ""


class Segment(NamedTuple):
    """A stretch over which the same marks lie, the widest first. `begins`: the roles that begin here, for labels."""

    text: str
    roles: tuple[str, ...]
    begins: tuple[str, ...]
    event: str


def evidence(mention: EventMention, event: str = "") -> list[Mark]:
    """The marks of one mention: its trigger, parties, people, time, place, who is credited, numbers, further roles."""
    marks = [Mark(mention.trigger.start, mention.trigger.end, "act", mention.kind, event)]
    marks += [Mark(one.start, one.end, "who", one.code, event) for one in mention.actors]
    marks += [Mark(one.start, one.end, "whom", one.code, event) for one in mention.recipients]
    marks += [Mark(one.start, one.end, "person", one.name, event) for one in mention.people]
    marks += [Mark(one.start, one.end, "other", one.role, event) for one in mention.others]
    marks += [Mark(one.start, one.end, "says", one.name, event) for one in mention.attribution]
    marks += [Mark(one.start, one.end, "count", one.text, event) for one in mention.quantities]
    if mention.date:
        marks.append(Mark(mention.date.start, mention.date.end, "when", mention.date.edtf, event))
    if mention.place:
        marks.append(Mark(mention.place.start, mention.place.end, "where", mention.place.country, event))
    return [mark for mark in marks if mark.end > mark.start]


def layers_of(article: Opened) -> list[Mark]:
    """The marks of all that was read of an article."""
    marks = [mark for one in article.mentions if not one.rejected for mark in evidence(one.mention, one.event)]
    marks += [Mark(one.start, one.stop, "person", one.name) for one in article.persons]
    marks += [Mark(one.start, one.end, "quote", one.speaker) for one in article.statements]
    marks += [Mark(one.start, one.end, "listing", one.subject.name) for one in article.listings]
    return marks


def segments(text: str, marks: Iterable[Mark], offset: int = 0) -> list[Segment]:
    """`text`, which begins at `offset` of what the marks count in, cut where a mark begins or ends.

    Marks outside are left out, so that the segments together are `text` whatever the marks say.
    Example: segments("Nga thăm Lào", [Mark(0, 3, "who")])[0] is Segment("Nga", ("who",), ("who",), "").
    """
    inside = sorted(
        {
            mark._replace(start=max(0, mark.start - offset), end=min(len(text), mark.end - offset))
            for mark in marks
            if mark.start - offset < len(text) and mark.end > offset
        },
        key=lambda mark: (mark.start, -mark.end, LAYERS.index(mark.role)),
    )
    cuts = sorted({0, len(text), *(one for mark in inside for one in (mark.start, mark.end))})
    found: list[Segment] = []
    live: list[Mark] = []
    place = 0
    for start, end in pairwise(cuts):
        live = [mark for mark in live if mark.end > start]
        begun = []
        while place < len(inside) and inside[place].start == start:
            begun.append(inside[place])
            place += 1
        live += begun
        found.append(_segment(text[start:end], live, begun))
    return found


def _segment(text: str, live: Sequence[Mark], begun: Sequence[Mark]) -> Segment:
    roles = tuple(dict.fromkeys(mark.role for mark in sorted(live, key=lambda one: one.start - one.end)))
    event = next((mark.event for mark in live if mark.role == "act"), "")
    return Segment(text, roles, tuple(dict.fromkeys(mark.role for mark in begun)), event)
