"""Finding events: by party, pair, kind, status, dates, place, person, source, origins, confidence; page by page.

Every way to find an event is a facet of it ("party:RUS", "kind:visit"), sorted by day. A search walks along the rarest
facet it asks for and looks the others up, so that its cost is that of a page, not of the ledger.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.errors import SettingsError
from banggiao.store.identity import short_skeleton
from banggiao.store.rows import select_in, sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

LIMIT = 50
_MOST_PERSONS = 200  # persons that a word of a name may mean
_SPELT = "SELECT DISTINCT p.pk, p.lookup FROM spellings s JOIN persons p ON p.pk = s.person WHERE {test} ORDER BY p.pk"
_EVENT = (
    "e.pk, e.id, e.kind, e.status, e.edtf, e.day, e.place, e.actors, e.recipients, e.people, e.confidence, e.mentions, "
    "e.articles, e.origins, e.verdict"
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What events are asked for; everything that is given must hold.

    `parties`: codes that all take part. `pair`: two codes between which the event is. `first`, `last`: days
    (20240213), both in; an event whose year is not known is in no range. `person`: words of a name; `source`: a
    publisher or who is credited; `origins`: at least so many independent ones.
    """

    parties: tuple[str, ...] = ()
    pair: tuple[str, str] | None = None
    kind: str = ""
    status: str = ""
    first: int = 0
    last: int = 0
    place: str = ""
    person: str = ""
    source: str = ""
    origins: int = 1
    confidence: float = 0.0
    verdict: str = ""


class Found(NamedTuple):
    """An event as it is shown in a listing, with the sentence that best tells of it; `article` is that sentence's."""

    pk: int
    id: str
    kind: str
    status: str
    edtf: str
    day: int
    place: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[str, ...]
    confidence: float
    mentions: int
    articles: int
    origins: int
    verdict: str
    article: str = ""
    sentence: str = ""


class Page(NamedTuple):
    """Some of the events found, and what to say to get those after them; None at the end."""

    events: tuple[Found, ...]
    after: str | None


def find_events(
    connection: Connection,
    filters: Filters,
    *,
    limit: int = LIMIT,
    after: str | None = None,
    oldest_first: bool = False,
) -> Page:
    """A page of the events that `filters` ask for, the latest first. Raises SettingsError where `after` is none.

    Example: find_events(connection, Filters(pair=("RUS", "PRK"), kind="visit")).
    """
    parameters: dict[str, Any] = {"limit": limit + 1}
    wanted = facets_asked_for(connection, filters)
    if wanted is None:
        return Page((), None)
    where = conditions(filters, wanted, parameters, oldest_first=oldest_first)
    order, sign = ("ASC", ">") if oldest_first else ("DESC", "<")
    if after:
        parameters["day"], parameters["event"] = cursor_of(after)
        where.append(f"(f.day, f.event) {sign} (:day, :event)")
    # One event has several facets of a set, as where a word means several persons.
    distinct = "DISTINCT" if len(wanted[0]) > 1 else ""
    statement = (
        f"SELECT {distinct} {_EVENT} FROM facets f CROSS JOIN events e WHERE {' AND '.join(where)} "
        f"ORDER BY e.day {order}, e.pk {order} LIMIT :limit"
        if distinct
        else f"SELECT {_EVENT} FROM facets f CROSS JOIN events e WHERE {' AND '.join(where)} "
        f"ORDER BY f.day {order}, f.event {order} LIMIT :limit"
    )
    rows = connection.execute(sql(statement), parameters).fetchall()
    events = with_sentences(connection, [found(row) for row in rows[:limit]])
    return Page(tuple(events), f"{events[-1].day}-{events[-1].pk}" if len(rows) > limit else None)


def conditions(
    filters: Filters, wanted: Sequence[Sequence[int]], parameters: dict[str, Any], *, oldest_first: bool = False
) -> list[str]:
    """What rows `f` of facets and `e` of events must meet, as SQL; `parameters` gets what it names.

    `wanted`: what `facets_asked_for` gave; `f` is a row of the first of them.
    """
    where = ["e.pk = f.event", _named("f.facet", wanted[0], 0, parameters)]
    for place, names in enumerate(wanted[1:], 1):
        named = _named("g.facet", names, place, parameters)
        where.append(f"EXISTS (SELECT 1 FROM facets g WHERE {named} AND g.day = f.day AND g.event = f.event)")
    return where + _bounds(filters, parameters, oldest_first=oldest_first)


def found(row: Row[Any]) -> Found:
    """An event of a row with the columns that `Found` begins with."""
    values = row._asdict()
    for side in ("actors", "recipients"):
        values[side] = tuple(filter(None, values[side].split("+")))
    return Found(**values | {"people": tuple(json.loads(values["people"]))})


def events_of(connection: Connection, keys: Sequence[int]) -> list[Found]:
    """The events of these rows, in this order, with their sentences."""
    rows = {
        row.pk: found(row) for row in select_in(connection, f"SELECT {_EVENT} FROM events e WHERE e.pk IN :keys", keys)
    }
    return with_sentences(connection, [rows[key] for key in keys if key in rows])


