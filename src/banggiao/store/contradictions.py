"""Contradictions about offices: to whom articles give one that a single person holds, with the sentences behind it."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.skeleton import skeleton
from banggiao.resolve.tenures import Contradiction, Held, contradictions
from banggiao.store.rows import ask_in, sql

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from banggiao.resolve.persons import Names

LIMIT = 50
_OFFICES = (
    "SELECT o.person, o.lookup, o.country, p.lookup AS key FROM offices o JOIN persons p ON p.pk = o.person "
    "WHERE o.country <> '' AND o.last_day > 0 {} ORDER BY o.pk"
)
_GIVEN = (
    "SELECT person, name, office, day, pk FROM appearances WHERE live = 1 AND day > 0 AND office <> '' "
    "AND person IN (?)"
)
_SAID = (
    "SELECT p.pk, a.id, substr(v.text, s.start + 1, s.stop - s.start) FROM appearances p "
    "JOIN articles a ON a.pk = p.article JOIN readings r ON r.pk = p.reading JOIN versions v ON v.pk = r.version "
    "JOIN sentences s ON s.version = v.pk AND s.start = (SELECT max(t.start) FROM sentences t "
    "WHERE t.version = v.pk AND t.start <= p.start) WHERE p.pk IN (?)"
)


class Side(NamedTuple):
    """One side of a contradiction. `day`: of the article, or the term as the table has it; `article` is "" there."""

    number: int
    country: str
    office: str
    name: str
    day: str
    article: str
    sentence: str


def list_contradictions(
    connection: Connection, names: Names, single: Mapping[str, str], *, country: str = "", limit: int = LIMIT
) -> list[Side]:
    """The contradictions about offices, two sides each, numbered, of one state or of all.

    `single`: skeletons of wordings to offices that one person holds at a time.
    Example: of two articles of one week that call A and B the president of a state, both sentences.
    """
    found = list(islice(_found(connection, names, single, country), limit))
    places = [one.place for _, _, told in found for one in (told.one, told.other) if one]
    said = {pk: (article, sentence) for pk, article, sentence in ask_in(connection, _SAID, places)}
    sides = []
    for number, (code, office, told) in enumerate(found, 1):
        for one in (told.one, told.other):
            if one:
                sides.append(Side(number, code, office, one.name, str(one.day), *said.get(one.place, ("", ""))))
        if told.known and told.term:
            term = f"{told.term.start}/{told.term.end or '..'}"
            sides.append(Side(number, code, office, told.known.name, term, "", ""))
    return sides


def _found(
    connection: Connection, names: Names, single: Mapping[str, str], country: str
) -> Iterator[tuple[str, str, Contradiction]]:
    test = "AND o.country = :country" if country else ""
    rows = connection.execute(sql(_OFFICES.format(test)), {"country": country} if country else {})
    groups: dict[tuple[str, str], dict[int, str]] = {}
    for row in rows:
        if row.lookup in single:
            groups.setdefault((row.country, single[row.lookup]), {})[row.person] = row.key
    for (code, office), persons in sorted(groups.items()):
        held = [
            Held(persons[person], name, dt.date(day // 10_000, day // 100 % 100, day % 100), pk)
            for person, name, given, day, pk in ask_in(connection, _GIVEN, sorted(persons))
            if single.get(skeleton(given)) == office
        ]
        yield from ((code, office, one) for one in contradictions(names, code, office, held))
