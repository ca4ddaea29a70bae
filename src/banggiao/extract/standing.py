"""Does a candidate stand, and as which kind?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.annotate.view import count_between
from banggiao.extract import bags
from banggiao.extract.model import logistic
from banggiao.extract.syntax import bucket
from banggiao.extract.templates import Schema, maker
from banggiao.extract.words import near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.annotate.view import SentenceView
    from banggiao.extract.bags import Bags
    from banggiao.extract.context import Context
    from banggiao.extract.model import Scorer
    from banggiao.extract.scene import Scene

MODEL = "standing"
# F1 on articles that no weight was learned from is the same from 0.27 to 0.33; two of the nineteen kinds of fact need
# the lower end.
THRESHOLD = 0.28


class Standing(NamedTuple):
    """A candidate that stands, and how sure that is."""

    scene: Scene
    probability: float


class CandidateRow(NamedTuple):
    """What tells whether a candidate of this kind stands."""

    kind: str
    type: str
    entry: str
    form: str
    head: str  # the first word of the trigger
    heads: str | None  # its first two
    tail: str  # its last
    words: str
    pos: str
    left: str
    right: str
    role: str  # what part of the page the sentence is
    at: str
    parties: str  # how many the sentence names
    value1: str | None  # status cues
    value2: str | None
    value3: str | None
    cue1: str | None
    cue2: str | None
    cue3: str | None
    where1: str | None
    where2: str | None
    where3: str | None
    quoted: str | None
    reports: str
    before: str  # the party phrase before the trigger
    before_gap: str
    after: str
    after_gap: str
    nearer: str  # what stands next to the trigger, see `Lane`
    further: str
    nested: str | None
    rival1: str | None  # kinds of other readings of the same words
    rival2: str | None
    same: str  # candidates of the same type in the sentence
    others: str
    told: str  # candidates of the same kind in the article
    titled: str | None  # the title has a candidate of the same type
    met: str  # how many articles that were learned from have the trigger, others than this one


SCHEMA = Schema.of(
    CandidateRow._fields,
    (
        "kind", "type", "entry", "kind form", "kind head", "kind heads", "kind tail", "words pos", "pos", "left",
        "pos left", "kind left", "kind right", "role", "at", "parties", "kind parties", "entry parties", "value where",
        "cue where", "kind cue", "kind quoted", "reports", "before before_gap", "kind before", "after after_gap",
        "kind after", "nearer", "further", "pos nearer", "nested", "kind rival", "same", "others", "told", "titled",
        "met", "met type",
    ),
)  # fmt: skip


class MetRow(NamedTuple):
    """A trigger as it is counted: the weight of its one feature is the number of articles learned from that have it."""

    kind: str
    form: str


SCHEMAS = {
    "candidate": SCHEMA,
    bags.SORT: bags.WORDS,
    "met": Schema.of(MetRow._fields, ("kind form",)),
}
# From the network alone, of the mixed log-odds: templates change little then. On dev 0.43 of all candidates.
_HOPELESS = -0.8
_NEAR = 9  # words on either side that are looked at
_row = maker(CandidateRow)


def met_row(scene: Scene) -> MetRow:
    """The trigger of a candidate, as articles are counted that have it."""
    return MetRow(scene.kind, scene.form)


def row(scene: Scene, context: Context, met: float) -> CandidateRow:
    """Read the row of a candidate. `met`: how many articles that were learned from have its trigger."""
    candidate, view, kind, type_ = scene.candidate, scene.view, scene.kind, scene.type
    start, end = candidate.start, candidate.end
    here = context.candidates[candidate.sentence]
    rivals: Sequence[str] = ()
    if len(here) > 1:
        rivals = sorted({c.entry.kind for c in here if c.start < end and start < c.end and c.entry.kind != kind})
    same = context.types[candidate.sentence].count(type_)
    (value1, cue1, where1), (value2, cue2, where2), (value3, cue3, where3) = scene.cues
    return _row((
        kind, type_, scene.entry, scene.form, *_parts(scene.form), scene.pos, scene.left, scene.right,
        view.sentence.role, scene.at, "0123"[min(len(view.codes), 3)],
        value1, value2, value3, cue1, cue2, cue3, where1, where2, where3,
        scene.quoted or None, "012"[min(2, scene.reports())],
        *_before(scene), *_after(scene), scene.nearer, scene.further, "n" if candidate.nested else None,
        rivals[0] if rivals else None, rivals[1] if len(rivals) > 1 else None,
        "01234"[min(same, 4)], bucket(len(here) - same), bucket(context.kinds[kind]),
        "t" if type_ in context.title_kinds else None,
        "never" if met < 1 else "rarely" if met < 3 else "some" if met < 8 else "often",
    ))  # fmt: skip


def words(scene: Scene) -> Bags:
    """The words near a candidate, which tell of events of its type."""
    return near(scene, _NEAR, scene.type)


@lru_cache(maxsize=4096)
def _parts(form: str) -> tuple[str, str | None, str, str]:
    """The first word of a trigger, its first two, its last, and how many they are."""
    words = form.split()
    return words[0], " ".join(words[:2]) if len(words) > 1 else None, words[-1], "01234"[min(len(words), 4)]


def _before(scene: Scene) -> tuple[str, str]:
    """The party phrase before the trigger, and what lies between."""
    if not scene.before:
        return "nobody", ""
    unit = scene.view.units[scene.before - 1]
    return unit.type, _distance(scene.view, unit.end, scene.candidate.start)


def _after(scene: Scene) -> tuple[str, str]:
    """The party phrase behind the trigger, and what lies between."""
    if not scene.after:
        return "nobody", ""
    unit = scene.view.units[-scene.after]
    return _governed(unit.type, unit.prep), _distance(scene.view, scene.candidate.end, unit.start)


@lru_cache(maxsize=1024)
def _governed(sort: str, prep: str) -> str:
    return f"{sort}:{prep}"


def _distance(view: SentenceView, start: int, end: int) -> str:
    clauses, marks = view.clauses, view.marks
    found = "c" if clauses and count_between(clauses, start, end) else ""
    if marks and count_between(marks, start, end):
        found += "m"
    return found + "f" if end - start > 30 else found


def decide(
    scenes: Sequence[Scene], context: Context, model: Scorer, network: Sequence[float], share: float
) -> list[Standing]:
    """The candidates that stand, in text order: the likeliest reading of each trigger, above the threshold.

    `network`: the log-odds that it gives each; `share`: how much of the log-odds these are.
    """
    theirs = [score * share for score in network]
    scenes = [scene for scene, score in zip(scenes, theirs, strict=True) if score > _HOPELESS]
    theirs = [score for score in theirs if score > _HOPELESS]
    met = model.scores("met", [met_row(scene) for scene in scenes])[:, 0].tolist()
    scores = model.scores("candidate", [row(scene, context, times) for scene, times in zip(scenes, met, strict=True)])
    scores += model.words([words(scene) for scene in scenes]) + model.bias
    mixed = scores[:, 0] * (1 - share) + np.array(theirs)
    return choose(list(map(Standing, scenes, map(logistic, mixed.tolist()))))


def choose(scored: Sequence[Standing]) -> list[Standing]:
    """Take candidates from the likeliest down, none over words already taken."""
    taken: dict[int, list[Standing]] = {}
    likely = [standing for standing in scored if standing.probability >= THRESHOLD]
    for standing in sorted(likely, key=lambda s: (-s.probability, s.scene.candidate.start)):
        candidate = standing.scene.candidate
        here = taken.setdefault(candidate.sentence, [])
        if any(s.scene.candidate.start < candidate.end and candidate.start < s.scene.candidate.end for s in here):
            continue
        here.append(standing)
    return sorted([s for here in taken.values() for s in here], key=lambda s: s.scene.candidate.start)
