"""How the ledger writes facets down: the one place that knows, for all that counts or follows them.

A facet ("party:RUS") has a number, its key, under which the table `facets` files the events that have it, and which the
column `facets` of an event lists; `facet_counts` tells the key of a facet and how many events have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.store.rows import select_in, sql

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

FacetKey = int
"""Facets are filed by their numbers."""

EVERY = "*"
"""The name of the facet that every event has which is shown."""

_KEY = sql("SELECT pk FROM facet_counts WHERE facet = :name")


def key_of(connection: Connection, name: str) -> FacetKey | None:
    """The key of a facet; None where no event has had it. Example: key_of(connection, "kind:visit")."""
    return connection.execute(_KEY, {"name": name}).scalar()


def names_of(connection: Connection, keys: Iterable[FacetKey]) -> dict[FacetKey, str]:
    """The names of facets by their keys."""
    rows = select_in(connection, "SELECT pk, facet FROM facet_counts WHERE pk IN :keys", sorted(set(keys)))
    return {row.pk: row.facet for row in rows}


def split_facets(column: str) -> list[FacetKey]:
    """The keys that an event's row lists. Example: split_facets("1,7") == [1, 7]."""
    return list(map(int, column.split(","))) if column else []


def events_with(connection: Connection, keys: Iterable[FacetKey]) -> dict[FacetKey, int]:
    """How many events have each of these facets."""
    rows = select_in(connection, "SELECT pk, events FROM facet_counts WHERE pk IN :keys", keys)
    return {row.pk: row.events for row in rows}


def facets_of(connection: Connection, events: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The facets by name of the events with these keys; an event that is not to be found has none."""
    rows = select_in(connection, "SELECT pk, facets FROM events WHERE pk IN :keys", events)
    listed = {row.pk: split_facets(row.facets) for row in rows}
    names = names_of(connection, (key for keys in listed.values() for key in keys))
    return {event: tuple(names[key] for key in keys) for event, keys in listed.items()}
