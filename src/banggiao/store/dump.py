"""What a ledger holds, in one order and without what differs from run to run, so that two ledgers can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.store.rows import sql

if TYPE_CHECKING:
    from banggiao.store.ledger import Ledger

# Runs and the time of retrieval tell when and how often a program ran, not what it found.
_TABLES = {
    "articles": "*",
    "versions": "pk, id, article, raw_hash, title, text, published, normalised",
    "sentences": "*",
    "readings": "pk, version, extractor, published, basis, evidence",
    "events": "*",
    "mentions": "*",
    "facets": "*",
    "(SELECT * FROM facet_counts WHERE events > 0) AS counted": "*",
    "pairs": "*",
    "event_keys": "*",
    "tellings": "*",
    "stories": "*",
    "prints": "*",
    "persons": "*",
    "spellings": "*",
    "appearances": "*",
    "offices": "*",
    "statements": "*",
    "listings": "*",
    "pins": "*",
    "verdicts": "*",
}


def dump_ledger(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table, sorted; the same for two ledgers that hold the same."""
    with ledger.reading() as connection:
        return {
            table: sorted((tuple(row) for row in connection.execute(sql(f"SELECT {columns} FROM {table}"))), key=repr)
            for table, columns in _TABLES.items()
        }
