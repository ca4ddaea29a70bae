"""Learns the weights of every decision from gold documents. Needs scikit-learn (extra `train`); nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.evaluate.alignment import Alignment, align
from banggiao.extract import parties, people, says, standing, status, when, where
from banggiao.extract.candidates import Candidate, find_candidates
from banggiao.extract.context import Context
from banggiao.extract.linear import LinearModel
from banggiao.model.edtf import compatible, precision
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.document import Document
    from banggiao.evaluate.gold import GoldEvent

FOLDS = 5
_STRENGTH = {standing.MODEL: 0.3, parties.MUTUAL: 0.2, parties.ACTOR: 0.3, parties.RECIPIENT: 0.3, status.MODEL: 0.3, when.ALONE: 0.3, when.MODEL: 0.3, where.MODEL: 0.3, says.MODEL: 0.3, people.MODEL: 0.3}
_RARE = 2  # a feature seen in fewer examples is left out


class Example(NamedTuple):
    """What a model sees of one decision, and what is right."""

    features: tuple[str, ...]
    label: str


class Lesson(NamedTuple):
    """A document prepared for learning: its context, candidates and which of them are gold."""

    context: Context
    candidates: list[Candidate]
    alignment: Alignment


def prepare(document: Document, gold: Sequence[GoldEvent]) -> Lesson:
    """Find the candidates of an annotated document and pair them with its gold records."""
    candidates = find_candidates(document)
    return Lesson(Context.of(document, candidates), candidates, align(candidates, gold))


def train(lessons: Sequence[Lesson]) -> dict[str, LinearModel]:
    """The models of all decisions. Those that look at the parties learn from parties predicted out of fold."""
    told = _first_looks(lessons)
    models = {
        standing.MODEL: fit(standing.MODEL, [e for lesson in lessons for e in _standing(lesson)]),
        **_fit_parties(lessons, None),
        **_fit_parties(lessons, told),
        status.MODEL: fit(status.MODEL, [e for lesson in lessons for e in _status(lesson)]),
    }
    predicted = _predict_parties(lessons, told)
    alone = [c for lesson, held in zip(lessons, predicted, strict=True) for c in _when_alone(lesson, held)]
    models[when.ALONE] = fit_choices(when.ALONE, alone)
    looks = zip(lessons, predicted, _dated(lessons, predicted), strict=True)
    models[when.MODEL] = fit_choices(when.MODEL, [c for lesson, held, dated in looks for c in _when(lesson, held, dated)])
    places = [c for lesson, held in zip(lessons, predicted, strict=True) for c in _where(lesson, held)]
    models[where.MODEL] = fit_choices(where.MODEL, places)
    for name, examples in ((says.MODEL, _says), (people.MODEL, _people)):
        models[name] = fit(name, [e for lesson, held in zip(lessons, predicted, strict=True) for e in examples(lesson, held)])
    return models


def fit(name: str, examples: Sequence[Example]) -> LinearModel:
    """A log-linear model of these examples, its weights rounded so that they are the same on every machine."""
    from collections import Counter

    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for example in examples for feature in set(example.features))
    columns = {feature: i for i, feature in enumerate(sorted(f for f, n in counts.items() if n >= _RARE))}
    rows, cols = [], []
    for row, example in enumerate(examples):
        for feature in set(example.features):
            if feature in columns:
                rows.append(row)
                cols.append(columns[feature])
    matrix = csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(len(examples), len(columns)))
    labels = [example.label for example in examples]
    learner = LogisticRegression(C=_STRENGTH[name], max_iter=3000, tol=1e-6).fit(matrix, labels)
    weights = np.round(learner.coef_, 3)
    kept = {
        feature: tuple(float(w) for w in weights[:, column])
        for feature, column in columns.items()
        if np.abs(weights[:, column]).max() >= 0.005
    }
    return LinearModel(tuple(learner.classes_), tuple(float(b) for b in np.round(learner.intercept_, 3)), kept)


def _standing(lesson: Lesson) -> Iterator[Example]:
    for number, candidate in enumerate(lesson.candidates):
        if number in lesson.alignment.unsure:
            continue
        view = lesson.context.views[candidate.sentence]
        label = "yes" if number in lesson.alignment.pairs else "no"
        yield Example(tuple(standing.features(candidate, view, lesson.context)), label)


def _gold(lesson: Lesson) -> Iterator[tuple[int, Candidate, GoldEvent]]:
    for number, event in sorted(lesson.alignment.pairs.items(), key=lambda pair: pair[0]):
        yield number, lesson.candidates[number], event


class Choice(NamedTuple):
    """What a model sees of a choice among options, and which of them are right."""

    options: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def fit_choices(name: str, choices: Sequence[Choice]) -> LinearModel:
    """A conditional logit of these choices: the right options of each together against all of them.

    Maximises the sum over choices of log P(right), with an L2 penalty; L-BFGS from zero, so the result is the same
    at each run.
    """
    from collections import Counter

    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    choices = [choice for choice in choices if any(choice.right) and not all(choice.right)]
    options = [set(option) for choice in choices for option in choice.options]
    counts = Counter(feature for option in options for feature in option)
    columns = {feature: i for i, feature in enumerate(sorted(f for f, n in counts.items() if n >= _RARE))}
    cells = [(row, columns[f]) for row, option in enumerate(options) for f in option if f in columns]
    rows, cols = zip(*cells, strict=True)
    matrix = csr_matrix((np.ones(len(cells)), (rows, cols)), shape=(len(options), len(columns)))
    right = np.array([r for choice in choices for r in choice.right])
    sizes = np.array([len(choice.options) for choice in choices])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        all_, good = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
        expected = powers / np.repeat(all_, sizes) - powers * right / np.repeat(good, sizes)
        penalty = 0.5 / _STRENGTH[name]
        return (
            float(np.sum(np.log(all_) - np.log(good)) + penalty * weights @ weights),
            matrix.T @ expected + 2 * penalty * weights,
        )

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    weights = np.round(found.x, 3)
    kept = {feature: (float(weights[i]),) for feature, i in columns.items() if abs(weights[i]) >= 0.005}
    return LinearModel(("yes",), (0.0,), kept)


def _fit_parties(lessons: Sequence[Lesson], told: Sequence[parties.Told] | None) -> dict[str, LinearModel]:
    """The models of both sides: with what the articles tell elsewhere, or (None) of the first look."""
    look = parties.ALONE if told is None else ""
    heard: Sequence[parties.Told | None] = told if told is not None else [None] * len(lessons)
    pairs = list(zip(lessons, heard, strict=True))
    return {
        parties.MUTUAL + look: fit(parties.MUTUAL, [e for lesson, t in pairs for e in _mutual(lesson, t)]),
        parties.ACTOR + look: fit_choices(parties.ACTOR, [c for lesson, t in pairs for c in _actors(lesson, t)]),
        parties.RECIPIENT + look: fit_choices(parties.RECIPIENT, [c for lesson, t in pairs for c in _recipients(lesson, t)]),
    }


def _sides(
    lesson: Lesson, told: parties.Told | None, *, mutual: bool
) -> Iterator[tuple[Candidate, GoldEvent, list[parties.Option]]]:
    ontology = load_ontology()
    for _, candidate, event in _gold(lesson):
        if ontology[candidate.entry.kind].mutual is mutual:
            yield candidate, event, parties.options(candidate, lesson.context, told)


def _mutual(lesson: Lesson, told: parties.Told | None) -> Iterator[Example]:
    for _, event, options in _sides(lesson, told, mutual=True):
        for option in options:
            yield Example(option.features, "yes" if _holds(option.codes, (*event.actors, *event.recipients)) else "no")


def _actors(lesson: Lesson, told: parties.Told | None) -> Iterator[Choice]:
    for candidate, event, options in _sides(lesson, told, mutual=False):
        none = tuple(parties.none_features(candidate, lesson.context.views[candidate.sentence]))
        right = tuple(_holds(option.codes, event.actors) for option in options)
        yield Choice((*(o.features for o in options), none), (*right, not event.actors))


def _recipients(lesson: Lesson, told: parties.Told | None) -> Iterator[Choice]:
    for candidate, event, options in _sides(lesson, told, mutual=False):
        none = tuple(parties.none_features(candidate, lesson.context.views[candidate.sentence]))
        right = tuple(_holds(option.codes, event.recipients) for option in options)
        seen = tuple(parties.recipient_features(candidate, o, event.actors) for o in options)
        yield Choice((*seen, none), (*right, not event.recipients))


def _holds(codes: Sequence[str], gold: Sequence[str]) -> bool:
    """Whether a phrase with these codes fills a side: at least half of them are gold's."""
    shared = sum(code in gold for code in codes)
    return shared > 0 and shared * 2 >= len(codes)


