"""Who published articles, for the listings that name one beside each event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.store.rows import select_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


class Published(NamedTuple):
    """An article as a listing names it."""

    id: str
    source: str | None
    title: str
    published: str | None


def sources_of(connection: Connection, articles: Iterable[str]) -> dict[str, Published]:
    """The articles of these ids. Example: sources_of(connection, ["a88f0e1c76d96419d"])["a88f0e1c76d96419d"].source."""
    rows = select_in(
        connection, "SELECT id, source, title, published FROM articles WHERE id IN :keys", sorted(set(articles) - {""})
    )
    return {row.id: Published(*tuple(row)) for row in rows}
