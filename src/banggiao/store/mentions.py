"""Event mentions of the ledger: each goes to the event that it tells of, and an event keeps its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.resolve.resolver import Known, Report
from banggiao.store.events import add_events, candidates, events_before
from banggiao.store.identity import anchors, inside
from banggiao.store.record import dump_mention
from banggiao.store.rows import insert, select_in, sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from banggiao.model.event import EventMention
    from banggiao.resolve.resolver import Resolver
    from banggiao.store.articles import Place, Read
    from banggiao.store.rows import Keys

_OLD = sql("SELECT DISTINCT event FROM mentions WHERE article = :article AND live = 1")
_SUPERSEDE = sql("UPDATE mentions SET live = 0 WHERE article = :article AND live = 1")


class _Judged(NamedTuple):
    """What the ledger knows of anchors already: the events of earlier readings, and what analysts said."""

    kept: dict[str, str]  # anchor to the event that the resolver chose
    pins: dict[str, str]  # anchor to the event that an analyst chose
    rejected: frozenset[str]


_NOTHING = _Judged({}, {}, frozenset())


def supersede(connection: Connection, article: int) -> set[int]:
    """Take the mentions of an article out of queries, without deleting them; the events that they told of."""
    touched = {row.event for row in connection.execute(_OLD, {"article": article})}
    if touched:
        connection.execute(_SUPERSEDE, {"article": article})
    return touched


def add_mentions(connection: Connection, keys: Keys, resolver: Resolver, read: Read, spot: Place) -> set[int]:
    """Add the mentions of a reading, each under its event; the keys of the events there before that they tell of.

    A mention that an earlier reading had already (same anchor) stays with its event; what an analyst said goes first.
    """
    events = read.reading.events
    if not events:
        return set()
    marks = anchors(spot.id, read.article.text, events)
    judged = _NOTHING if spot.fresh else _judged(connection, marks)
    before = [] if spot.fresh else events_before(connection, spot.article)
    chosen, new = _choose(connection, resolver, list(zip(marks, events, strict=True)), judged.kept, before)
    redirected = _redirects(connection, set(chosen) - set(new))
    shown = [judged.pins.get(mark) or redirected.get(id_) or id_ for mark, id_ in zip(marks, chosen, strict=True)]
    there = event_keys(connection, {*chosen, *shown} - set(new))
    reports: dict[str, list[Report]] = {id_: [] for id_ in new}
    for event, id_, mark in zip(events, shown, marks, strict=True):
        if id_ in reports and spot.shown and mark not in judged.rejected:
            reports[id_].append(Report(event, spot.id, read.article.source, spot.day))
    pks = there | add_events(connection, keys, resolver, [(id_, new[id_], reports[id_]) for id_ in new])
    rows = []
    for mark, event, id_, target in zip(marks, events, chosen, shown, strict=True):
        record = dump_mention(event)
        row = {
            "pk": keys.next("mentions"),
            "id": inside("m", mark, mark, record),
            "anchor": mark,
            "article": spot.article,
        }
        row |= {"reading": spot.reading, "resolved": pks[id_], "event": pks[target], "live": int(spot.shown)}
        row |= {"rejected": int(mark in judged.rejected), "sentence": event.sentence.start, "record": record}
        rows.append(row)
    insert(connection, "mentions", rows if spot.fresh else _renamed(connection, rows, spot.reading))
    return {there[id_] for id_ in shown if id_ in there}


def event_keys(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The keys of the rows of events, by their ids."""
    rows = select_in(connection, "SELECT id, pk FROM events WHERE id IN :keys", sorted(ids))
    return {row.id: row.pk for row in rows}


def _choose(
    connection: Connection,
    resolver: Resolver,
    marked: Sequence[tuple[str, EventMention]],
    kept: dict[str, str],
    before: Sequence[Known],
) -> tuple[list[str], dict[str, str]]:
    """The event of each mention, and the new ones among them with their blocks."""
    blocks = [resolver.block(event) for _, event in marked]
    known = candidates(connection, blocks)
    here = list(before)
    chosen: list[str] = []
    new: dict[str, str] = {}
    for (mark, event), block in zip(marked, blocks, strict=True):
        id_ = kept.get(mark) or resolver.choose(event, [*here, *known.get(block, [])])
        if id_ is None:
            id_ = inside("e", mark, mark)
            new[id_] = block
        codes = frozenset(one.code for one in (*event.actors, *event.recipients) if one.code)
        here.append(Known(id_, event.kind, codes, event.date.edtf if event.date else "", here=True))
        chosen.append(id_)
    return chosen, new


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
    statement = "SELECT subject, merged FROM verdicts WHERE merged IS NOT NULL AND subject IN :keys"
    return {row.subject: row.merged for row in select_in(connection, statement, sorted(ids))}


def _renamed(connection: Connection, rows: list[dict[str, object]], reading: int) -> list[dict[str, object]]:
    """`rows`, with ids of their own where an earlier reading has the same mention of another version."""
    found = select_in(connection, "SELECT id FROM mentions WHERE id IN :keys", [row["id"] for row in rows])
    taken = {row.id for row in found}
    return [
        row | {"id": inside("m", str(row["id"]), str(row["id"]), reading)} if row["id"] in taken else row
        for row in rows
    ]
