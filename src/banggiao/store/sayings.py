"""Statements and listings of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.store.identity import inside, short_skeleton
from banggiao.store.record import dump
from banggiao.store.rows import insert, sql

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from banggiao.model.event import Listing, Statement
    from banggiao.resolve.persons import Names
    from banggiao.store.articles import Place
    from banggiao.store.rows import Keys, Values


def supersede(connection: Connection, article: int) -> None:
    """Take the statements and listings of an article out of queries, without deleting them."""
    for table in ("statements", "listings"):
        statement = sql(f"UPDATE {table} SET live = 0 WHERE article = :article AND live = 1")
        connection.execute(statement, {"article": article})


def add_statements(
    connection: Connection,
    keys: Keys,
    names: Names,
    statements: Sequence[Statement],
    spot: Place,
    lookups: Mapping[tuple[str, str], str],
) -> None:
    """Add the quotations of a reading. `lookups`: the keys of its persons by name and state."""
    rows = []
    for place, statement in enumerate(statements):
        record = dump(statement)
        row: Values = {"pk": keys.next("statements"), "id": inside("s", spot.id, spot.reading, place, record)}
        row |= {"article": spot.article, "reading": spot.reading, "live": int(spot.shown), "record": record}
        speaker = (statement.speaker, statement.code)
        rows.append(row | {"lookup": lookups.get(speaker) or names.key(*speaker)})
    insert(connection, "statements", rows)


def add_listings(connection: Connection, keys: Keys, listings: Sequence[Listing], spot: Place) -> None:
    """Add what a reading says of sanctions lists: who stands on whose, and why."""
    rows = []
    for place, listing in enumerate(listings):
        record = dump(listing)
        row: Values = {"pk": keys.next("listings"), "id": inside("l", spot.id, spot.reading, place, record)}
        row |= {
            "article": spot.article,
            "reading": spot.reading,
            "live": int(spot.shown),
            "record": record,
            "day": spot.day,
        }
        row |= {
            "lookup": short_skeleton(listing.subject.name),
            "name": listing.subject.name,
            "code": listing.subject.code,
        }
        rows.append(row | {"listers": "+".join(lister.code or lister.name for lister in listing.lister)})
    insert(connection, "listings", rows)
