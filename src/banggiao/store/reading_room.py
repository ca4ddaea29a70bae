"""All that a page shows of one article: its text, what was read of it and where, its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.errors import UnknownId
from banggiao.store.engine import describe
from banggiao.store.record import load_listing, load_mention, load_statement
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from banggiao.model.event import EventMention, Listing, Statement

_ARTICLE = sql(
    "SELECT a.pk, a.id, a.given, a.source, a.url, a.title, a.published, a.basis, a.version, s.id AS story, "
    "c.id AS copy_of FROM articles a LEFT JOIN stories s ON s.pk = a.story LEFT JOIN articles c ON c.pk = a.copy_of "
    "WHERE a.id = :id"
)
_VERSIONS = sql(
    "SELECT v.pk, v.id, v.title, v.published, v.retrieved, length(v.text) AS characters FROM versions v "
    "WHERE v.article = :pk ORDER BY v.pk DESC LIMIT 100"
)
_READING = sql("SELECT pk, extractor FROM readings WHERE version = :version ORDER BY pk DESC LIMIT 1")
_MENTIONS = sql(
    "SELECT m.id, m.record, m.rejected, e.id AS event FROM mentions m JOIN events e ON e.pk = m.event "
    "WHERE m.article = :article AND m.reading = :reading ORDER BY m.pk LIMIT 1000"
)
_PERSONS = sql(
    "SELECT p.id, c.name, c.office, p.country, c.start, c.stop FROM appearances c JOIN persons p ON p.pk = c.person "
    "WHERE c.article = :article AND c.reading = :reading ORDER BY c.start, c.pk LIMIT 500"
)
_COPIES = sql(
    "SELECT id, source, title, published FROM articles WHERE story = :story AND pk <> :pk ORDER BY pk LIMIT 12"
)


class Told(NamedTuple):
    """A mention of the article, and the event that it tells of."""

    id: str
    event: str
    mention: EventMention
    rejected: bool


class Appearing(NamedTuple):
    """A person of the article: where the name stands first."""

    person: str
    name: str
    office: str
    country: str
    start: int
    stop: int


class Version(NamedTuple):
    """A version that was retrieved, without its text."""

    id: str
    title: str
    published: str | None
    retrieved: str
    characters: int


class Sibling(NamedTuple):
    """Another article of the same story."""

    id: str
    source: str | None
    title: str
    published: str | None


class Opened(NamedTuple):
    """An article in one of its versions, with what its last reading found. `before`: the text of the version before."""

    id: str
    given: str
    source: str | None
    url: str | None
    title: str
    published: str | None
    basis: str
    copy_of: str | None
    version: str
    versions: tuple[Version, ...]
    text: str
    before: str | None
    extractor: str
    mentions: tuple[Told, ...]
    persons: tuple[Appearing, ...]
    statements: tuple[Statement, ...]
    listings: tuple[Listing, ...]
    siblings: tuple[Sibling, ...]


def open_article(connection: Connection, id_: str, version: str = "") -> Opened:
    """The article `id_`, in the version that queries see unless another is named. Raises UnknownId."""
    row = connection.execute(_ARTICLE, {"id": id_}).first()
    if row is None:
        raise _unknown(connection, f"no article {id_[:40]}")
    versions = connection.execute(_VERSIONS, {"pk": row.pk}).fetchall()
    place = next(
        (n for n, one in enumerate(versions) if (one.id == version if version else one.pk == row.version)), None
    )
    if place is None:
        raise _unknown(connection, f"article {id_[:40]} has no version {version[:40]}")
    reading = connection.execute(_READING, {"version": versions[place].pk}).first()
    at = {"article": row.pk, "reading": reading.pk if reading else 0}
    earlier = versions[place + 1].pk if place + 1 < len(versions) else None
    return Opened(
        **{name: getattr(row, name) for name in ("id", "given", "source", "url", "published", "basis", "copy_of")},
        title=versions[place].title,
        version=versions[place].id,
        versions=tuple(Version(*one[1:]) for one in versions),
        text=_text(connection, versions[place].pk),
        before=_text(connection, earlier) if earlier else None,
        extractor=reading.extractor if reading else "",
        mentions=tuple(_told(one, row.given) for one in connection.execute(_MENTIONS, at)),
        persons=tuple(Appearing(*one) for one in connection.execute(_PERSONS, at)),
        statements=tuple(load_statement(one) for one in _records(connection, "statements", at)),
        listings=tuple(load_listing(one) for one in _records(connection, "listings", at)),
        siblings=_siblings(connection, row),
    )


def _told(row: Row[tuple[str, ...]], given: str) -> Told:
    return Told(row.id, row.event, load_mention(given, row.record), bool(row.rejected))


def _records(connection: Connection, table: str, at: dict[str, int]) -> list[str]:
    statement = f"SELECT record FROM {table} WHERE article = :article AND reading = :reading ORDER BY pk LIMIT 500"
    return [row.record for row in connection.execute(sql(statement), at)]


def _siblings(connection: Connection, row: Row[tuple[str, ...]]) -> tuple[Sibling, ...]:
    story = connection.execute(sql("SELECT pk FROM stories WHERE id = :id"), {"id": row.story}).scalar()
    if story is None:
        return ()
    return tuple(Sibling(*one) for one in connection.execute(_COPIES, {"story": story, "pk": row.pk}))


def _text(connection: Connection, version: int) -> str:
    return str(connection.execute(sql("SELECT text FROM versions WHERE pk = :pk"), {"pk": version}).scalar_one())


def _unknown(connection: Connection, reason: str) -> UnknownId:
    return UnknownId(describe(connection.engine.url), reason, "ids stand in what events and search print")
