"""Events of the ledger: what is shown of each, and the facets by which they are found, kept up with their mentions."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.resolve.events.summary import Told, summarise
from banggiao.store.findable import Findable, Ways, pairs_of
from banggiao.store.identity import short_skeleton
from banggiao.store.profiles import compared, dump_profile
from banggiao.store.record import day_of, dump, load, load_mention
from banggiao.store.rows import Values, ask_in, execute_many, insert, sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from banggiao.resolve.events.summary import Summary
    from banggiao.resolve.persons import Names
    from banggiao.store.profiles import Compared
    from banggiao.store.rows import Keys

_MOST = 30  # people, sources, parties of one event that it is found by
_ORIGINS = 10

_SELECT_REPORTS = (
    "SELECT m.event, m.pk, m.article, m.record, a.id, a.source, a.published, c.id AS copy_of, t.day FROM mentions m "
    "JOIN articles a ON a.pk = m.article LEFT JOIN articles c ON c.pk = a.copy_of "
    "LEFT JOIN tellings t ON t.article = m.article "
    "WHERE m.event IN (?) AND m.live = 1 AND m.rejected = 0"
)
_SELECT_VERDICTS = "SELECT subject, verdict, corrections, merged FROM verdicts WHERE subject IN (?)"
_PK, _PK_OF_MENTION = itemgetter(0), itemgetter(0, 1)
_COLUMNS = (
    "pk", "kind", "status", "edtf", "day", "place", "actors", "recipients", "people", "confidence", "mentions",
    "articles", "origins", "verdict", "merged", "facets", "profile", "tellings",
)  # fmt: skip
_SELECT_EVENTS = f"SELECT {', '.join(_COLUMNS)}, id FROM events WHERE pk IN (?)"
_BLANK: Values = dict.fromkeys(_COLUMNS, "")
_BLANK |= {"day": 0, "people": "[]", "confidence": 0.0, "mentions": 0, "articles": 0, "origins": 0, "merged": None}
_BLANK |= {"tellings": "[]"}
_UPDATE = f"UPDATE events SET {', '.join(f'{name} = ?' for name in _COLUMNS[1:])} WHERE pk = ?"


class Reported(NamedTuple):
    """A report of an event, with the key of its article's row; `day`: about when the article tells, EDTF or ""."""

    article: int
    day: str
    told: Told


class New(NamedTuple):
    """A new event: its id, its reports, and what it is compared by where that is known already."""

    id: str
    reports: Sequence[Reported]
    compared: Compared | None = None


class _Verdict(NamedTuple):
    verdict: str
    corrections: dict[str, str]
    merged: str | None


_UNJUDGED = _Verdict("", {}, None)


def add_events(connection: Connection, keys: Keys, names: Names, events: Sequence[New]) -> dict[str, int]:
    """Add new events; the keys of their rows by their ids."""
    found = Findable(connection, keys)
    rows: dict[str, Values] = {}
    for event in events:
        update, ways = _update(_BLANK | {"pk": keys.next("events")}, event, _UNJUDGED, names)
        found.change(_BLANK, update, ways)
        rows[event.id] = update
    found.write()
    insert(connection, "events", [{"id": id_} | row for id_, row in rows.items()])
    return {id_: row["pk"] for id_, row in rows.items()}


def refresh(connection: Connection, keys: Keys, names: Names, events: Iterable[int]) -> None:
    """Work out anew what is shown of `events`, keys of rows, and how they are found. The caller writes."""
    rows = sorted(ask_in(connection, _SELECT_EVENTS, sorted(set(events))), key=_PK)
    if not rows:
        return
    reports = reports_of(connection, [row[0] for row in rows])
    verdicts = {
        subject: _Verdict(verdict, load(corrections), merged)
        for subject, verdict, corrections, merged in ask_in(connection, _SELECT_VERDICTS, [row[-1] for row in rows])
    }
    updates, found = [], Findable(connection, keys)
    for row in rows:
        old, id_ = dict(zip(_COLUMNS, row, strict=False)), row[-1]
        event = New(id_, reports.get(row[0], []))
        update, ways = _update(old, event, verdicts.get(id_, _UNJUDGED), names)
        found.change(old, update, ways)
        updates.append(update)
    found.write()
    execute_many(connection, _UPDATE, [(*(row[name] for name in _COLUMNS[1:]), row["pk"]) for row in updates])


