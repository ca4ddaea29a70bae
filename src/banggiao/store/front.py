"""What is new in the ledger, what lies ahead, and between whom most happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.store.find import Filters, Found, events_of, find_events
from banggiao.store.pairs import ActivePair, active_pairs
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from sqlalchemy import Connection

_NEWEST = sql(
    "SELECT pk FROM (SELECT pk, facets FROM events ORDER BY pk DESC LIMIT 400) AS latest WHERE facets <> '' "
    "ORDER BY pk DESC LIMIT :limit"
)
_SIZE = (
    "SELECT (SELECT max(pk) FROM articles) AS articles, (SELECT events FROM facet_counts WHERE facet = '*') AS events, "
    "(SELECT max(pk) FROM persons) AS persons, (SELECT max(pk) FROM stories) AS stories"
)
_RUNS = sql("SELECT command, extractor, started, ended, articles, mentions FROM runs ORDER BY pk DESC LIMIT :limit")


class Run(NamedTuple):
    """One run of a command that added articles; `ended` is None while it goes on, or where it was broken off."""

    command: str
    extractor: str
    started: str
    ended: str | None
    articles: int
    mentions: int


class Front(NamedTuple):
    """The newest events, planned ones ahead in order, the most active pairs, the last runs, how much there is."""

    newest: tuple[Found, ...]
    ahead: tuple[Found, ...]
    pairs: tuple[ActivePair, ...]
    runs: tuple[Run, ...]
    sizes: dict[str, int]


def look_in(connection: Connection, today: int) -> Front:
    """What the first page shows; planned events from the day `today` on are ahead."""
    newest = [row.pk for row in connection.execute(_NEWEST, {"limit": 16})]
    ahead = find_events(connection, Filters(status="planned", first=today), limit=12, oldest_first=True)
    sizes = connection.execute(sql(_SIZE)).one()._asdict()
    return Front(
        newest=tuple(events_of(connection, newest)),
        ahead=ahead.events,
        pairs=tuple(active_pairs(connection, today, limit=12)),
        runs=tuple(last_runs(connection, 5)),
        sizes={name: size or 0 for name, size in sizes.items()},
    )


def last_runs(connection: Connection, limit: int) -> list[Run]:
    """The latest runs, the last one first."""
    return [Run(*row) for row in connection.execute(_RUNS, {"limit": limit})]
