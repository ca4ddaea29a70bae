"""Persons of the ledger, where they appear, and the offices they held as dated articles tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.lang.skeleton import skeleton
from banggiao.store.identity import digest
from banggiao.store.rows import insert, next_keys, select_in, sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from banggiao.model.mention import Person
    from banggiao.resolve.resolver import Resolver
    from banggiao.store.articles import Place

# The earliest and the latest day; an article without a date (day 0) says nothing of either.
_LEARN = sql(
    "INSERT INTO offices (pk, person, office, lookup, country, first_day, last_day, articles) "
    "VALUES (:pk, :person, :office, :lookup, :country, :day, :day, 1) "
    "ON CONFLICT (person, lookup) DO UPDATE SET articles = offices.articles + 1, "
    "first_day = CASE WHEN offices.first_day = 0 OR (:day > 0 AND :day < offices.first_day) "
    "THEN :day ELSE offices.first_day END, "
    "last_day = CASE WHEN :day > offices.last_day THEN :day ELSE offices.last_day END"
)
_TERMS = sql(
    "SELECT office, day, article FROM appearances WHERE person = :person AND live = 1 AND office <> '' ORDER BY pk"
)


def add_persons(connection: Connection, resolver: Resolver, persons: Sequence[Person], spot: Place) -> None:
    """Add the persons of a reading: where they appear, and their offices at the article's date."""
    if not persons:
        return
    keys = [resolver.person(person.name, person.country) for person in persons]
    known = _ensure(connection, persons, keys)
    first = next_keys(connection, "appearances")["appearances"]
    rows = []
    for place, (person, key) in enumerate(zip(persons, keys, strict=True)):
        row = {"pk": first + place, "person": known[key], "article": spot.article, "reading": spot.reading}
        row |= {"live": int(spot.shown), "name": person.name, "office": person.office, "day": spot.day}
        rows.append(row | {"start": person.start, "stop": person.end})
    insert(connection, "appearances", rows)
    if not spot.shown:
        return
    if spot.fresh:
        _learn(connection, persons, [known[key] for key in keys], spot.day)
    else:
        recount(connection, known.values())


def supersede(connection: Connection, article: int) -> None:
    """Take the appearances of an article out of queries, and what was learned of offices from them."""
    here = {"article": article}
    found = connection.execute(sql("SELECT DISTINCT person FROM appearances WHERE article = :article AND live = 1"), here)
    persons = [row.person for row in found]
    if persons:
        connection.execute(sql("UPDATE appearances SET live = 0 WHERE article = :article AND live = 1"), here)
        recount(connection, persons)


def recount(connection: Connection, persons: Iterable[int]) -> None:
    """Work out the offices of `persons` anew from where they appear now."""
    countries = {row.pk: row.country for row in select_in(connection, "SELECT pk, country FROM persons WHERE pk IN :keys", persons)}
    for person, country in sorted(countries.items()):
        connection.execute(sql("DELETE FROM offices WHERE person = :person"), {"person": person})
        terms: dict[str, tuple[str, set[int], set[int]]] = {}
        for row in connection.execute(_TERMS, {"person": person}):
            _, days, articles = terms.setdefault(skeleton(row.office), (row.office, set(), set()))
            days |= {row.day} - {0}
            articles.add(row.article)
        first = next_keys(connection, "offices")["offices"]
        rows = []
        for place, (lookup, (office, days, articles)) in enumerate(terms.items()):
            row = {"pk": first + place, "person": person, "office": office, "lookup": lookup, "country": country}
            row |= {"first_day": min(days, default=0), "last_day": max(days, default=0), "articles": len(articles)}
            rows.append(row)
        insert(connection, "offices", rows)


def _ensure(connection: Connection, persons: Sequence[Person], keys: Sequence[str]) -> dict[str, int]:
    """The keys of the persons' rows by their lookups; those that are new are made."""
    found = select_in(connection, "SELECT pk, lookup FROM persons WHERE lookup IN :keys", sorted(set(keys)))
    known = {row.lookup: row.pk for row in found}
    first = next_keys(connection, "persons")["persons"]
    rows = []
    for person, key in zip(persons, keys, strict=True):
        if key not in known:
            known[key] = first + len(rows)
            row = {"pk": known[key], "id": digest("p", key), "lookup": key, "name": person.name}
            rows.append(row | {"skeleton": skeleton(person.name), "country": person.country})
    insert(connection, "persons", rows)
    return known


def _learn(connection: Connection, persons: Sequence[Person], keys: Sequence[int], day: int) -> None:
    first = next_keys(connection, "offices")["offices"]
    rows = {}
    for person, key in zip(persons, keys, strict=True):
        lookup = skeleton(person.office)
        if lookup and (key, lookup) not in rows:
            row = {"pk": first + len(rows), "person": key, "office": person.office, "lookup": lookup}
            rows[key, lookup] = row | {"country": person.country, "day": day}
    if rows:
        connection.execute(_LEARN, list(rows.values()))
