"""Fits the two forms of log-linear model. Needs scikit-learn and SciPy (extra `train`); nothing else does.

Rare features are left out and weights are rounded, so that the same examples give the same weights on every machine.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np

from banggiao.extract import bags
from banggiao.extract.features import Features
from banggiao.extract.model import Model
from banggiao.extract.templates import Encoder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Numbers = NDArray[np.int64]

    from banggiao.extract.bags import Bags
    from banggiao.extract.templates import Item, Row, Schema, Values

_RARE = 4  # a feature seen in fewer things is left out
_DECIMALS = 2  # that weights are rounded to
_NOTHING = 0.07  # a weight smaller than this is left out


class Example(NamedTuple):
    """What a model sees of one decision, and what is right."""

    item: Item
    label: str
    weight: float = 1.0


class Choice(NamedTuple):
    """What a model sees of a choice among options, and which of them are right."""

    options: tuple[Item, ...]
    right: tuple[bool, ...]
    weight: float = 1.0


class Examples:
    """Examples of many articles, laid out once: models are fitted to those of any of the articles, by their numbers.

    A logistic regression; the larger `strength`, the weaker its L2 penalty.
    """

    def __init__(self, articles: Iterable[Iterable[Example]], schemas: Mapping[str, Schema], strength: float) -> None:
        found = [list(examples) for examples in articles]
        together = list(chain.from_iterable(found))
        self._design = _Design([example.item for example in together], schemas)
        self._starts = _starts(found)
        self._labels = np.array([example.label for example in together])
        self._weights = np.array([example.weight for example in together])
        self._strength = strength

    def fit(self, articles: Sequence[int]) -> Model:
        """The model of these articles. Of two labels "no" and "yes" it has one column, "yes"; else one for each."""
        from sklearn.linear_model import LogisticRegression

        lines = _between(self._starts, articles)
        matrix, kept = self._design.part(lines)
        learner = LogisticRegression(C=self._strength, max_iter=3000, tol=1e-6)
        learner.fit(matrix, self._labels[lines], sample_weight=self._weights[lines])
        columns = tuple(learner.classes_) if len(learner.classes_) > 2 else ("yes",)
        bias = tuple(float(b) for b in np.round(learner.intercept_, _DECIMALS))
        return Model(columns, bias, self._design.features(learner.coef_, kept))


class Choices:
    """Choices of many articles, laid out once as `Examples` are.

    A conditional logit (McFadden 1974): the right options of each choice together against all of them. A choice whose
    options are all right, or all wrong, teaches nothing.
    """

    def __init__(self, articles: Iterable[Iterable[Choice]], schemas: Mapping[str, Schema], strength: float) -> None:
        found = [[one for one in choices if any(one.right) and not all(one.right)] for choices in articles]
        together = list(chain.from_iterable(found))
        self._design = _Design([option for choice in together for option in choice.options], schemas)
        self._starts = _starts(found)
        self._options = _starts([choice.options for choice in together])
        self._right = np.array([right for choice in together for right in choice.right])
        self._weights = np.array([choice.weight for choice in together])
        self._strength = strength

    def fit(self, articles: Sequence[int]) -> Model:
        """The model of these articles, of one column: it maximises the sum over choices of log P(right), with an L2
        penalty; L-BFGS from zero, so the result is the same at each run."""
        from scipy.optimize import minimize

        choices = _between(self._starts, articles)
        lines = _between(self._options, choices)
        matrix, kept = self._design.part(lines)
        turned = matrix.T.tocsr()
        right, worth = self._right[lines], self._weights[choices]
        sizes = np.diff(self._options)[choices]
        each = np.repeat(worth, sizes)
        starts = np.cumsum(sizes) - sizes
        penalty = 0.5 / self._strength

        def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            scores = matrix @ weights
            powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
            all_, good = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
            expected = each * (powers / np.repeat(all_, sizes) - powers * right / np.repeat(good, sizes))
            return (
                float(np.sum(worth * (np.log(all_) - np.log(good))) + penalty * weights @ weights),
                turned @ expected + 2 * penalty * weights,
            )

        found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
        return Model(("chosen",), (0.0,), self._design.features(found.x[None, :], kept))


def _starts(parts: Sequence[Sequence[object]]) -> Numbers:
    """Where each part begins when they stand end to end, and where the last one ends."""
    return np.cumsum([0, *map(len, parts)])


def _between(starts: Numbers, numbers: Iterable[int]) -> Numbers:
    """The places of the parts of these numbers."""
    return np.concatenate([np.arange(starts[number], starts[number + 1]) for number in numbers])


class _Design:
    """The design matrix of things with rows of several sorts: a line for each, a column for each feature not rare."""

    def __init__(self, items: Sequence[Item], schemas: Mapping[str, Schema]) -> None:
        from scipy.sparse import csr_matrix, hstack

        self._sorts: list[tuple[str, Encoder, NDArray[np.int64]]] = []
        blocks = []
        lines: dict[str, tuple[list[int], list[Row]]] = {sort: ([], []) for sort in schemas}
        for line, item in enumerate(items):
            for sort, row in item:
                places, rows = lines[sort]
                rows += bags.rows(cast("Bags", row)) if sort == bags.SORT else (cast("Row", row),)
                places += [line] * (len(rows) - len(places))
        for sort, schema in schemas.items():
            places, rows = lines[sort]
            if not rows:
                continue
            encoder = Encoder.of(schema, rows)
            numbers, holds = encoder.features(rows)
            owners = np.broadcast_to(np.array(places), numbers.shape)
            found, column, count = np.unique(numbers[holds], return_inverse=True, return_counts=True)
            frequent = count >= _RARE
            kept = frequent[column]
            cells = np.ones(int(kept.sum())), (owners[holds][kept], (np.cumsum(frequent) - 1)[column[kept]])
            blocks.append(csr_matrix(cells, shape=(len(items), int(frequent.sum()))))
            self._sorts.append((sort, encoder, found[frequent]))
        self._matrix = hstack(blocks).tocsr()

    def part(self, lines: Numbers) -> tuple[csr_matrix, Numbers]:
        """Some of its lines, and the columns that are left: those not rare there."""
        mine = self._matrix[lines]
        kept = np.flatnonzero(np.asarray(mine.sum(axis=0)).ravel() >= _RARE)
        return mine[:, kept], kept

    def features(self, coefficients: NDArray[np.float64], kept: Numbers) -> dict[str, Features]:
        """Features as a model has them, of weights with a line for each of the model's columns and a place for each
        column `kept` of the matrix; those near 0 are left out."""
        rounded = np.round(coefficients, _DECIMALS).T
        weights: dict[str, dict[str, dict[Values, list[float]]]] = {}
        start = 0
        for sort, encoder, numbers in self._sorts:
            end = start + len(numbers)
            first, last = np.searchsorted(kept, [start, end])
            mine = numbers[kept[first:last] - start]
            start = end
            for number, row in zip(mine.tolist(), rounded[first:last], strict=True):
                if np.abs(row).max() >= _NOTHING:
                    template, values = encoder.feature(number)
                    weights.setdefault(sort, {}).setdefault(template, {})[values] = [float(w) for w in row]
        return {sort: Features.of(found) for sort, found in weights.items()}
