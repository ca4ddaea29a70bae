"""Events in time: how many in each span of a window, or the events themselves where they are few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.store.find import events_of
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from banggiao.store.find import Found

UNITS = {"day": 1, "month": 100, "year": 10_000, "decade": 100_000}
"""What a day as the ledger counts is divided by for the number of its span."""

_KEY = "(SELECT pk FROM facet_counts WHERE facet = :facet)"
_DECADE = 100_000  # an event of which only the decade is known counts from that decade's first day


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose events: of a pair, else of a party or a person (by key); of nothing given, all."""

    pair: tuple[str, str] | None = None
    party: str = ""
    person: str = ""


class Extent(NamedTuple):
    """The first and last day of the events that are dated, 0 where there are none; how many there are, and undated."""

    first: int
    last: int
    dated: int
    undated: int


class Tally(NamedTuple):
    """How many events of a kind and status begin in a span; `span` is the first day of it, cut to its unit."""

    span: int
    kind: str
    status: str
    events: int


def person_subject(connection: Connection, id_: str) -> Subject | None:
    """The subject that the person with this id is, None where there is none."""
    key = connection.execute(sql("SELECT lookup FROM persons WHERE id = :id"), {"id": id_}).scalar()
    return Subject(person=key) if key else None


def extent(connection: Connection, subject: Subject) -> Extent:
    """From when to when the events of `subject` are. Example: extent(connection, Subject(pair=("RUS", "PRK")))."""
    source, parameters = _source(subject)
    # Each a step in the index, but for the undated, which are counted.
    ends = [
        connection.execute(sql(f"SELECT {end}(day) FROM {source} AND day > 0"), parameters).scalar()
        for end in ("min", "max")
    ]
    undated = connection.execute(sql(f"SELECT count(*) FROM {source} AND day = 0"), parameters).scalar_one()
    events = connection.execute(
        sql("SELECT events FROM facet_counts WHERE facet = :facet"), {"facet": _facet(subject)}
    ).scalar()
    return Extent(ends[0] or 0, ends[1] or 0, (events or 0) - undated, undated)


def day_of(connection: Connection, subject: Subject, place: int) -> int:
    """The day of the dated event of `subject` before which `place` later ones stand; 0 where there are not so many."""
    source, parameters = _source(subject)
    statement = f"SELECT day FROM {source} AND day > 0 ORDER BY day DESC, event DESC LIMIT 1 OFFSET :place"
    return int(connection.execute(sql(statement), parameters | {"place": place}).scalar() or 0)


def count(connection: Connection, subject: Subject, first: int, last: int) -> int:
    """How many events begin in a window."""
    source, parameters = _source(subject)
    statement = f"SELECT count(*) FROM {source} AND day BETWEEN :first AND :last"
    return int(connection.execute(sql(statement), parameters | {"first": first, "last": last}).scalar_one())


def tally(connection: Connection, subject: Subject, first: int, last: int, unit: str) -> list[Tally]:
    """How many events of each kind and status begin in each span of `unit` (of UNITS) of a window, in order."""
    source, parameters = _source(subject, kinds=True)
    # A number, not a parameter: a driver may not see that two parameters of the same value are the same.
    statement = (
        f"SELECT day / {UNITS[unit]} AS span, kind, status, count(*) AS events FROM {source} "
        f"AND day BETWEEN :first AND :last GROUP BY day / {UNITS[unit]}, kind, status ORDER BY 1, 2, 3"
    )
    rows = connection.execute(sql(statement), parameters | {"first": first, "last": last})
    return [Tally(_first_day(row.span, unit), row.kind, row.status, row.events) for row in rows]


def in_window(connection: Connection, subject: Subject, first: int, last: int, limit: int) -> list[Found]:
    """The events that begin in a window, and those known only to a month, a year or a decade that reaches into it."""
    source, parameters = _source(subject)
    early = first - first % _DECADE
    statement = (
        f"SELECT event FROM (SELECT day, event FROM {source} AND day BETWEEN :early AND :last) AS f "
        "WHERE day >= :first OR EXISTS (SELECT 1 FROM events e WHERE e.pk = f.event "
        "AND (length(e.edtf) < 10 OR e.edtf LIKE '%/%')) ORDER BY day DESC, event DESC LIMIT :limit"
    )
    window = {"first": first, "last": last, "early": early, "limit": limit}
    rows = connection.execute(sql(statement), parameters | window)
    return events_of(connection, [row.event for row in rows])


def _source(subject: Subject, *, kinds: bool = False) -> tuple[str, dict[str, Any]]:
    """The rows that stand for the events of `subject`, up to a first condition; with kind and status if asked for."""
    if subject.pair:
        one, other = sorted(subject.pair)
        return "pairs WHERE one = :one AND other = :other", {"one": one, "other": other}
    facet = _facet(subject)
    if not kinds:
        return f"facets WHERE facet = {_KEY}", {"facet": facet}
    return (
        f"(SELECT f.day, e.kind, e.status FROM facets f CROSS JOIN events e WHERE f.facet = {_KEY} "
        "AND e.pk = f.event) AS f WHERE 1 = 1",
        {"facet": facet},
    )


def _facet(subject: Subject) -> str:
    if subject.pair:
        return "pair:" + "-".join(sorted(subject.pair))
    return f"party:{subject.party}" if subject.party else f"person:{subject.person}" if subject.person else "*"


def _first_day(span: int, unit: str) -> int:
    day = span * UNITS[unit]
    return day + {"day": 0, "month": 1, "year": 101, "decade": 10_101 if day == 0 else 101}[unit]
