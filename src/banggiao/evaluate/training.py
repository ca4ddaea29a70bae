"""Learns the weights of every decision from gold documents.

Decisions build on each other: the second look at the parties sees what the first told of the article, dates and places
see the parties. A model learns from what earlier models predict for articles that they have not seen (out of fold), so
that it meets in learning the faults that it meets in use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from banggiao.evaluate import lessons as taught
from banggiao.evaluate.fitting import fit, fit_choices
from banggiao.extract import parties, people, says, sides, standing, status, when, where
from banggiao.extract.judge import ACTOR, ALONE, MUTUAL, RECIPIENT, Judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from banggiao.evaluate.lessons import Lesson
    from banggiao.extract.linear import LinearModel
    from banggiao.extract.told import Told

    Predicted = Mapping[int, parties.Parties]
    Questions = Sequence[sides.Question]  # of one lesson

_T = TypeVar("_T")

FOLDS = 5
# The larger, the more a model trusts its examples: best in cross-validation on the training articles.
_STRENGTH = {
    standing.MODEL: 0.15,
    MUTUAL: 0.2,
    ACTOR: 0.15,
    RECIPIENT: 0.15,
    status.MODEL: 0.3,
    when.ALONE: 0.3,
    when.MODEL: 0.3,
    where.MODEL: 0.3,
    says.MODEL: 0.3,
    people.MODEL: 0.3,
}


def train(lessons: Sequence[Lesson]) -> dict[str, LinearModel]:
    """The models of all decisions, by name. The same lessons in the same order give the same weights."""
    asked = [taught.party_questions(lesson) for lesson in lessons]
    told = _first_looks(lessons, asked)
    models = {
        standing.MODEL: fit(_all(taught.standing_examples(lesson) for lesson in lessons), _STRENGTH[standing.MODEL]),
        **_fit_parties(lessons, asked, None),
        **_fit_parties(lessons, asked, told),
        status.MODEL: fit(_all(taught.status_examples(lesson) for lesson in lessons), _STRENGTH[status.MODEL]),
    }
    pairs = list(zip(lessons, _predict_parties(lessons, asked, told), strict=True))
    models[when.ALONE] = _fit_first_dates(pairs)
    looks = zip(pairs, _dated(pairs), strict=True)
    dates = _all(taught.date_choices(lesson, held, dated) for (lesson, held), dated in looks)
    models[when.MODEL] = fit_choices(dates, _STRENGTH[when.MODEL])
    places = _all(taught.place_choices(lesson, held) for lesson, held in pairs)
    models[where.MODEL] = fit_choices(places, _STRENGTH[where.MODEL])
    for name, examples in ((says.MODEL, taught.says_examples), (people.MODEL, taught.people_examples)):
        models[name] = fit(_all(examples(lesson, held) for lesson, held in pairs), _STRENGTH[name])
    return models


def _all(parts: Iterable[Iterable[_T]]) -> list[_T]:
    return [one for part in parts for one in part]


def _fit_parties(
    lessons: Sequence[Lesson], asked: Sequence[Questions], told: Sequence[Told] | None
) -> dict[str, LinearModel]:
    """The models of both sides: with what the articles tell elsewhere, or (None) of the first look."""
    look = ALONE if told is None else ""
    heard: Sequence[Told | None] = told if told is not None else [None] * len(lessons)
    rows = list(zip(lessons, asked, heard, strict=True))
    mutual = _all(taught.mutual_examples(*row) for row in rows)
    actors = _all(taught.actor_choices(*row) for row in rows)
    recipients = _all(taught.recipient_choices(*row) for row in rows)
    return {
        MUTUAL + look: fit(mutual, _STRENGTH[MUTUAL]),
        ACTOR + look: fit_choices(actors, _STRENGTH[ACTOR]),
        RECIPIENT + look: fit_choices(recipients, _STRENGTH[RECIPIENT]),
    }


def _fit_first_dates(pairs: Iterable[tuple[Lesson, Predicted]]) -> LinearModel:
    choices = _all(taught.first_date_choices(lesson, held) for lesson, held in pairs)
    return fit_choices(choices, _STRENGTH[when.ALONE])


def folds(count: int) -> Iterator[tuple[list[int], list[int]]]:
    """The numbers of the lessons to learn from, and of those held out, fold by fold."""
    for fold in range(FOLDS):
        yield [i for i in range(count) if i % FOLDS != fold], list(range(fold, count, FOLDS))


def _first_looks(lessons: Sequence[Lesson], asked: Sequence[Questions]) -> list[Told]:
    """For each lesson what the first look tells of it, by models that have not seen it."""
    told: dict[int, Told] = {}
    for seen, held_out in folds(len(lessons)):
        judge = Judge(_fit_parties([lessons[i] for i in seen], [asked[i] for i in seen], None))
        for i in held_out:
            told[i] = judge.first_look(asked[i])
    return [told[i] for i in range(len(lessons))]


def _predict_parties(
    lessons: Sequence[Lesson], asked: Sequence[Questions], told: Sequence[Told]
) -> list[Predicted]:
    """For each lesson the parties of its gold candidates, by models that have not seen it."""
    predicted: dict[int, Predicted] = {}
    for seen, held_out in folds(len(lessons)):
        told_seen = [told[i] for i in seen]
        judge = Judge(_fit_parties([lessons[i] for i in seen], [asked[i] for i in seen], told_seen))
        for i in held_out:
            numbers = [number for number, _, _ in lessons[i].gold()]
            decided = [judge.second_look(one, told[i]) for one in asked[i]]
            predicted[i] = dict(zip(numbers, decided, strict=True))
    return [predicted[i] for i in range(len(lessons))]


def _dated(pairs: Sequence[tuple[Lesson, Predicted]]) -> list[when.Dated]:
    """For each lesson what the first look dates in it, by a model that has not seen it."""
    dated: dict[int, when.Dated] = {}
    for seen, held_out in folds(len(pairs)):
        models = {when.ALONE: _fit_first_dates(pairs[i] for i in seen)}
        for i in held_out:
            lesson, predicted = pairs[i]
            dated[i] = when.first_look(taught.happenings(lesson, predicted), lesson.context, models)
    return [dated[i] for i in range(len(pairs))]
