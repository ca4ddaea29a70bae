"""Which of the sentence's persons take part in an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.scene import shortened, way
from banggiao.extract.templates import Schema
from banggiao.model.event import Participant
from banggiao.model.mention import Mention, MentionType
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.extract.context import Context
    from banggiao.extract.happening import Happening
    from banggiao.extract.model import Scorer
    from banggiao.extract.parties import Parties
    from banggiao.extract.scene import Scene

MODEL = "people"
THRESHOLD = 0.5


class PersonRow(NamedTuple):
    """What tells whether a person takes part in an event."""

    kind: str
    type: str
    entry: str
    form: str
    pos: str
    left: str  # the words next to the trigger
    right: str
    status: str  # of the event
    role: str  # of the person's party
    direct: str  # the person stands in the very phrase that names it
    side: str
    way: str
    path: str
    persons: str  # how many the sentence has
    named: str
    rival: str  # another person of the same party: how many
    subject: str


SCHEMA = Schema.of(
    PersonRow._fields,
    (
        "role direct", "kind role direct", "role direct side", "kind side role", "side way direct", "type role side",
        "persons role direct", "named role", "side path", "role side path", "rival role direct", "subject role kind",
        "subject side", "pos side path", "rival side role", "form role direct", "entry role direct",
        "entry side role", "left side", "right side", "status role direct",
    ),
)  # fmt: skip
SCHEMAS = {"person": SCHEMA}


def options(scene: Scene, context: Context) -> list[Mention]:
    """The persons of the event's sentence whose name the article gives."""
    return [m for m in scene.view.places if m.type is MentionType.PERSON and m.name in context.offices]


def row(event: Happening, person: Mention, found: Sequence[Mention]) -> PersonRow:
    """Read the row of a person and an event; `found` are all its options."""
    scene, parties = event.scene, event.parties
    start, end = scene.candidate.start, scene.candidate.end
    side = "L" if person.end <= start else "R" if person.start >= end else "I"
    path = scene.path(person.start, person.end)
    rivals = {other.name for other in found if other.name != person.name and other.codes == person.codes}
    subject = scene.subject
    within = subject is not None and subject.start <= person.start < subject.end
    return PersonRow(
        scene.kind, scene.type, scene.entry, scene.form, scene.pos, scene.left, scene.right, event.status,
        _role(person, parties), "d" if _holds(person, parties) else "",
        side, way(path), shortened(path, side == "L"), "0123"[min(3, len(found))],
        "n" if person.name_start >= 0 else "", "012"[min(2, len(rivals))], "s" if within else "",
    )  # fmt: skip


def _role(person: Mention, parties: Parties) -> str:
    if any(p.code in person.codes for p in parties.actors):
        return "actor"
    return "recipient" if any(p.code in person.codes for p in parties.recipients) else ""


def _holds(person: Mention, parties: Parties) -> bool:
    """Whether the person stands in the very phrase that names a party."""
    return any(
        p.unit is not None and p.unit.start <= person.start < p.unit.end for p in (*parties.actors, *parties.recipients)
    )


def decide(events: Sequence[Happening], context: Context, model: Scorer) -> list[tuple[Participant, ...]]:
    """Those who take part in each event, each once, with the role of their party."""
    found = [options(event.scene, context) for event in events]
    rows = [row(event, person, here) for event, here in zip(events, found, strict=True) for person in here]
    chances = iter(model.chances("person", rows).tolist())
    return [
        _taking_part(
            scene,
            parties,
            [person for person in here if next(chances) >= THRESHOLD] or _listed(scene, parties, here),
            context,
        )
        for (scene, parties, *_), here in zip(events, found, strict=True)
    ]


def _listed(scene: Scene, parties: Parties, found: Sequence[Mention]) -> list[Mention]:
    """Who stands on a list that the trigger speaks of, where nobody likely does: the one person named before it who is
    of the party that is listed. Example: "Ông có tên trong danh sách trừng phạt của Mỹ"."""
    if not scene.candidate.entry.listing:
        return []
    before = [p for p in found if p.end <= scene.candidate.start and _role(p, parties) == "recipient"]
    return before if len({person.name for person in before}) == 1 else []


def _taking_part(
    scene: Scene, parties: Parties, persons: Sequence[Mention], context: Context
) -> tuple[Participant, ...]:
    kind = load_ontology()[scene.kind]
    chosen: dict[str, Participant] = {}
    for person in persons:
        role = kind.recipient if _role(person, parties) == "recipient" else kind.actor
        code = person.codes[0] if person.codes else ""
        participant = Participant(person.name, code, context.offices[person.name], role, *_name_span(person))
        chosen.setdefault(person.name, participant)
    return tuple(chosen.values())


def _name_span(person: Mention) -> tuple[int, int]:
    return (person.name_start, person.name_end) if person.name_start >= 0 else (person.start, person.end)
