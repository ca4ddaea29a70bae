"""Everything about a person, a statement, a story, a listing or a judgement of the ledger, for `store.show`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from banggiao.store.find import events_of
from banggiao.store.record import load_listing, load_statement
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

Json = dict[str, Any]

MOST = 200
"""Rows of one kind that are shown of one thing."""


def person(connection: Connection, id_: str) -> Json | None:
    """A person: names, offices, events, quotations, and what lists say."""
    row = one(connection, "SELECT pk, id, lookup, name, country FROM persons WHERE id = :id", id_)
    if row is None:
        return None
    pk = {"pk": row.pk, "most": MOST, "facet": f"person:{row.lookup}", "lookup": row.lookup}
    offices = connection.execute(
        sql(
            "SELECT office, first_day, last_day, articles FROM offices WHERE person = :pk ORDER BY articles DESC, pk "
            "LIMIT :most"
        ),
        pk,
    )
    names = connection.execute(
        sql(
            "SELECT c.name, c.office, a.id AS article, a.published FROM appearances c JOIN articles a "
            "ON a.pk = c.article WHERE c.person = :pk AND c.live = 1 ORDER BY c.day DESC, c.pk LIMIT :most"
        ),
        pk,
    )
    events = connection.execute(
        sql("SELECT event FROM facets WHERE facet = (SELECT pk FROM facet_counts WHERE facet = :facet) "
            "ORDER BY day DESC, event DESC LIMIT 50"), pk
    )
    return {
        "person": row.id,
        "name": row.name,
        "country": row.country,
        "offices": [one._asdict() for one in offices],
        "appearances": [one._asdict() for one in names],
        "events": [_line(one._asdict()) for one in events_of(connection, [one.event for one in events])],
        "statements": said(connection, "lookup = :lookup AND live = 1", pk),
        "lists": _matches(connection, row.id),
    }


def statement_or_story(connection: Connection, id_: str) -> Json | None:
    """A quotation, or a story with its articles."""
    return next(iter(said(connection, "s.id = :id", {"id": id_})), None) or _story(connection, id_)


def _story(connection: Connection, id_: str) -> Json | None:
    row = one(connection, "SELECT * FROM stories WHERE id = :id", id_)
    if row is None:
        return None
    articles = connection.execute(
        sql(
            "SELECT a.id AS article, a.title, a.source, a.published, c.id AS copy_of FROM articles a "
            "LEFT JOIN articles c ON c.pk = a.copy_of WHERE a.story = :pk ORDER BY a.pk LIMIT :most"
        ),
        {"pk": row.pk, "most": MOST},
    )
    about = {"story": row.id, "title": row.title, "first_day": row.first_day, "last_day": row.last_day}
    return {**about, "articles": row.articles, "members": [article._asdict() for article in articles]}


def listing(connection: Connection, id_: str) -> Json | None:
    """What an article says of a sanctions list; beside it, and apart from it, what the lists say."""
    found = next(iter(listed(connection, "l.id = :id", {"id": id_})), None)
    return {**found, "lists": _matches(connection, id_)} if found else None


def judgement(connection: Connection, id_: str) -> Json | None:
    """A judgement."""
    row = one(connection, "SELECT * FROM judgements WHERE id = :id", id_)
    return _judged(row) if row else None


def _judged(row: Row[Any]) -> Json:
    about = {"judgement": row.id, "made": row.made, "author": row.author, "action": row.action, "note": row.note}
    return about | {"target": json.loads(row.target)}


def judgements(connection: Connection, event: str) -> list[Json]:
    """The judgements that name an event."""
    rows = connection.execute(
        sql("SELECT * FROM judgements WHERE target LIKE :event ORDER BY pk LIMIT :most"),
        {"event": f'%"{event}"%', "most": MOST},
    )
    return [_judged(row) for row in rows]


def said(connection: Connection, where: str, parameters: Json) -> list[Json]:
    """Quotations."""
    rows = connection.execute(
        sql(
            f"SELECT s.id, s.record, a.id AS article FROM statements s JOIN articles a ON a.pk = s.article "
            f"WHERE s.{where.removeprefix('s.')} AND s.live = 1 ORDER BY s.pk LIMIT :most"
        ),
        {"most": MOST} | parameters,
    )
    return [{"statement": row.id, "article": row.article, **load_statement(row.record)._asdict()} for row in rows]


def listed(connection: Connection, where: str, parameters: Json) -> list[Json]:
    """What articles say of sanctions lists."""
    rows = connection.execute(
        sql(
            "SELECT l.id, l.record, a.id AS article, v.text FROM listings l JOIN articles a ON a.pk = l.article "
            f"JOIN readings r ON r.pk = l.reading JOIN versions v ON v.pk = r.version WHERE {where} AND l.live = 1 "
            "ORDER BY l.pk LIMIT :most"
        ),
        {"most": MOST} | parameters,
    )
    found = []
    for row in rows:
        said = load_listing(row.record)
        about = {"listing": row.id, "article": row.article, "subject": said.subject._asdict()}
        about |= {"listers": [lister._asdict() for lister in said.lister], "reason": said.reason}
        found.append(about | {"text": row.text[said.start : said.end]})
    return found


def _matches(connection: Connection, subject: str) -> list[Json]:
    rows = connection.execute(
        sql(
            "SELECT l.name AS list, e.entry, e.name, m.score, m.reasons, e.record FROM list_matches m "
            "JOIN list_entries e ON e.pk = m.entry JOIN lists l ON l.pk = e.list WHERE m.subject = :subject "
            "ORDER BY m.score DESC, e.pk LIMIT :most"
        ),
        {"subject": subject, "most": MOST},
    )
    return [row._asdict() | {"reasons": json.loads(row.reasons), "record": json.loads(row.record)} for row in rows]


def _line(event: Json) -> Json:
    return {name: event[name] for name in ("id", "kind", "status", "edtf", "actors", "recipients", "sentence")}


def one(connection: Connection, statement: str, id_: str) -> Row[Any] | None:
    """The first row for an id."""
    return connection.execute(sql(statement), {"id": id_}).first()
