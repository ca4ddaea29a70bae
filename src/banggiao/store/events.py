"""Events of the ledger: what is shown of each, and the facets by which they are found, kept up with their mentions."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from banggiao.model.ontology import load_ontology
from banggiao.resolve.events.summary import Told, people_of, summarise
from banggiao.store.identity import short_skeleton
from banggiao.store.profiles import compared, file
from banggiao.store.record import day_of, dump, load_mention
from banggiao.store.rows import Values, execute_many, insert, select_in, sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from banggiao.resolve.events.summary import Summary
    from banggiao.resolve.persons import Names
    from banggiao.store.rows import Keys

_MOST = 30  # people, sources, parties of one event that it is found by
_PAIRS = 20
_ORIGINS = 10

_SELECT_REPORTS = (
    "SELECT m.event, m.article, m.record, a.id, a.source, a.published, c.id AS copy_of, t.day FROM mentions m "
    "JOIN articles a ON a.pk = m.article LEFT JOIN articles c ON c.pk = a.copy_of "
    "LEFT JOIN tellings t ON t.article = m.article "
    "WHERE m.event IN :keys AND m.live = 1 AND m.rejected = 0 ORDER BY m.event, m.pk"
)
_SELECT_VERDICTS = "SELECT subject, verdict, corrections, merged FROM verdicts WHERE subject IN :keys"
_COLUMNS = (
    "pk", "kind", "status", "edtf", "day", "place", "actors", "recipients", "people", "confidence", "mentions",
    "articles", "origins", "verdict", "merged", "facets", "profile", "tellings",
)  # fmt: skip
_SELECT_EVENTS = f"SELECT id, {', '.join(_COLUMNS)} FROM events WHERE pk IN :keys ORDER BY pk"
_BLANK: Values = dict.fromkeys(_COLUMNS, "")
_BLANK |= {"day": 0, "people": "[]", "confidence": 0.0, "mentions": 0, "articles": 0, "origins": 0, "merged": None}
_BLANK |= {"tellings": "[]"}
_UPDATE = sql(f"UPDATE events SET {', '.join(f'{name} = :{name}' for name in _COLUMNS[1:])} WHERE pk = :pk")
_COUNT = (
    "INSERT INTO facet_counts (facet, sort, events) VALUES (?, ?, ?) "
    "ON CONFLICT (facet) DO UPDATE SET events = facet_counts.events + excluded.events"
)
_UNFACET = "DELETE FROM facets WHERE facet = ? AND day = ? AND event = ?"
_UNPAIR = "DELETE FROM pairs WHERE one = ? AND other = ? AND day = ? AND event = ?"


class Reported(NamedTuple):
    """A report of an event, with the key of its article's row; `day`: about when the article tells, EDTF or ""."""

    article: int
    day: str
    told: Told


class _Verdict(NamedTuple):
    verdict: str
    corrections: dict[str, str]
    merged: str | None


_UNJUDGED = _Verdict("", {}, None)


def add_events(
    connection: Connection, keys: Keys, names: Names, events: Sequence[tuple[str, Sequence[Reported]]]
) -> dict[str, int]:
    """Add new events, each with its id and reports; the keys of their rows by their ids."""
    rows: list[Values] = []
    delta = _Delta()
    for id_, reports in events:
        update = _update(_BLANK | {"pk": keys.next("events")}, reports, _UNJUDGED, names)
        delta.add(_BLANK, update)
        rows.append({"id": id_} | update)
    insert(connection, "events", rows)
    delta.write(connection)
    return {row["id"]: row["pk"] for row in rows}


def refresh(connection: Connection, names: Names, events: Iterable[int]) -> None:
    """Work out anew what is shown of `events`, keys of rows, and how they are found. The caller writes."""
    rows = select_in(connection, _SELECT_EVENTS, sorted(set(events)))
    if not rows:
        return
    reports = reports_of(connection, [row.pk for row in rows])
    verdicts = {
        row.subject: _Verdict(row.verdict, json.loads(row.corrections), row.merged)
        for row in select_in(connection, _SELECT_VERDICTS, [row.id for row in rows])
    }
    updates, delta = [], _Delta()
    for row in rows:
        old = row._asdict()
        del old["id"]
        update = _update(old, reports.get(row.pk, []), verdicts.get(row.id, _UNJUDGED), names)
        delta.add(old, update)
        updates.append(update)
    connection.execute(_UPDATE, updates)
    delta.write(connection)


def events_of_mentions(connection: Connection, after: int) -> list[int]:
    """The keys of the events with a mention after `after`, the key of a mention, that counts."""
    found = sql("SELECT DISTINCT event FROM mentions WHERE pk > :after AND live = 1 AND rejected = 0 ORDER BY event")
    return [row.event for row in connection.execute(found, {"after": after})]


def reports_of(connection: Connection, events: Sequence[int]) -> dict[int, list[Reported]]:
    """The reports of each of `events`, keys of rows, that count: of readings that are shown, not rejected."""
    reports: dict[int, list[Reported]] = {}
    for row in select_in(connection, _SELECT_REPORTS, events):
        told = Told(load_mention(row.id, row.record), row.id, row.source, row.published or "", row.copy_of)
        reports.setdefault(row.event, []).append(Reported(row.article, row.day or told.day, told))
    return reports


