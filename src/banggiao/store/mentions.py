"""Event mentions of the ledger: each goes to the event that it tells of, and an event keeps its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.resolve.events.across import assign, telling_of
from banggiao.resolve.events.keep import keep_ids
from banggiao.resolve.events.summary import Told
from banggiao.store.events import New, Reported, add_events
from banggiao.store.identity import anchors, inside
from banggiao.store.profiles import Compared, EventsInLedger, keep_telling, trace
from banggiao.store.record import dump_mention
from banggiao.store.rows import ask_in, insert_tuples, select_in, sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from banggiao.model.event import EventMention
    from banggiao.resolve.events.across import Assignment
    from banggiao.resolve.events.profiles import Profile
    from banggiao.resolve.persons import Names
    from banggiao.store.articles import Place, Read
    from banggiao.store.rows import Keys
    from banggiao.store.stories import Setting

_COLUMNS = (
    "pk", "id", "anchor", "article", "reading", "resolved", "event", "live", "rejected", "sentence", "record",
)  # fmt: skip
_OLD = sql("SELECT DISTINCT event FROM mentions WHERE article = :article AND live = 1")
_SUPERSEDE = sql("UPDATE mentions SET live = 0 WHERE article = :article AND live = 1")


class _Judged(NamedTuple):
    """What the ledger knows of anchors already: the events of earlier readings, and what analysts said."""

    kept: dict[str, str]  # anchor to the event that resolving chose
    pins: dict[str, str]  # anchor to the event that an analyst chose
    rejected: frozenset[str]


class _Group(NamedTuple):
    """The mentions of one event of an article: their places, the id of the event known, None for a new one, and what
    the article tells of it.
    """

    places: list[int]
    event: str | None
    profile: Profile


_NOTHING = _Judged({}, {}, frozenset())


def supersede(connection: Connection, article: int) -> set[int]:
    """Take the mentions of an article out of queries, without deleting them; the events that they told of."""
    touched = {row.event for row in connection.execute(_OLD, {"article": article})}
    if touched:
        connection.execute(_SUPERSEDE, {"article": article})
    return touched


def add_mentions(
    connection: Connection, keys: Keys, names: Names, read: Read, spot: Place, setting: Setting
) -> set[int]:
    """Add the mentions of a reading, each under its event; the keys of the events there before that they tell of.

    Events whose mentions an earlier reading had already (same anchors) keep their ids; what an analyst said goes first.
    """
    events = read.reading.events
    if not events:
        return set()
    marks = anchors(spot.id, read.article.text, events)
    judged = _NOTHING if spot.fresh else _judged(connection, marks)
    day = read.reading.published.edtf or ""
    traces = [trace(event, spot.id, day, names) for event in events]
    found = assign(traces, EventsInLedger(connection), story=setting.story)
    telling = telling_of([one.mentions for one in found], story=setting.story)
    if spot.shown:
        keep_telling(connection, spot.article, telling)
    groups = _groups(found, events)
    chosen, new = _name(connection, groups, marks, judged.kept)
    redirected = _redirects(connection, set(chosen) - set(new))
    shown = [judged.pins.get(mark) or redirected.get(id_) or id_ for mark, id_ in zip(marks, chosen, strict=True)]
    there = event_keys(connection, {*chosen, *shown} - set(new))
    reports: dict[str, list[Reported]] = {id_: [] for id_ in new}
    for event, id_, mark in zip(events, shown, marks, strict=True):
        if id_ in reports and spot.shown and mark not in judged.rejected:
            told = Told(event, spot.id, read.article.source, day, setting.copy_of)
            reports[id_].append(Reported(spot.article, telling.day, told))
    known: dict[str, Compared] = {}
    if spot.fresh:  # nothing was judged: what the article tells of a new event is all that there is
        known = {chosen[group.places[0]]: Compared(group.profile, (spot.article,)) for group in groups}
    news = [New(id_, here, known.get(id_)) for id_, here in reports.items()]
    pks = there | add_events(connection, keys, names, news)
    records = list(map(dump_mention, events))
    ids = [inside("m", mark, mark, record) for mark, record in zip(marks, records, strict=True)]
    if not spot.fresh:
        ids = _renamed(connection, ids, spot.reading)
    article, reading, live = spot.article, spot.reading, int(spot.shown)
    pks_of = keys.several("mentions", len(events)), map(pks.__getitem__, chosen), map(pks.__getitem__, shown)
    rows = [
        (pk, id_, mark, article, reading, resolved, now, live, int(mark in judged.rejected), event.sentence[0], record)
        for pk, resolved, now, id_, mark, event, record in zip(*pks_of, ids, marks, events, records, strict=True)
    ]
    insert_tuples(connection, "mentions", _COLUMNS, rows)
    return {there[id_] for id_ in shown if id_ in there}


def event_keys(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The keys of the rows of events, by their ids."""
    return dict(ask_in(connection, "SELECT id, pk FROM events WHERE id IN (?)", sorted(ids)))


