"""Which of the sentence's sources vouch for an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from banggiao.annotate.attribution import Saying
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.linear import LinearModel
    from banggiao.extract.parties import Parties
    from banggiao.model.event import Attribution

MODEL = "says"
THRESHOLD = 0.5


def options(candidate: Candidate, context: Context) -> list[Saying]:
    """The sources of the candidate's sentence."""
    return list(context.sayings.get(candidate.sentence, ()))


def features(candidate: Candidate, saying: Saying, parties: Parties, context: Context) -> Iterator[str]:
    """Features that tell whether this source vouches for this event."""
    kind, pos = candidate.entry.kind, candidate.entry.pos
    type_ = load_ontology()[kind].type
    covers = saying.start <= candidate.start < saying.end
    actor = any(p.code in saying.codes for p in parties.actors)
    source = saying.attribution
    inside = source.start <= candidate.start < source.end
    view = context.views[candidate.sentence]
    cue = source.cue.lower()
    yield f"covers={covers}"
    yield f"covers,actor={covers}:{actor}"
    yield f"covers,actor,type={covers}:{actor}:{type_}"
    yield f"kind,covers={kind}:{covers}"
    yield f"source={saying.type}:{covers}"
    yield f"source,actor={saying.type}:{actor}:{covers}"
    yield f"cue={cue}:{covers}"
    yield f"cue,actor={cue}:{actor}"
    yield f"pos={pos}:{covers}:{actor}"
    yield f"side={'before' if source.end <= candidate.start else 'after'}:{covers}"
    yield f"gap={min(4, (candidate.start - source.end) // 25) if source.end <= candidate.start else 'after'}:{covers}"
    yield f"sources={min(3, len(context.sayings.get(candidate.sentence, ())))}:{covers}"
    yield f"quoted={view.quoted(candidate.start)}:{actor}"
    if inside:
        yield "inside"


def decide(
    candidate: Candidate, parties: Parties, context: Context, models: Mapping[str, LinearModel]
) -> tuple[Attribution, ...]:
    """The sources of the event, nearest to the publisher first, each named once."""
    model = models[MODEL]
    chosen: dict[str, Attribution] = {}
    for saying in options(candidate, context):
        chance = model.probabilities(features(candidate, saying, parties, context))["yes"]
        if chance >= THRESHOLD:
            chosen.setdefault(saying.attribution.name, saying.attribution)
    return tuple(chosen.values())
