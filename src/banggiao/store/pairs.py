"""Pairs of parties: which have most between them, who visited whom, what they signed, what lies ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.model.ontology import load_ontology
from banggiao.store.find import events_of
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from banggiao.store.find import Found

LIMIT = 50
_MOST = sql(
    "SELECT facet, events FROM facet_counts WHERE sort = 'pair' AND events > 0 ORDER BY events DESC, facet LIMIT :limit"
)
_OF_PARTY = sql(
    "SELECT facet, events FROM facet_counts WHERE sort = 'pair' AND events > 0 "
    "AND (facet LIKE :left OR facet LIKE :right) ORDER BY events DESC, facet LIMIT :limit"
)
_PAIR = "FROM pairs WHERE one = :one AND other = :other"
_SCORED = 400  # events of a pair that its score is the mean of: the latest
_SCORES = sql(
    "SELECT kind, count(*) AS events FROM "
    f"(SELECT kind, status {_PAIR} AND day <= :today ORDER BY day DESC, event DESC LIMIT {_SCORED}) AS p "
    "WHERE status = 'occurred' GROUP BY kind"
)
_LAST = sql(f"SELECT max(day) {_PAIR} AND day <= :today")
_RECENT = sql(f"SELECT count(*) {_PAIR} AND day BETWEEN :since AND :today")
_PLANNED = sql(f"SELECT count(*) {_PAIR} AND day >= :today AND status = 'planned'")
_OF_KINDS = (
    "SELECT event FROM pairs WHERE one = :one AND other = :other AND kind IN ({kinds}) "
    "ORDER BY day DESC, event DESC LIMIT :limit"
)
_AHEAD = sql(
    "SELECT event FROM pairs WHERE one = :one AND other = :other AND day >= :today AND status = 'planned' "
    "ORDER BY day, event LIMIT :limit"
)
TREATIES = ("sign", "ties", "cut_ties")
"""Kinds of event that make or end an agreement."""


class ActivePair(NamedTuple):
    """Two parties: events between them, the day of the latest, those of the last year, those planned ahead, and the
    mean score (-10 conflict to +10 cooperation) of what occurred among the latest; None where nothing did.
    """

    one: str
    other: str
    events: int
    last_day: int
    recent: int
    ahead: int
    score: float | None


def active_pairs(connection: Connection, today: int, party: str = "", limit: int = LIMIT) -> list[ActivePair]:
    """The pairs with most events between them, with `party` those of it. `today`: 20240213.

    Example: active_pairs(connection, 20240213)[0] is perhaps PRK and RUS.
    """
    parameters = {"limit": limit, "left": f"pair:{party}-%", "right": f"pair:%-{party}"}
    rows = connection.execute(_OF_PARTY if party else _MOST, parameters).fetchall()
    found = []
    for row in rows:
        one, _, other = row.facet.removeprefix("pair:").partition("-")
        found.append(_active(connection, (one, other), row.events, today))
    return found


def _active(connection: Connection, codes: tuple[str, str], events: int, today: int) -> ActivePair:
    pair = {"one": codes[0], "other": codes[1], "today": max(1, today)}
    ontology = load_ontology()
    known = [row for row in connection.execute(_SCORES, pair) if row.kind in ontology]
    weight = sum(row.events for row in known)
    score = round(sum(ontology[row.kind].score * row.events for row in known) / weight, 2) if weight else None
    last = connection.execute(_LAST, pair).scalar() or 0
    recent = connection.execute(_RECENT, pair | {"since": max(1, today - 10_000)}).scalar_one()
    planned = connection.execute(_PLANNED, pair).scalar_one()
    return ActivePair(*codes, events, last, recent, planned, score)


def treaties(connection: Connection, one: str, other: str, limit: int = LIMIT) -> list[Found]:
    """What two parties signed, set up, raised or cut, the latest first."""
    return _of_kinds(connection, one, other, TREATIES, limit)


def visits(connection: Connection, one: str, other: str, limit: int = LIMIT) -> tuple[list[Found], list[Found]]:
    """The visits of `one` to `other` and of `other` to `one`, the latest first, together no more than `limit` of the
    latest of either.
    """
    found = _of_kinds(connection, one, other, ("visit",), 2 * limit)
    there = [event for event in found if one in event.actors and other in event.recipients]
    back = [event for event in found if other in event.actors and one in event.recipients]
    return there[:limit], back[:limit]


def ahead(connection: Connection, one: str, other: str, today: int, limit: int = LIMIT) -> list[Found]:
    """What two parties plan from the day `today` (20240213) on, the nearest first."""
    pair = {"one": min(one, other), "other": max(one, other), "today": max(1, today), "limit": limit}
    return events_of(connection, [row.event for row in connection.execute(_AHEAD, pair)])


def _of_kinds(connection: Connection, one: str, other: str, kinds: Sequence[str], limit: int) -> list[Found]:
    marks = {f"kind{place}": kind for place, kind in enumerate(kinds)}
    statement = _OF_KINDS.format(kinds=", ".join(f":{mark}" for mark in marks))
    pair = {"one": min(one, other), "other": max(one, other), "limit": limit} | marks
    return events_of(connection, [row.event for row in connection.execute(sql(statement), pair)])
