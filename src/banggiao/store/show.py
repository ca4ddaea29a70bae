"""Everything about one id: an article, a mention, an event, a person, a statement, a listing, a judgement.

What comes out is a plain dictionary, ready for JSON; where something quotes an article, its words are with it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from banggiao.errors import UnknownId
from banggiao.resolve.events.summary import claims_of, history_of, origins_of
from banggiao.store.engine import describe
from banggiao.store.events import reports_of
from banggiao.store.find import events_of
from banggiao.store.record import load_mention
from banggiao.store.rows import sql
from banggiao.store.show_more import (
    MOST,
    judgement,
    judgements,
    listed,
    listing,
    one,
    person,
    said,
    statement_or_story,
)
from banggiao.store.versions import Version, compare_versions

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Row

    from banggiao.model.event import EventMention

Json = dict[str, Any]

_MENTIONS = (
    "SELECT m.id, m.record, m.live, m.rejected, m.article, m.event, e.id AS event_id, a.id AS article_id, "
    "a.given, a.source, a.published, s.stop, v.text, v.id AS version FROM mentions m "
    "JOIN events e ON e.pk = m.event JOIN articles a ON a.pk = m.article JOIN readings r ON r.pk = m.reading "
    "JOIN versions v ON v.pk = r.version LEFT JOIN sentences s ON s.version = v.pk AND s.start = m.sentence "
)


def show(connection: Connection, id_: str) -> Json:
    """Everything about `id_`; an article may be named by the id that it came with. Raises UnknownId."""
    make = _SHOWN.get(id_[:1])
    found = make(connection, id_) if make and len(id_) in (17, 21) else None
    if found is None:
        row = connection.execute(sql("SELECT id FROM articles WHERE given = :id ORDER BY pk DESC LIMIT 1"), {"id": id_})
        given = row.scalar()
        found = _article(connection, given) if given else None
    if found is None:
        remedy = "ids stand in what events, search and show print; an article is found by its own id too"
        raise UnknownId(describe(connection.engine.url), f"nothing has the id {id_!r}", remedy)
    return found


def _article(connection: Connection, id_: str) -> Json | None:
    row = one(connection, "SELECT * FROM articles WHERE id = :id", id_)
    if row is None:
        return None
    pk = {"pk": row.pk}
    versions = connection.execute(
        sql(
            "SELECT id, raw_hash, title, text, author, published, published_at, modified_at, asides, retrieved "
            "FROM versions WHERE article = :pk ORDER BY pk"
        ),
        pk,
    )
    readings = connection.execute(
        sql(
            "SELECT v.id AS version, r.extractor, r.published, r.basis, r.evidence FROM readings r "
            "JOIN versions v ON v.pk = r.version WHERE v.article = :pk ORDER BY r.pk"
        ),
        pk,
    )
    persons = connection.execute(
        sql(
            "SELECT p.id, c.name, c.office, p.country FROM appearances c JOIN persons p ON p.pk = c.person "
            "WHERE c.article = :pk AND c.live = 1 ORDER BY c.pk"
        ),
        pk,
    )
    mentions = connection.execute(sql(f"{_MENTIONS} WHERE m.article = :pk AND m.live = 1 ORDER BY m.pk"), pk)
    about = {name: getattr(row, name) for name in ("given", "title", "source", "url", "published", "basis", "gone")}
    return {
        "article": row.id,
        **about,
        "story": _id(connection, "stories", row.story),
        "copy_of": _id(connection, "articles", row.copy_of),
        "text": connection.execute(sql("SELECT text FROM versions WHERE pk = :pk"), {"pk": row.version}).scalar(),
        "versions": [one._asdict() for one in compare_versions([Version.of(row) for row in versions])],
        "readings": [one._asdict() | {"evidence": json.loads(one.evidence)} for one in readings],
        "persons": [one._asdict() for one in persons],
        "mentions": [_mention_line(one) for one in mentions],
        "statements": said(connection, "article = :pk", pk),
        "listings": listed(connection, "l.article = :pk", pk),
    }


def _id(connection: Connection, table: str, pk: int | None) -> str | None:
    return connection.execute(sql(f"SELECT id FROM {table} WHERE pk = :pk"), {"pk": pk}).scalar() if pk else None


def _mention(connection: Connection, id_: str) -> Json | None:
    row = one(connection, f"{_MENTIONS} WHERE m.id = :id", id_)
    if row is None:
        return None
    event = load_mention(row.given, row.record)
    return {**_mention_line(row), "version": row.version, "record": _record(event)}


def _event(connection: Connection, id_: str) -> Json | None:
    row = one(connection, "SELECT pk, id, merged FROM events WHERE id = :id", id_)
    if row is None:
        return None
    if row.merged and (into := _event(connection, row.merged)):
        return {"merged": row.id, **into}
    (event,) = events_of(connection, [row.pk])
    found = connection.execute(
        sql(f"{_MENTIONS} WHERE m.event = :pk AND m.live = 1 ORDER BY m.pk LIMIT :most"), {"pk": row.pk, "most": MOST}
    )
    rows = found.fetchall()
    told = [report.told for report in reports_of(connection, [row.pk]).get(row.pk, [])]
    shown = event._asdict()
    del shown["pk"], shown["day"], shown["article"], shown["sentence"]
    return {
        "event": shown.pop("id"),
        **shown,
        "status_history": [turn._asdict() for turn in history_of(told)],
        "claims": {name: [claim._asdict() for claim in claims] for name, claims in claims_of(told).items()},
        "first_told_by": [origin._asdict() for origin in origins_of(told)],
        "reports": [_mention_line(one) for one in rows],
        "judgements": judgements(connection, id_),
    }


def _mention_line(row: Row[Any]) -> Json:
    event = load_mention(row.given, row.record)
    return {
        "mention": row.id,
        "event": row.event_id,
        "article": row.article_id,
        "source": row.source,
        "published": row.published,
        "kind": event.kind,
        "status": event.status.value,
        "date": event.date.edtf if event.date else None,
        "actors": [one.code or one.name for one in event.actors],
        "recipients": [one.code or one.name for one in event.recipients],
        "people": [one.name for one in event.people],
        "attribution": [one.name for one in event.attribution],
        "sentence": row.text[event.sentence.start : event.sentence.end],
        "trigger": event.trigger.text,
        "extractor": event.extractor,
        "superseded": not row.live,
        "rejected": bool(row.rejected),
    }


def _record(event: EventMention) -> Json:
    return {
        "sentence": event.sentence._asdict(),
        "trigger": event.trigger._asdict(),
        "actors": [one._asdict() for one in event.actors],
        "recipients": [one._asdict() for one in event.recipients],
        "people": [one._asdict() for one in event.people],
        "others": [one._asdict() for one in event.others],
        "date": event.date and event.date._asdict(),
        "place": event.place and event.place._asdict(),
        "attribution": [one._asdict() for one in event.attribution],
        "quantities": [one._asdict() for one in event.quantities],
        "confidence": event.confidence,
    }


_SHOWN: dict[str, Callable[[Connection, str], Json | None]] = {
    "a": _article,
    "m": _mention,
    "e": _event,
    "p": person,
    "s": statement_or_story,
    "l": listing,
    "j": judgement,
}
