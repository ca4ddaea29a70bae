"""What each decision is taught: gold documents turned into examples and choices for the models."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.evaluate.alignment import Alignment, align
from banggiao.evaluate.fitting import Choice, Example
from banggiao.extract import bags, beside, pairs, people, says, sides, size, standing, status, when, where
from banggiao.extract.candidates import Candidate, find_candidates
from banggiao.extract.context import Context
from banggiao.extract.happening import Happening
from banggiao.extract.written import day
from banggiao.model.edtf import compatible, precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from banggiao.annotate.document import Document
    from banggiao.evaluate.gold import GoldEvent
    from banggiao.extract.parties import Parties
    from banggiao.extract.scene import Scene
    from banggiao.extract.standing_rows import MetRow
    from banggiao.extract.templates import Item
    from banggiao.extract.told import Told

_GRAINS = ("none", "century", "decade", "year", "season", "month", "day", "time")


class Lesson(NamedTuple):
    """A document prepared for learning: its context, its candidates, its gold records and which are which.

    `in_file`: whether the annotation stands in the article's file, and not off it.
    """

    context: Context
    candidates: list[Candidate]
    events: tuple[GoldEvent, ...]
    alignment: Alignment
    in_file: bool = False

    def gold(self) -> Iterator[tuple[Scene, GoldEvent]]:
        """The candidates that are gold, in text order, each with its record."""
        for number, event in sorted(self.alignment.pairs.items(), key=lambda pair: pair[0]):
            yield self.context.scenes[number], event


def prepare(document: Document, gold: Sequence[GoldEvent]) -> Lesson:
    """Find the candidates of an annotated document and pair them with its gold records."""
    candidates = find_candidates(document)
    return Lesson(Context.of(document, candidates), candidates, tuple(gold), align(candidates, gold))


def met(lessons: Iterable[Lesson]) -> Counter[MetRow]:
    """In how many articles each trigger stands, as a candidate right or wrong."""
    return Counter(one for lesson in lessons for one in set(map(standing.met_row, lesson.context.scenes)))


def standing_seen(lesson: Lesson, met: Mapping[MetRow, int]) -> standing.Seen:
    """What is seen of each candidate by itself.

    `met`: in how many articles each trigger stands, this one counted, which is taken off again: of a new article, too,
    only others are known.
    """
    scenes = lesson.context.scenes
    return standing.Seen.of(scenes, lesson.context, [met[standing.met_row(scene)] - 1 for scene in scenes])


def standing_examples(lesson: Lesson, seen: standing.Seen, first: Sequence[float] | None) -> Iterator[Example]:
    """Each candidate, and whether it stands. Rivals of a gold candidate over the same words teach nothing.

    `first`: the chances that the first look gave each; None at that.
    """
    told = beside.rows(lesson.context.scenes, first) if first is not None else [None] * len(seen.rows)
    for number, (row, words, other) in enumerate(zip(*seen, told, strict=True)):
        if number not in lesson.alignment.unsure:
            label = "yes" if number in lesson.alignment.pairs else "no"
            item: Item = (("candidate", row), (bags.SORT, words))
            yield Example(item if other is None else (*item, ("beside", other)), label)


def status_examples(
    lesson: Lesson, events: Sequence[Happening], first: Sequence[str] | None
) -> Iterator[Example]:
    """Each gold candidate, and its status. `first`: what the first look made of each; None at that."""
    rows = [status.row(event, lesson.context) for event in events]
    told = status.told_rows(events, rows, first) if first is not None else [None] * len(events)
    for row, (_, gold), other in zip(rows, lesson.gold(), told, strict=True):
        item: Item = (("event", row),)
        yield Example(item if other is None else (*item, ("told", other)), gold.status)


def party_questions(lesson: Lesson) -> list[sides.Question]:
    """What is asked of the sides of each gold candidate, in text order: for `mutual_examples` and the others."""
    return [sides.question(scene, lesson.context) for scene, _ in lesson.gold()]


def mutual_examples(
    lesson: Lesson, questions: Sequence[sides.Question], told: Told | None
) -> Iterator[Example]:
    """Each option of each mutual event, and whether it is a party. `told` is None at the first look, here and below."""
    for asked, event in _asked(lesson, questions, mutual=True):
        for option, item in zip(asked.options[:-1], _items(asked, told), strict=False):
            yield Example(item, "yes" if holds(option.codes, (*event.actors, *event.recipients)) else "no")


def size_examples(lesson: Lesson, questions: Sequence[sides.Question]) -> Iterator[Example]:
    """Each mutual event, and how many parties it has."""
    for asked, event in _asked(lesson, questions, mutual=True):
        yield Example((("event", size.row(asked)),), size.label(len({*event.actors, *event.recipients})))


def actor_choices(lesson: Lesson, questions: Sequence[sides.Question], told: Told | None) -> Iterator[Choice]:
    """Who acts, among the options of each event, nobody the last of them."""
    for asked, event in _asked(lesson, questions, mutual=False):
        yield Choice(tuple(_items(asked, told)), right(asked, event.actors))


def recipient_choices(
    lesson: Lesson, questions: Sequence[sides.Question], told: Told | None
) -> Iterator[Choice]:
    """Who is acted upon, given who acts, among the options of each event, nobody the last of them."""
    for asked, event in _asked(lesson, questions, mutual=False):
        acting = right(asked, event.actors)
        if not any(acting):
            continue  # an actor that is no option
        # The likeliest of several phrases of the actor is the one that would be given: the nearest to the trigger.
        start = asked.scene.candidate.start
        actor = min(
            (option for option, acts in zip(asked.options, acting, strict=True) if acts),
            key=lambda option: abs(option.unit.start - start) if option.unit else 10_000,
        )
        seen = tuple(
            (*item, ("given", pairs.given(asked.scene, option, actor)))
            for option, item in zip(asked.options, _items(asked, told), strict=True)
        )
        yield Choice(seen, right(asked, event.recipients))


def right(asked: sides.Question, gold: Sequence[str]) -> tuple[bool, ...]:
    """Which options fill a side that gold fills with these codes; nobody, the last, where gold leaves it open."""
    return (*(holds(option.codes, gold) for option in asked.options[:-1]), not gold)


def _asked(
    lesson: Lesson, questions: Sequence[sides.Question], *, mutual: bool
) -> Iterator[tuple[sides.Question, GoldEvent]]:
    for asked, (_, event) in zip(questions, lesson.gold(), strict=True):
        if asked.mutual is mutual:
            yield asked, event


def _items(asked: sides.Question, told: Told | None) -> list[Item]:
    """The rows of each option, with that of what the article tells elsewhere where it is known."""
    items = [option.item() for option in asked.options]
    if told is None:
        return items
    return [(*item, ("echo", row)) for item, row in zip(items, told.rows(asked), strict=True)]


def holds(codes: Sequence[str], gold: Sequence[str]) -> bool:
    """Whether a phrase with these codes fills a side: at least half of them are gold's."""
    shared = sum(code in gold for code in codes)
    return shared > 0 and shared * 2 >= len(codes)


