"""Who acts, and who held which office when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.store.find import person_keys
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

LIMIT = 50
_OFFICES = (
    "SELECT p.id, p.name, o.country, o.office, o.first_day, o.last_day, o.articles FROM offices o "
    "JOIN persons p ON p.pk = o.person"
)


class Actor(NamedTuple):
    """A party by its code: in how many events it takes part, the first and last dated one."""

    code: str
    events: int
    first_day: int
    last_day: int


class Office(NamedTuple):
    """An office that dated articles give a person: the days of the first and the last of them, 0 where undated."""

    person: str
    name: str
    country: str
    office: str
    first_day: int
    last_day: int
    articles: int


def list_actors(connection: Connection, partner: str = "", limit: int = LIMIT) -> list[Actor]:
    """The parties with most events; with `partner`, those with most events between them and it."""
    if partner:
        # Pairs are written in the order of their codes, so the partner stands on either side.
        statement = sql(
            "SELECT pk, facet, events FROM facet_counts WHERE sort = 'pair' AND events > 0 "
            "AND (facet LIKE :left OR facet LIKE :right) ORDER BY events DESC, facet LIMIT :limit"
        )
        parameters = {"left": f"pair:{partner}-%", "right": f"pair:%-{partner}", "limit": limit}
        rows = connection.execute(statement, parameters).fetchall()
    else:
        statement = sql(
            "SELECT pk, facet, events FROM facet_counts WHERE sort = 'party' AND events > 0 "
            "ORDER BY events DESC, facet LIMIT :limit"
        )
        rows = connection.execute(statement, {"limit": limit}).fetchall()
    return [Actor(_code(row.facet, partner), row.events, *_days(connection, row.pk)) for row in rows]


def list_offices(
    connection: Connection, *, person: str = "", country: str = "", day: int = 0, limit: int = LIMIT
) -> list[Office]:
    """Offices by the number of articles that give them: of a person, of a state, at a day that their articles span."""
    parameters: dict[str, object] = {"limit": limit, "country": country, "day": day}
    tests = ["1 = 1"]
    if person:
        keys = person_keys(connection, person)
        parameters |= {f"key{place}": key for place, key in enumerate(keys)}
        tests.append(f"p.lookup IN ({', '.join(f':key{place}' for place in range(len(keys)))})" if keys else "1 = 0")
    if country:
        tests.append("o.country = :country")
    if day:
        tests.append("o.first_day <= :day AND o.last_day >= :day")
    statement = f"{_OFFICES} WHERE {' AND '.join(tests)} ORDER BY o.articles DESC, o.pk LIMIT :limit"
    return [Office(*tuple(row)) for row in connection.execute(sql(statement), parameters)]


def _days(connection: Connection, facet: int) -> Sequence[int]:
    statement = sql(
        "SELECT (SELECT min(day) FROM facets WHERE facet = :facet AND day > 0), "
        "(SELECT max(day) FROM facets WHERE facet = :facet AND day > 0)"
    )
    return [day or 0 for day in connection.execute(statement, {"facet": facet}).one()]


def _code(facet: str, partner: str) -> str:
    code = facet.partition(":")[2]
    return code.removeprefix(f"{partner}-") if code.startswith(f"{partner}-") else code.removesuffix(f"-{partner}")
