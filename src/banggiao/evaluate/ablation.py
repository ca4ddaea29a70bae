"""What each component is worth: extractors that lack one of them, for the same articles to be read again.

Where a component has weights or options of its own, they are taken away from the shipped models and nothing is learned
anew: a first look has weights that were learned for it alone. Where articles are left out, the weights are learned
without them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from banggiao.evaluate.learned import learned
from banggiao.extract import judge, size, standing, status, when, where
from banggiao.extract.extractor import RuleExtractor
from banggiao.extract.features import Features
from banggiao.extract.happening import LIKENESS
from banggiao.extract.judge import Judge
from banggiao.extract.model import Model
from banggiao.extract.neural.shares import Shares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from banggiao.evaluate.lessons import Lesson
    from banggiao.extract.neural.net import Net
    from banggiao.extract.neural.scores import EventScores
    from banggiao.extract.parties import Parties
    from banggiao.extract.sides import Question
    from banggiao.lang.language import Language

    Models = Mapping[str, Model]
    Make = Callable[[], RuleExtractor]

FIGURES = ("type", "dyad", "full", "status", "date", "place")
_NEVER = -1000.0  # a weight that nothing outweighs


def variants(language: Language, models: Models, net: Net) -> Iterator[tuple[str, Make]]:
    """What is taken away, and what makes an extractor without it, with the other weights as they are."""
    for name, change in (
        ("the second look at candidates", _standing_alone),
        ("the second look at sides", _sides_alone),
        ("the sizes of mutual events", _any_size),
        ("the second look at status", _status_alone),
        ("the second look at dates", _dates_alone),
        ("dates of other sentences", _dates_here),
        ("the second look at places", _places_alone),
    ):
        yield name, partial(_changed, language, models, net, change)
    yield "parties that the sentence does not name", partial(_named_only, language, models, net)
    yield "the network", lambda: replace(RuleExtractor.of(language, models, net), shares=Shares())


def retrained(
    language: Language, parts: Mapping[str, Sequence[Lesson]], kept: Sequence[Lesson]
) -> Iterator[tuple[str, Make]]:
    """The same for each of the `parts` that weights are learned from besides `kept`; making one takes minutes."""
    for left_out in parts:
        lessons = [*kept, *(lesson for name, part in parts.items() if name != left_out for lesson in part)]
        yield left_out, partial(learned, language, lessons)


def _changed(language: Language, models: Models, net: Net, change: Callable[[Models], Models]) -> RuleExtractor:
    return RuleExtractor.of(language, {**models, **change(models)}, net)


def _sides_alone(models: Models) -> Models:
    first = {judge.ACTOR: judge.ACTOR_ALONE, judge.RECIPIENT: judge.RECIPIENT_ALONE}
    return {
        judge.SIDES: _moved(models[judge.SIDES], first),
        judge.MUTUAL: _moved(models[judge.MUTUAL], {judge.TOLD: judge.ALONE}),
    }


def _any_size(models: Models) -> Models:
    sizes = models[size.MODEL]
    return {size.MODEL: Model(sizes.columns, (0.0,) * len(sizes.columns), {})}


def _standing_alone(models: Models) -> Models:
    return {standing.MODEL: _moved(models[standing.MODEL], {standing.TOLD: standing.ALONE})}


def _status_alone(models: Models) -> Models:
    both = models[status.MODEL]
    told = [name for name in both.columns if name.startswith(status.TOLD)]
    return {status.MODEL: _moved(both, {name: name.replace(status.TOLD, status.ALONE, 1) for name in told})}


def _dates_alone(models: Models) -> Models:
    return {when.MODEL: _here(_moved(models[when.MODEL], {when.TOLD: when.ALONE}))}


def _dates_here(models: Models) -> Models:
    return {when.MODEL: _here(models[when.MODEL])}


def _places_alone(models: Models) -> Models:
    return {where.MODEL: _here(_moved(models[where.MODEL], {where.TOLD: where.ALONE}))}


def _named_only(language: Language, models: Models, net: Net) -> RuleExtractor:
    ours = _OfTheSentence(models[judge.SIDES], models[judge.MUTUAL], models[size.MODEL])
    return replace(RuleExtractor.of(language, models, net), judge=ours)


class _OfTheSentence(Judge):
    """Decides among the parties that the sentence names."""

    __slots__ = ()

    def read(self, questions: Sequence[Question], network: Sequence[EventScores], share: float) -> list[Parties]:
        ours, told = [], []
        for asked, one in zip(questions, network, strict=True):
            kept = [number for number, option in enumerate(asked.options) if option.sort != "absent"]
            ours.append(asked._replace(options=tuple(asked.options[number] for number in kept)))
            told.append(one._replace(sides=one.sides[kept]))
        return super().read(ours, told, share)


def _moved(model: Model, columns: Mapping[str, str]) -> Model:
    """The model with the weights of one column in the place of another's: `columns`, to and from."""
    places = [model.columns.index(columns.get(name, name)) for name in model.columns]
    features = {
        sort: Features.of(
            {
                template: {values: [one[place] for place in places] for values, one in rows.items()}
                for template, rows in found.weights().items()
            }
        )
        for sort, found in model.features.items()
    }
    return Model(model.columns, tuple(model.bias[place] for place in places), features)


def _here(model: Model) -> Model:
    """The model of a choice that never takes what stands in another sentence."""
    never = [_NEVER] * len(model.columns)
    away = Features.of({"like": {(value,): never for value in LIKENESS}})
    return Model(model.columns, model.bias, {**model.features, "away": away})
