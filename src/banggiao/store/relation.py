"""The relation of two states: what happened between them, quarter by quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.model.ontology import load_ontology
from banggiao.resolve.events.summary import history_of
from banggiao.store.events import reports_of
from banggiao.store.find import Found, events_of
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from banggiao.resolve.events.claims import Turn

_AHEAD = 20
_LATEST = 1_000  # events of the two among which those are
_LOOKED_AT = 60  # events of several articles that are looked at for a status that turned
_COUNTS = sql(
    "SELECT day / 100 AS month, kind, status, count(*) AS events FROM pairs "
    "WHERE one = :one AND other = :other GROUP BY day / 100, kind, status"
)
_ENDS = sql(
    "SELECT kind, min(day) AS first_day, max(day) AS last_day FROM pairs "
    "WHERE one = :one AND other = :other AND day > 0 AND status = 'occurred' GROUP BY kind"
)
_ON_DAY = sql(
    "SELECT min(event) FROM pairs WHERE one = :one AND other = :other AND day = :day AND kind = :kind "
    "AND status = 'occurred'"
)
_PLANNED = sql(
    "SELECT event FROM pairs WHERE one = :one AND other = :other AND day >= :day AND status = 'planned' "
    "ORDER BY day, event LIMIT :limit"
)
_SEVERAL = sql(
    "SELECT p.event FROM (SELECT event, day FROM pairs WHERE one = :one AND other = :other "
    f"ORDER BY day DESC, event DESC LIMIT {_LATEST}) AS p JOIN events e ON e.pk = p.event "
    "WHERE e.articles BETWEEN 2 AND 100 ORDER BY p.day DESC, p.event DESC LIMIT :limit"
)


class Quarter(NamedTuple):
    """What happened in a quarter ("2024-Q1", "" where the year is not known): events by kind, and their mean score."""

    name: str
    kinds: dict[str, int]
    events: int
    score: float | None


class Turned(NamedTuple):
    """An event whose status has a history, as one that was planned and took place."""

    event: Found
    history: tuple[Turn, ...]


class Ends(NamedTuple):
    """The first and the last event of a kind that occurred."""

    kind: str
    first: Found
    last: Found


class Relation(NamedTuple):
    """Of the two states: their quarters in order, firsts and lasts of each kind, what is planned ahead, and the latest
    events whose status turned. Each event says by how many independent origins it is told.
    """

    one: str
    other: str
    quarters: tuple[Quarter, ...]
    ends: tuple[Ends, ...]
    ahead: tuple[Found, ...]
    turned: tuple[Turned, ...]


def relate(connection: Connection, one: str, other: str, today: int) -> Relation:
    """The relation of two parties by their codes; planned events from the day `today` (20240213) on are ahead.

    The score is the mean of the Goldstein-style scores (-10 conflict to +10 cooperation) of what occurred, each event
    once however many report it.
    Example: relate(connection, "RUS", "PRK", 20240213).
    """
    pair = {"one": min(one, other), "other": max(one, other)}
    kinds: dict[str, dict[str, int]] = {}
    scores: dict[str, list[float]] = {}
    ontology = load_ontology()
    for row in connection.execute(_COUNTS, pair):
        name = _quarter(row.month)
        counts = kinds.setdefault(name, {})
        counts[row.kind] = counts.get(row.kind, 0) + row.events
        if row.status == "occurred" and row.kind in ontology:
            total = scores.setdefault(name, [0.0, 0.0])
            total[0] += ontology[row.kind].score * row.events
            total[1] += row.events
    quarters = tuple(
        Quarter(name, dict(sorted(counts.items())), sum(counts.values()), _mean(scores.get(name)))
        for name, counts in sorted(kinds.items())
    )
    planned = connection.execute(_PLANNED, pair | {"day": max(1, today), "limit": _AHEAD})
    ahead = tuple(events_of(connection, [row.event for row in planned]))
    return Relation(one, other, quarters, _ends(connection, pair), ahead, _turned(connection, pair))


def _turned(connection: Connection, pair: dict[str, str]) -> tuple[Turned, ...]:
    """Of the latest events that several articles tell, those whose status turned."""
    keys = [row.event for row in connection.execute(_SEVERAL, pair | {"limit": _LOOKED_AT})]
    told = reports_of(connection, keys)
    history = {key: history_of([report.told for report in told[key]]) for key in keys if key in told}
    turned = [key for key in keys if len(history.get(key, ())) > 1][:_AHEAD]
    return tuple(Turned(event, history[event.pk]) for event in events_of(connection, turned))


def _ends(connection: Connection, pair: dict[str, str]) -> tuple[Ends, ...]:
    found = []
    for row in connection.execute(_ENDS, pair).fetchall():
        days = (row.first_day, row.last_day)
        keys = [connection.execute(_ON_DAY, pair | {"day": day, "kind": row.kind}).scalar_one() for day in days]
        found.append((row.kind, keys))
    events = {event.pk: event for event in events_of(connection, sorted({key for _, keys in found for key in keys}))}
    ends = [Ends(kind, events[keys[0]], events[keys[1]]) for kind, keys in found]
    return tuple(sorted(ends, key=lambda end: (end.first.day, end.kind)))


def _quarter(month: int) -> str:
    return f"{month // 100}-Q{(month % 100 + 2) // 3}" if month else ""


def _mean(total: list[float] | None) -> float | None:
    return round(total[0] / total[1], 2) if total else None
