"""What the rules put up for decision: an event or a party that is no candidate can never be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.evaluate.figures import Figure
from banggiao.extract.sides import absent_codes
from banggiao.model.mention import MentionType
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from banggiao.evaluate.gold import GoldEvent
    from banggiao.evaluate.lessons import Lesson


class Recall(NamedTuple):
    """Counts over annotated articles.

    `mentions`: gold records; `kinds` and `types`: those whose sentence has a candidate of their kind, of their PLOVER
    type; `candidates`: how many there are in all. `parties`: gold actors and recipients; `named`: those that a mention
    in the sentence names; `reached`: those besides that an anaphor there stands for; `offered`: those besides that
    are offered as parties which the article speaks of elsewhere.
    """

    mentions: int = 0
    kinds: int = 0
    types: int = 0
    candidates: int = 0
    parties: int = 0
    named: int = 0
    reached: int = 0
    offered: int = 0

    def __add__(self, other: object) -> Recall:
        """The counts of both."""
        if not isinstance(other, Recall):
            return NotImplemented
        return Recall(*(a + b for a, b in zip(self, other, strict=True)))


def count(lessons: Iterable[Lesson]) -> Recall:
    """The counts over lessons."""
    total = Recall()
    for lesson in lessons:
        total += Recall(candidates=len(lesson.candidates))
        for event in lesson.events:
            total += _of_event(lesson, event) + _of_parties(lesson, event)
    return total


def figures(name: str, recall: Recall) -> Iterator[Figure]:
    """Shares of what can be read at all; `name` says on what they were counted."""
    yield Figure(name, "candidate_kind", recall.kinds / max(1, recall.mentions))
    yield Figure(name, "candidate_type", recall.types / max(1, recall.mentions))
    yield Figure(name, "candidates_each", recall.candidates / max(1, recall.mentions))
    parties = max(1, recall.parties)
    yield Figure(name, "party_named", recall.named / parties)
    yield Figure(name, "party_reached", (recall.named + recall.reached) / parties)
    yield Figure(name, "party_offered", (recall.named + recall.reached + recall.offered) / parties)


def _of_event(lesson: Lesson, event: GoldEvent) -> Recall:
    ontology = load_ontology()
    start, end = event.sentence
    kinds = {c.entry.kind for c in lesson.candidates if start <= (c.start + c.end) / 2 <= end}
    types = {ontology[kind].type for kind in kinds}
    return Recall(mentions=1, kinds=event.kind in kinds, types=ontology[event.kind].type in types)


def _of_parties(lesson: Lesson, event: GoldEvent) -> Recall:
    gold = {*event.actors, *event.recipients}
    named, reached = parties_in(lesson, event.sentence)
    offered = {
        code
        for view in lesson.context.views
        if view.sentence.start <= event.start < view.sentence.end
        for code in absent_codes(view, lesson.context)
    }
    reached -= named
    offered -= named | reached
    return Recall(parties=len(gold), named=len(gold & named), reached=len(gold & reached), offered=len(gold & offered))


def parties_in(lesson: Lesson, sentence: tuple[int, int]) -> tuple[set[str], set[str]]:
    """The codes that mentions of a sentence (its start and end) name, and those that its anaphors stand for."""
    named: set[str] = set()
    reached: set[str] = set()
    for mention in lesson.context.document.mentions:
        if sentence[0] <= mention.start < sentence[1]:
            (reached if mention.type is MentionType.ANAPHOR else named).update(mention.codes)
    return named, reached