def _groups(found: Sequence[Assignment], events: Sequence[EventMention]) -> list[_Group]:
    """The events of an article as they were assigned, in the order of their first mentions."""
    spots: dict[tuple[int, int, str], list[int]] = {}
    for place, event in enumerate(events):
        spots.setdefault((event.sentence.start, event.trigger.start, event.kind), []).append(place)
    groups = []
    for one in found:
        places = sorted(spots[trace.sentence, trace.place_in_text, trace.kind].pop(0) for trace in one.mentions)
        groups.append(_Group(places, one.event if one.known else None, one.profile))
    return sorted(groups, key=lambda group: group.places)


def _name(
    connection: Connection, groups: Sequence[_Group], marks: Sequence[str], kept: dict[str, str]
) -> tuple[list[str], list[str]]:
    """The event of each mention, and the new ones among them."""
    names: list[str | None] = [None] * len(groups)
    if kept:
        now = {str(number): [marks[place] for place in group.places] for number, group in enumerate(groups)}
        before = keep_ids(now, kept)
        names = [before[number] if before[number] != number else None for number in now]
    taken = {name for name in names if name}
    for number, group in enumerate(groups):
        if names[number] is None and group.event and group.event not in taken:
            names[number] = group.event
    founding = [group.places[0] for name, group in zip(names, groups, strict=True) if name is None]
    founded = {place: _founded(marks[place], 0) for place in founding}
    there = set(kept.values()) | set(event_keys(connection, founded.values()))
    chosen, new = [""] * len(marks), []
    for name, group in zip(names, groups, strict=True):
        id_, first = name or founded[group.places[0]], marks[group.places[0]]
        if name is None:
            if id_ in there:
                id_ = next(free for count in range(1, len(marks) + 2) if (free := _founded(first, count)) not in there)
            new.append(id_)
        for place in group.places:
            chosen[place] = id_
    return chosen, new


def _founded(mark: str, count: int) -> str:
    """The id of the event that the mention `mark` founds; `count`: how many it has founded before."""
    return inside("e", mark, mark, *([count] if count else []))


def _judged(connection: Connection, marks: Sequence[str]) -> _Judged:
    kept = select_in(
        connection,
        "SELECT m.anchor, e.id FROM mentions m JOIN events e ON e.pk = m.resolved "
        "WHERE m.anchor IN :keys ORDER BY m.pk",
        marks,
    )
    pins = select_in(connection, "SELECT anchor, event FROM pins WHERE anchor IN :keys", marks)
    rejected = select_in(
        connection, "SELECT subject FROM verdicts WHERE verdict = 'negative' AND subject IN :keys", marks
    )
    return _Judged(
        {row.anchor: row.id for row in kept},
        {row.anchor: row.event for row in pins},
        frozenset(row.subject for row in rejected),
    )


def _redirects(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Where events went that were merged into others."""
    statement = "SELECT subject, merged FROM verdicts WHERE merged IS NOT NULL AND subject IN (?)"
    return dict(ask_in(connection, statement, sorted(ids)))


def _renamed(connection: Connection, ids: list[str], reading: int) -> list[str]:
    """`ids`, others where an earlier reading has the same mention of another version."""
    found = select_in(connection, "SELECT id FROM mentions WHERE id IN :keys", ids)
    taken = {row.id for row in found}
    return [inside("m", id_, id_, reading) if id_ in taken else id_ for id_ in ids]
