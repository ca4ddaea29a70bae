"""What a watch rule finds in the ledger: events that are new to it, plans that come near, plans that nobody kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from banggiao.store.events import events_of_mentions
from banggiao.store.facets import facets_of
from banggiao.store.find import Filters, Found, events_of, find_events, person_keys
from banggiao.store.identity import short_skeleton
from banggiao.store.lists import listed_persons, match_persons
from banggiao.store.rows import select_in, sql
from banggiao.store.rules import Fired, Rule, Sort, StoredRule, keep_alerts, list_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from banggiao.store.ledger import Ledger

_MOST = 1_000  # alerts of one rule at once


def check_rules(ledger: Ledger, today: dt.date, now: str) -> int:
    """Look at what is new, keep the alerts that follow from it; how many are new. One an event, for each rule."""
    new = 0
    with ledger.reading() as connection:
        rules = list_rules(connection)
    for stored in rules:
        with ledger.writing() as connection:
            mark = int(connection.execute(sql("SELECT coalesce(max(pk), 0) FROM mentions")).scalar() or 0)
            new += keep_alerts(connection, stored, list(fire(connection, stored.rule, today, stored.mark)), mark, now)
    return new


def would_fire(ledger: Ledger, stored: StoredRule, today: dt.date) -> list[Fired]:
    """What a rule finds in the whole ledger, whatever it has given before; nothing is kept."""
    with ledger.reading() as connection:
        return list(fire(connection, stored.rule, today, 0, matching=False))


def fire(connection: Connection, rule: Rule, today: dt.date, mark: int, *, matching: bool = True) -> Iterator[Fired]:
    """What `rule` finds: of EVENT and LISTED among events with mentions after `mark`, else by their days.

    `matching`: persons whom no list was compared with are compared now, for which the transaction must write.
    """
    if rule.sort is Sort.AHEAD:
        filters = replace(rule.filters, status=rule.filters.status or "planned")
        yield from _between(connection, rule, filters, today, today + dt.timedelta(rule.days))
    elif rule.sort is Sort.OVERDUE:
        filters = replace(rule.filters, status="planned")
        yesterday = today - dt.timedelta(1)
        yield from _between(connection, rule, filters, today - dt.timedelta(rule.days), yesterday)
    else:
        keys = events_of_mentions(connection, mark)
        kept = _fitting(connection, rule.filters, keys)
        if rule.sort is Sort.EVENT:
            for event in events_of(connection, kept[:_MOST]):
                yield Fired(event.id, _title(rule, event), _record(rule, event))
        else:
            yield from _listed(connection, rule, kept, matching=matching)


def _between(connection: Connection, rule: Rule, filters: Filters, first: dt.date, last: dt.date) -> Iterator[Fired]:
    asked = replace(filters, first=_number(first), last=_number(last))
    for event in find_events(connection, asked, limit=_MOST, oldest_first=True).events:
        yield Fired(event.id, _title(rule, event), _record(rule, event))


def _listed(connection: Connection, rule: Rule, keys: Sequence[int], *, matching: bool) -> Iterator[Fired]:
    """Events in which somebody takes part who is taken for an entry of a list: one alert for each of them."""
    facets = facets_of(connection, keys)
    people = {
        key
        for names in facets.values()
        for key in (n.removeprefix("person:") for n in names if n.startswith("person:"))
    }
    if matching:
        match_persons(connection, people)
    listed = listed_persons(connection, people, rule.list)
    for event in events_of(connection, list(keys)[:_MOST]):
        for name in facets.get(event.pk, ()):
            one = listed.get(name.removeprefix("person:")) if name.startswith("person:") else None
            if one:
                record = _record(rule, event) | {"person": one._asdict()}
                yield Fired(f"{one.id} {event.id}", f"{one.name} ({one.list}): {_title(rule, event)}", record)


_ROWS = "SELECT pk, day, status, confidence, origins FROM events WHERE pk IN :keys ORDER BY pk"


def _fitting(connection: Connection, filters: Filters, keys: Sequence[int]) -> list[int]:
    """The events among `keys` that `filters` ask for."""
    wanted = [{f"party:{code}"} for code in filters.parties]
    wanted += [{f"pair:{min(filters.pair)}-{max(filters.pair)}"}] if filters.pair else []
    wanted += [{f"{name}:{value}"} for name in ("kind", "place", "verdict") if (value := getattr(filters, name))]
    wanted += [{f"source:{short_skeleton(filters.source)}"}] if filters.source else []
    wanted += [{f"person:{key}" for key in person_keys(connection, filters.person)}] if filters.person else []
    facets = facets_of(connection, keys)
    return [
        row.pk
        for row in select_in(connection, _ROWS, keys)
        if facets[row.pk]
        and all(not names.isdisjoint(facets[row.pk]) for names in wanted)
        and (not filters.status or row.status == filters.status)
        and (not filters.first or row.day >= filters.first)
        and (not filters.last or 0 < row.day <= filters.last)
        and row.confidence >= filters.confidence
        and row.origins >= filters.origins
    ]


def _title(rule: Rule, event: Found) -> str:
    parties = " ".join(
        filter(None, ("+".join(event.actors), "→" if event.recipients else "", "+".join(event.recipients)))
    )
    return " ".join(filter(None, (event.edtf or "?", event.kind, event.status, parties))) + (
        " (no report that it took place)" if rule.sort is Sort.OVERDUE else ""
    )


def _record(rule: Rule, event: Found) -> dict[str, Any]:
    record = event._asdict()
    for inside in ("pk", "day"):
        del record[inside]
    return {"rule": rule.name, "event": record.pop("id"), "date": record.pop("edtf") or None, **record}


def _number(day: dt.date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
