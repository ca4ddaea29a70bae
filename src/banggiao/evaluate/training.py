"""Learns the weights of every decision from gold documents.

Decisions build on each other: the second look at the parties sees what the first told of the article, dates and places
see the parties. A model learns from what earlier models predict for articles that they have not seen (out of fold), so
that it meets in learning the faults that it meets in use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from banggiao.evaluate import lessons as taught
from banggiao.evaluate.fitting import Choice, Choices, Example, Examples
from banggiao.evaluate.neural import examples
from banggiao.evaluate.neural.teacher import teach
from banggiao.extract import judge, people, says, sides, size, standing, status, when, where
from banggiao.extract.features import Features
from banggiao.extract.judge import ACTOR, ACTOR_ALONE, ALONE, MUTUAL, RECIPIENT, RECIPIENT_ALONE, SIDES, TOLD, Judge
from banggiao.extract.model import Model, Scorer, logistic, stack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import ModuleType

    from banggiao.evaluate.lessons import Lesson
    from banggiao.extract.happening import Happening, Settled
    from banggiao.extract.neural.net import Net
    from banggiao.extract.parties import Parties
    from banggiao.extract.templates import Values
    from banggiao.extract.told import Told

    Questions = Sequence[sides.Question]  # of one lesson

_T = TypeVar("_T", Example, Choice)

_PARTS = 3  # that the lessons are split into, so that what a first look tells comes from models that have not seen it
# How much an article counts that is annotated in its file, by others or by us, beside one whose annotation stands off:
# those in files are fewer, and of more manners of writing.
_FILE_WEIGHT = 2.0
# The larger, the more a model trusts its examples: best in cross-validation on the training articles.
_STRENGTH = {
    standing.MODEL: 0.1,
    MUTUAL: 0.06,
    size.MODEL: 0.1,
    SIDES: 0.06,
    status.MODEL: 0.1,
    when.MODEL: 0.08,
    where.MODEL: 0.1,
    says.MODEL: 0.1,
    people.MODEL: 0.1,
}


def train(lessons: Sequence[Lesson]) -> dict[str, Model]:
    """The models of all decisions, by name. The same lessons in the same order give the same weights."""
    every = range(len(lessons))
    asked = [taught.party_questions(lesson) for lesson in lessons]
    sizes = _fit_sizes(lessons, asked)
    first = _Sides.of(lessons, asked, None)
    told = _first_looks(first, asked, sizes)
    second = _Sides.of(lessons, asked, told)
    alone, both = first.fit(every), second.fit(every)
    models = {
        standing.MODEL: _fit_standing(lessons),
        SIDES: stack(
            {ACTOR_ALONE: alone[ACTOR], RECIPIENT_ALONE: alone[RECIPIENT], ACTOR: both[ACTOR],
             RECIPIENT: both[RECIPIENT]}
        ),
        MUTUAL: stack({ALONE: alone[MUTUAL], TOLD: both[MUTUAL]}),
        size.MODEL: sizes,
    }  # fmt: skip
    predicted = _predict_parties(second, asked, told, sizes)
    events = [taught.happenings(lesson, held) for lesson, held in zip(lessons, predicted, strict=True)]
    models[status.MODEL], statuses = _fit_status(lessons, events)
    events = [
        [event._replace(status=found) for event, found in zip(*one, strict=True)]
        for one in zip(events, statuses, strict=True)
    ]
    models[when.MODEL] = _fit_choices(lessons, events, taught.date_choices, when)
    models[where.MODEL] = _fit_choices(lessons, events, taught.place_choices, where)
    for name, shown, schemas in (
        (says.MODEL, taught.says_examples, says.SCHEMAS),
        (people.MODEL, taught.people_examples, people.SCHEMAS),
    ):
        models[name] = Examples(_weighed(lessons, map(shown, lessons, events)), schemas, _STRENGTH[name]).fit(every)
    return models


def train_network(lessons: Sequence[Lesson], tell: Callable[[str], None] = lambda _: None) -> Net:
    """The network, which learns from the same lessons by itself. `tell`: is told of each round."""
    known = examples.vocabulary(lessons)
    return teach(examples.every(lessons, known, _FILE_WEIGHT), known, tell)


def _weighed(lessons: Iterable[Lesson], parts: Iterable[Iterable[_T]]) -> Iterator[list[_T]]:
    """The examples or choices of each lesson, with its weight."""
    for lesson, part in zip(lessons, parts, strict=True):
        weight = _FILE_WEIGHT if lesson.in_file else 1.0
        yield [one._replace(weight=weight) for one in part]


def _fit_standing(lessons: Sequence[Lesson]) -> Model:
    """The model of both looks at what stands, with the articles that have each trigger."""
    every = range(len(lessons))
    met = taught.met(lessons)
    seen = [taught.standing_seen(lesson, met) for lesson in lessons]

    def examples(first: Sequence[Sequence[float] | None]) -> Examples:
        found = map(taught.standing_examples, lessons, seen, first)
        return Examples(_weighed(lessons, found), standing.SCHEMAS, _STRENGTH[standing.MODEL])

    alone = examples([None] * len(lessons))
    first: dict[int, list[float]] = {}
    for taught_from, held_out in folds(len(lessons), _PARTS):
        scorer = Scorer(stack({standing.ALONE: alone.fit(taught_from)}), standing.SCHEMAS)
        for i in held_out:
            first[i] = list(map(logistic, seen[i].scores(scorer)[:, 0].tolist()))
    told = examples([first[i] for i in every])
    both = stack({standing.ALONE: alone.fit(every), standing.TOLD: told.fit(every)})
    counted: dict[Values, list[float]] = {(*trigger,): [float(count), 0.0] for trigger, count in sorted(met.items())}
    return Model(both.columns, both.bias, {**both.features, "met": Features.of({"kind form": counted})})


class _Sides(NamedTuple):
    """What all lessons teach of the sides."""

    mutual: Examples
    actors: Choices
    recipients: Choices

    @classmethod
    def of(cls, lessons: Sequence[Lesson], asked: Sequence[Questions], told: Sequence[Told] | None) -> _Sides:
        """With what the articles tell elsewhere, or (None) for the first look."""
        looks: Sequence[Told | None] = told if told is not None else [None] * len(lessons)
        rows = list(zip(lessons, asked, looks, strict=True))
        mutual = _weighed(lessons, (taught.mutual_examples(*row) for row in rows))
        actors = _weighed(lessons, (taught.actor_choices(*row) for row in rows))
        recipients = _weighed(lessons, (taught.recipient_choices(*row) for row in rows))
        return cls(
            Examples(mutual, judge.SCHEMAS, _STRENGTH[MUTUAL]),
            Choices(actors, judge.SCHEMAS, _STRENGTH[SIDES]),
            Choices(recipients, judge.SCHEMAS, _STRENGTH[SIDES]),
        )

    def fit(self, lessons: Sequence[int]) -> dict[str, Model]:
        """The models of the sides, from the lessons of these numbers."""
        return {
            MUTUAL: self.mutual.fit(lessons),
            ACTOR: self.actors.fit(lessons),
            RECIPIENT: self.recipients.fit(lessons),
        }


def _fit_sizes(lessons: Sequence[Lesson], asked: Sequence[Questions]) -> Model:
    """The model of how many parties a mutual event has; of so few features that folds make no difference."""
    found = _weighed(lessons, map(taught.size_examples, lessons, asked))
    return Examples(found, size.SCHEMAS, _STRENGTH[size.MODEL]).fit(range(len(lessons)))


def folds(count: int, parts: int) -> Iterator[tuple[list[int], list[int]]]:
    """The numbers of the lessons to learn from, and of those held out, fold by fold."""
    for fold in range(parts):
        yield [i for i in range(count) if i % parts != fold], list(range(fold, count, parts))


def _first_looks(sides_: _Sides, asked: Sequence[Questions], sizes: Model) -> list[Told]:
    """For each lesson what the first look tells of it, by models that have not seen it."""
    told: dict[int, Told] = {}
    for seen, held_out in folds(len(asked), _PARTS):
        models = sides_.fit(seen)
        both = stack({ACTOR_ALONE: models[ACTOR], RECIPIENT_ALONE: models[RECIPIENT]})
        judging = Judge(both, stack({ALONE: models[MUTUAL]}), sizes)
        for i in held_out:
            told[i] = judging.first_look(asked[i])
    return [told[i] for i in range(len(asked))]


def _predict_parties(
    sides_: _Sides, asked: Sequence[Questions], told: Sequence[Told], sizes: Model
) -> list[list[Parties]]:
    """For each lesson the parties of its gold candidates, by models that have not seen it."""
    predicted: dict[int, list[Parties]] = {}
    for seen, held_out in folds(len(asked), _PARTS):
        models = sides_.fit(seen)
        both = stack({ACTOR: models[ACTOR], RECIPIENT: models[RECIPIENT]})
        judging = Judge(both, stack({TOLD: models[MUTUAL]}), sizes)
        for i in held_out:
            predicted[i] = judging.second_look(asked[i], told[i])
    return [predicted[i] for i in range(len(asked))]


def _fit_status(
    lessons: Sequence[Lesson], events: Sequence[Sequence[Happening]]
) -> tuple[Model, list[list[str]]]:
    """The model of both looks at the status, and for each lesson what models that have not seen it think at first."""
    every = range(len(lessons))
    strength = _STRENGTH[status.MODEL]

    def examples(first: Sequence[Sequence[str] | None]) -> Examples:
        found = map(taught.status_examples, lessons, events, first)
        return Examples(_weighed(lessons, found), status.SCHEMAS, strength)

    alone = examples([None] * len(lessons))
    first: dict[int, list[str]] = {}
    for taught_from, held_out in folds(len(lessons), _PARTS):
        scorer = Scorer(stack({status.ALONE: alone.fit(taught_from)}), status.SCHEMAS)
        for i in held_out:
            rows = [status.row(event, lessons[i].context) for event in events[i]]
            first[i] = status.first_look(rows, scorer)
    seen = [first[i] for i in every]
    return stack({status.ALONE: alone.fit(every), status.TOLD: examples(seen).fit(every)}), seen


def _fit_choices(
    lessons: Sequence[Lesson],
    events: Sequence[Sequence[Happening]],
    shown: Callable[[Lesson, Sequence[Happening], Settled | None], Iterable[Choice]],  # type: ignore[type-arg]
    decision: ModuleType,
) -> Model:
    """The model of both looks of a decision, dates or places."""
    every = range(len(lessons))
    strength = _STRENGTH[decision.MODEL]

    def choices(first: Sequence[Settled | None]) -> Choices:  # type: ignore[type-arg]
        return Choices(_weighed(lessons, map(shown, lessons, events, first)), decision.SCHEMAS, strength)

    alone = choices([None] * len(lessons))
    settled: dict[int, Settled] = {}  # type: ignore[type-arg]
    for seen, held_out in folds(len(lessons), _PARTS):
        scorer = Scorer(stack({decision.ALONE: alone.fit(seen)}), decision.SCHEMAS)
        for i in held_out:
            own = [decision.own_options(event, lessons[i].context) for event in events[i]]
            settled[i] = decision.settled(events[i], own, decision.first_look(events[i], own, scorer))
    told = choices([settled[i] for i in every])
    return stack({decision.ALONE: alone.fit(every), decision.TOLD: told.fit(every)})
