"""Pages that feeds lead to: when each is due to be read, or looked at again; and the hosts that they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.ingest.web.robots import host_of
from banggiao.store.identity import version_key
from banggiao.store.rows import Keys, insert, select_in, sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

    from banggiao.ingest.web.feed import Entry
    from banggiao.model.article import Article

NEVER = 1 << 40
"""When what is done with is due again."""
_COLUMNS = "pk, feed, url, title, published, state, due, tries, checks, article, etag, modified, hash, error"


class WatchedPage(NamedTuple):
    """A page. `state`: "waiting" until it is read, then "read"; "failed" where it never was; "gone" once it is away.

    `checks`: how often it was looked at again; `article`: the id of its article; `hash`: of its last body.
    """

    pk: int
    feed: int | None
    url: str
    title: str
    published: str | None
    state: str
    due: int
    tries: int
    checks: int
    article: str | None
    etag: str
    modified: str
    hash: str
    error: str


class Host(NamedTuple):
    """A host: its robots.txt, None where it is not known any more."""

    host: str
    robots: str | None


def add_pages(connection: Connection, feed: int, entries: Sequence[Entry], now: int, seen: str) -> int:
    """Take note of what a feed leads to; how many pages are new."""
    known = {
        row.url for row in select_in(connection, "SELECT url FROM pages WHERE url IN :keys", [e.url for e in entries])
    }
    keys = Keys(connection)
    rows = []
    for entry in entries:
        if entry.url in known:
            continue
        known.add(entry.url)
        row = {"pk": keys.next("pages"), "feed": feed, "url": entry.url, "host": host_of(entry.url)}
        row |= {"title": entry.title, "published": entry.published, "seen": seen, "state": "waiting", "due": now}
        row |= {"claimed": 0, "tries": 0, "checks": 0, "article": None, "etag": "", "modified": "", "hash": ""}
        rows.append(row | {"error": ""})
    insert(connection, "pages", rows)
    return len(rows)


def claim_page(connection: Connection, now: int, until: int, busy: frozenset[str]) -> WatchedPage | None:
    """The page that is due longest, of a host that is free, marked as ours until `until`; None where none is."""
    rows = connection.execute(
        sql(
            f"SELECT {_COLUMNS}, host FROM pages p WHERE due <= :now AND claimed <= :now AND NOT EXISTS "
            "(SELECT 1 FROM hosts h WHERE h.host = p.host AND h.free > :now) ORDER BY due, pk LIMIT 200"
        ),
        {"now": now},
    )
    for row in rows:
        if row.host not in busy:
            connection.execute(sql("UPDATE pages SET claimed = :until WHERE pk = :pk"), {"until": until, "pk": row.pk})
            return _page(row)
    return None


def note_page(connection: Connection, page: WatchedPage) -> None:
    """Write down how a look at a page went, and let go of it."""
    connection.execute(
        sql(
            "UPDATE pages SET state = :state, due = :due, claimed = 0, tries = :tries, checks = :checks, "
            "article = :article, etag = :etag, modified = :modified, hash = :hash, error = :error WHERE pk = :pk"
        ),
        page._asdict() | {"error": page.error[:500]},
    )


def mark_gone(connection: Connection, article: str, gone: str | None) -> None:
    """Write down that the page of an article is away since `gone`, or there again."""
    connection.execute(sql("UPDATE articles SET gone = :gone WHERE id = :id"), {"gone": gone, "id": article})


def article_of(connection: Connection, article: Article) -> str | None:
    """The id that the ledger has for an article that was added."""
    found = sql("SELECT a.id FROM versions v JOIN articles a ON a.pk = v.article WHERE v.id = :version")
    return connection.execute(found, {"version": "v" + version_key(article)}).scalar()


def next_due(connection: Connection, now: int) -> int | None:
    """When the next feed or page is due whose host is free then; None where nothing is watched."""
    parts = [
        f"(SELECT min(CASE WHEN coalesce(h.free, 0) > greatest_due THEN h.free ELSE greatest_due END) FROM "
        f"(SELECT host, CASE WHEN due > claimed THEN due ELSE claimed END AS greatest_due FROM {table}) w "
        "LEFT JOIN hosts h ON h.host = w.host)"
        for table in ("feeds", "pages")
    ]
    row = connection.execute(sql(f"SELECT {parts[0]} AS feed, {parts[1]} AS page")).one()
    times = [time for time in (row.feed, row.page) if time is not None and time < NEVER]
    return max(now, min(times)) if times else None


def take_host(connection: Connection, host: str, now: int, free: int) -> Host:
    """The host of a page that is fetched now, which nobody else asks until `free`."""
    row = connection.execute(sql("SELECT robots, robots_until FROM hosts WHERE host = :host"), {"host": host}).first()
    if row is None:
        insert(connection, "hosts", [{"host": host, "free": free, "robots": None, "robots_until": 0}])
        return Host(host, None)
    connection.execute(sql("UPDATE hosts SET free = :free WHERE host = :host"), {"free": free, "host": host})
    return Host(host, row.robots if row.robots_until > now else None)


def note_host(connection: Connection, host: str, free: int, robots: str | None, until: int) -> None:
    """Write down until when a host is left alone, and its robots.txt where it was fetched."""
    connection.execute(sql("UPDATE hosts SET free = :free WHERE host = :host"), {"free": free, "host": host})
    if robots is not None:
        values = {"robots": robots.replace("\0", ""), "until": until, "host": host}
        connection.execute(sql("UPDATE hosts SET robots = :robots, robots_until = :until WHERE host = :host"), values)


def counts(connection: Connection) -> dict[int, dict[str, int]]:
    """For each feed, how many of its pages are in which state."""
    found: dict[int, dict[str, int]] = {}
    rows = connection.execute(
        sql("SELECT feed, state, count(*) AS n FROM pages WHERE feed IS NOT NULL GROUP BY feed, state")
    )
    for row in rows:
        found.setdefault(row.feed, {})[row.state] = row.n
    return found


def _page(row: Row[Any]) -> WatchedPage:
    return WatchedPage(**{name: getattr(row, name) for name in WatchedPage._fields})
