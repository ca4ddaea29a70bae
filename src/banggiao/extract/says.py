"""Which of the sentence's sources vouch for an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.annotate.view import count_between, word_after, word_before
from banggiao.extract.syntax import bucket
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.annotate.attribution import Saying
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.linear import LinearModel
    from banggiao.extract.parties import Parties
    from banggiao.model.event import Attribution

MODEL = "says"
THRESHOLD = 0.4  # where F1 over the events of the gold articles is best, five-fold


def options(candidate: Candidate, context: Context) -> list[Saying]:
    """The sources of the candidate's sentence."""
    return list(context.sayings.get(candidate.sentence, ()))


def features(candidate: Candidate, saying: Saying, parties: Parties, context: Context) -> Iterator[str]:
    """Features that tell whether this source vouches for this event: an act of its own is not vouched for."""
    kind, pos = candidate.entry.kind, candidate.entry.pos
    type_ = load_ontology()[kind].type
    view = context.views[candidate.sentence]
    source, frame = saying.attribution, saying.frame
    covers = saying.start <= candidate.start < saying.end
    own = _own(saying, parties)
    cue = source.cue.lower()
    quoted = view.quoted(candidate.start)
    tie = f"{frame}:{covers}"
    yield f"frame={tie}"
    yield f"frame,own={tie}:{own}"
    yield f"frame,own,type={tie}:{own}:{type_}"
    yield f"frame,own,pos={tie}:{own}:{pos}"
    yield f"kind,own={kind}:{own}:{covers}"
    yield f"kind,frame={kind}:{frame}"
    yield f"source={saying.type}:{tie}"
    yield f"source,own={saying.type}:{own}:{covers}"
    yield f"cue={cue}:{covers}"
    yield f"cue,own={cue}:{own}"
    yield f"quoted={quoted}:{own}:{tie}"
    yield f"index={min(2, view.index)}:{frame}"
    sayings = context.sayings[candidate.sentence]
    rivals = len({other.attribution.name for other in sayings})
    yield f"sources={min(3, rivals)}:{tie}:{saying.type == 'media'}"
    yield f"medium too={any(o.type == 'media' for o in sayings)}:{frame}:{own}"
    if frame == "medium":
        yield f"medium after={word_before(view.folded, source.start)}:{own}"
    if covers and source.end <= candidate.start:
        yield from _between(candidate, saying, parties, context)
    if source.start <= candidate.start < source.end:
        yield "inside"


def _own(saying: Saying, parties: Parties) -> str:
    """Whether the source's party acts ("phrase" where the source itself is the words of the actor)."""
    start, end = saying.attribution.start, saying.attribution.end
    for party in parties.actors:
        if party.unit is not None and party.unit.start < end and start < party.unit.end:
            return "phrase"
    if any(p.code in saying.codes for p in parties.actors):
        return "actor"
    if any(p.code in saying.codes for p in parties.recipients):
        return "recipient"
    return "other" if parties.actors else "none"


def _between(candidate: Candidate, saying: Saying, parties: Parties, context: Context) -> Iterator[str]:
    """What stands between the source's verb and the event: another party is another subject."""
    view, frame = context.views[candidate.sentence], saying.frame
    low, high = max(saying.start, saying.attribution.end), candidate.start
    units = [unit for unit in view.units if low <= unit.start < high]
    first = "none" if not units else "same" if set(units[0].codes) & set(saying.codes) else "other"
    last = "none" if not units else "same" if set(units[-1].codes) & set(saying.codes) else "other"
    yield f"subject={first}:{last}:{frame}"
    own = _own(saying, parties)
    himself = any(cue.category == "pronoun" and low <= cue.start < high for cue in view.cues)
    yield f"subject,own={first}:{last}:{own}:{himself}"
    yield f"himself={himself}:{first}:{frame}"
    yield f"after verb={word_after(view.folded, saying.start)}:{first}"
    yield f"subject,kind={first}:{candidate.entry.kind}"
    yield f"gap={bucket((high - low) // 20)}:{frame}"
    yield f"clauses={min(2, count_between(view.clauses, low, high))}:{frame}:{first}"
    yield f"reports={min(2, count_between(view.reports, low, high))}:{frame}"
    before = [c for c in context.candidates[candidate.sentence] if low <= c.start < high]
    openers = [cue for cue in view.cues if cue.category == "clause" and low <= cue.start < high]
    opener = openers[-1].value if openers else ""
    yield f"opener={opener}:{frame}:{candidate.entry.pos}"
    yield f"opener,last={opener}:{last}"
    yield f"word before={word_before(view.folded, high)}"
    yield f"events before={min(3, len(before))}:{frame}:{first}"


def decide(
    candidate: Candidate, parties: Parties, context: Context, models: Mapping[str, LinearModel]
) -> tuple[Attribution, ...]:
    """The sources of the event, nearest to the publisher first, each named once."""
    model = models[MODEL]
    chosen: dict[str, Attribution] = {}
    for saying in _outermost_first(options(candidate, context)):
        chance = model.probabilities(features(candidate, saying, parties, context))["yes"]
        if chance >= THRESHOLD:
            chosen.setdefault(saying.attribution.name, saying.attribution)
    return tuple(chosen.values())


def _outermost_first(sayings: Sequence[Saying]) -> list[Saying]:
    """Those who quote before those whom they quote; otherwise as they stand."""
    return sorted(sayings, key=lambda s: (s.type != "media", s.frame == "quoted"))