def events_of_mentions(connection: Connection, after: int) -> list[int]:
    """The keys of the events with a mention after `after`, the key of a mention, that counts."""
    found = sql("SELECT DISTINCT event FROM mentions WHERE pk > :after AND live = 1 AND rejected = 0 ORDER BY event")
    return [row.event for row in connection.execute(found, {"after": after})]


def reports_of(connection: Connection, events: Sequence[int]) -> dict[int, list[Reported]]:
    """The reports of each of `events`, keys of rows, that count: of readings that are shown, not rejected."""
    reports: dict[int, list[Reported]] = {}
    for event, _, article, record, id_, source, published, copy_of, day in sorted(
        ask_in(connection, _SELECT_REPORTS, events), key=_PK_OF_MENTION
    ):
        told = Told(load_mention(id_, record), id_, source, published or "", copy_of)
        reports.setdefault(event, []).append(Reported(article, day or told.day, told))
    return reports


def _update(old: Values, event: New, verdict: _Verdict, names: Names) -> tuple[Values, Ways]:
    """The new row of an event, and how it is found. Nothing finds it where no mention is left, where it is rejected or
    merged into another; what it was is kept, for mentions to come.
    """
    reports = event.reports
    update = old | {"verdict": verdict.verdict, "merged": verdict.merged, "mentions": len(reports)}
    update["articles"] = len({report.article for report in reports})
    if not reports:
        return update | {"origins": 0}, Ways()
    told = [report.told for report in reports]
    shown = summarise(told, names)
    if verdict.corrections:
        shown = _correct(shown, verdict.corrections)
    profile, tellings = event.compared or compared(reports, names)
    update |= {
        "kind": shown.kind,
        "status": shown.status,
        "edtf": shown.edtf,
        "day": day_of(shown.edtf),
        "place": shown.place,
        "actors": "+".join(shown.actors),
        "recipients": "+".join(shown.recipients),
        "people": dump(shown.people),
        "confidence": shown.confidence,
        "origins": shown.origins,
        "profile": dump_profile(profile),
        "tellings": dump(tellings),
    }
    hidden = verdict.verdict == "negative" or verdict.merged
    return update, Ways(() if hidden else _facets(shown, told, verdict.verdict), profile)


def _correct(shown: Summary, corrections: Mapping[str, str]) -> Summary:
    changed = {
        field: tuple(filter(None, value.split("+"))) if field in ("actors", "recipients") else value
        for field, value in corrections.items()
    }
    return shown._replace(**changed)  # type: ignore[arg-type]  # judgements name fields of Summary alone


def _facets(shown: Summary, told: Sequence[Told], verdict: str) -> list[str]:
    kind, codes = shown.kind, list(dict.fromkeys(shown.actors + shown.recipients))[:_MOST]
    facets = ["*", f"kind:{kind}"]
    # Most events occurred: a search finds these quickly without a facet, and each facet costs time and room.
    facets += [f"status:{shown.status}"] if shown.status != "occurred" else []
    facets += [f"party:{code}" for code in codes]
    facets += [f"act:{code}/{kind}" for code in codes]
    if len(codes) > 1:
        facets += [f"pair:{one}-{other}" for one, other in pairs_of(kind, shown.actors, shown.recipients)]
    facets += [f"person:{key}" for key in sorted(shown.persons)[:_MOST]]
    facets += [f"source:{name}" for name in _sources(told)]
    facets += [f"origins:{number}" for number in range(2, min(shown.origins, _ORIGINS) + 1)]
    facets += [f"place:{shown.place}"] if shown.place else []
    return facets + ([f"verdict:{verdict}"] if verdict else [])


def _sources(told: Sequence[Told]) -> list[str]:
    named = {report.source or "" for report in told}
    named |= {one.name for report in told for one in report.mention.attribution}
    return sorted({short_skeleton(name) for name in named if name})[:_MOST]
