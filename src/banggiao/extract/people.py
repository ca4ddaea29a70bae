"""Which of the sentence's persons take part in an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.extract.syntax import path
from banggiao.model.event import Participant
from banggiao.model.mention import Mention, MentionType
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.linear import LinearModel
    from banggiao.extract.parties import Parties

MODEL = "people"
THRESHOLD = 0.5


def options(candidate: Candidate, context: Context) -> list[Mention]:
    """The persons of the candidate's sentence whose name the article gives."""
    view = context.views[candidate.sentence]
    return [m for m in view.places if m.type is MentionType.PERSON and m.name in context.offices]


def features(candidate: Candidate, person: Mention, parties: Parties, context: Context) -> Iterator[str]:
    """Features that tell whether this person takes part in this event."""
    view = context.views[candidate.sentence]
    kind = candidate.entry.kind
    side = "L" if person.end <= candidate.start else "R" if person.start >= candidate.end else "I"
    role = _role(person, parties)
    direct = _holds(person, parties)
    yield f"role={role}:{direct}"
    yield f"kind,role={kind}:{role}:{direct}"
    yield f"role,side={role}:{direct}:{side}"
    yield f"kind,side={kind}:{side}:{role}"
    yield f"path={side}:{path(view, candidate, person.start, person.end)}:{direct}"
    yield f"type={load_ontology()[kind].type}:{role}:{side}"
    others = sum(m.type is MentionType.PERSON for m in view.places)
    yield f"persons={min(3, others)}:{role}:{direct}"
    yield f"named={person.name_start >= 0}:{role}"


def _role(person: Mention, parties: Parties) -> str:
    if any(p.code in person.codes for p in parties.actors):
        return "actor"
    return "recipient" if any(p.code in person.codes for p in parties.recipients) else ""


def _holds(person: Mention, parties: Parties) -> bool:
    """Whether the person stands in the very phrase that names a party."""
    return any(
        p.unit is not None and p.unit.start <= person.start < p.unit.end for p in (*parties.actors, *parties.recipients)
    )


def decide(
    candidate: Candidate, parties: Parties, context: Context, models: Mapping[str, LinearModel]
) -> tuple[Participant, ...]:
    """Those who take part, each once, with the role of their party."""
    model, ontology = models[MODEL], load_ontology()
    kind = ontology[candidate.entry.kind]
    chosen: dict[str, Participant] = {}
    for person in options(candidate, context):
        if model.probabilities(features(candidate, person, parties, context))["yes"] < THRESHOLD:
            continue
        role = kind.recipient if _role(person, parties) == "recipient" else kind.actor
        code = person.codes[0] if person.codes else ""
        participant = Participant(person.name, code, context.offices[person.name], role, *_name_span(person))
        chosen.setdefault(person.name, participant)
    return tuple(chosen.values())


def _name_span(person: Mention) -> tuple[int, int]:
    return (person.name_start, person.name_end) if person.name_start >= 0 else (person.start, person.end)

