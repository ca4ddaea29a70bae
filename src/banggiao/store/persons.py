"""Persons of the ledger, where they appear, and the offices they held as dated articles tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.store.identity import digest, short_skeleton
from banggiao.store.rows import execute_many, insert, select_in, sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from banggiao.model.mention import Person
    from banggiao.resolve.persons import Names
    from banggiao.store.articles import Place
    from banggiao.store.rows import Keys, Values

# The earliest and the latest day; an article without a date (day 0) says nothing of either.
_LEARN = (
    "INSERT INTO offices (pk, person, office, lookup, country, first_day, last_day, articles) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (person, lookup) DO UPDATE SET articles = offices.articles + 1, "
    "first_day = CASE WHEN offices.first_day = 0 OR (excluded.first_day > 0 "
    "AND excluded.first_day < offices.first_day) THEN excluded.first_day ELSE offices.first_day END, "
    "last_day = CASE WHEN excluded.last_day > offices.last_day THEN excluded.last_day ELSE offices.last_day END"
)
_SPELL = "INSERT INTO spellings (skeleton, person) VALUES (?, ?) ON CONFLICT DO NOTHING"
_TERMS = sql(
    "SELECT office, day, article FROM appearances WHERE person = :person AND live = 1 AND office <> '' ORDER BY pk"
)


def add_persons(
    connection: Connection, keys: Keys, names: Names, persons: Sequence[Person], spot: Place, day: str
) -> dict[tuple[str, str], str]:
    """Add the persons of a reading: where they appear, and their offices at the article's date, `day` as EDTF.

    The keys of the persons by name and state. Example: {("Kim Chính Ân", "PRK"): "kim jong un|PRK"}.
    """
    if not persons:
        return {}
    lookups = [names.identify(person.name, person.country, person.office, day) for person in persons]
    identified = {(person.name, person.country): key for key, person in zip(lookups, persons, strict=True)}
    known = _ensure(connection, keys, persons, lookups)
    spelt = {(short_skeleton(person.name), known[key]) for key, person in zip(lookups, persons, strict=True)}
    execute_many(connection, _SPELL, sorted(spelt))
    rows = []
    for person, lookup in zip(persons, lookups, strict=True):
        row: Values = {"pk": keys.next("appearances"), "person": known[lookup], "article": spot.article}
        row |= {
            "reading": spot.reading,
            "live": int(spot.shown),
            "name": person.name,
            "office": person.office,
            "day": spot.day,
        }
        rows.append(row | {"start": person.start, "stop": person.end})
    insert(connection, "appearances", rows)
    if not spot.shown:
        return identified
    if spot.fresh:
        _learn(connection, keys, [(known[key], one) for key, one in zip(lookups, persons, strict=True)], spot.day)
    else:
        recount(connection, keys, known.values())
    return identified


def supersede(connection: Connection, keys: Keys, article: int) -> None:
    """Take the appearances of an article out of queries, and what was learned of offices from them."""
    here = {"article": article}
    shown = sql("SELECT DISTINCT person FROM appearances WHERE article = :article AND live = 1")
    persons = [row.person for row in connection.execute(shown, here)]
    if persons:
        connection.execute(sql("UPDATE appearances SET live = 0 WHERE article = :article AND live = 1"), here)
        recount(connection, keys, persons)


def recount(connection: Connection, keys: Keys, persons: Iterable[int]) -> None:
    """Work out the offices of `persons` anew from where they appear now."""
    found = select_in(connection, "SELECT pk, country FROM persons WHERE pk IN :keys", set(persons))
    countries = {row.pk: row.country for row in found}
    for person, country in sorted(countries.items()):
        connection.execute(sql("DELETE FROM offices WHERE person = :person"), {"person": person})
        terms: dict[str, tuple[str, set[int], set[int]]] = {}
        for row in connection.execute(_TERMS, {"person": person}):
            _, days, articles = terms.setdefault(short_skeleton(row.office), (row.office, set(), set()))
            days |= {row.day} - {0}
            articles.add(row.article)
        rows = []
        for lookup, (office, days, articles) in terms.items():
            term: Values = {"pk": keys.next("offices"), "person": person, "office": office, "lookup": lookup}
            term |= {"country": country, "first_day": min(days, default=0), "last_day": max(days, default=0)}
            rows.append(term | {"articles": len(articles)})
        insert(connection, "offices", rows)


def _ensure(connection: Connection, keys: Keys, persons: Sequence[Person], lookups: Sequence[str]) -> dict[str, int]:
    """The keys of the persons' rows by their lookups; those that are new are made."""
    known = keys.memo.find(connection, "SELECT lookup, pk FROM persons WHERE lookup IN (?)", lookups)
    rows = []
    for person, lookup in zip(persons, lookups, strict=True):
        if lookup not in known:
            known[lookup] = keys.next("persons")
            row = {"pk": known[lookup], "id": digest("p", lookup), "lookup": lookup, "name": person.name}
            rows.append(row | {"skeleton": short_skeleton(person.name), "country": person.country})
    insert(connection, "persons", rows)
    return known


def _learn(connection: Connection, keys: Keys, persons: Sequence[tuple[int, Person]], day: int) -> None:
    rows = {}
    for key, person in persons:
        lookup = short_skeleton(person.office)
        if lookup and (key, lookup) not in rows:
            rows[key, lookup] = (keys.next("offices"), key, person.office, lookup, person.country, day, day)
    execute_many(connection, _LEARN, list(rows.values()))
