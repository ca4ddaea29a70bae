"""Which of the sentence's sources vouch for an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import count_between, word_after, word_before
from banggiao.extract.syntax import bucket
from banggiao.extract.templates import Schema
from banggiao.extract.words import second_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.annotate.attribution import Saying
    from banggiao.extract.context import Context
    from banggiao.extract.happening import Happening
    from banggiao.extract.model import Scorer
    from banggiao.extract.parties import Parties
    from banggiao.extract.scene import Scene
    from banggiao.model.event import Attribution

MODEL = "says"
THRESHOLD = 0.4  # where F1 over the events of the gold articles is best, five-fold


class SourceRow(NamedTuple):
    """What tells whether a source vouches for an event: an act of its own is not vouched for."""

    kind: str
    type: str
    entry: str
    form: str
    pos: str
    left: str  # the words before the trigger
    second_left: str | None
    status: str  # of the event
    frame: str  # how the source is tied to its words, see `Saying`
    covers: str  # whether the trigger is among them
    own: str  # whether the source's party acts
    source: str  # what the source is
    cue: str
    quoted: str
    place: str  # where in the article the sentence stands
    sources: str
    medium: str  # whether a paper or agency is named too
    medium_after: str | None
    inside: str | None
    subject: str | None  # between the source's verb and the event: whose is the first party phrase
    last: str | None  # and the last
    himself: str | None
    verb_after: str | None
    gap: str | None
    clauses: str | None
    reports: str | None
    opener: str | None
    word_before: str | None
    events: str | None
    voice: str


SCHEMA = Schema.of(
    SourceRow._fields,
    (
        "frame covers", "frame covers own", "frame covers own type", "frame covers own pos", "kind own covers",
        "kind frame", "source frame covers", "source own covers", "cue covers", "cue own", "quoted own frame covers",
        "place frame", "sources frame covers medium", "medium frame own", "medium_after own", "inside",
        "subject last frame", "subject last own himself", "himself subject frame", "verb_after subject",
        "subject kind", "gap frame", "clauses frame subject", "reports frame", "opener frame pos", "opener last",
        "word_before", "events frame subject", "voice own frame", "voice own covers type", "source kind",
        "source type own", "status frame", "status own frame covers", "form frame", "entry frame", "left frame",
        "second_left frame",
    ),
)  # fmt: skip
SCHEMAS = {"source": SCHEMA}


def options(scene: Scene, context: Context) -> tuple[Saying, ...]:
    """The sources of the event's sentence."""
    return context.sayings.get(scene.candidate.sentence, ())


def row(event: Happening, saying: Saying, context: Context) -> SourceRow:
    """Read the row of a source and an event."""
    scene = event.scene
    candidate, view = scene.candidate, scene.view
    source, frame = saying.attribution, saying.frame
    covers = saying.start <= candidate.start < saying.end
    own = _own(saying, event.parties)
    sayings = context.sayings[candidate.sentence]
    told = covers and source.end <= candidate.start
    between = _between(scene, saying, context) if told else _NOTHING
    return SourceRow(
        scene.kind, scene.type, scene.entry, scene.form, scene.pos, scene.left, second_left(scene), event.status,
        frame, str(covers), own, saying.type, source.cue.lower(),
        scene.quoted, "012"[min(2, view.index)], "0123"[min(3, len({other.attribution.name for other in sayings}))],
        str(any(other.type == "media" for other in sayings)),
        word_before(view.folded, source.start) if frame == "medium" else None,
        "i" if source.start <= candidate.start < source.end else None,
        *between, scene.voice,
    )  # fmt: skip


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


class Between(NamedTuple):
    """What stands between the source's verb and the event: another party is another subject."""

    subject: str | None = None
    last: str | None = None
    himself: str | None = None
    verb_after: str | None = None
    gap: str | None = None
    clauses: str | None = None
    reports: str | None = None
    opener: str | None = None
    word_before: str | None = None
    events: str | None = None


_NOTHING = Between()


def _between(scene: Scene, saying: Saying, context: Context) -> Between:
    view = scene.view
    low, high = max(saying.start, saying.attribution.end), scene.candidate.start
    units = [unit for unit in view.units if low <= unit.start < high]
    first = "none" if not units else "own" if set(units[0].codes) & set(saying.codes) else "other"
    last = "none" if not units else "own" if set(units[-1].codes) & set(saying.codes) else "other"
    himself = any(cue.category == "pronoun" and low <= cue.start < high for cue in view.cues)
    openers = [cue for cue in view.of("clause") if low <= cue.start < high]
    events = sum(low <= c.start < high for c in context.candidates[scene.candidate.sentence])
    return Between(
        first, last, str(himself), word_after(view.folded, saying.start), bucket((high - low) // 20),
        "012"[min(2, count_between(view.clauses, low, high))], "012"[min(2, count_between(view.reports, low, high))],
        openers[-1].value if openers else "", scene.left, "0123"[min(3, events)],
    )  # fmt: skip


def decide(events: Sequence[Happening], context: Context, model: Scorer) -> list[tuple[Attribution, ...]]:
    """The sources of each event, nearest to the publisher first, each named once."""
    found = [_outermost_first(options(event.scene, context)) for event in events]
    rows = [row(event, saying, context) for event, here in zip(events, found, strict=True) for saying in here]
    chances = iter(model.chances("source", rows).tolist())
    return [
        tuple({one.attribution.name: one.attribution for one in here if next(chances) >= THRESHOLD}.values())
        for here in found
    ]


def _outermost_first(sayings: Sequence[Saying]) -> list[Saying]:
    """Those who quote before those whom they quote; otherwise as they stand."""
    return sorted(sayings, key=lambda s: (s.type != "media", s.frame == "quoted"))