def _status(lesson: Lesson) -> Iterator[Example]:
    for _, candidate, event in _gold(lesson):
        view = lesson.context.views[candidate.sentence]
        yield Example(tuple(status.features(candidate, view, lesson.context)), event.status)


def _happenings(lesson: Lesson, predicted: _Predicted) -> list[when.Happening]:
    return [when.happening(candidate, predicted[number]) for number, candidate, _ in _gold(lesson)]


def _when_alone(lesson: Lesson, predicted: _Predicted) -> Iterator[Choice]:
    for event, (_, _, gold) in zip(_happenings(lesson, predicted), _gold(lesson), strict=True):
        yield _date_choice(event, gold, when.own_options(event, lesson.context), lesson.context, None)


def _when(lesson: Lesson, predicted: _Predicted, dated: when.Dated) -> Iterator[Choice]:
    for event, (_, _, gold) in zip(_happenings(lesson, predicted), _gold(lesson), strict=True):
        yield _date_choice(event, gold, when.options(event, lesson.context, dated), lesson.context, dated)


def _date_choice(
    event: when.Happening, gold: GoldEvent, found: list[when.DateOption], context: Context, dated: when.Dated | None
) -> Choice:
    seen = [tuple(when.features(event, option, context, dated)) for option in found]
    right = [bool(gold.date) and _same_date(gold.date, when.day(option.time)) for option in found]
    none = tuple(when.none_features(event, found, context))
    # At the first look a date told elsewhere is right to be left open.
    return Choice((*seen, none), (*right, not gold.date if dated is not None else not any(right)))


