"""How the events that are found divide: how many of each kind, party, status …, and when.

What is counted is bounded, so that its cost is that of some thousands of events whatever the ledger holds: everything
where there is no filter, from counts that are kept; else the latest events that match.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.store.facets import EVERY, events_with, key_of, names_of, split_facets
from banggiao.store.find import Filters, conditions, facets_asked_for
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from banggiao.store.facets import FacetKey

COUNTED = 4_000
"""Events that are looked at one by one."""

SORTS = ("kind", "status", "party", "pair", "place", "source", "origins", "verdict")
"""By what events are counted."""

_WALKED = 20_000  # events of the rarest facet among which those with the others are looked for
_DATED = 100_000  # days that are counted where nothing but the day has to be read
_TOP = 40


class Census(NamedTuple):
    """`events` that were counted, `whole`: there are no more; the counts of their facets by sort, those with most
    first; the counts of their months (202402), the earliest first, and whether these are of all that are dated.
    """

    events: int
    whole: bool
    sorts: dict[str, list[tuple[str, int]]]
    months: list[tuple[int, int]]
    all_months: bool

    def most(self, sort: str, number: int) -> list[tuple[str, int]]:
        """The values of a sort with most events. Example: most("kind", 1) == [("visit", 12)]."""
        return self.sorts.get(sort, [])[:number]


def take_census(connection: Connection, filters: Filters) -> Census:
    """How the events that `filters` ask for divide.

    Example: take_census(connection, Filters(pair=("RUS", "PRK"))).most("kind", 3).
    """
    wanted = facets_asked_for(connection, filters)
    if wanted is None:
        return Census(0, True, {}, [], True)
    if filters == Filters():
        return _of_all(connection)
    parameters: dict[str, Any] = {"walked": _WALKED, "most": COUNTED + 1}
    where = conditions(filters, wanted, parameters)
    rarest, rest = where[1], [where[0], *where[2:]]
    days = [one for one in rest if one in ("f.day >= :first", "f.day <= :last")]
    inner = f"SELECT f.day, f.event FROM facets f WHERE {' AND '.join([rarest, *days])} "
    inner += "ORDER BY f.day DESC, f.event DESC LIMIT :walked"
    statement = f"SELECT e.pk, e.day, e.facets FROM ({inner}) AS f CROSS JOIN events e WHERE {' AND '.join(rest)} "
    statement += "ORDER BY f.day DESC, f.event DESC LIMIT :most"
    rows = {row.pk: (row.day, row.facets) for row in connection.execute(sql(statement), parameters)}
    counted = list(rows.values())[:COUNTED]
    whole = len(rows) <= COUNTED and sum(events_with(connection, wanted[0]).values()) <= _WALKED
    months = None
    if not whole and len(wanted) == 1 and len(wanted[0]) == 1 and len(rest) == 1 + len(days):
        months = _months_of(connection, wanted[0][0], filters)
    return census_of(connection, counted, whole=whole, months=months)


def census_of(
    connection: Connection,
    events: Iterable[tuple[int, str]],
    *,
    whole: bool = True,
    months: tuple[list[tuple[int, int]], bool] | None = None,
) -> Census:
    """The census of events, each its day and its facets as the row has them. `months`: where they are known better."""
    counts: Counter[FacetKey] = Counter()
    when: Counter[int] = Counter()
    number = 0
    for day, facets in events:
        number += 1
        counts.update(split_facets(facets))
        when[day // 100] += 1
    del when[0]
    sorts: dict[str, list[tuple[str, int]]] = {}
    names = names_of(connection, counts)
    for key, count in counts.items():
        sort, _, value = names[key].partition(":")
        if sort in SORTS and value:
            sorts.setdefault(sort, []).append((value, count))
    _add_occurred(sorts, number)
    dated, all_months = months or (sorted(when.items()), whole)
    return Census(number, whole, {sort: _ranked(values) for sort, values in sorts.items()}, dated, all_months)


def _of_all(connection: Connection) -> Census:
    every = key_of(connection, EVERY)
    total = 0 if every is None else events_with(connection, [every]).get(every, 0)
    statement = sql(
        "SELECT facet, events FROM facet_counts WHERE sort = :sort AND events > 0 "
        "ORDER BY events DESC, facet LIMIT :top"
    )
    sorts = {
        sort: [
            (row.facet.partition(":")[2], row.events)
            for row in connection.execute(statement, {"sort": sort, "top": _TOP})
        ]
        for sort in SORTS
    }
    _add_occurred(sorts, total)
    months, whole = _months_of(connection, every, Filters())
    return Census(total, True, {sort: _ranked(values) for sort, values in sorts.items()}, months, whole)


def _months_of(connection: Connection, facet: FacetKey | None, filters: Filters) -> tuple[list[tuple[int, int]], bool]:
    """The months of the latest events of a facet, which the index alone tells."""
    statement = sql(
        "SELECT day / 100 AS month, count(*) AS events FROM (SELECT day FROM facets WHERE facet = :facet "
        "AND day >= :first AND day <= :last ORDER BY day DESC, event DESC LIMIT :most) AS d GROUP BY day / 100"
    )
    days = {"first": max(filters.first, 1), "last": filters.last or 99_999_999, "most": _DATED}
    rows = connection.execute(statement, {"facet": facet, **days}).fetchall()
    return sorted((row.month, row.events) for row in rows), sum(row.events for row in rows) < _DATED


def _add_occurred(sorts: dict[str, list[tuple[str, int]]], events: int) -> None:
    """Most events occurred, which is why the ledger keeps no facet of it."""
    others = sorts.get("status", [])
    occurred = events - sum(count for _, count in others)
    if occurred > 0:
        sorts["status"] = [*others, ("occurred", occurred)]


def _ranked(values: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(values, key=lambda value: (-value[1], value[0]))[:_TOP]