def happenings(lesson: Lesson, predicted: Sequence[Parties]) -> list[Happening]:
    """The gold candidates with the parties predicted for them, as dates and places see them."""
    return [Happening.of(scene, parties) for (scene, _), parties in zip(lesson.gold(), predicted, strict=True)]


def date_choices(lesson: Lesson, events: Sequence[Happening], dated: when.Dated | None) -> Iterator[Choice]:
    """Which time dates each event, given what the first look dates in the article.

    At the first look (None), of its own sentence: a date that is told elsewhere is right to be left open.
    """
    for event, (_, gold) in zip(events, lesson.gold(), strict=True):
        context = lesson.context
        found = when.own_options(event, context)
        if dated is not None:
            found += when.far_options(event, context, dated)
        right = [bool(gold.date) and same_date(gold.date, day(option.time)) for option in found]
        none = not any(right) if dated is None else not gold.date
        yield Choice(tuple(when.items(event, found, dated)), (*right, none))


def same_date(gold: str, found: str) -> bool:
    """Whether `found` contradicts nothing that `gold` says and is as precise, an interval by its start."""
    ours, theirs = (precision(value.split("/")[0]) for value in (gold, found))
    return compatible(gold, found) and _GRAINS.index(theirs) >= _GRAINS.index(ours)


def place_choices(lesson: Lesson, events: Sequence[Happening], placed: where.Placed | None) -> Iterator[Choice]:
    """Where each event takes place, among the states near it and nowhere said; at the first look, in its sentence."""
    for event, (_, gold) in zip(events, lesson.gold(), strict=True):
        found = where.own_options(event, lesson.context)
        if placed is not None:
            found += where.far_options(event, lesson.context, placed)
        right = [gold.place == option.code for option in found]
        none = not any(right) if placed is None else not gold.place
        yield Choice(tuple(where.items(event, found, placed)), (*right, none))


def says_examples(lesson: Lesson, events: Sequence[Happening]) -> Iterator[Example]:
    """Each saying near each event, and whether its speaker vouches for the event."""
    for event, (scene, gold) in zip(events, lesson.gold(), strict=True):
        for saying in says.options(scene, lesson.context):
            label = "yes" if any(_same_name(name, saying.attribution.name) for name in gold.says) else "no"
            yield Example((("source", says.row(event, saying, lesson.context)),), label)


def people_examples(lesson: Lesson, events: Sequence[Happening]) -> Iterator[Example]:
    """Each person near each event, and whether they take part in it."""
    for event, (scene, gold) in zip(events, lesson.gold(), strict=True):
        found = people.options(scene, lesson.context)
        for person in found:
            label = "yes" if any(_same_name(name, person.name) for name in gold.people) else "no"
            yield Example((("person", people.row(event, person, found)),), label)


def _same_name(gold: str, found: str) -> bool:
    """Whether two names share their last word or one holds the other: what a learner may take for the same."""
    a, b = gold.lower(), found.lower()
    return a == b or a in b or b in a or a.split()[-1:] == b.split()[-1:]
