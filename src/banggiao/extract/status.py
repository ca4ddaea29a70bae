"""Whether an event happened, is planned, proposed, alleged, denied, negated or hypothetical."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import count_between
from banggiao.extract.templates import Schema
from banggiao.model.event import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.extract.context import Context
    from banggiao.extract.model import Scorer
    from banggiao.extract.scene import Scene

MODEL = "status"
_ACCUSING = frozenset({"accuse", "deny", "investigate"})


class StatusRow(NamedTuple):
    """What tells the status of an event."""

    kind: str
    type: str
    entry: str
    pos: str
    form: str
    inherent: str | None
    left: str
    right: str
    value1: str | None  # status cues, nearest first
    value2: str | None
    value3: str | None
    cue1: str | None
    cue2: str | None
    cue3: str | None
    where1: str | None
    where2: str | None
    where3: str | None
    nearest: str
    accused1: str | None  # an accusation or denial told in the same sentence, and on which side
    accused2: str | None
    marks1: str | None
    marks2: str | None
    charge1: str | None  # its words
    charge2: str | None
    later: str | None  # a time stands behind the trigger
    quoted: str | None
    reports: str
    at: str
    voice: str
    nearer: str
    mood: str | None  # the status of the event named right before in the same clause


SCHEMA = Schema.of(
    StatusRow._fields,
    (
        "kind", "type", "entry", "pos", "form", "inherent", "left", "right", "pos left", "value where", "cue where",
        "pos value where", "kind value where", "type value", "nearest", "kind nearest", "cue", "kind cue", "accused",
        "accused marks kind", "accused charge", "later", "later value", "quoted", "reports", "at", "at type", "voice",
        "entry value", "entry nearest", "nearer", "pos nearer", "mood", "mood pos",
    ),
)  # fmt: skip
SCHEMAS = {"event": SCHEMA}


def row(scene: Scene, context: Context) -> StatusRow:
    """Read the row of an event."""
    candidate, view = scene.candidate, scene.view
    (value1, cue1, where1), (value2, cue2, where2), (value3, cue3, where3) = scene.cues
    accused = [*_accusations(scene, context), (None, None, None), (None, None, None)]
    (side1, marks1, charge1), (side2, marks2, charge2) = accused[:2]
    return StatusRow(
        scene.kind, scene.type, scene.entry, scene.pos, scene.form, candidate.entry.status or None, scene.left,
        scene.right, value1, value2, value3, cue1, cue2, cue3, where1, where2, where3,
        f"{value1}:{where1}" if value1 and where1 != "right" else "-",
        side1, side2, marks1, marks2, charge1, charge2,
        "d" if any(time.start > candidate.end for time in view.times) else None,
        scene.quoted or None, "012"[min(2, scene.reports())], scene.at, scene.voice or "-", scene.nearer,
        _mood(scene, context),
    )  # fmt: skip


def _accusations(scene: Scene, context: Context) -> list[tuple[str | None, str | None, str | None]]:
    candidate, view = scene.candidate, scene.view
    found: list[tuple[str | None, str | None, str | None]] = []
    for other in context.candidates.get(candidate.sentence, ()):
        if other.entry.kind in _ACCUSING and other is not candidate:
            side = "before" if other.end <= candidate.start else "after"
            marks = count_between(view.marks, *sorted((other.end, candidate.start)))
            form = view.folded[other.start : other.end]
            found.append((f"{other.entry.kind} {side}", "m" if marks else "", form))
    return found


def _mood(scene: Scene, context: Context) -> str | None:
    """What the words of the nearest trigger before say of their own status: "muốn", "từ chối" govern what follows."""
    candidate = scene.candidate
    before = [c for c in context.candidates.get(candidate.sentence, ()) if c.end <= candidate.start]
    return before[-1].entry.kind if before and candidate.start - before[-1].end < 12 else None


def decide(scenes: Sequence[Scene], context: Context, model: Scorer) -> list[Status]:
    """The likeliest status of each event."""
    if not scenes:
        return []
    names = list(model.columns)
    best = model.chances("event", [row(scene, context) for scene in scenes]).argmax(axis=1)
    return [Status(names[number]) for number in best.tolist()]
