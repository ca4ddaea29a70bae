"""Event mentions of the ledger: each goes to the event that it tells of, and an event keeps its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.resolve.resolver import Known
from banggiao.store.events import candidates, new_events
from banggiao.store.identity import anchors, digest
from banggiao.store.record import dump_mention
from banggiao.store.rows import insert, next_keys, select_in, sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from banggiao.model.event import EventMention
    from banggiao.resolve.resolver import Resolver
    from banggiao.store.articles import Place

_OLD = sql("SELECT DISTINCT event FROM mentions WHERE article = :article AND live = 1")
_SUPERSEDE = sql("UPDATE mentions SET live = 0 WHERE article = :article AND live = 1")


def supersede(connection: Connection, article: int) -> set[int]:
    """Take the mentions of an article out of queries, without deleting them; the events that they told of."""
    touched = {row.event for row in connection.execute(_OLD, {"article": article})}
    if touched:
        connection.execute(_SUPERSEDE, {"article": article})
    return touched


def add_mentions(
    connection: Connection, resolver: Resolver, text: str, events: Sequence[EventMention], spot: Place
) -> set[int]:
    """Add the mentions of a reading, each under its event; the keys of the events that they tell of.

    A mention that an earlier reading had already (same anchor) stays with its event; what an analyst said goes first.
    """
    marks = anchors(spot.id, text, events)
    kept = {} if spot.fresh else _kept(connection, marks)
    chosen, new = _choose(connection, resolver, list(zip(marks, events, strict=True)), kept)
    pks = _keys(connection, chosen)
    if new:
        pks |= new_events(connection, new)
    pinned = {} if spot.fresh else _pins(connection, marks)
    rejected = set() if spot.fresh else _rejected(connection, marks)
    redirected = _redirects(connection, set(chosen) - {id_ for id_, _ in new})
    targets = _keys(connection, [*pinned.values(), *redirected.values()])
    first = next_keys(connection, "mentions")["mentions"]
    rows = []
    for place, (mark, event, id_) in enumerate(zip(marks, events, chosen, strict=True)):
        record = dump_mention(event)
        target = targets.get(pinned.get(mark) or redirected.get(id_) or "", pks[id_])
        row = {"pk": first + place, "id": digest("m", mark, record), "anchor": mark, "article": spot.article}
        row |= {"reading": spot.reading, "resolved": pks[id_], "event": target, "live": int(spot.shown)}
        rows.append(row | {"rejected": int(mark in rejected), "sentence": event.sentence.start, "record": record})
    # A version that comes back gets the ids that it had; its old mentions have them already.
    there = set() if spot.fresh else _there(connection, [row["id"] for row in rows])
    for row in rows:
        if row["id"] in there:
            row["id"] = digest("m", row["id"], spot.reading)
    insert(connection, "mentions", rows)
    return {row["event"] for row in rows}


def _choose(
    connection: Connection,
    resolver: Resolver,
    marked: Sequence[tuple[str, EventMention]],
    kept: dict[str, str],
) -> tuple[list[str], list[tuple[str, str]]]:
    """The event of each mention, and the new ones among them with their blocks."""
    blocks = [resolver.block(event) for _, event in marked]
    known = candidates(connection, blocks)
    here: list[Known] = []
    chosen: list[str] = []
    new: list[tuple[str, str]] = []
    for (mark, event), block in zip(marked, blocks, strict=True):
        id_ = kept.get(mark) or resolver.choose(event, [*here, *known.get(block, [])])
        if id_ is None:
            id_ = digest("e", mark)
            new.append((id_, block))
        codes = frozenset(one.code for one in (*event.actors, *event.recipients) if one.code)
        here.append(Known(id_, event.kind, codes, event.date.edtf if event.date else "", here=True))
        chosen.append(id_)
    there = set(_keys(connection, [id_ for id_, _ in new])) if kept else set()
    return chosen, list({id_: (id_, block) for id_, block in new if id_ not in there}.values())


def _kept(connection: Connection, marks: Sequence[str]) -> dict[str, str]:
    statement = (
        "SELECT m.anchor, e.id FROM mentions m JOIN events e ON e.pk = m.resolved "
        "WHERE m.anchor IN :keys ORDER BY m.pk"
    )
    return {row.anchor: row.id for row in select_in(connection, statement, marks)}


def _keys(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    rows = select_in(connection, "SELECT id, pk FROM events WHERE id IN :keys", sorted(set(ids)))
    return {row.id: row.pk for row in rows}


def _pins(connection: Connection, marks: Sequence[str]) -> dict[str, str]:
    rows = select_in(connection, "SELECT anchor, event FROM pins WHERE anchor IN :keys", marks)
    return {row.anchor: row.event for row in rows}


def _rejected(connection: Connection, marks: Sequence[str]) -> set[str]:
    statement = "SELECT subject FROM verdicts WHERE verdict = 'negative' AND subject IN :keys"
    return {row.subject for row in select_in(connection, statement, marks)}


def _redirects(connection: Connection, ids: set[str]) -> dict[str, str]:
    statement = "SELECT subject, merged FROM verdicts WHERE merged IS NOT NULL AND subject IN :keys"
    return {row.subject: row.merged for row in select_in(connection, statement, sorted(ids))}


def _there(connection: Connection, ids: Sequence[str]) -> set[str]:
    return {row.id for row in select_in(connection, "SELECT id FROM mentions WHERE id IN :keys", ids)}
