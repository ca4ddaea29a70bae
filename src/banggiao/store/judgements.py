"""What analysts said of events and mentions: an append-only log, and what follows from it.

The invariant: the log alone decides. `fold` of the whole log is the state; the tables `pins` and `verdicts` hold that
state for quick use and can be rebuilt from it at any time. Nothing in the log is changed or deleted: a judgement is
undone by another one, and an undone judgement counts as never made.

A judgement has one of four values, as in nomenklatura: POSITIVE and NEGATIVE go before whatever is read or resolved,
now or later; UNSURE keeps a question open, so that others see that it was looked at; NO_JUDGEMENT is never written
down: it is what holds where nobody has said anything. That two events are one (merge) or two (split) is said of their
mentions, by the anchors that these keep when articles are read again; hence no re-reading and no other resolver can
undo it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.store.rows import sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row


class Verdict(StrEnum):
    """What was said of an event or a mention. NO_JUDGEMENT is the absence of a judgement, never written down."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"
    NO_JUDGEMENT = ""


class Action(StrEnum):
    """What an analyst does."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


VERDICTS = {Action.ACCEPT: Verdict.POSITIVE, Action.REJECT: Verdict.NEGATIVE, Action.UNSURE: Verdict.UNSURE}


class Judgement(NamedTuple):
    """One line of the log. `target` depends on the action:

    accept, reject, unsure: `subject` (an event, or the anchor of a mention) and the `anchors` of its mentions;
    correct: these and `fields`; merge: `subject`, `other` and the anchors of both; split: `subject`, `into` (the new
    event), the `anchors` that go there and the `rest` that stays; undo: `judgement`.
    """

    id: str
    made: str
    author: str
    action: Action
    target: dict[str, Any]
    note: str


@dataclass(slots=True)
class State:
    """What follows from a log: where mentions belong by their anchors, and what was said of events and mentions."""

    pins: dict[str, str] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    corrections: dict[str, dict[str, str]] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)

    def rows(self) -> dict[str, tuple[str, str, str | None]]:
        """Verdict, corrections and target of merging of each subject, as the table `verdicts` holds them."""
        subjects = {*self.verdicts, *self.corrections, *self.merged}
        return {
            subject: (
                self.verdicts.get(subject, Verdict.NO_JUDGEMENT).value,
                json.dumps(self.corrections.get(subject, {}), ensure_ascii=False, sort_keys=True),
                self.merged.get(subject),
            )
            for subject in sorted(subjects)
        }


def fold(log: Sequence[Judgement]) -> State:
    """The state that `log`, the oldest judgement first, leads to.

    Example: an accept, and the undo of it, lead to State().
    """
    undone = undone_in(log)
    state = State()
    for judgement in log:
        if judgement.id not in undone and judgement.action is not Action.UNDO:
            _follow(state, judgement)
    return state


def undone_in(log: Sequence[Judgement]) -> set[str]:
    """The judgements of `log` that do not hold any more. Who undoes an undoing brings back what that took away."""
    undone: set[str] = set()
    for judgement in reversed(log):
        if judgement.action is Action.UNDO and judgement.id not in undone:
            undone.add(judgement.target["judgement"])
    return undone


def read_log(connection: Connection) -> list[Judgement]:
    """The whole log, the oldest judgement first."""
    return [_judgement(row) for row in connection.execute(sql("SELECT * FROM judgements ORDER BY pk"))]


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(row.id, row.made, row.author, Action(row.action), json.loads(row.target), row.note)


def _follow(state: State, judgement: Judgement) -> None:
    target = judgement.target
    subject = _end(state, target["subject"])
    if judgement.action in VERDICTS:
        state.verdicts[subject] = VERDICTS[judgement.action]
    elif judgement.action is Action.CORRECT:
        state.corrections.setdefault(subject, {}).update(target["fields"])
    elif judgement.action is Action.MERGE:
        other = _end(state, target["other"])
        if other != subject:
            state.merged = {event: subject if into == other else into for event, into in state.merged.items()}
            state.merged[other] = subject
            _pin(state, [anchor for anchor, event in state.pins.items() if event == other], subject)
    elif judgement.action is Action.SPLIT:
        _pin(state, target["anchors"], target["into"])
        _pin(state, target["rest"], subject)
        return
    # A mention is its own anchor, and belongs where it belongs.
    if subject.startswith("e"):
        _pin(state, target["anchors"], subject)


def _pin(state: State, anchors: Iterable[str], event: str) -> None:
    for anchor in list(anchors):
        state.pins[anchor] = event


def _end(state: State, event: str) -> str:
    """The event that `event` was merged into, or itself."""
    return state.merged.get(event, event)
