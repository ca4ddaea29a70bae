"""The data of a timeline: the events of a window, or their counts where there are more than can be told apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from banggiao.model.edtf import bounds, precision, split
from banggiao.model.ontology import load_ontology
from banggiao.store import timeline as store
from banggiao.web.charts.days import date, iso
from banggiao.web.charts.names import quads, said_of, statuses, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from banggiao.store.find import Found
    from banggiao.store.timeline import Subject, Tally
    from banggiao.web.labels import Labels
    from banggiao.web.words import Words

APART = 250
"""So many events of a window are shown one by one; of more, how many there are in each span."""

_SPANS = (("day", 1, 190), ("month", 30, 240), ("year", 365, 150))
_ENDLESS = 365  # days that an event without a known end is drawn over
_WORDS = 160


@dataclass(frozen=True, slots=True)
class Bin:
    """How many events of a class and a status begin in a span: `start` is its first day, `end` the one after it."""

    start: str
    end: str
    quad: int
    status: str
    events: int


@dataclass(frozen=True, slots=True)
class Happening:
    """An event on the timeline; not `precise` where its days are not known, and then drawn over all it may mean."""

    id: str
    href: str
    quad: int
    status: str
    first: str
    last: str
    precise: bool
    date: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A window of a timeline: `bins` where `unit` says by what is counted, else `events`.

    `first`, `last`: of everything, None where nothing is dated. `lanes`: classes from top to bottom.
    """

    first: str | None
    last: str | None
    start: str
    stop: str
    today: str
    unit: str
    total: int
    undated: int
    bins: tuple[Bin, ...]
    events: tuple[Happening, ...]
    lanes: tuple[dict[str, object], ...]
    statuses: dict[str, str]
    labels: dict[str, str]


def draw_timeline(
    connection: Connection, subject: Subject, window: tuple[int, int], *, today: int, words: Words, labels: Labels
) -> Timeline:
    """The timeline of a subject within a window of days; 0 for an open end.

    Example: draw_timeline(connection, Subject(pair=("RUS", "PRK")), (20240101, 0), …) is this year's and after.
    """
    whole = store.extent(connection, subject)
    first, last = max(window[0] or whole.first, 1), window[1] or whole.last
    total = store.count(connection, subject, first, last) if whole.dated and first <= last else 0
    unit = ""
    bins: tuple[Bin, ...] = ()
    events: tuple[Happening, ...] = ()
    if total > APART:
        unit = _unit(first, last)
        bins = _bins(store.tally(connection, subject, first, last, unit), unit)
    elif total or whole.dated:
        found = store.in_window(connection, subject, first, last, APART + 50) if first <= last else []
        events = tuple(_happening(event, labels) for event in reversed(found))
    return Timeline(
        first=iso(whole.first) or None,
        last=iso(whole.last) or None,
        start=iso(first) if whole.dated else "",
        stop=iso(last),
        today=iso(today),
        unit=unit,
        total=total,
        undated=whole.undated,
        bins=bins,
        events=events,
        lanes=tuple({"quad": quad, "label": name} for quad, name in quads(words).items()),
        statuses=statuses(labels),
        labels=words_of(words),
    )


def _unit(first: int, last: int) -> str:
    days = (date(last) - date(first)).days
    return next((unit for unit, length, most in _SPANS if days / length <= most), "decade")


def _bins(tallies: Sequence[Tally], unit: str) -> tuple[Bin, ...]:
    ontology = load_ontology()
    counts: dict[tuple[int, int, str], int] = {}
    for tally in tallies:
        if tally.kind in ontology:
            key = tally.span, ontology[tally.kind].quad, tally.status
            counts[key] = counts.get(key, 0) + tally.events
    return tuple(
        Bin(iso(span), after(span, unit).isoformat(), quad, status, events)
        for (span, quad, status), events in sorted(counts.items())
    )


def after(span: int, unit: str) -> dt.date:
    """The first day after a span that begins on a day. Example: after(20240201, "month") == dt.date(2024, 3, 1)."""
    start = date(span)
    if unit == "day":
        return start + dt.timedelta(days=1)
    if unit == "month":
        return dt.date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return dt.date(min(9_999, start.year + (1 if unit == "year" else 10)), 1, 1)


def _happening(event: Found, labels: Labels) -> Happening:
    first, last = bounds(event.edtf)
    first = first or date(event.day)
    kind = load_ontology().get(event.kind)
    return Happening(
        id=event.id,
        href=f"/events/{event.id}",
        quad=kind.quad if kind else 1,
        status=event.status,
        first=first.isoformat(),
        last=max(first, last or first + dt.timedelta(days=_ENDLESS)).isoformat(),
        precise=all(precision(end) in ("day", "time") for end in split(event.edtf)),
        date=labels.date(event.edtf),
        label=said_of(event, labels),
        words=event.sentence if len(event.sentence) <= _WORDS else f"{event.sentence[:_WORDS].rstrip()}…",
    )
