"""Events of the ledger: what is shown of each, and the facets by which they are found, kept up with their mentions."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.skeleton import skeleton
from banggiao.model.ontology import load_ontology
from banggiao.resolve.resolver import Known, Report
from banggiao.store.record import day_of, dump, load_mention
from banggiao.store.rows import Values, insert, next_keys, select_in, sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from banggiao.resolve.resolver import Resolver, Shown

_MOST = 30  # people, sources, parties of one event that it is found by
_PAIRS = 20
_ORIGINS = 10

_SELECT_REPORTS = (
    "SELECT m.event, m.record, a.pk, a.id, a.source, a.day FROM mentions m JOIN articles a ON a.pk = m.article "
    "WHERE m.event IN :keys AND m.live = 1 AND m.rejected = 0 ORDER BY m.event, m.pk"
)
_SELECT_EVENTS = "SELECT pk, id, day, kind, status, facets, verdict FROM events WHERE pk IN :keys ORDER BY pk"
_SELECT_VERDICTS = "SELECT subject, verdict, corrections, merged FROM verdicts WHERE subject IN :keys"
_UPDATE = sql(
    "UPDATE events SET kind = :kind, status = :status, edtf = :edtf, day = :day, place = :place, actors = :actors, "
    "recipients = :recipients, people = :people, confidence = :confidence, mentions = :mentions, "
    "articles = :articles, origins = :origins, verdict = :verdict, merged = :merged, facets = :facets WHERE pk = :pk"
)
_COUNT = sql(
    "INSERT INTO facet_counts (facet, sort, events) VALUES (:facet, :sort, :events) "
    "ON CONFLICT (facet) DO UPDATE SET events = facet_counts.events + excluded.events"
)
_UNFACET = sql("DELETE FROM facets WHERE facet = :facet AND day = :day AND event = :event")
_UNPAIR = sql("DELETE FROM pairs WHERE one = :one AND other = :other AND day = :day AND event = :event")


class _Verdict(NamedTuple):
    verdict: str
    corrections: dict[str, str]
    merged: str | None


_UNJUDGED = _Verdict("", {}, None)


def new_events(connection: Connection, ids: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Make rows for new events, (id, block) each, to be filled by `refresh`; their keys by their ids."""
    first = next_keys(connection, "events")["events"]
    blank: Values = dict.fromkeys(("kind", "status", "edtf", "place", "actors", "recipients", "verdict", "facets"), "")
    blank |= dict.fromkeys(("day", "confidence", "mentions", "articles", "origins"), 0) | {"people": "[]", "merged": None}
    rows = [blank | {"pk": first + place, "id": id_, "block": block} for place, (id_, block) in enumerate(ids)]
    insert(connection, "events", rows)
    return {row["id"]: row["pk"] for row in rows}


def candidates(connection: Connection, blocks: Iterable[str]) -> dict[str, list[Known]]:
    """The events of each block, the oldest first."""
    found: dict[str, list[Known]] = {}
    statement = (
        "SELECT id, block, kind, actors, recipients, edtf FROM events "
        "WHERE block IN :keys AND mentions > 0 AND merged IS NULL ORDER BY pk"
    )
    for row in select_in(connection, statement, sorted({block for block in blocks if block})):
        parties = frozenset(f"{row.actors}+{row.recipients}".strip("+").split("+"))
        found.setdefault(row.block, []).append(Known(row.id, row.kind, parties, row.edtf, here=False))
    return found


def refresh(connection: Connection, resolver: Resolver, events: Iterable[int]) -> None:
    """Work out anew what is shown of `events`, keys of rows, and how they are found. The caller writes."""
    rows = select_in(connection, _SELECT_EVENTS, sorted(set(events)))
    if not rows:
        return
    reports: dict[int, list[tuple[int, Report]]] = {}
    for row in select_in(connection, _SELECT_REPORTS, [row.pk for row in rows]):
        report = Report(load_mention(row.id, row.record), row.id, row.source, row.day)
        reports.setdefault(row.event, []).append((row.pk, report))
    verdicts = {
        row.subject: _Verdict(row.verdict, json.loads(row.corrections), row.merged)
        for row in select_in(connection, _SELECT_VERDICTS, [row.id for row in rows])
    }
    updates, delta = [], _Delta()
    for row in rows:
        update = _update(row.pk, reports.get(row.pk, []), verdicts.get(row.id, _UNJUDGED), resolver)
        delta.add(row._mapping, update)
        updates.append(update)
    connection.execute(_UPDATE, updates)
    delta.write(connection)


