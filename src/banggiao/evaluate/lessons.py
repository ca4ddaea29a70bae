"""What each decision is taught: gold documents turned into examples and choices for the models."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.evaluate.alignment import Alignment, align
from banggiao.evaluate.fitting import Choice, Example
from banggiao.extract import parties, people, says, sides, standing, status, when, where
from banggiao.extract.candidates import Candidate, find_candidates
from banggiao.extract.context import Context
from banggiao.extract.told import Told, echoes
from banggiao.model.edtf import compatible, precision
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.annotate.document import Document
    from banggiao.evaluate.gold import GoldEvent

    Predicted = Mapping[int, parties.Parties]  # the parties of candidates, by their number

_GRAINS = ("none", "century", "decade", "year", "season", "month", "day", "time")


class Lesson(NamedTuple):
    """A document prepared for learning: its context, its candidates, its gold records and which are which."""

    context: Context
    candidates: list[Candidate]
    events: tuple[GoldEvent, ...]
    alignment: Alignment

    def gold(self) -> Iterator[tuple[int, Candidate, GoldEvent]]:
        """The candidates that are gold, in text order, each with its number and its record."""
        for number, event in sorted(self.alignment.pairs.items(), key=lambda pair: pair[0]):
            yield number, self.candidates[number], event


def prepare(document: Document, gold: Sequence[GoldEvent]) -> Lesson:
    """Find the candidates of an annotated document and pair them with its gold records."""
    candidates = find_candidates(document)
    return Lesson(Context.of(document, candidates), candidates, tuple(gold), align(candidates, gold))


def standing_examples(lesson: Lesson) -> Iterator[Example]:
    """Each candidate, and whether it stands. Rivals of a gold candidate over the same words teach nothing."""
    for number, candidate in enumerate(lesson.candidates):
        if number in lesson.alignment.unsure:
            continue
        view = lesson.context.views[candidate.sentence]
        label = "yes" if number in lesson.alignment.pairs else "no"
        yield Example(tuple(standing.features(candidate, view, lesson.context)), label)


def status_examples(lesson: Lesson) -> Iterator[Example]:
    """Each gold candidate, and its status."""
    for _, candidate, event in lesson.gold():
        view = lesson.context.views[candidate.sentence]
        yield Example(tuple(status.features(candidate, view, lesson.context)), event.status)


def party_questions(lesson: Lesson) -> list[sides.Question]:
    """What is asked of the sides of each gold candidate, in text order: for `mutual_examples` and the others."""
    return [sides.question(candidate, lesson.context) for _, candidate, _ in lesson.gold()]


def mutual_examples(
    lesson: Lesson, questions: Sequence[sides.Question], told: Told | None
) -> Iterator[Example]:
    """Each option of each mutual event, and whether it is a party. `told` is None at the first look, here and below."""
    for asked, event in _asked(lesson, questions, mutual=True):
        for option, features in zip(asked.options, _heard(asked, told), strict=True):
            yield Example(features, "yes" if _holds(option.codes, (*event.actors, *event.recipients)) else "no")


def actor_choices(lesson: Lesson, questions: Sequence[sides.Question], told: Told | None) -> Iterator[Choice]:
    """Who acts, among the options of each event and nobody."""
    for asked, event in _asked(lesson, questions, mutual=False):
        right = tuple(_holds(option.codes, event.actors) for option in asked.options)
        yield Choice((*_heard(asked, told), asked.none), (*right, not event.actors))


def recipient_choices(
    lesson: Lesson, questions: Sequence[sides.Question], told: Told | None
) -> Iterator[Choice]:
    """Who is acted upon, given who acts, among the options of each event and nobody."""
    for asked, event in _asked(lesson, questions, mutual=False):
        right = tuple(_holds(option.codes, event.recipients) for option in asked.options)
        seen = tuple(
            (*features, *sides.recipient_features(asked.candidate, option, event.actors))
            for option, features in zip(asked.options, _heard(asked, told), strict=True)
        )
        yield Choice((*seen, asked.none), (*right, not event.recipients))


def _asked(
    lesson: Lesson, questions: Sequence[sides.Question], *, mutual: bool
) -> Iterator[tuple[sides.Question, GoldEvent]]:
    ontology = load_ontology()
    for asked, (_, candidate, event) in zip(questions, lesson.gold(), strict=True):
        if ontology[candidate.entry.kind].mutual is mutual:
            yield asked, event


def _heard(asked: sides.Question, told: Told | None) -> list[tuple[str, ...]]:
    """The features of each option, with those of what the article tells elsewhere where that is known."""
    if told is None:
        return [option.features for option in asked.options]
    return [(*option.features, *echoes(asked.candidate, option, told)) for option in asked.options]


def _holds(codes: Sequence[str], gold: Sequence[str]) -> bool:
    """Whether a phrase with these codes fills a side: at least half of them are gold's."""
    shared = sum(code in gold for code in codes)
    return shared > 0 and shared * 2 >= len(codes)


