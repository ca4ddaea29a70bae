"""All that a page shows of a person and of a party."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.errors import UnknownId
from banggiao.store.actors import Actor, Office, list_actors, list_offices
from banggiao.store.engine import describe
from banggiao.store.facets import key_of
from banggiao.store.find import Filters, Found, events_of, find_events, person_keys
from banggiao.store.rows import select_in, sql
from banggiao.store.show_more import Json, person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

_EVENTS = sql("SELECT event FROM facets WHERE facet = :facet ORDER BY day DESC, event DESC LIMIT :most")
_SPELT = sql(
    "SELECT name, count(*) AS articles FROM appearances WHERE person = :pk AND live = 1 "
    "GROUP BY name ORDER BY count(*) DESC, name LIMIT 30"
)
_KINDS = sql(
    "SELECT facet, events FROM facet_counts WHERE facet >= :first AND facet < :last AND events > 0 "
    "ORDER BY events DESC, facet LIMIT 40"
)
_LISTED = sql(
    "SELECT l.id, l.name, l.listers, a.id AS article, a.source, a.published FROM listings l "
    "JOIN articles a ON a.pk = l.article WHERE l.code = :code AND l.live = 1 ORDER BY l.day DESC, l.pk LIMIT 30"
)
_MOST_EVENTS = 120


class Portrait(NamedTuple):
    """A person: names as articles spell them with how many do, offices, the latest events, what they said, lists."""

    id: str
    name: str
    country: str
    key: str
    events_in_all: int
    spellings: tuple[tuple[str, int], ...]
    offices: tuple[Json, ...]
    events: tuple[Found, ...]
    statements: tuple[Json, ...]
    lists: tuple[Json, ...]


class Profile(NamedTuple):
    """A party: with whom and in what it acts, who holds its offices, its latest events and those ahead, listings."""

    code: str
    events_in_all: int
    partners: tuple[Actor, ...]
    kinds: tuple[tuple[str, int], ...]
    offices: tuple[Office, ...]
    latest: tuple[Found, ...]
    ahead: tuple[Found, ...]
    listings: tuple[Json, ...]


class Known(NamedTuple):
    """A person in a list: with the office that most articles give."""

    id: str
    name: str
    country: str
    office: str
    events: int


def portray(connection: Connection, id_: str) -> Portrait:
    """The person `id_`. Raises UnknownId."""
    row = connection.execute(sql("SELECT pk, lookup FROM persons WHERE id = :id"), {"id": id_}).first()
    about = person(connection, id_) if row else None
    if row is None or about is None:
        raise UnknownId(describe(connection.engine.url), f"no person {id_[:40]}", "see: banggiao offices")
    facet = f"person:{row.lookup}"
    filed = {"facet": key_of(connection, facet), "most": _MOST_EVENTS}
    keys = [one.event for one in connection.execute(_EVENTS, filed)]
    return Portrait(
        id=id_,
        name=about["name"],
        country=about["country"],
        key=row.lookup,
        events_in_all=_count(connection, facet),
        spellings=tuple((one.name, one.articles) for one in connection.execute(_SPELT, {"pk": row.pk})),
        offices=tuple(about["offices"]),
        events=tuple(events_of(connection, keys)),
        statements=tuple(about["statements"]),
        lists=tuple(about["lists"]),
    )


def profile(connection: Connection, code: str, today: int) -> Profile:
    """The party `code`; planned events from the day `today` on are ahead. Raises UnknownId where no event has it."""
    total = _count(connection, f"party:{code}")
    if not total:
        raise UnknownId(describe(connection.engine.url), f"no event of a party {code[:12]!r}", "see: banggiao actors")
    parties = (code,)
    prefix = f"act:{code}/"
    kinds = connection.execute(_KINDS, {"first": prefix, "last": f"act:{code}0"})  # "0" comes after "/"
    planned = Filters(parties=parties, status="planned", first=today)
    return Profile(
        code=code,
        events_in_all=total,
        partners=tuple(list_actors(connection, code, 16)),
        kinds=tuple((row.facet.removeprefix(prefix), row.events) for row in kinds),
        offices=tuple(list_offices(connection, country=code, limit=24)),
        latest=find_events(connection, Filters(parties=parties), limit=24).events,
        ahead=find_events(connection, planned, limit=12, oldest_first=True).events,
        listings=tuple(row._asdict() for row in connection.execute(_LISTED, {"code": code})),
    )


def known_persons(connection: Connection, name: str = "", *, limit: int = 100) -> list[Known]:
    """Persons whom articles give an office, by how many do; with `name`, whoever it may mean.

    Example: known_persons(connection, "kim chinh an") finds whom others call Kim Jong-un.
    """
    if name.strip():
        rows = select_in(connection, "SELECT pk FROM persons WHERE lookup IN :keys", person_keys(connection, name))
    else:
        statement = sql("SELECT person AS pk FROM offices ORDER BY articles DESC, pk LIMIT :limit")
        rows = connection.execute(statement, {"limit": 2 * limit}).fetchall()
    return _known(connection, list(dict.fromkeys(row.pk for row in rows))[:limit])


def _known(connection: Connection, keys: Sequence[int]) -> list[Known]:
    rows = select_in(connection, "SELECT pk, id, lookup, name, country FROM persons WHERE pk IN :keys", keys)
    offices: dict[int, str] = {}
    for row in select_in(
        connection, "SELECT person, office FROM offices WHERE person IN :keys ORDER BY articles DESC, pk", keys
    ):
        offices.setdefault(row.person, row.office)
    counts = {
        row.facet: row.events
        for row in select_in(
            connection,
            "SELECT facet, events FROM facet_counts WHERE facet IN :keys",
            [f"person:{row.lookup}" for row in rows],
        )
    }
    found = [
        Known(row.id, row.name, row.country, offices.get(row.pk, ""), counts.get(f"person:{row.lookup}", 0))
        for row in rows
    ]
    return sorted(found, key=lambda one: (-one.events, one.name))


def _count(connection: Connection, facet: str) -> int:
    statement = sql("SELECT events FROM facet_counts WHERE facet = :facet")
    return int(connection.execute(statement, {"facet": facet}).scalar() or 0)
