"""Fits the two forms of log-linear model. Needs scikit-learn and SciPy (extra `train`); nothing else does.

Rare features are left out and weights are rounded, so that the same examples give the same weights on every machine.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.linear import LinearModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RARE = 3  # a feature seen in fewer examples is left out
_DECIMALS = 3  # that weights are rounded to
_NOTHING = 0.005  # a weight smaller than this is left out


class Example(NamedTuple):
    """What a model sees of one decision, and what is right."""

    features: tuple[str, ...]
    label: str


class Choice(NamedTuple):
    """What a model sees of a choice among options, and which of them are right."""

    options: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def fit(examples: Sequence[Example], strength: float) -> LinearModel:
    """A logistic regression of these examples. The larger `strength`, the weaker its L2 penalty."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    columns = _columns(set(example.features) for example in examples)
    rows, cols = [], []
    for row, example in enumerate(examples):
        for feature in set(example.features):
            if feature in columns:
                rows.append(row)
                cols.append(columns[feature])
    matrix = csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(len(examples), len(columns)))
    labels = [example.label for example in examples]
    learner = LogisticRegression(C=strength, max_iter=3000, tol=1e-6).fit(matrix, labels)
    weights = np.round(learner.coef_, _DECIMALS)
    kept = {
        feature: tuple(float(w) for w in weights[:, column])
        for feature, column in columns.items()
        if np.abs(weights[:, column]).max() >= _NOTHING
    }
    bias = tuple(float(b) for b in np.round(learner.intercept_, _DECIMALS))
    return LinearModel(tuple(learner.classes_), bias, kept)


def fit_choices(choices: Iterable[Choice], strength: float) -> LinearModel:
    """A conditional logit of these choices: the right options of each together against all of them.

    Maximises the sum over choices of log P(right), with an L2 penalty that weakens as `strength` grows; L-BFGS from
    zero, so the result is the same at each run. A choice whose options are all right, or all wrong, teaches nothing.
    """
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    choices = [choice for choice in choices if any(choice.right) and not all(choice.right)]
    options = [set(option) for choice in choices for option in choice.options]
    columns = _columns(options)
    cells = [(row, columns[f]) for row, option in enumerate(options) for f in option if f in columns]
    rows, cols = zip(*cells, strict=True)
    matrix = csr_matrix((np.ones(len(cells)), (rows, cols)), shape=(len(options), len(columns)))
    right = np.array([r for choice in choices for r in choice.right])
    sizes = np.array([len(choice.options) for choice in choices])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    penalty = 0.5 / strength

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        all_, good = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
        expected = powers / np.repeat(all_, sizes) - powers * right / np.repeat(good, sizes)
        return (
            float(np.sum(np.log(all_) - np.log(good)) + penalty * weights @ weights),
            matrix.T @ expected + 2 * penalty * weights,
        )

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    weights = np.round(found.x, _DECIMALS)
    kept = {feature: (float(weights[i]),) for feature, i in columns.items() if abs(weights[i]) >= _NOTHING}
    return LinearModel(("yes",), (0.0,), kept)


def _columns(seen: Iterable[set[str]]) -> dict[str, int]:
    """A column for each feature that is not rare, in alphabetical order."""
    counts = Counter(feature for features in seen for feature in features)
    return {feature: i for i, feature in enumerate(sorted(f for f, n in counts.items() if n >= _RARE))}