def with_sentences(connection: Connection, events: Sequence[Found]) -> list[Found]:
    """`events`, each with the sentence of its first mention."""
    first = select_in(
        connection,
        "SELECT event, min(pk) AS pk FROM mentions WHERE event IN :keys AND live = 1 AND rejected = 0 GROUP BY event",
        [event.pk for event in events],
    )
    rows = select_in(
        connection,
        "SELECT m.event, a.id, substr(v.text, m.sentence + 1, coalesce(s.stop - m.sentence, 300)) AS words "
        "FROM mentions m JOIN articles a ON a.pk = m.article "
        "JOIN readings r ON r.pk = m.reading JOIN versions v ON v.pk = r.version "
        "LEFT JOIN sentences s ON s.version = v.pk AND s.start = m.sentence WHERE m.pk IN :keys",
        [row.pk for row in first],
    )
    told = {row.event: (row.id, row.words) for row in rows}
    return [
        event._replace(article=told[event.pk][0], sentence=told[event.pk][1]) if event.pk in told else event
        for event in events
    ]


def person_keys(connection: Connection, name: str) -> list[str]:
    """The keys of the persons that `name` may mean: of one word, all with it in their names; of more, the very name.

    A person is found by every spelling that articles gave: "Kim Chính Ân" finds whom others call Kim Jong-un.
    """
    wanted = short_skeleton(name)
    words = wanted.split()[:8]
    same = connection.execute(sql(_SPELT.format(test="s.skeleton = :name")), {"name": wanted})
    exact = [row.lookup for row in same]
    if exact and len(words) > 1:
        return exact
    tests = " AND ".join(f"(' ' || s.skeleton || ' ') LIKE :w{place}" for place in range(len(words)))
    if not words:
        return []
    # A skeleton holds no % and no _, unless its name does: they then match more, which a name of that kind may.
    parameters = {f"w{place}": f"% {word} %" for place, word in enumerate(words)} | {"most": _MOST_PERSONS}
    rows = connection.execute(sql(f"{_SPELT.format(test=tests)} LIMIT :most"), parameters)
    return [row.lookup for row in rows]


def facets_asked_for(connection: Connection, filters: Filters) -> list[list[int]] | None:
    """Sets of facets, by their numbers, of each of which an event must have one, the rarest set first; None where
    nothing can match.
    """
    wanted = [[f"party:{code}"] for code in filters.parties]
    if filters.pair:
        wanted.append([f"pair:{min(filters.pair)}-{max(filters.pair)}"])
    if filters.kind:
        codes = filters.parties if not filters.pair else ()
        wanted += [[f"act:{code}/{filters.kind}"] for code in codes] or [[f"kind:{filters.kind}"]]
        wanted = [names for names in wanted if not (codes and names[0].startswith("party:"))]
    for name in ("status", "place", "verdict"):
        if (value := getattr(filters, name)) not in ("", "occurred"):
            wanted.append([f"{name}:{value}"])
    if filters.source:
        wanted.append([f"source:{short_skeleton(filters.source)}"])
    if filters.origins > 1:
        wanted.append([f"origins:{min(filters.origins, 10)}"])
    if filters.person:
        wanted.append([f"person:{key}" for key in person_keys(connection, filters.person)])
    wanted = wanted or [["*"]]
    names = [name for group in wanted for name in group]
    rows = select_in(connection, "SELECT pk, facet, events FROM facet_counts WHERE facet IN :keys", names)
    known = {row.facet: row for row in rows if row.events > 0}
    groups = [[known[name] for name in group if name in known] for group in wanted]
    if not all(groups):
        return None
    groups.sort(key=lambda group: sum(row.events for row in group))
    return [[row.pk for row in group] for group in groups]


def _named(column: str, names: Sequence[int], place: int, parameters: dict[str, Any]) -> str:
    keys = [f"facet{place}_{number}" for number in range(len(names))]
    parameters |= dict(zip(keys, names, strict=True))
    marks = ", ".join(f":{key}" for key in keys)
    return f"{column} = {marks}" if len(names) == 1 else f"{column} IN ({marks})"


def _bounds(filters: Filters, parameters: dict[str, Any], *, oldest_first: bool) -> list[str]:
    where = []
    first = max(filters.first, 1) if filters.last or oldest_first else filters.first
    for name, test, value in (
        ("first", "f.day >= :first", first),
        ("last", "f.day <= :last", filters.last),
        ("origins", "e.origins >= :origins", filters.origins if filters.origins > 10 else 0),
        ("status", "e.status = :status", filters.status if filters.status == "occurred" else ""),
        ("confidence", "e.confidence >= :confidence", filters.confidence),
    ):
        if value:
            parameters[name] = value
            where.append(test)
    return where


def cursor_of(after: str) -> tuple[int, int]:
    """Day and row of the last event of the page before. Raises SettingsError where `after` is no mark of a page."""
    day, _, pk = after.partition("-")
    if day.isdecimal() and pk.isdecimal() and len(after) < 40:
        return int(day), int(pk)
    raise SettingsError(f"--after {after!r}: no mark of a page; give what the page before it printed")