def _update(old: Values, reports: Sequence[Reported], verdict: _Verdict, names: Names) -> Values:
    """The new row of an event. It has no facets, so that no search finds it, where no mention is left, where it is
    rejected or merged into another; what it was is kept, for mentions to come.
    """
    update = old | {"verdict": verdict.verdict, "merged": verdict.merged, "mentions": len(reports)}
    update["articles"] = len({report.article for report in reports})
    told = [report.told for report in reports]
    if not reports:
        return update | {"facets": "", "origins": 0}
    shown = _correct(summarise(told, names), verdict.corrections)
    hidden = verdict.verdict == "negative" or verdict.merged
    return update | {
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
        "facets": "" if hidden else "\n".join(_facets(shown, told, verdict.verdict, names)),
        **compared(reports, names)._asdict(),
    }


def _correct(shown: Summary, corrections: Mapping[str, str]) -> Summary:
    changed = {
        field: tuple(filter(None, value.split("+"))) if field in ("actors", "recipients") else value
        for field, value in corrections.items()
    }
    return shown._replace(**changed)  # type: ignore[arg-type]  # judgements name fields of Summary alone


def _facets(shown: Summary, told: Sequence[Told], verdict: str, names: Names) -> list[str]:
    codes = list(dict.fromkeys((*shown.actors, *shown.recipients)))[:_MOST]
    people = {key for report in told for _, key in people_of(report, names)}
    named = {report.source or "" for report in told}
    named |= {one.name for report in told for one in report.mention.attribution}
    sources = {short_skeleton(name) for name in named if name}
    facets = ["*", f"kind:{shown.kind}"]
    # Most events occurred: a search finds these quickly without a facet, and each facet costs time and room.
    facets += [f"status:{shown.status}"] if shown.status != "occurred" else []
    facets += [f"party:{code}" for code in codes]
    facets += [f"act:{code}/{shown.kind}" for code in codes]
    facets += [f"pair:{one}-{other}" for one, other in pairs_of(shown)]
    facets += [f"person:{key}" for key in sorted(people)[:_MOST]]
    facets += [f"source:{name}" for name in sorted(sources)[:_MOST]]
    facets += [f"origins:{number}" for number in range(2, min(shown.origins, _ORIGINS) + 1)]
    facets += [f"place:{shown.place}"] if shown.place else []
    return facets + ([f"verdict:{verdict}"] if verdict else [])


def pairs_of(shown: Summary) -> list[tuple[str, str]]:
    """The pairs of states, in the order of their codes, between which the event is: those across its two sides,
    all of the one side where the act is mutual or names no other.
    """
    kind = load_ontology().get(shown.kind)
    if shown.recipients and not (kind and kind.mutual):
        both = [(one, other) for one in shown.actors for other in shown.recipients]
    else:
        both = list(combinations(dict.fromkeys((*shown.actors, *shown.recipients)), 2))
    return sorted({(min(pair), max(pair)) for pair in both if pair[0] != pair[1]})[:_PAIRS]


class _Delta:
    """What changes in the tables by which events are found."""

    def __init__(self) -> None:
        self.gone: list[tuple[str, int, int]] = []
        self.come: list[tuple[str, int, int]] = []
        self.counts: Counter[str] = Counter()
        self.told: dict[int, tuple[str, str]] = {}
        self.filed: list[tuple[int, str, str]] = []

    def add(self, old: Values, new: Values) -> None:
        pk, before = new["pk"], old["facets"].split("\n") if old["facets"] else []
        after = new["facets"].split("\n") if new["facets"] else []
        # Pairs hold kind and status as well; where one of these is another, all is written anew.
        moved = [old[name] != new[name] for name in ("day", "kind", "status")]
        self.told[pk] = (new["kind"], new["status"])
        if old["profile"] != new["profile"]:
            self.filed.append((pk, old["profile"], new["profile"]))
        gone = before if any(moved) else [facet for facet in before if facet not in after]
        come = after if any(moved) else [facet for facet in after if facet not in before]
        self.gone += [(facet, old["day"], pk) for facet in gone]
        self.come += [(facet, new["day"], pk) for facet in come]
        self.counts.subtract(gone)
        self.counts.update(come)

    def write(self, connection: Connection) -> None:
        execute_many(connection, _UNFACET, self.gone)
        execute_many(connection, _UNPAIR, [_pair(row) for row in self.gone if row[0].startswith("pair:")])
        execute_many(connection, "INSERT INTO facets (facet, day, event) VALUES (?, ?, ?)", sorted(self.come))
        pairs = [(*_pair(row), *self.told[row[2]]) for row in self.come if row[0].startswith("pair:")]
        statement = "INSERT INTO pairs (one, other, day, event, kind, status) VALUES (?, ?, ?, ?, ?, ?)"
        execute_many(connection, statement, sorted(pairs))
        # In one order, so that no two writers wait for each other.
        counts = [(facet, facet.partition(":")[0], count) for facet, count in sorted(self.counts.items()) if count]
        execute_many(connection, _COUNT, counts)
        file(connection, self.filed)


def _pair(row: tuple[str, int, int]) -> tuple[str, str, int, int]:
    one, _, other = row[0].removeprefix("pair:").partition("-")
    return one, other, row[1], row[2]
