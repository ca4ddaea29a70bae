"""All that a page shows of one event: its reports with their evidence, what they disagree on, and what stands near."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from banggiao.errors import UnknownId
from banggiao.resolve.events.summary import claims_of, history_of, origins_of
from banggiao.store.engine import describe
from banggiao.store.events import reports_of
from banggiao.store.find import Found, events_of
from banggiao.store.record import load_mention
from banggiao.store.rows import select_in, sql
from banggiao.store.show_more import judgements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from banggiao.model.event import EventMention
    from banggiao.resolve.events.claims import Claim, Turn
    from banggiao.resolve.origins import Origin
    from banggiao.store.show_more import Json

MOST = 100
"""Reports that are shown of one event: the first."""

_NEAR = 12  # events that are shown as related
_DAYS = 45  # by which they may be apart

_REPORTS = (
    "SELECT m.event, m.id, m.record, m.rejected, a.id AS article, a.given, a.title, a.source, a.url, a.published, "
    "a.basis, c.id AS copy_of, substr(v.text, m.sentence + 1, coalesce(s.stop - m.sentence, 300)) AS words "
    "FROM mentions m JOIN articles a ON a.pk = m.article JOIN readings r ON r.pk = m.reading "
    "JOIN versions v ON v.pk = r.version LEFT JOIN sentences s ON s.version = v.pk AND s.start = m.sentence "
    "LEFT JOIN articles c ON c.pk = a.copy_of WHERE m.event IN :keys AND m.live = 1 ORDER BY m.event, m.pk"
)
_BESIDE = sql(
    "SELECT DISTINCT n.event FROM mentions m JOIN mentions n ON n.article = m.article AND n.live = 1 "
    "AND n.rejected = 0 WHERE m.event = :pk AND m.live = 1 AND n.event <> :pk ORDER BY n.event LIMIT :most"
)
_NEARBY = sql(
    "SELECT event, day FROM pairs WHERE one = :one AND other = :other AND day >= :first AND day <= :last "
    "AND event <> :pk ORDER BY day, event LIMIT 200"
)


class Report(NamedTuple):
    """One sentence that tells of the event, with what is known of its article; `start`: where it begins there."""

    id: str
    mention: EventMention
    rejected: bool
    article: str
    title: str
    source: str | None
    url: str | None
    published: str | None
    basis: str
    copy_of: str | None
    start: int
    words: str


class Dossier(NamedTuple):
    """An event with its reports, the first `MOST` of them.

    `claims`: what the reports give for status, date, place and quantity; `beside`: other events of the same articles;
    `near`: events between the same two at about the same time.
    """

    event: Found
    reports: tuple[Report, ...]
    history: tuple[Turn, ...]
    claims: dict[str, tuple[Claim, ...]]
    origins: tuple[Origin, ...]
    judgements: tuple[Json, ...]
    beside: tuple[Found, ...]
    near: tuple[Found, ...]


def locate(connection: Connection, id_: str) -> tuple[str, int]:
    """The id and the row of the event `id_`; of one that was merged into another, the other's. Raises UnknownId."""
    for _ in range(20):
        row = connection.execute(sql("SELECT pk, id, merged FROM events WHERE id = :id"), {"id": id_}).first()
        if row is None:
            break
        if not row.merged:
            return row.id, row.pk
        id_ = row.merged
    raise UnknownId(
        describe(connection.engine.url), f"no event {id_[:40]}", "ids stand in what events and search print"
    )


def open_dossier(connection: Connection, id_: str) -> Dossier:
    """All about the event `id_`. Raises UnknownId."""
    _, pk = locate(connection, id_)
    (event,) = events_of(connection, [pk])
    told = [report.told for report in reports_of(connection, [pk]).get(pk, [])]
    beside = [row.event for row in connection.execute(_BESIDE, {"pk": pk, "most": 4 * _NEAR})]
    near = _near(connection, event)
    return Dossier(
        event=event,
        reports=tuple(reports_in(connection, [pk]).get(pk, ())[:MOST]),
        history=history_of(told),
        claims=claims_of(told),
        origins=origins_of(told),
        judgements=tuple(judgements(connection, event.id)),
        beside=tuple(_shown(events_of(connection, beside))[:_NEAR]),
        near=tuple(_shown(events_of(connection, near))),
    )


def reports_in(connection: Connection, events: Sequence[int]) -> dict[int, list[Report]]:
    """The reports of each of `events`, keys of rows, with those that were rejected."""
    found: dict[int, list[Report]] = {}
    for row in select_in(connection, _REPORTS, events):
        mention = load_mention(row.given, row.record)
        about = (row.article, row.title, row.source, row.url, row.published, row.basis, row.copy_of)
        report = Report(row.id, mention, bool(row.rejected), *about, mention.sentence.start, row.words)
        found.setdefault(row.event, []).append(report)
    return found


def _near(connection: Connection, event: Found) -> list[int]:
    """Events between the same two, the nearest in time, in order."""
    codes = list(dict.fromkeys((*event.actors, *event.recipients)))[:2]
    if len(codes) < 2 or not event.day:
        return []
    try:
        day = dt.date(event.day // 10_000, event.day // 100 % 100, event.day % 100)
        first, last = day - dt.timedelta(_DAYS), day + dt.timedelta(_DAYS)
    except (ValueError, OverflowError):
        return []
    bounds = {"one": min(codes), "other": max(codes), "pk": event.pk}
    bounds |= {"first": int(first.strftime("%Y%m%d")), "last": int(last.strftime("%Y%m%d"))}
    rows = connection.execute(_NEARBY, bounds).fetchall()
    nearest = sorted(rows, key=lambda row: (abs(row.day - event.day), row.event))[:_NEAR]
    return [row.event for row in sorted(nearest, key=lambda row: (row.day, row.event))]


def _shown(events: Sequence[Found]) -> list[Found]:
    """Those that were not judged wrong."""
    return [event for event in events if event.verdict != "negative" and event.mentions]