def _update(pk: int, reports: Sequence[tuple[int, Report]], verdict: _Verdict, resolver: Resolver) -> Values:
    """The new row of an event. One without mentions, a rejected one and one merged into another have no facets."""
    update: Values = {"pk": pk, "verdict": verdict.verdict, "merged": verdict.merged, "mentions": len(reports)}
    update["articles"] = len({article for article, _ in reports})
    if not reports:
        nothing = dict.fromkeys(("kind", "status", "edtf", "place", "actors", "recipients", "facets"), "")
        return update | nothing | {"day": 0, "confidence": 0.0, "origins": 0, "people": "[]"}
    shown = _correct(resolver.show([report for _, report in reports]), verdict.corrections)
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
    }
    hidden = verdict.verdict == "negative" or verdict.merged
    facets = () if hidden else _facets(shown, [report for _, report in reports], verdict.verdict, resolver)
    return update | {"facets": "\n".join(facets)}


def _correct(shown: Shown, corrections: Mapping[str, str]) -> Shown:
    changed = {
        field: tuple(filter(None, value.split("+"))) if field in ("actors", "recipients") else value
        for field, value in corrections.items()
    }
    return shown._replace(**changed)  # type: ignore[arg-type]  # judgements name fields of Shown alone


def _facets(shown: Shown, reports: Sequence[Report], verdict: str, resolver: Resolver) -> list[str]:
    codes = list(dict.fromkeys((*shown.actors, *shown.recipients)))[:_MOST]
    people = {resolver.person(one.name, one.code) for report in reports for one in report.mention.people}
    names = {report.source or "" for report in reports}
    names |= {one.name for report in reports for one in report.mention.attribution}
    sources = {skeleton(name) for name in names if name}
    facets = ["*", f"kind:{shown.kind}", f"status:{shown.status}"]
    facets += [f"party:{code}" for code in codes]
    facets += [f"act:{code}/{shown.kind}" for code in codes]
    facets += [f"pair:{one}-{other}" for one, other in pairs_of(shown)]
    facets += [f"person:{key}" for key in sorted(people)[:_MOST]]
    facets += [f"source:{name}" for name in sorted(sources)[:_MOST]]
    facets += [f"origins:{number}" for number in range(2, min(shown.origins, _ORIGINS) + 1)]
    facets += [f"place:{shown.place}"] if shown.place else []
    return facets + ([f"verdict:{verdict}"] if verdict else [])


def pairs_of(shown: Shown) -> list[tuple[str, str]]:
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
        self.gone: list[Values] = []
        self.come: list[Values] = []
        self.counts: Counter[str] = Counter()
        self.told: dict[int, Values] = {}

    def add(self, old: Mapping[str, object], new: Values) -> None:
        pk, before = new["pk"], str(old["facets"]).split("\n") if old["facets"] else []
        after = new["facets"].split("\n") if new["facets"] else []
        moved = old["day"] != new["day"]
        told = (old["kind"], old["status"]) != (new["kind"], new["status"])
        self.told[pk] = {"kind": new["kind"], "status": new["status"]}
        for facet in before:
            if moved or told or facet not in after:
                self.gone.append({"facet": facet, "day": old["day"], "event": pk})
                self.counts[facet] -= 1
        for facet in after:
            if moved or told or facet not in before:
                self.come.append({"facet": facet, "day": new["day"], "event": pk})
                self.counts[facet] += 1

    def write(self, connection: Connection) -> None:
        if self.gone:
            connection.execute(_UNFACET, self.gone)
            unpaired = [_pair(row) for row in self.gone if row["facet"].startswith("pair:")]
            if unpaired:
                connection.execute(_UNPAIR, unpaired)
        insert(connection, "facets", sorted(self.come, key=lambda row: (row["facet"], row["day"], row["event"])))
        paired = [row for row in self.come if row["facet"].startswith("pair:")]
        insert(connection, "pairs", [_pair(row) | self.told[row["event"]] for row in paired])
        # In one order, so that no two writers wait for each other.
        counts = [
            {"facet": facet, "sort": facet.partition(":")[0], "events": count}
            for facet, count in sorted(self.counts.items())
            if count
        ]
        if counts:
            connection.execute(_COUNT, counts)


def _pair(row: Values) -> Values:
    one, _, other = row["facet"].removeprefix("pair:").partition("-")
    return {"one": one, "other": other, "day": row["day"], "event": row["event"]}
