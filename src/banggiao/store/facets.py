"""How the ledger writes facets down: the one place that knows, for all that counts or follows them.

A key is what the table `facets` files events under, and what the column `facets` of an event lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.store.rows import select_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

FacetKey = str
"""Facets are filed by their names, as "party:RUS"."""

EVERY = "*"
"""The name of the facet that every event has which is shown."""


def key_of(connection: Connection, name: str) -> FacetKey | None:  # noqa: ARG001  (the ledger decides what a key is)
    """The key of a facet; None where no event has it. Example: key_of(connection, "kind:visit")."""
    return name


def names_of(connection: Connection, keys: Iterable[FacetKey]) -> dict[FacetKey, str]:  # noqa: ARG001
    """The names of facets by their keys."""
    return {key: key for key in keys}


def split_facets(column: str) -> list[FacetKey]:
    """The keys that an event's row lists. Example: split_facets("*\\nkind:visit") == ["*", "kind:visit"]."""
    return column.split("\n") if column else []


def events_with(connection: Connection, keys: Iterable[FacetKey]) -> dict[FacetKey, int]:
    """How many events have each of these facets."""
    rows = select_in(connection, "SELECT facet, events FROM facet_counts WHERE facet IN :keys", keys)
    return {row.facet: row.events for row in rows}
