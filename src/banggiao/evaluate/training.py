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
_STRENGTH = {standing.MODEL: 0.3, parties.MODEL: 0.2, status.MODEL: 0.3, when.MODEL: 0.3, where.MODEL: 0.3, says.MODEL: 0.3, people.MODEL: 0.3}
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
    models = {
        standing.MODEL: fit(standing.MODEL, [e for lesson in lessons for e in _standing(lesson)]),
        parties.MODEL: fit(parties.MODEL, [e for lesson in lessons for e in _parties(lesson)]),
        status.MODEL: fit(status.MODEL, [e for lesson in lessons for e in _status(lesson)]),
        when.MODEL: fit(when.MODEL, [e for lesson in lessons for e in _when(lesson)]),
    }
    predicted = _predict_parties(lessons)
    for name, examples in ((where.MODEL, _where), (says.MODEL, _says), (people.MODEL, _people)):
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


def _parties(lesson: Lesson) -> Iterator[Example]:
    context = lesson.context
    for _, candidate, event in _gold(lesson):
        view = context.views[candidate.sentence]
        for unit in view.units:
            label = party_label(unit.codes, event)
            yield Example(tuple(parties.features(candidate, unit, view, context)), label)
        for code in parties.absent_codes(view, context):
            label = party_label((code,), event)
            yield Example(tuple(parties.absent_features(candidate, code, view, context)), label)


def party_label(codes: Sequence[str], event: GoldEvent) -> str:
    """The role of a phrase with these codes: what at least half of them are in the gold record."""
    if load_ontology()[event.kind].mutual or (len(event.actors) > 1 and not event.recipients):
        shared = sum(code in event.actors or code in event.recipients for code in codes)
        return "party" if shared and shared * 2 >= len(codes) else "none"
    acting = sum(code in event.actors for code in codes)
    receiving = sum(code in event.recipients for code in codes)
    if acting and acting >= receiving and acting * 2 >= len(codes):
        return "actor"
    return "recipient" if receiving and receiving * 2 >= len(codes) else "none"


def _status(lesson: Lesson) -> Iterator[Example]:
    for _, candidate, event in _gold(lesson):
        view = lesson.context.views[candidate.sentence]
        yield Example(tuple(status.features(candidate, view, lesson.context)), event.status)


def _when(lesson: Lesson) -> Iterator[Example]:
    for _, candidate, event in _gold(lesson):
        for option in when.options(candidate, lesson.context):
            label = "yes" if event.date and _same_date(event.date, when.day(option.time)) else "no"
            yield Example(tuple(when.features(candidate, option, lesson.context)), label)


_GRAINS = ("none", "century", "decade", "year", "season", "month", "day", "time")


def _same_date(gold: str, found: str) -> bool:
    """Whether `found` contradicts nothing that `gold` says and is as precise, an interval by its start."""
    ours, theirs = (precision(value.split("/")[0]) for value in (gold, found))
    return compatible(gold, found) and _GRAINS.index(theirs) >= _GRAINS.index(ours)


_Predicted = dict[int, parties.Parties]


def _predict_parties(lessons: Sequence[Lesson]) -> list[_Predicted]:
    """For each lesson the parties of its gold candidates, by a model that has not seen it."""
    predicted: list[_Predicted] = [{} for _ in lessons]
    for fold in range(FOLDS):
        seen = [e for i, lesson in enumerate(lessons) if i % FOLDS != fold for e in _parties(lesson)]
        model = {parties.MODEL: fit(parties.MODEL, seen)}
        for i in range(fold, len(lessons), FOLDS):
            for number, candidate, _ in _gold(lessons[i]):
                predicted[i][number] = parties.decide(candidate, lessons[i].context, model)
    return predicted


def _where(lesson: Lesson, predicted: _Predicted) -> Iterator[Example]:
    for number, candidate, event in _gold(lesson):
        view = lesson.context.views[candidate.sentence]
        for option in where.options(candidate, view):
            label = "yes" if event.place == option.codes[0] else "no"
            yield Example(tuple(where.features(candidate, option, view, predicted[number])), label)


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
