"""Does a candidate stand, and as which kind?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import count_between
from banggiao.extract.syntax import bucket
from banggiao.extract.templates import Schema
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.view import SentenceView, Unit
    from banggiao.extract.context import Context
    from banggiao.extract.model import Scorer
    from banggiao.extract.scene import Scene

MODEL = "standing"
THRESHOLD = 0.38  # best F1 in cross-validation on the training articles
SECOND = 0.6  # what a second mention of one PLOVER type in a sentence must reach


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
    voice: str | None
    quoted: str | None
    dated: str | None
    reports: str
    clauses: str
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


SCHEMA = Schema.of(
    CandidateRow._fields,
    (
        "kind", "type", "entry", "kind form", "kind head", "kind heads", "kind tail", "words pos", "pos", "left",
        "right", "pos left", "kind left", "kind right", "role", "at", "parties", "kind parties", "entry parties",
        "value where", "cue where", "kind cue", "voice", "kind voice", "quoted", "kind quoted", "dated", "type dated",
        "reports", "clauses", "before before_gap", "kind before", "after after_gap", "kind after", "nearer", "further",
        "pos nearer", "pos further", "kind nearer", "kind further", "pos nearer further", "nested", "kind nested",
        "kind rival", "same", "others", "told", "titled", "type titled", "entry left", "entry right", "entry nearer",
        "entry further",
    ),
)  # fmt: skip
SCHEMAS = {"candidate": SCHEMA}


def row(scene: Scene, context: Context) -> CandidateRow:
    """Read the row of a candidate."""
    candidate, view, kind, type_ = scene.candidate, scene.view, scene.kind, scene.type
    words = scene.form.split()
    ontology = load_ontology()
    here = context.candidates.get(candidate.sentence, ())
    rivals = sorted(
        {c.entry.kind for c in here if c.start < candidate.end and candidate.start < c.end} - {kind}
    )
    same = sum(ontology[c.entry.kind].type == type_ for c in here)
    (value1, cue1, where1), (value2, cue2, where2), (value3, cue3, where3) = scene.cues
    before, before_gap, after, after_gap = _neighbours(scene)
    return CandidateRow(
        kind, type_, scene.entry, scene.form, words[0], " ".join(words[:2]) if len(words) > 1 else None, words[-1],
        "01234"[min(len(words), 4)], scene.pos, scene.left, scene.right, view.sentence.role.value, scene.at,
        "0123"[min(len({code for unit in view.units for code in unit.codes}), 3)],
        value1, value2, value3, cue1, cue2, cue3, where1, where2, where3,
        scene.voice or None, scene.quoted or None, "d" if view.times else None,
        "012"[min(2, scene.reports())],
        "0123"[min(3, count_between(view.clauses, view.sentence.start, candidate.start))],
        before, before_gap, after, after_gap, scene.nearer, scene.further,
        "n" if candidate.nested else None,
        rivals[0] if rivals else None, rivals[1] if len(rivals) > 1 else None,
        "01234"[min(same, 4)], bucket(len(here) - same), bucket(context.kinds[kind]),
        "t" if type_ in context.title_kinds else None,
    )  # fmt: skip


def _neighbours(scene: Scene) -> Iterator[str]:
    """The party phrases next to the trigger on either side, and what lies between."""
    candidate, view = scene.candidate, scene.view
    units = view.units
    if scene.before:
        unit = units[scene.before - 1]
        yield unit.type.value
        yield _distance(view, unit.end, candidate.start)
    else:
        yield from ("nobody", "")
    if scene.after:
        following: Unit = units[len(units) - scene.after]
        yield f"{following.type.value}:{following.prep}"
        yield _distance(view, candidate.end, following.start)
    else:
        yield from ("nobody", "")


def _distance(view: SentenceView, start: int, end: int) -> str:
    clause = "c" if count_between(view.clauses, start, end) else ""
    mark = "m" if count_between(view.marks, start, end) else ""
    return clause + mark + ("f" if end - start > 30 else "")


def decide(scenes: Sequence[Scene], context: Context, model: Scorer) -> list[Standing]:
    """The candidates that stand, in text order: the likeliest reading of each trigger, above the threshold."""
    chances = model.chances("candidate", [row(scene, context) for scene in scenes])
    return choose([Standing(scene, chance) for scene, chance in zip(scenes, chances.tolist(), strict=True)])


def choose(scored: Sequence[Standing]) -> list[Standing]:
    """Take candidates from the likeliest down: none over words already taken, a second of one type only if sure."""
    taken: dict[int, list[Standing]] = {}
    for standing in sorted(scored, key=lambda s: (-s.probability, s.scene.candidate.start)):
        (candidate, *_), probability = standing
        if probability < THRESHOLD:
            break
        here = taken.setdefault(candidate.sentence, [])
        if any(s.scene.candidate.start < candidate.end and candidate.start < s.scene.candidate.end for s in here):
            continue
        if probability < SECOND and any(s.scene.type == standing.scene.type for s in here):
            continue
        here.append(standing)
    return sorted((s for here in taken.values() for s in here), key=lambda s: s.scene.candidate.start)
