"""Learns the weights of every decision from gold documents.

Decisions build on each other: the second look at the parties sees what the first told of the article, dates and places
see the parties. A model learns from what earlier models predict for articles that they have not seen (out of fold), so
that it meets in learning the faults that it meets in use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from banggiao.evaluate import lessons as taught
from banggiao.evaluate.fitting import Choice, Example, fit, fit_choices
from banggiao.evaluate.neural import examples
from banggiao.evaluate.neural.teacher import teach
from banggiao.extract import judge, people, says, sides, size, standing, status, when, where
from banggiao.extract.extractor import RuleExtractor
from banggiao.extract.features import Features
from banggiao.extract.judge import ACTOR, ACTOR_ALONE, ALONE, MUTUAL, RECIPIENT, RECIPIENT_ALONE, SIDES, TOLD, Judge
from banggiao.extract.model import Model, Scorer, stack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import ModuleType

    from banggiao.evaluate.lessons import Lesson
    from banggiao.extract.happening import Happening, Settled
    from banggiao.extract.neural.net import Net
    from banggiao.extract.parties import Parties
    from banggiao.extract.templates import Values
    from banggiao.extract.told import Told
    from banggiao.lang.language import Language

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
    asked = [taught.party_questions(lesson) for lesson in lessons]
    sizes = _fit_sizes(lessons, asked)
    told = _first_looks(lessons, asked, sizes)
    alone, second = _fit_sides(lessons, asked, None), _fit_sides(lessons, asked, told)
    models = {
        standing.MODEL: _fit_standing(lessons),
        SIDES: stack(
            {ACTOR_ALONE: alone[ACTOR], RECIPIENT_ALONE: alone[RECIPIENT], ACTOR: second[ACTOR],
             RECIPIENT: second[RECIPIENT]}
        ),
        MUTUAL: stack({ALONE: alone[MUTUAL], TOLD: second[MUTUAL]}),
        size.MODEL: sizes,
    }  # fmt: skip
    predicted = _predict_parties(lessons, asked, told, sizes)
    events = [taught.happenings(lesson, held) for lesson, held in zip(lessons, predicted, strict=True)]
    models |= _fit_status(lessons, events)
    models[when.MODEL] = _fit_choices(lessons, events, taught.date_choices, when)
    models[where.MODEL] = _fit_choices(lessons, events, taught.place_choices, where)
    for name, shown, schemas in (
        (says.MODEL, taught.says_examples, says.SCHEMAS),
        (people.MODEL, taught.people_examples, people.SCHEMAS),
    ):
        models[name] = fit(_all(lessons, map(shown, lessons, events)), schemas, _STRENGTH[name])
    return models


def train_network(lessons: Sequence[Lesson], tell: Callable[[str], None] = lambda _: None) -> Net:
    """The network, which learns from the same lessons by itself. `tell`: is told of each round."""
    known = examples.vocabulary(lessons)
    return teach(examples.every(lessons, known, _FILE_WEIGHT), known, tell)


def learned(language: Language, lessons: Sequence[Lesson]) -> RuleExtractor:
    """An extractor with all that these lessons teach."""
    return RuleExtractor.of(language, train(lessons), train_network(lessons))


def _all(lessons: Iterable[Lesson], parts: Iterable[Iterable[_T]]) -> list[_T]:
    """The examples or choices of all lessons, each with the weight of its lesson."""
    return [
        one._replace(weight=_FILE_WEIGHT if lesson.in_file else 1.0)
        for lesson, part in zip(lessons, parts, strict=True)
        for one in part
    ]


def _fit_standing(lessons: Sequence[Lesson]) -> Model:
    """The model of what stands, with the articles that have each trigger."""
    met = taught.met(lessons)
    found = _all(lessons, (taught.standing_examples(lesson, met) for lesson in lessons))
    model = fit(found, standing.SCHEMAS, _STRENGTH[standing.MODEL])
    counted: dict[Values, list[float]] = {(*trigger,): [float(count)] for trigger, count in sorted(met.items())}
    return Model(model.columns, model.bias, {**model.features, "met": Features.of({"kind form": counted})})


def _fit_sides(
    lessons: Sequence[Lesson], asked: Sequence[Questions], told: Sequence[Told] | None
) -> dict[str, Model]:
    """The models of the sides: with what the articles tell elsewhere, or (None) of the first look."""
    heard: Sequence[Told | None] = told if told is not None else [None] * len(lessons)
    rows = list(zip(lessons, asked, heard, strict=True))
    mutual = _all(lessons, (taught.mutual_examples(*row) for row in rows))
    actors = _all(lessons, (taught.actor_choices(*row) for row in rows))
    recipients = _all(lessons, (taught.recipient_choices(*row) for row in rows))
    return {
        MUTUAL: fit(mutual, judge.SCHEMAS, _STRENGTH[MUTUAL]),
        ACTOR: fit_choices(actors, judge.SCHEMAS, _STRENGTH[SIDES]),
        RECIPIENT: fit_choices(recipients, judge.SCHEMAS, _STRENGTH[SIDES]),
    }


def _fit_sizes(lessons: Sequence[Lesson], asked: Sequence[Questions]) -> Model:
    """The model of how many parties a mutual event has; of so few features that folds make no difference."""
    return fit(_all(lessons, map(taught.size_examples, lessons, asked)), size.SCHEMAS, _STRENGTH[size.MODEL])


def folds(count: int, parts: int) -> Iterator[tuple[list[int], list[int]]]:
    """The numbers of the lessons to learn from, and of those held out, fold by fold."""
    for fold in range(parts):
        yield [i for i in range(count) if i % parts != fold], list(range(fold, count, parts))


def _first_looks(lessons: Sequence[Lesson], asked: Sequence[Questions], sizes: Model) -> list[Told]:
    """For each lesson what the first look tells of it, by models that have not seen it."""
    told: dict[int, Told] = {}
    for seen, held_out in folds(len(lessons), _PARTS):
        models = _fit_sides([lessons[i] for i in seen], [asked[i] for i in seen], None)
        both = stack({ACTOR_ALONE: models[ACTOR], RECIPIENT_ALONE: models[RECIPIENT]})
        judging = Judge(both, stack({ALONE: models[MUTUAL]}), sizes)
        for i in held_out:
            told[i] = judging.first_look(asked[i])
    return [told[i] for i in range(len(lessons))]


def _predict_parties(
    lessons: Sequence[Lesson], asked: Sequence[Questions], told: Sequence[Told], sizes: Model
) -> list[list[Parties]]:
    """For each lesson the parties of its gold candidates, by models that have not seen it."""
    predicted: dict[int, list[Parties]] = {}
    for seen, held_out in folds(len(lessons), _PARTS):
        models = _fit_sides([lessons[i] for i in seen], [asked[i] for i in seen], [told[i] for i in seen])
        both = stack({ACTOR: models[ACTOR], RECIPIENT: models[RECIPIENT]})
        judging = Judge(both, stack({TOLD: models[MUTUAL]}), sizes)
        for i in held_out:
            predicted[i] = judging.second_look(asked[i], told[i])
    return [predicted[i] for i in range(len(lessons))]


def _fit_status(lessons: Sequence[Lesson], events: Sequence[Sequence[Happening]]) -> dict[str, Model]:
    """The model of both looks at the status."""
    strength = _STRENGTH[status.MODEL]

    def alone(numbers: Sequence[int]) -> Model:
        seen = [lessons[i] for i in numbers]
        found = _all(seen, (taught.status_examples(lessons[i], events[i], None) for i in numbers))
        return fit(found, status.SCHEMAS, strength)

    first: dict[int, list[str]] = {}
    for seen, held_out in folds(len(lessons), _PARTS):
        scorer = Scorer(stack({status.ALONE: alone(seen)}), status.SCHEMAS)
        for i in held_out:
            rows = [status.row(event, lessons[i].context) for event in events[i]]
            first[i] = status.first_look(rows, scorer)
    told = (taught.status_examples(lesson, events[i], first[i]) for i, lesson in enumerate(lessons))
    second = _all(lessons, told)
    both = {status.ALONE: alone(range(len(lessons))), status.TOLD: fit(second, status.SCHEMAS, strength)}
    return {status.MODEL: stack(both)}


def _fit_choices(
    lessons: Sequence[Lesson],
    events: Sequence[Sequence[Happening]],
    choices: Callable[[Lesson, Sequence[Happening], Settled | None], Iterable[Choice]],  # type: ignore[type-arg]
    decision: ModuleType,
) -> Model:
    """The model of both looks of a decision, dates or places."""
    settled: dict[int, Settled] = {}  # type: ignore[type-arg]
    schemas, strength = decision.SCHEMAS, _STRENGTH[decision.MODEL]

    def alone(numbers: Sequence[int]) -> Model:
        seen = [lessons[i] for i in numbers]
        return fit_choices(_all(seen, (choices(lessons[i], events[i], None) for i in numbers)), schemas, strength)

    for seen, held_out in folds(len(lessons), _PARTS):
        scorer = Scorer(stack({decision.ALONE: alone(seen)}), schemas)
        for i in held_out:
            own = [decision.own_options(event, lessons[i].context) for event in events[i]]
            settled[i] = decision.settled(events[i], own, decision.first_look(events[i], own, scorer))
    second = _all(lessons, (choices(lesson, events[i], settled[i]) for i, lesson in enumerate(lessons)))
    return stack(
        {decision.ALONE: alone(range(len(lessons))), decision.TOLD: fit_choices(second, schemas, strength)}
    )
