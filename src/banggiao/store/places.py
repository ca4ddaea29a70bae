"""Where events took place, and who visited whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from banggiao.store.network import latest
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from banggiao.store.network import Scope


class Spot(NamedTuple):
    """A state by its code, and how many events took place in it."""

    code: str
    events: int


class Journeys(NamedTuple):
    """How many visits of one party to another."""

    visitor: str
    host: str
    visits: int


def spots(connection: Connection, scope: Scope) -> list[Spot]:
    """In which states the events of a scope took place, those with most first; of events with a known place.

    Of a kind, a status or a party the latest events are counted (`store.network.LOOKED_AT`).
    """
    if scope.kind or scope.status or scope.party:
        source, parameters = latest(connection, scope)
        statement = f"SELECT e.place AS code, count(*) AS events {source} AND e.place <> '' GROUP BY e.place"
    elif scope.first or scope.last:
        parameters = {"first": max(1, scope.first), "last": scope.last or 99_999_999}
        statement = (
            "SELECT substr(c.facet, 7) AS code, count(*) AS events FROM facet_counts c CROSS JOIN facets f "
            "WHERE c.sort = 'place' AND c.events > 0 AND f.facet = c.pk AND f.day BETWEEN :first AND :last "
            "GROUP BY substr(c.facet, 7)"
        )
    else:
        parameters = {}
        statement = "SELECT substr(facet, 7) AS code, events FROM facet_counts WHERE sort = 'place' AND events > 0"
    rows = connection.execute(sql(statement), parameters)
    return sorted((Spot(row.code, row.events) for row in rows), key=lambda spot: (-spot.events, spot.code))


def journeys(connection: Connection, scope: Scope, limit: int = 200) -> list[Journeys]:
    """The visits of a scope from party to party, the commonest first; of several visitors or hosts, each pair.

    Only what occurred counts, unless the scope asks for another status; of it, the latest.
    Example: journeys(connection, Scope()).
    """
    if scope.kind not in ("", "visit"):
        return []
    source, parameters = latest(connection, replace(scope, kind="visit", status=scope.status or "occurred"))
    statement = (
        f"SELECT e.actors, e.recipients, count(*) AS visits {source} AND e.recipients <> '' "
        "GROUP BY e.actors, e.recipients"
    )
    rows = connection.execute(sql(statement), parameters)
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for visitor in row.actors.split("+"):
            for host in row.recipients.split("+"):
                if visitor and host and visitor != host:
                    found[visitor, host] += row.visits
    commonest = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:limit]
    return [Journeys(visitor, host, visits) for (visitor, host), visits in commonest]
