"""Feeds that are watched: when each is due, who has it, how it fared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.errors import UnknownId
from banggiao.ingest.web.robots import host_of
from banggiao.store.engine import describe
from banggiao.store.identity import digest
from banggiao.store.rows import Keys, insert, sql

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

_COLUMNS = "pk, id, url, title, every, added, etag, modified, due, tried, succeeded, error, failures, entries"


class WatchedFeed(NamedTuple):
    """A feed and its status. `every`: seconds between two looks; `due`: seconds since 1970; times are ISO 8601."""

    pk: int
    id: str
    url: str
    title: str
    every: int
    added: str
    etag: str
    modified: str
    due: int
    tried: str | None
    succeeded: str | None
    error: str
    failures: int
    entries: int


class Fared(NamedTuple):
    """How a look at a feed went. `error`: in words, "" where it went well; `url`: where it is now.

    `retry`: the seconds that its server wants us to wait, 0 where it does not say.
    """

    error: str = ""
    url: str = ""
    title: str = ""
    etag: str = ""
    modified: str = ""
    entries: int = 0
    retry: int = 0


def add_feed(connection: Connection, url: str, title: str, every: int, now: str) -> bool:
    """Watch the feed at `url`, due at once; whether it is new."""
    if connection.execute(sql("SELECT 1 FROM feeds WHERE url = :url"), {"url": url}).first():
        return False
    row = {"pk": Keys(connection).next("feeds"), "id": digest("f", url), "url": url, "host": host_of(url)}
    row |= {"title": title or url, "every": every, "added": now, "etag": "", "modified": "", "due": 0, "claimed": 0}
    row |= {"tried": None, "succeeded": None, "error": "", "failures": 0, "entries": 0}
    insert(connection, "feeds", [row])
    return True


def list_feeds(connection: Connection) -> list[WatchedFeed]:
    """Every feed, in the order in which they were added."""
    return [_feed(row) for row in connection.execute(sql(f"SELECT {_COLUMNS} FROM feeds ORDER BY pk"))]


def remove_feed(connection: Connection, name: str) -> WatchedFeed:
    """Watch a feed no more; its articles stay, and the pages that were waiting are dropped. Raises UnknownId."""
    row = connection.execute(
        sql(f"SELECT {_COLUMNS} FROM feeds WHERE url = :name OR id = :name"), {"name": name}
    ).first()
    if row is None:
        remedy = "see those that there are with: banggiao watch list"
        raise UnknownId(describe(connection.engine.url), f"no feed {name!r} is watched", remedy)
    gone = {"pk": row.pk}
    connection.execute(sql("DELETE FROM pages WHERE feed = :pk AND article IS NULL"), gone)
    connection.execute(sql("UPDATE pages SET feed = NULL WHERE feed = :pk"), gone)
    connection.execute(sql("DELETE FROM feeds WHERE pk = :pk"), gone)
    return _feed(row)


def claim_feed(connection: Connection, now: int, until: int, busy: frozenset[str]) -> WatchedFeed | None:
    """The feed that is due longest, of a host that is free, marked as ours until `until`; None where none is."""
    rows = connection.execute(
        sql(
            f"SELECT {_COLUMNS}, host FROM feeds f WHERE due <= :now AND claimed <= :now AND NOT EXISTS "
            "(SELECT 1 FROM hosts h WHERE h.host = f.host AND h.free > :now) ORDER BY due, pk LIMIT 50"
        ),
        {"now": now},
    )
    for row in rows:
        if row.host not in busy:
            connection.execute(sql("UPDATE feeds SET claimed = :until WHERE pk = :pk"), {"until": until, "pk": row.pk})
            return _feed(row)
    return None


def note_feed(connection: Connection, feed: WatchedFeed, fared: Fared, now: str, due: int) -> None:
    """Write down how a look at a feed went, and when it is due again."""
    values: dict[str, Any] = {"pk": feed.pk, "now": now, "due": due, "error": fared.error[:500]}
    taken = (
        fared.url
        and connection.execute(
            sql("SELECT 1 FROM feeds WHERE url = :url AND pk <> :pk"), {"url": fared.url, "pk": feed.pk}
        ).first()
    )
    url = feed.url if taken or not fared.url else fared.url
    values |= {"url": url, "host": host_of(url), "etag": fared.etag or feed.etag}
    values |= {"modified": fared.modified or feed.modified}
    values |= {"title": fared.title if fared.title and feed.title == feed.url else feed.title}
    values |= {"failures": feed.failures + 1 if fared.error and not fared.entries else 0}
    values |= {"entries": fared.entries or feed.entries}
    values |= {"succeeded": feed.succeeded if fared.error else now}
    connection.execute(
        sql(
            "UPDATE feeds SET url = :url, host = :host, title = :title, etag = :etag, modified = :modified, "
            "due = :due, claimed = 0, tried = :now, succeeded = :succeeded, error = :error, failures = :failures, "
            "entries = :entries WHERE pk = :pk"
        ),
        values,
    )


def _feed(row: Row[Any]) -> WatchedFeed:
    return WatchedFeed(**{name: getattr(row, name) for name in WatchedFeed._fields})
