"""Who published articles, for the listings that name one beside each event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.store.facets import key_of
from banggiao.store.identity import short_skeleton
from banggiao.store.record import load_mention
from banggiao.store.rows import select_in, sql

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


_LATEST = sql("SELECT event FROM facets WHERE facet = :facet ORDER BY day DESC, event DESC LIMIT 1")
_NAMED = sql(
    "SELECT m.record, a.given, a.source FROM mentions m JOIN articles a ON a.pk = m.article "
    "WHERE m.event = :event AND m.live = 1 ORDER BY m.pk LIMIT 40"
)


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


def spelt(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """Sources as the reports of their latest event write them, by the names they are filed under; of a name that none
    writes, nothing.

    Example: spelt(connection, ["kbs world"]) == {"kbs world": "KBS World"}.
    """
    found = {}
    for name in dict.fromkeys(names):
        facet = key_of(connection, f"source:{name}")
        event = None if facet is None else connection.execute(_LATEST, {"facet": facet}).scalar()
        for row in () if event is None else connection.execute(_NAMED, {"event": event}):
            cited = (one.name for one in load_mention(row.given, row.record).attribution)
            written = next((one for one in (row.source, *cited) if one and short_skeleton(one) == name), None)
            if written:
                found[name] = written
                break
    return found
