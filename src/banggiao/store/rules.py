"""Watch rules and the alerts they gave: what is asked for, what fired, what is still to be delivered."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.errors import SettingsError, UnknownId
from banggiao.store.engine import describe
from banggiao.store.find import Filters
from banggiao.store.identity import digest
from banggiao.store.record import dump
from banggiao.store.rows import Keys, insert, sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

_TRIES = 8
_FIRST = 60  # seconds until a delivery is tried again, doubled each time


class Sort(StrEnum):
    """What a rule waits for.

    EVENT: an event that fits. AHEAD: one that fits, whose day comes within so many days. OVERDUE: one that was planned
    for a day within so many days back, and of which nothing was heard. LISTED: a person on a list takes part in one.
    """

    EVENT = "event"
    AHEAD = "ahead"
    OVERDUE = "overdue"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Rule:
    """A watch rule. `days`: of AHEAD and OVERDUE; `list`: of LISTED, "" for any; `channels`: where alerts go."""

    name: str
    sort: Sort
    filters: Filters
    days: int = 0
    list: str = ""
    channels: tuple[str, ...] = ("terminal",)


class StoredRule(NamedTuple):
    """A rule of the ledger. `mark`: the last mention that it has seen."""

    pk: int
    id: str
    rule: Rule
    added: str
    mark: int


class Fired(NamedTuple):
    """An alert: the subject that it is about, once for each rule; a line for people, and the record."""

    subject: str
    title: str
    record: dict[str, Any]


class Alert(NamedTuple):
    """An alert of the ledger."""

    pk: int
    id: str
    rule: str
    subject: str
    made: str
    title: str
    record: dict[str, Any]


class Delivery(NamedTuple):
    """An alert that is to go through a channel. `tries`: how often that failed."""

    alert: Alert
    channel: str
    tries: int


def add_rule(connection: Connection, rule: Rule, now: str) -> StoredRule:
    """Keep a rule, which looks at what comes from now on. Raises SettingsError where its name is taken."""
    if connection.execute(sql("SELECT 1 FROM rules WHERE name = :name"), {"name": rule.name}).first():
        raise SettingsError(f"rule {rule.name!r}: there is one of this name; remove it first, or choose another")
    last = connection.execute(sql("SELECT coalesce(max(pk), 0) FROM mentions")).scalar() or 0
    said = {"sort": rule.sort.value, "filters": asdict(rule.filters), "days": rule.days, "list": rule.list}
    pk, id_ = Keys(connection).next("rules"), digest("r", rule.name)
    row = {"pk": pk, "id": id_, "name": rule.name, "rule": dump(said), "channels": dump(rule.channels)}
    insert(connection, "rules", [row | {"added": now, "mark": last}])
    return StoredRule(pk, id_, rule, now, last)


def list_rules(connection: Connection) -> list[StoredRule]:
    """Every rule, in the order in which they were added."""
    return [_rule(row) for row in connection.execute(sql("SELECT * FROM rules ORDER BY pk"))]


def remove_rule(connection: Connection, name: str) -> None:
    """Forget a rule with its alerts. Raises UnknownId."""
    pk = connection.execute(sql("SELECT pk FROM rules WHERE name = :name OR id = :name"), {"name": name}).scalar()
    if pk is None:
        remedy = "see those that there are with: banggiao watch rule list"
        raise UnknownId(describe(connection.engine.url), f"no rule {name!r}", remedy)
    for statement in (
        "DELETE FROM deliveries WHERE alert IN (SELECT pk FROM alerts WHERE rule = :pk)",
        "DELETE FROM alerts WHERE rule = :pk",
        "DELETE FROM rules WHERE pk = :pk",
    ):
        connection.execute(sql(statement), {"pk": pk})


def keep_alerts(connection: Connection, stored: StoredRule, fired: Sequence[Fired], mark: int, now: str) -> int:
    """Keep the alerts of a rule that it did not give before, each to be delivered; how many these are."""
    keys = Keys(connection)
    known = sql("SELECT 1 FROM alerts WHERE rule = :rule AND subject = :subject")
    new = 0
    for one in fired:
        if connection.execute(known, {"rule": stored.pk, "subject": one.subject}).first():
            continue
        pk = keys.next("alerts")
        row = {"pk": pk, "id": digest("w", stored.rule.name, one.subject), "rule": stored.pk, "subject": one.subject}
        insert(connection, "alerts", [row | {"made": now, "title": one.title, "record": dump(one.record)}])
        ways = [{"alert": pk, "channel": channel, "state": "waiting"} for channel in stored.rule.channels]
        insert(connection, "deliveries", [way | {"tries": 0, "due": 0, "error": ""} for way in ways])
        new += 1
    connection.execute(sql("UPDATE rules SET mark = :mark WHERE pk = :pk"), {"mark": mark, "pk": stored.pk})
    return new


def list_alerts(connection: Connection, rule: str = "", *, most: int = 100) -> list[Alert]:
    """The latest alerts, of one rule or of all, the newest first."""
    where = "WHERE r.name = :rule" if rule else ""
    statement = f"SELECT a.*, r.name FROM alerts a JOIN rules r ON r.pk = a.rule {where} ORDER BY a.pk DESC LIMIT :most"
    values: dict[str, Any] = {"most": most} | ({"rule": rule} if rule else {})
    return [_alert(row) for row in connection.execute(sql(statement), values)]


def claim_delivery(connection: Connection, now: int, until: int) -> Delivery | None:
    """A delivery that is due, which nobody else tries until `until`; None where none is."""
    row = connection.execute(
        sql(
            "SELECT a.*, r.name, d.channel, d.tries FROM deliveries d JOIN alerts a ON a.pk = d.alert "
            "JOIN rules r ON r.pk = a.rule WHERE d.state = 'waiting' AND d.due <= :now "
            "ORDER BY d.alert, d.channel LIMIT 1"
        ),
        {"now": now},
    ).first()
    if row is None:
        return None
    claim = sql("UPDATE deliveries SET due = :until WHERE alert = :alert AND channel = :channel")
    connection.execute(claim, {"until": until, "alert": row.pk, "channel": row.channel})
    return Delivery(_alert(row), row.channel, row.tries)


def note_delivery(connection: Connection, delivery: Delivery, error: str, now: int) -> None:
    """Write down that a delivery went well, or how it failed and when it is tried again."""
    tries = delivery.tries + bool(error)
    state = "sent" if not error else "failed" if tries >= _TRIES else "waiting"
    values = {"state": state, "tries": tries, "due": now + _FIRST * 2**tries, "error": error[:500]}
    connection.execute(
        sql(
            "UPDATE deliveries SET state = :state, tries = :tries, due = :due, error = :error "
            "WHERE alert = :alert AND channel = :channel"
        ),
        values | {"alert": delivery.alert.pk, "channel": delivery.channel},
    )


def _rule(row: Row[Any]) -> StoredRule:
    said = json.loads(row.rule)
    filters = said["filters"]
    filters["parties"] = tuple(filters["parties"])
    filters["pair"] = tuple(filters["pair"]) if filters["pair"] else None
    channels = tuple(json.loads(row.channels))
    rule = Rule(row.name, Sort(said["sort"]), Filters(**filters), said["days"], said["list"], channels)
    return StoredRule(row.pk, row.id, rule, row.added, row.mark)


def _alert(row: Row[Any]) -> Alert:
    return Alert(row.pk, row.id, row.name, row.subject, row.made, row.title, json.loads(row.record))
