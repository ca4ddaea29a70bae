"""Whether an event happened, is planned, proposed, alleged, denied, negated or hypothetical."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.annotate.view import count_between, word_after, word_before
from banggiao.extract.syntax import region, status_cues
from banggiao.model.event import Status
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from banggiao.annotate.view import SentenceView
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.linear import LinearModel

MODEL = "status"
_ACCUSING = frozenset({"accuse", "deny", "investigate"})


def features(candidate: Candidate, view: SentenceView, context: Context) -> Iterator[str]:
    """Features that tell the status of an event."""
    entry = candidate.entry
    kind, folded = entry.kind, view.folded
    yield f"kind={kind}"
    yield f"type={load_ontology()[kind].type}"
    yield f"entry={entry.id}"
    yield f"pos={entry.pos}"
    yield f"form={folded[candidate.start : candidate.end]}"
    if entry.status:
        yield f"inherent={entry.status}"
    left = word_before(folded, candidate.start)
    yield f"left={left}"
    yield f"right={word_after(folded, candidate.end)}"
    yield f"pos,left={entry.pos}:{left}"
    cues = status_cues(view, candidate)
    nearest = cues[-1] if cues and cues[-1][2] != "right" else None
    for value, word, where in cues:
        yield f"cue={value}:{where}"
        yield f"word={word}:{where}"
        yield f"pos,cue={entry.pos}:{value}:{where}"
        yield f"kind,cue={kind}:{value}:{where}"
    if nearest is not None:
        yield f"nearest={nearest[0]}:{nearest[2]}"
        yield f"nearest word={nearest[1]}"
        yield f"kind,nearest={kind}:{nearest[0]}"
    else:
        yield "no cue"
    for other in context.candidates.get(candidate.sentence, ()):
        if other.entry.kind in _ACCUSING and other is not candidate:
            side = "before" if other.end <= candidate.start else "after"
            marks = min(1, count_between(view.marks, *sorted((other.end, candidate.start))))
            yield f"{other.entry.kind} {side}"
            yield f"{other.entry.kind} {side}:{marks}:{kind}"
            yield f"{other.entry.kind} {side}:{folded[other.start : other.end]}"
    if any(t.start > candidate.end for t in view.times):
        yield "time after"
    if view.quoted(candidate.start):
        yield "quoted"
    yield f"reports={min(2, count_between(view.reports, view.sentence.start, candidate.start))}"
    yield f"at={region(view)}"


def decide(candidate: Candidate, context: Context, models: Mapping[str, LinearModel]) -> Status:
    """The likeliest status."""
    chances = models[MODEL].probabilities(features(candidate, context.views[candidate.sentence], context))
    return Status(max(chances, key=lambda status: chances[status]))
