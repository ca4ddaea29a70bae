"""Log-linear models over named features; the weights are data."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A log-linear model (maximum entropy, Berger et al. 1996): classes, a bias for each and weights by feature.

    `weights[feature]` holds one weight for each class, in the order of `classes`; features not in it weigh nothing.
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each class for something with these features. Sums to 1."""
        if len(self.bias) == 1:
            p = logistic(self.bias[0] + self.score(features))
            return {self.classes[0]: 1 - p, self.classes[1]: p}
        return dict(zip(self.classes, softmax(_columns(self.bias, self._rows(features))), strict=True))

    def _rows(self, features: Iterable[str]) -> list[Sequence[float]]:
        known = self.weights.get
        return [row for row in map(known, features) if row is not None]

    def choose(self, options: Sequence[Iterable[str]]) -> list[float]:
        """The probability of each option that it is the one: a conditional logit over options (McFadden 1974).

        For models of one class. The options' probabilities sum to 1, so leave room for "none" as an option.
        """
        return softmax([self.score(features) for features in options])

    def score(self, features: Iterable[str]) -> float:
        """The sum of the weights of these features, for models of one weight a feature; the bias is left out."""
        return sum([row[0] for row in self._rows(features)])


def _columns(biases: Sequence[float], rows: Sequence[Sequence[float]]) -> list[float]:
    """The sum of each column, its bias included."""
    if not rows:
        return list(biases)
    return [bias + sum(column) for bias, column in zip(biases, zip(*rows, strict=True), strict=True)]


def softmax(scores: Sequence[float]) -> list[float]:
    """Probabilities in proportion to the exponentials of the scores; they sum to 1."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def logistic(score: float) -> float:
    """The probability of a log-odds."""
    return 1 / (1 + math.exp(-score)) if score > -700 else 0.0


class Panel:
    """Several models of one weight a feature that look at the same features: one look-up serves them all."""

    __slots__ = ("_biases", "_table")

    def __init__(self, models: Sequence[LinearModel | None]) -> None:
        """`models`: in the order of the scores; one that is missing scores 0."""
        self._biases = tuple(model.bias[0] if model is not None else 0.0 for model in models)
        table: dict[str, list[float]] = {}
        for index, model in enumerate(models):
            for feature, weights in model.weights.items() if model is not None else ():
                table.setdefault(feature, [0.0] * len(models))[index] = weights[0]
        self._table = {feature: tuple(weights) for feature, weights in table.items()}

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of each model: its bias and the weights of these features."""
        return _columns(self._biases, [row for row in map(self._table.get, features) if row is not None])


def load_models(name: str = "weights.json") -> Mapping[str, LinearModel]:
    """The models that ship with the package, by what they decide. `banggiao evaluate train` rebuilds the file."""
    return parse_models(files("banggiao.extract").joinpath(name).read_text("utf8"))


def parse_models(text: str) -> Mapping[str, LinearModel]:
    """Models from the JSON that `dump_models` writes."""
    return {
        name: LinearModel(
            tuple(data["classes"]),
            tuple(data["bias"]),
            data["weights"],
        )
        for name, data in json.loads(text).items()
    }


def dump_models(models: Mapping[str, LinearModel]) -> str:
    """JSON with one feature a line, sorted, so that the same training gives the same bytes."""
    parts = []
    for name in sorted(models):
        model = models[name]
        rows = ",\n".join(
            f"{json.dumps(feature, ensure_ascii=False)}:{json.dumps(list(model.weights[feature]))}"
            for feature in sorted(model.weights)
        )
        head = json.dumps({"classes": model.classes, "bias": model.bias})[1:-1]
        parts.append(f'{json.dumps(name)}:{{{head},"weights":{{\n{rows}\n}}}}')
    return "{" + ",\n".join(parts) + "}\n"


@cache
def shipped_models() -> Mapping[str, LinearModel]:
    """The shipped models, loaded once; nothing changes them."""
    return load_models()