def happenings(lesson: Lesson, predicted: Predicted) -> list[when.Happening]:
    """The gold candidates with the parties predicted for them, as the dates see them."""
    return [when.happening(candidate, predicted[number]) for number, candidate, _ in lesson.gold()]


def first_date_choices(lesson: Lesson, predicted: Predicted) -> Iterator[Choice]:
    """Which time of its own sentence dates each event; a date that is told elsewhere is right to be left open."""
    for event, (_, _, gold) in zip(happenings(lesson, predicted), lesson.gold(), strict=True):
        found = when.own_options(event, lesson.context)
        seen, right = _dates(event, gold, found, lesson.context, None)
        yield Choice(seen, (*right, not any(right)))


def date_choices(lesson: Lesson, predicted: Predicted, dated: when.Dated) -> Iterator[Choice]:
    """Which time dates each event, given what the first look dates in the article."""
    for event, (_, _, gold) in zip(happenings(lesson, predicted), lesson.gold(), strict=True):
        found = when.options(event, lesson.context, dated)
        seen, right = _dates(event, gold, found, lesson.context, dated)
        yield Choice(seen, (*right, not gold.date))


def _dates(
    event: when.Happening, gold: GoldEvent, found: list[when.DateOption], context: Context, dated: when.Dated | None
) -> tuple[tuple[tuple[str, ...], ...], list[bool]]:
    """The features of each option and of none, and which options are right."""
    seen = [tuple(when.features(event, option, context, dated)) for option in found]
    right = [bool(gold.date) and _same_date(gold.date, when.day(option.time)) for option in found]
    return (*seen, tuple(when.none_features(event, found, context))), right


def _same_date(gold: str, found: str) -> bool:
    """Whether `found` contradicts nothing that `gold` says and is as precise, an interval by its start."""
    ours, theirs = (precision(value.split("/")[0]) for value in (gold, found))
    return compatible(gold, found) and _GRAINS.index(theirs) >= _GRAINS.index(ours)


def place_choices(lesson: Lesson, predicted: Predicted) -> Iterator[Choice]:
    """Where each event takes place, among the states near it and nowhere said."""
    for number, candidate, event in lesson.gold():
        found = where.options(candidate, lesson.context)
        seen = [tuple(where.features(candidate, option, predicted[number], lesson.context)) for option in found]
        right = [event.place == option.code for option in found]
        none = tuple(where.none_features(candidate, found, predicted[number]))
        yield Choice((*seen, none), (*right, not event.place))


def says_examples(lesson: Lesson, predicted: Predicted) -> Iterator[Example]:
    """Each saying near each event, and whether its speaker vouches for the event."""
    for number, candidate, event in lesson.gold():
        for saying in says.options(candidate, lesson.context):
            label = "yes" if any(_same_name(name, saying.attribution.name) for name in event.says) else "no"
            yield Example(tuple(says.features(candidate, saying, predicted[number], lesson.context)), label)


def people_examples(lesson: Lesson, predicted: Predicted) -> Iterator[Example]:
    """Each person near each event, and whether they take part in it."""
    for number, candidate, event in lesson.gold():
        for person in people.options(candidate, lesson.context):
            label = "yes" if any(_same_name(name, person.name) for name in event.people) else "no"
            yield Example(tuple(people.features(candidate, person, predicted[number], lesson.context)), label)


def _same_name(gold: str, found: str) -> bool:
    """Whether two names share their last word or one holds the other: what a learner may take for the same."""
    a, b = gold.lower(), found.lower()
    return a == b or a in b or b in a or a.split()[-1:] == b.split()[-1:]
