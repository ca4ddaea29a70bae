"""Bringing the tables to a state of judgements: which event each mention belongs to, and what is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from banggiao.store.events import refresh
from banggiao.store.mentions import event_keys
from banggiao.store.rows import Keys, Values, insert, select_in, sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Row

    from banggiao.resolve.persons import Names
    from banggiao.store.judgements import State

_MENTIONS = "SELECT m.pk, m.anchor, m.event, e.id FROM mentions m JOIN events e ON e.pk = m.resolved"
_BY_ANCHOR = f"{_MENTIONS} WHERE m.anchor IN :keys"
_BY_EVENT = f"{_MENTIONS} WHERE e.id IN :keys"
_LIKE = sql(
    "INSERT INTO events (pk, id, kind, status, edtf, day, place, actors, recipients, people, confidence, "
    "mentions, articles, origins, verdict, merged, facets) SELECT :pk, :id, kind, status, edtf, day, place, "
    "actors, recipients, people, confidence, 0, 0, 0, '', NULL, '' FROM events WHERE pk = :like"
)
_CHUNK = 500


def apply(connection: Connection, names: Names, old: State, new: State) -> None:
    """Bring the tables from the state `old`, which they hold, to `new`."""
    pinned = _changed(old.pins, new.pins)
    before, after = old.rows(), new.rows()
    subjects = _changed(before, after)
    moved = _changed(old.merged, new.merged)
    _write(connection, "pins", "anchor", pinned, [{"anchor": a, "event": new.pins[a]} for a in pinned if a in new.pins])
    rows = [
        dict(zip(("subject", "verdict", "corrections", "merged"), (subject, *after[subject]), strict=True))
        for subject in subjects
        if subject in after
    ]
    _write(connection, "verdicts", "subject", subjects, rows)
    found = {row.pk: row for row in _chunks(connection, _BY_ANCHOR, pinned)}
    found |= {row.pk: row for row in _chunks(connection, _BY_EVENT, moved)}
    wanted = {pk: new.pins.get(row.anchor) or new.merged.get(row.id) or row.id for pk, row in found.items()}
    keys = _ensure(connection, {*wanted.values()}, {wanted[pk]: row.event for pk, row in found.items()})
    updates = [{"pk": pk, "event": keys[id_]} for pk, id_ in wanted.items() if keys[id_] != found[pk].event]
    if updates:
        connection.execute(sql("UPDATE mentions SET event = :event WHERE pk = :pk"), updates)
    touched = {row.event for row in found.values()} | set(keys.values())
    touched |= set(event_keys(connection, [subject for subject in subjects if subject.startswith("e")]).values())
    touched |= _reject(connection, new, subjects)
    refresh(connection, Keys(connection), names, touched)


def forget(connection: Connection, names: Names) -> None:
    """Bring the tables to where they would be without any judgement."""
    rows = connection.execute(
        sql("SELECT pk, event, resolved FROM mentions WHERE event <> resolved OR rejected = 1")
    ).fetchall()
    touched = {key for row in rows for key in (row.event, row.resolved)}
    judged = connection.execute(sql("SELECT e.pk FROM events e JOIN verdicts v ON v.subject = e.id"))
    touched |= {row.pk for row in judged}
    for statement in (
        "UPDATE mentions SET event = resolved, rejected = 0 WHERE event <> resolved OR rejected = 1",
        "DELETE FROM pins",
        "DELETE FROM verdicts",
    ):
        connection.execute(sql(statement))
    for start in range(0, len(touched), _CHUNK):
        refresh(connection, Keys(connection), names, sorted(touched)[start : start + _CHUNK])


def _changed(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    return sorted(key for key in {*old, *new} if old.get(key) != new.get(key))


def _write(connection: Connection, table: str, key: str, gone: list[str], rows: list[Values]) -> None:
    if gone:
        connection.execute(sql(f"DELETE FROM {table} WHERE {key} = :key"), [{"key": one} for one in gone])
    insert(connection, table, rows)


def _chunks(connection: Connection, statement: str, keys: list[str]) -> list[Row[Any]]:
    return [
        row
        for start in range(0, len(keys), _CHUNK)
        for row in select_in(connection, statement, keys[start : start + _CHUNK])
    ]


def _ensure(connection: Connection, ids: Iterable[str], likes: dict[str, int]) -> dict[str, int]:
    """The keys of the events `ids`; one that a split makes is like the event that its mentions come from."""
    keys = event_keys(connection, ids)
    missing = sorted(set(ids) - set(keys))
    given = Keys(connection)
    for id_ in missing:
        keys[id_] = given.next("events")
        connection.execute(_LIKE, {"pk": keys[id_], "id": id_, "like": likes[id_]})
    return keys


def _reject(connection: Connection, state: State, subjects: list[str]) -> set[int]:
    """Mark the mentions among `subjects` as rejected or not; the events that they tell of."""
    anchors = [subject for subject in subjects if not subject.startswith("e")]
    updates = [{"anchor": one, "rejected": int(state.verdicts.get(one) == "negative")} for one in anchors]
    if updates:
        connection.execute(sql("UPDATE mentions SET rejected = :rejected WHERE anchor = :anchor"), updates)
    return {row.event for row in _chunks(connection, _BY_ANCHOR, anchors)}
