"""Judging: a line to the log, and what follows from it, in one transaction."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from banggiao.errors import JudgementError, UnknownId
from banggiao.model.edtf import is_valid
from banggiao.model.event import Status
from banggiao.model.ontology import load_ontology
from banggiao.store.apply import apply
from banggiao.store.identity import digest, inside
from banggiao.store.judgements import Action, Judgement, fold, read_log, undone_in
from banggiao.store.record import dump
from banggiao.store.rows import Keys, insert, select_in, sql

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from banggiao.resolve.persons import Names
    from banggiao.store.ledger import Ledger

_CODES = re.compile(r"[A-Z]{2,8}(?:\+[A-Z]{2,8}){0,19}")


class Reviewer:
    """One analyst at work on a ledger. Every method returns the judgement that it wrote down.

    Example: Reviewer(ledger, names, "lan").accept("e0123456789abcdef").
    All raise UnknownId where an id is none, JudgementError where the judgement makes no sense.
    """

    def __init__(self, ledger: Ledger, names: Names, author: str) -> None:
        self._ledger = ledger
        self._names = names
        self._author = author

    def accept(self, id_: str, note: str = "") -> Judgement:
        """Say that an event, or a mention, is right."""
        return self._judge(Action.ACCEPT, id_, note)

    def reject(self, id_: str, note: str = "") -> Judgement:
        """Say that an event, or a mention, is wrong: no query shows it any more."""
        return self._judge(Action.REJECT, id_, note)

    def doubt(self, id_: str, note: str = "") -> Judgement:
        """Say that an event, or a mention, was looked at and the question is open."""
        return self._judge(Action.UNSURE, id_, note)

    def correct(self, event: str, fields: Mapping[str, str], note: str = "") -> Judgement:
        """Correct `fields` of an event: kind, status, date (EDTF), place, actors, recipients (RUS+PRK)."""
        changed = {"edtf" if name == "date" else name: value for name, value in fields.items()}
        for name, value in changed.items():
            _check(name, value)
        if not changed:
            raise JudgementError(f"correct {event}: nothing to correct; give a kind, status, date, place or parties")
        with self._ledger.writing() as connection:
            target = {"subject": event, "fields": changed, "anchors": _anchors(connection, self._ledger, event)}
            return self._write(connection, Action.CORRECT, target, note)

    def merge(self, event: str, other: str, note: str = "") -> Judgement:
        """Say that `other` is the same event as `event`, whose id stays."""
        if event == other:
            raise JudgementError(f"merge {event} with itself: name two events")
        with self._ledger.writing() as connection:
            anchors = [a for one in (event, other) for a in _anchors(connection, self._ledger, one)]
            target = {"subject": event, "other": other, "anchors": anchors}
            return self._write(connection, Action.MERGE, target, note)

    def split(self, event: str, mentions: Sequence[str], note: str = "") -> Judgement:
        """Say that `mentions` of `event` tell of another event, which gets an id of its own."""
        with self._ledger.writing() as connection:
            every = _anchors(connection, self._ledger, event)
            found = select_in(connection, "SELECT id, anchor FROM mentions WHERE id IN :keys", sorted(set(mentions)))
            named = {row.id: row.anchor for row in found}
            for id_ in mentions:
                if named.get(id_) not in every:
                    raise UnknownId(self._ledger.place, f"event {event} has no mention {id_}", "see: banggiao show ID")
            moved = sorted(set(named.values()))
            rest = [anchor for anchor in every if anchor not in moved]
            if not moved or not rest:
                raise JudgementError(f"split {event}: name some of its {len(every)} mentions, not none and not all")
            into = inside("e", event, "split", *moved, len(read_log(connection)))
            target = {"subject": event, "into": into, "anchors": moved, "rest": rest}
            return self._write(connection, Action.SPLIT, target, note)

    def undo(self, judgement: str, note: str = "") -> Judgement:
        """Take a judgement back, as if it had never been made; the log keeps both."""
        with self._ledger.writing() as connection:
            log = read_log(connection)
            if judgement not in {one.id for one in log}:
                raise UnknownId(self._ledger.place, f"no judgement {judgement}", "see: banggiao review log")
            if judgement in undone_in(log):
                raise JudgementError(f"undo {judgement}: it is undone already; undo the undoing to bring it back")
            return self._write(connection, Action.UNDO, {"judgement": judgement}, note)

    def _judge(self, action: Action, id_: str, note: str) -> Judgement:
        with self._ledger.writing() as connection:
            if id_.startswith("m"):
                row = connection.execute(sql("SELECT anchor FROM mentions WHERE id = :id"), {"id": id_}).first()
                if row is None:
                    raise UnknownId(self._ledger.place, f"no mention {id_}", "see: banggiao show EVENT")
                target: dict[str, Any] = {"subject": row.anchor, "mention": id_, "anchors": [row.anchor]}
            else:
                target = {"subject": id_, "anchors": _anchors(connection, self._ledger, id_)}
            return self._write(connection, action, target, note)

    def _write(self, connection: Connection, action: Action, target: dict[str, Any], note: str) -> Judgement:
        pk = Keys(connection).next("judgements")
        made, log = datetime.now(UTC).isoformat(timespec="seconds"), read_log(connection)
        written = Judgement(digest("j", pk, action, dump(target)), made, self._author, action, target, note)
        row = {"pk": pk, "id": written.id, "made": made, "author": self._author, "action": action.value}
        insert(connection, "judgements", [row | {"target": dump(target), "note": note}])
        apply(connection, self._names, fold(log), fold([*log, written]))
        return written


def rebuild(ledger: Ledger, names: Names) -> int:
    """Work out from the log alone what follows from it; the number of judgements that it holds."""
    from banggiao.store.apply import forget

    with ledger.writing() as connection:
        log = read_log(connection)
        forget(connection, names)
        apply(connection, names, fold([]), fold(log))
        return len(log)


def _anchors(connection: Connection, ledger: Ledger, event: str) -> list[str]:
    """The anchors of the mentions of an event, as they are told now."""
    if connection.execute(sql("SELECT 1 FROM events WHERE id = :id"), {"id": event}).first() is None:
        raise UnknownId(ledger.place, f"no event {event}", "ids stand in what events and search print")
    statement = (
        "SELECT m.anchor, min(m.pk) FROM mentions m JOIN events e ON e.pk = m.event WHERE e.id = :id "
        "GROUP BY m.anchor ORDER BY min(m.pk)"
    )
    return [row.anchor for row in connection.execute(sql(statement), {"id": event})]


def _check(name: str, value: str) -> None:
    tests = {
        "kind": lambda: value in load_ontology(),
        "status": lambda: value in {status.value for status in Status},
        "edtf": lambda: value == "" or is_valid(value),
        "place": lambda: value == "" or _CODES.fullmatch(value) is not None,
        "actors": lambda: _CODES.fullmatch(value) is not None,
        "recipients": lambda: value == "" or _CODES.fullmatch(value) is not None,
    }
    if name not in tests:
        raise JudgementError(f"correct {name}: an event has no such field; one of {', '.join(tests)}")
    if not tests[name]():
        raise JudgementError(f"correct {name} to {value!r}: no {name}; see the record's fields in docs/ledger.md")
