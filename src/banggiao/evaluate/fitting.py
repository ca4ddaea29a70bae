"""Fits the two forms of log-linear model. Needs scikit-learn and SciPy (extra `train`); nothing else does.

Rare features are left out and weights are rounded, so that the same examples give the same weights on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np

from banggiao.extract import bags
from banggiao.extract.features import Features
from banggiao.extract.model import Model
from banggiao.extract.templates import Encoder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

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


def fit(examples: Iterable[Example], schemas: Mapping[str, Schema], strength: float) -> Model:
    """A logistic regression of these examples. The larger `strength`, the weaker its L2 penalty.

    Of two labels "no" and "yes" the model has one column, "yes"; else one for each label.
    """
    from sklearn.linear_model import LogisticRegression

    examples = list(examples)
    design = _Design([example.item for example in examples], schemas)
    labels = [example.label for example in examples]
    learner = LogisticRegression(C=strength, max_iter=3000, tol=1e-6)
    learner.fit(design.matrix, labels, sample_weight=[example.weight for example in examples])
    columns = tuple(learner.classes_) if len(learner.classes_) > 2 else ("yes",)
    bias = tuple(float(b) for b in np.round(learner.intercept_, _DECIMALS))
    return Model(columns, bias, design.features(learner.coef_))


def fit_choices(choices: Iterable[Choice], schemas: Mapping[str, Schema], strength: float) -> Model:
    """A conditional logit of these choices (McFadden 1974): the right options of each together against all of them.

    Maximises the sum over choices of log P(right), with an L2 penalty that weakens as `strength` grows; L-BFGS from
    zero, so the result is the same at each run. A choice whose options are all right, or all wrong, teaches nothing.
    """
    from scipy.optimize import minimize

    choices = [choice for choice in choices if any(choice.right) and not all(choice.right)]
    design = _Design([option for choice in choices for option in choice.options], schemas)
    matrix, turned = design.matrix, design.matrix.T.tocsr()
    right = np.array([r for choice in choices for r in choice.right])
    sizes = np.array([len(choice.options) for choice in choices])
    worth = np.array([choice.weight for choice in choices])
    each = np.repeat(worth, sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    penalty = 0.5 / strength

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
    return Model(("chosen",), (0.0,), design.features(found.x[None, :]))


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
            numbers = encoder.numbers(rows)
            holds = encoder.holds(rows)
            owners = np.broadcast_to(np.array(places), numbers.shape)
            found, column, count = np.unique(numbers[holds], return_inverse=True, return_counts=True)
            frequent = count >= _RARE
            kept = frequent[column]
            cells = np.ones(int(kept.sum())), (owners[holds][kept], (np.cumsum(frequent) - 1)[column[kept]])
            blocks.append(csr_matrix(cells, shape=(len(items), int(frequent.sum()))))
            self._sorts.append((sort, encoder, found[frequent]))
        self.matrix = hstack(blocks).tocsr()

    def features(self, coefficients: NDArray[np.float64]) -> dict[str, Features]:
        """Features as a model has them, of weights with a line for each of its columns; those near 0 are left out."""
        rounded = np.round(coefficients, _DECIMALS).T
        weights: dict[str, dict[str, dict[Values, list[float]]]] = {}
        start = 0
        for sort, encoder, numbers in self._sorts:
            mine = rounded[start : start + len(numbers)]
            start += len(numbers)
            for number, row in zip(numbers.tolist(), mine, strict=True):
                if np.abs(row).max() >= _NOTHING:
                    template, values = encoder.feature(number)
                    weights.setdefault(sort, {}).setdefault(template, {})[values] = [float(w) for w in row]
        return {sort: Features.of(found) for sort, found in weights.items()}
