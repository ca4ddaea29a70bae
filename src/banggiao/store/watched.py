"""What pages show of feeds and rules, where a ledger has them: one that no watching was begun on has no such tables."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import inspect

from banggiao.store.rows import sql

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MOST = 500
_FEEDS = sql(
    "SELECT title, url, succeeded, error, failures, entries, due FROM feeds "
    "ORDER BY failures DESC, title, pk LIMIT :most"
)
_RULES = sql(
    "SELECT r.name, r.channels, (SELECT count(*) FROM alerts a WHERE a.rule = r.pk) AS alerts FROM rules r "
    "ORDER BY r.name LIMIT :most"
)


class SeenFeed(NamedTuple):
    """A feed: when it last went well, what is wrong with it, "" where nothing is, and when it is looked at next."""

    title: str
    url: str
    succeeded: str | None
    error: str
    failures: int
    entries: int
    due: str


class SeenRule(NamedTuple):
    """A rule, where its alerts go, and how many it has given."""

    name: str
    channels: str
    alerts: int


def feeds_seen(connection: Connection) -> list[SeenFeed]:
    """The feeds, those in trouble first."""
    if not inspect(connection).has_table("feeds"):
        return []
    rows = connection.execute(_FEEDS, {"most": _MOST})
    return [SeenFeed(**row._asdict() | {"due": datetime.fromtimestamp(row.due, UTC).isoformat()}) for row in rows]


def rules_seen(connection: Connection) -> list[SeenRule]:
    """The rules by name."""
    if not inspect(connection).has_table("rules"):
        return []
    return [SeenRule(*row) for row in connection.execute(_RULES, {"most": _MOST})]
