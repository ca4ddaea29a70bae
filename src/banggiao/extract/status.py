"""Whether an event happened, is planned, proposed, alleged, denied, negated or hypothetical."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.annotate.view import count_between
from banggiao.extract.templates import Schema
from banggiao.extract.written import tense
from banggiao.model.event import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from banggiao.extract.context import Context
    from banggiao.extract.happening import Happening
    from banggiao.extract.model import Scorer
    from banggiao.extract.scene import Scene

MODEL = "status"
ALONE, TOLD = "alone", "told"  # columns, one for each status: of the first look, each event by itself; of the second
_MOST = 20  # events of one kind on either side that are looked at
_ACCUSING = frozenset({"accuse", "deny", "investigate"})


class StatusRow(NamedTuple):
    """What tells the status of an event."""

    kind: str
    type: str
    entry: str
    pos: str
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
    voice: str
    nearer: str
    chained: str | None  # the kind of the trigger right before, which may govern this one
    source: str  # how a source covers the trigger, and whether its party acts
    actors: str  # how many act
    tense: str  # of the nearest time of the sentence: before, on or after the day of publication or of writing
    ahead: str | None  # whether the sentence has a date after that day, and on which side of the trigger


SCHEMA = Schema.of(
    StatusRow._fields,
    (
        "kind", "type", "entry", "inherent", "left", "right", "pos left", "value where", "cue where",
        "pos value where", "type value", "nearest", "cue", "accused", "accused marks kind", "voice", "entry value",
        "nearer", "pos nearer", "chained", "source value", "actors type", "tense", "tense value", "tense pos", "ahead",
        "ahead value", "ahead type",
    ),
)  # fmt: skip


def row(event: Happening, context: Context) -> StatusRow:
    """Read the row of an event."""
    scene = event.scene
    (value1, cue1, where1), (value2, cue2, where2), (value3, cue3, where3) = scene.cues
    (side1, marks1), (side2, marks2) = (*_accusations(scene, context), (None, None), (None, None))[:2]
    return StatusRow(
        scene.kind, scene.type, scene.entry, scene.pos, scene.candidate.entry.status or None, scene.left, scene.right,
        value1, value2, value3, cue1, cue2, cue3, where1, where2, where3,
        f"{value1}:{where1}" if value1 and where1 != "right" else "-",
        side1, side2, marks1, marks2, scene.voice or "-", scene.nearer,
        _chained(scene, context), _source(event, context), "012"[min(2, len(event.actors))], *_times(scene, context),
    )  # fmt: skip


def _times(scene: Scene, context: Context) -> tuple[str, str | None]:
    """The tense of the nearest time, and the side of the nearest one that lies ahead."""
    start, published = scene.candidate.start, context.document.published.edtf
    times = sorted(scene.view.times, key=lambda time: abs(time.start - start))
    tenses = [tense(time, published) for time in times]
    ahead = [time for time, found in zip(times, tenses, strict=True) if found == "future"]
    side = ("before" if ahead[0].start < start else "after") if ahead else None
    return tenses[0] if tenses else "-", side


def _accusations(scene: Scene, context: Context) -> list[tuple[str, str]]:
    candidate, view = scene.candidate, scene.view
    found = []
    for other in context.candidates[candidate.sentence]:
        if other.entry.kind in _ACCUSING and other is not candidate:
            side = "before" if other.end <= candidate.start else "after"
            marks = count_between(view.marks, *sorted((other.end, candidate.start)))
            found.append((f"{other.entry.kind} {side}", "m" if marks else ""))
    return found


def _source(event: Happening, context: Context) -> str:
    start = event.scene.candidate.start
    for saying in context.sayings.get(event.scene.view.index, ()):
        if saying.start <= start < saying.end:
            own = "own" if not event.actors.isdisjoint(saying.codes) else "other" if saying.codes else ""
            return f"{saying.frame}:{saying.type}:{own}"
    return "-"


def _chained(scene: Scene, context: Context) -> str | None:
    candidate = scene.candidate
    before = [c for c in context.candidates.get(candidate.sentence, ()) if c.end <= candidate.start]
    return before[-1].entry.kind if before and candidate.start - before[-1].end < 12 else None


class ToldRow(NamedTuple):
    """What the first look tells of the status of like events: of the same kind with a party in common."""

    told: str  # the commonest status of the others, and whether all have it


ECHO = Schema.of(ToldRow._fields, ("told",))
SCHEMAS = {"event": SCHEMA, "told": ECHO}


def told_rows(events: Sequence[Happening], statuses: Sequence[str]) -> list[ToldRow]:
    """The rows of all events of an article, of the status that the first look gave each."""
    by_kind: dict[str, list[tuple[Happening, str]]] = {}
    places = []
    for event, found in zip(events, statuses, strict=True):
        alike = by_kind.setdefault(event.scene.kind, [])
        places.append(len(alike))
        alike.append((event, found))
    return [
        ToldRow(_commonest(event, by_kind[event.scene.kind][max(0, place - _MOST) : place + _MOST]))
        for event, place in zip(events, places, strict=True)
    ]


def _commonest(event: Happening, alike: Sequence[tuple[Happening, str]]) -> str:
    codes = event.codes
    others = [
        found for other, found in alike if other is not event and (not codes or not codes.isdisjoint(other.codes))
    ]
    if not others:
        return "-"
    best, times = Counter(others).most_common(1)[0]
    return f"{best}:{'all' if times == len(others) else 'most'}"


def first_look(rows: Sequence[StatusRow], model: Scorer) -> list[str]:
    """The status of each event by its own sentence alone."""
    return _likeliest(model.scores("event", rows) + model.bias, model, ALONE)


def decide(
    events: Sequence[Happening], context: Context, model: Scorer, heard: Sequence[Mapping[str, float]], share: float
) -> list[Status]:
    """The likeliest status of each event: a first look at each alone, then with what that tells of like events.

    `heard`: the scores that the network gives the statuses of each; `share`: how much of the scores these are.
    """
    if not events:
        return []
    names = [name.split()[1] for name in model.columns]
    network = np.array([[scores[name] for name in names] for scores in heard])
    ours = model.scores("event", [row(event, context) for event in events]) + model.bias
    alone = ours * (1 - share) + network * share
    told = told_rows(events, _likeliest(alone, model, ALONE))
    return [Status(found) for found in _likeliest(alone + model.lines("told", told) * (1 - share), model, TOLD)]


def _likeliest(totals: NDArray[np.float64], model: Scorer, look: str) -> list[str]:
    """The likeliest status of each line of scores, by the columns of one look."""
    ours = [(number, name.split()[1]) for name, number in model.columns.items() if name.startswith(look)]
    best = totals[:, [number for number, _ in ours]].argmax(axis=1)
    return [ours[place][1] for place in best.tolist()]
