"""Does a candidate stand, and as which kind?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import count_between, word_after, word_before
from banggiao.extract.syntax import bucket, region, status_cues, voice
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.annotate.view import SentenceView
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.linear import LinearModel

MODEL = "standing"
THRESHOLD = 0.38  # best F1 in cross-validation on the training articles
SECOND = 0.6  # what a second mention of one PLOVER type in a sentence must reach


class Standing(NamedTuple):
    """A candidate that stands, and how sure that is."""

    candidate: Candidate
    probability: float


def features(candidate: Candidate, view: SentenceView, context: Context) -> Iterator[str]:
    """Features that tell whether a candidate of this kind stands."""
    entry = candidate.entry
    kind, folded = entry.kind, view.folded
    type_ = load_ontology()[kind].type
    yield f"kind={kind}"
    yield f"type={type_}"
    yield f"entry={entry.id}"
    yield f"form={kind}:{folded[candidate.start : candidate.end]}"
    words = folded[candidate.start : candidate.end].split()
    yield f"first word={kind}:{words[0]}"
    yield f"first words={kind}:{' '.join(words[:2])}"
    yield f"last word={kind}:{words[-1]}"
    yield f"words={min(len(words), 4)}:{entry.pos}"
    yield f"pos={entry.pos}"
    left, right = word_before(folded, candidate.start), word_after(folded, candidate.end)
    yield f"left={left}"
    yield f"right={right}"
    yield f"pos,left={entry.pos}:{left}"
    yield f"kind,left={kind}:{left}"
    yield f"kind,right={kind}:{right}"
    yield f"role={view.sentence.role.value}"
    yield f"at={region(view)}"
    codes = {code for unit in view.units for code in unit.codes}
    yield f"parties={min(len(codes), 3)}"
    yield f"kind,parties={kind}:{min(len(codes), 3)}"
    yield f"entry,parties={entry.id}:{min(len(codes), 2)}"
    for value, word, where in status_cues(view, candidate):
        yield f"status={value}:{where}"
        yield f"cue={word}:{where}"
    passive = voice(view, candidate)
    if passive:
        yield f"voice={passive}"
        yield f"kind,voice={kind}:{passive}"
    if view.quoted(candidate.start):
        yield "quoted"
        yield f"kind,quoted={kind}"
    if view.times:
        yield "dated"
        yield f"type,dated={type_}"
    head = view.sentence.start
    yield f"reports before={min(2, count_between(view.reports, head, candidate.start))}"
    yield f"clauses before={min(3, count_between(view.clauses, head, candidate.start))}"
    yield from _neighbours(candidate, view)
    yield from _company(candidate, context, type_)


def _neighbours(candidate: Candidate, view: SentenceView) -> Iterator[str]:
    """The party phrases next to the trigger on either side."""
    kind = candidate.entry.kind
    before = [unit for unit in view.units if unit.end <= candidate.start]
    after = [unit for unit in view.units if unit.start >= candidate.end]
    if before:
        unit = before[-1]
        yield f"before={unit.type.value}:{_distance(view, unit.end, candidate.start)}"
        yield f"kind,before={kind}:{unit.type.value}"
    else:
        yield "nobody before"
        yield f"kind,nobody before={kind}"
    if after:
        unit = after[0]
        yield f"after={unit.type.value}:{unit.prep}:{_distance(view, candidate.end, unit.start)}"
        yield f"kind,after={kind}:{unit.prep}"
    else:
        yield "nobody after"
        yield f"kind,nobody after={kind}"


def _distance(view: SentenceView, start: int, end: int) -> str:
    clause = "c" if count_between(view.clauses, start, end) else ""
    mark = "m" if count_between(view.marks, start, end) else ""
    return clause + mark + ("f" if end - start > 30 else "")


def _company(candidate: Candidate, context: Context, type_: str) -> Iterator[str]:
    """Other candidates: rivals for the same words; the same type in the sentence, the title and the article."""
    ontology = load_ontology()
    kind = candidate.entry.kind
    here = context.candidates.get(candidate.sentence, ())
    over = {c.entry.kind for c in here if c.start < candidate.end and candidate.start < c.end} - {kind}
    if candidate.nested:
        yield "nested"
        yield f"kind,nested={kind}"
    for rival in sorted(over):
        yield f"rival={kind}:{rival}"
    same = sum(ontology[c.entry.kind].type == type_ for c in here)
    yield f"same here={min(same, 4)}"
    yield f"others here={bucket(len(here) - same)}"
    yield f"kind in article={bucket(context.kinds[kind])}"
    if type_ in context.title_kinds:
        yield "type in title"
        yield f"type in title={type_}"


def decide(candidates: Sequence[Candidate], context: Context, models: Mapping[str, LinearModel]) -> list[Standing]:
    """The candidates that stand, in text order: the likeliest reading of each trigger, above the threshold."""
    model = models[MODEL]
    scored = [
        Standing(c, model.probabilities(features(c, context.views[c.sentence], context))["yes"]) for c in candidates
    ]
    return choose(scored)


def choose(scored: Sequence[Standing]) -> list[Standing]:
    """Take candidates from the likeliest down: none over words already taken, a second of one type only if sure."""
    ontology = load_ontology()
    taken: dict[int, list[Standing]] = {}
    for standing in sorted(scored, key=lambda s: (-s.probability, s.candidate.start)):
        candidate, probability = standing
        if probability < THRESHOLD:
            break
        here = taken.setdefault(candidate.sentence, [])
        if any(s.candidate.start < candidate.end and candidate.start < s.candidate.end for s in here):
            continue
        type_ = ontology[candidate.entry.kind].type
        if probability < SECOND and any(ontology[s.candidate.entry.kind].type == type_ for s in here):
            continue
        here.append(standing)
    return sorted((s for here in taken.values() for s in here), key=lambda s: s.candidate.start)
