"""Where events took place, and who visited whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from banggiao.store.network import scope_where
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
    """In which states the events of a scope took place, those with most first; of events with a known place."""
    where, parameters = scope_where(scope, "f.day", "e.kind", "e.status")
    if scope.party:
        source = "FROM facets f CROSS JOIN events e WHERE f.facet = :facet AND e.pk = f.event AND e.place <> ''"
        parameters["facet"] = f"party:{scope.party}"
        code = "e.place"
    elif scope.kind or scope.status:
        source = "FROM facets f CROSS JOIN events e WHERE f.facet = :facet AND e.pk = f.event AND e.place <> ''"
        parameters["facet"] = f"kind:{scope.kind}" if scope.kind else "*"
        code = "e.place"
    else:
        source = "FROM facet_counts c CROSS JOIN facets f WHERE c.sort = 'place' AND c.events > 0 AND f.facet = c.facet"
        code = "substr(c.facet, 7)"
    condition = "".join(f" AND {one}" for one in where)
    statement = f"SELECT {code} AS code, count(*) AS events {source}{condition} GROUP BY {code} ORDER BY 2 DESC, 1"
    rows = connection.execute(sql(statement), parameters)
    return [Spot(row.code, row.events) for row in rows]


def journeys(connection: Connection, scope: Scope, limit: int = 200) -> list[Journeys]:
    """The visits of a scope from party to party, the commonest first; of several visitors or hosts, each pair.

    Only what occurred counts, unless the scope asks for another status. Example: journeys(connection, Scope()).
    """
    if scope.kind not in ("", "visit"):
        return []
    where, parameters = scope_where(replace(scope, kind="", status=scope.status or "occurred"), "f.day", "", "e.status")
    parameters["facet"] = f"act:{scope.party}/visit" if scope.party else "kind:visit"
    condition = "".join(f" AND {one}" for one in where)
    statement = (
        "SELECT e.actors, e.recipients, count(*) AS visits FROM facets f CROSS JOIN events e WHERE f.facet = :facet "
        f"AND e.pk = f.event AND e.recipients <> ''{condition} GROUP BY e.actors, e.recipients"
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