def _dated(lessons: Sequence[Lesson], predicted: Sequence[_Predicted]) -> list[when.Dated]:
    """For each lesson what the first look dates in it, by a model that has not seen it."""
    dated: dict[int, when.Dated] = {}
    for fold in range(FOLDS):
        seen = [c for i, lesson in enumerate(lessons) if i % FOLDS != fold for c in _when_alone(lesson, predicted[i])]
        models = {when.ALONE: fit_choices(when.ALONE, seen)}
        for i in range(fold, len(lessons), FOLDS):
            dated[i] = when.first_look(_happenings(lessons[i], predicted[i]), lessons[i].context, models)
    return [dated[i] for i in range(len(lessons))]


_GRAINS = ("none", "century", "decade", "year", "season", "month", "day", "time")


def _same_date(gold: str, found: str) -> bool:
    """Whether `found` contradicts nothing that `gold` says and is as precise, an interval by its start."""
    ours, theirs = (precision(value.split("/")[0]) for value in (gold, found))
    return compatible(gold, found) and _GRAINS.index(theirs) >= _GRAINS.index(ours)


_Predicted = dict[int, parties.Parties]


def _first_looks(lessons: Sequence[Lesson]) -> list[parties.Told]:
    """For each lesson what the first look tells of it, by models that have not seen it."""
    told: dict[int, parties.Told] = {}
    for fold in range(FOLDS):
        models = _fit_parties([lesson for i, lesson in enumerate(lessons) if i % FOLDS != fold], None)
        for i in range(fold, len(lessons), FOLDS):
            told[i] = parties.first_look([c for _, c, _ in _gold(lessons[i])], lessons[i].context, models)
    return [told[i] for i in range(len(lessons))]


def _predict_parties(lessons: Sequence[Lesson], told: Sequence[parties.Told]) -> list[_Predicted]:
    """For each lesson the parties of its gold candidates, by models that have not seen it."""
    predicted: list[_Predicted] = [{} for _ in lessons]
    for fold in range(FOLDS):
        seen = [i for i in range(len(lessons)) if i % FOLDS != fold]
        models = _fit_parties([lessons[i] for i in seen], [told[i] for i in seen])
        for i in range(fold, len(lessons), FOLDS):
            for number, candidate, _ in _gold(lessons[i]):
                predicted[i][number] = parties.decide(candidate, lessons[i].context, models, told[i])
    return predicted


def _where(lesson: Lesson, predicted: _Predicted) -> Iterator[Choice]:
    for number, candidate, event in _gold(lesson):
        found = where.options(candidate, lesson.context)
        seen = [tuple(where.features(candidate, option, predicted[number], lesson.context)) for option in found]
        right = [event.place == option.code for option in found]
        none = tuple(where.none_features(candidate, found, predicted[number]))
        yield Choice((*seen, none), (*right, not event.place))


def _says(lesson: Lesson, predicted: _Predicted) -> Iterator[Example]:
    for number, candidate, event in _gold(lesson):
        for saying in says.options(candidate, lesson.context):
            label = "yes" if any(_same_name(name, saying.attribution.name) for name in event.says) else "no"
            yield Example(tuple(says.features(candidate, saying, predicted[number], lesson.context)), label)


def _people(lesson: Lesson, predicted: _Predicted) -> Iterator[Example]:
    for number, candidate, event in _gold(lesson):
        for person in people.options(candidate, lesson.context):
            label = "yes" if any(_same_name(name, person.name) for name in event.people) else "no"
            yield Example(tuple(people.features(candidate, person, predicted[number], lesson.context)), label)


def _same_name(gold: str, found: str) -> bool:
    """Whether two names share their last word or one holds the other: what a learner may take for the same."""
    a, b = gold.lower(), found.lower()
    return a == b or a in b or b in a or a.split()[-1:] == b.split()[-1:]
