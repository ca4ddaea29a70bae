"""What an analyst should look at next: events in doubt that matter, and events that may be one."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from banggiao.model.ontology import load_ontology
from banggiao.store.facets import EVERY, key_of
from banggiao.store.find import Found, events_of
from banggiao.store.judgements import Action, Judgement, read_log, undone_in
from banggiao.store.rows import select_in, sql

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection, Row

LOOKED_AT = 3_000
"""The latest events, among which those to be judged are looked for."""

_LATEST = sql(
    "SELECT e.pk, e.id, e.kind, e.day, e.edtf, e.actors, e.recipients, e.people, e.confidence, e.articles, e.origins, "
    "e.verdict FROM facets f CROSS JOIN events e WHERE f.facet = :every AND e.pk = f.event "
    "ORDER BY f.day DESC, f.event DESC LIMIT :most"
)
_UNDATED = 0.15  # added to the doubt of an event without a date


class Doubt(NamedTuple):
    """An event to be judged: how much it is in doubt and how much it matters, both from 0 up; the queue's order is
    that of their product.
    """

    event: Found
    doubt: float
    importance: float


class Queue(NamedTuple):
    """The first events of the queue, and how many there are in it; `whole`: no event was left out of account."""

    first: tuple[Doubt, ...]
    waiting: int
    whole: bool


def review_queue(connection: Connection, *, limit: int = 1, skip: Collection[str] = ()) -> Queue:
    """What to judge next, the most doubtful and important first, without the events `skip`.

    Doubt is what the reader's confidence lacks to 1, and more where the date is not known. Importance grows with the
    articles and independent origins, and with how far the kind of act is from neutral.
    """
    rows = _latest(connection)
    scored = [(*_score(row), row.pk) for row in rows if not row.verdict and row.id not in skip]
    scored.sort(key=lambda one: (-one[0] * one[1], one[2]))
    chosen = {pk: (doubt, importance) for doubt, importance, pk in scored[:limit]}
    events = events_of(connection, list(chosen))
    first = tuple(Doubt(event, *chosen[event.pk]) for event in events)
    return Queue(first, len(scored), len(rows) < LOOKED_AT)


def likely_same(connection: Connection, *, limit: int = 20) -> list[tuple[Found, Found]]:
    """Events that may be one: of one kind, with the same sides, at most a day apart; those that share people first."""
    rows = _latest(connection)
    groups: dict[tuple[str, ...], list[Row[tuple[int, ...]]]] = {}
    for row in rows:
        sides = ["+".join(sorted(side.split("+"))) for side in (row.actors, row.recipients)]
        if row.day and "+" in "+".join(filter(None, sides)):
            groups.setdefault((row.kind, *sides), []).append(row)
    pairs = []
    for group in groups.values():
        for later, earlier in pairwise(group):
            if later.day - earlier.day <= 1 and not (later.verdict and earlier.verdict):
                shared = len(set(_names(later.people)) & set(_names(earlier.people)))
                pairs.append((-shared, -later.day, earlier.pk, later.pk))
    pairs.sort()
    keys = [key for *_, one, other in pairs[:limit] for key in (one, other)]
    events = {event.pk: event for event in events_of(connection, sorted(set(keys)))}
    return [(events[one], events[other]) for *_, one, other in pairs[:limit]]


def last_judgement(connection: Connection, author: str) -> Judgement | None:
    """The latest judgement of `author` that holds; None where there is none."""
    log = read_log(connection)
    undone = undone_in(log)
    mine = (one for one in reversed(log) if one.author == author and one.action is not Action.UNDO)
    return next((one for one in mine if one.id not in undone), None)


def judged(connection: Connection, judgements: Iterable[Judgement]) -> dict[str, Found]:
    """The events that judgements are about, by their ids; of one that is gone, nothing."""
    ids = {one.target.get(name, "") for one in judgements for name in ("subject", "other")}
    rows = select_in(connection, "SELECT pk FROM events WHERE id IN :keys", sorted(id_ for id_ in ids if id_))
    return {event.id: event for event in events_of(connection, [row.pk for row in rows])}


def _latest(connection: Connection) -> Sequence[Row[tuple[int, ...]]]:
    return connection.execute(_LATEST, {"every": key_of(connection, EVERY), "most": LOOKED_AT}).fetchall()


def _score(row: Row[tuple[int, ...]]) -> tuple[float, float]:
    kind = load_ontology().get(row.kind)
    doubt = 1 - row.confidence + (0 if row.edtf else _UNDATED)
    return doubt, math.log2(1 + row.articles) + math.log2(max(1, row.origins)) + abs(kind.score if kind else 0) / 10


def _names(people: str) -> list[str]:
    import json

    return [str(name).casefold() for name in json.loads(people)]
