"""Log-linear models (maximum entropy, Berger et al. 1996) over templates; the weights are data.

A model has several columns of weights, one for each class or for each of several decisions that see the same rows, and
a table of weights for each sort of row. What it says of something is the sum over the features of its rows.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from banggiao.extract.templates import Encoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from banggiao.extract.templates import Item, Row, Schema, Values

    Weights = Mapping[str, Mapping[Values, Sequence[float]]]  # by template, by the values of its attributes

_JOIN = "|"  # between the values of a feature; no attribute holds it


class Table:
    """The weights of one sort of row: immutable, ready to be asked."""

    __slots__ = ("_encoder", "_index", "_weights", "width")

    def __init__(self, schema: Schema, weights: Weights, width: int) -> None:
        """`weights`: `width` of them for each feature; templates that the schema has not are passed over."""
        values: dict[str, dict[str, int]] = {attribute: {} for attribute in schema.columns}
        for template in schema.templates:
            for found in weights.get(template.name, ()):
                for attribute, value in zip(template.attributes, found, strict=True):
                    known = values[attribute]
                    known.setdefault(value, len(known) + 1)
        self.width = width
        self._encoder = Encoder(schema, values)
        # Features are few among the numbers there are, but a plain index of all of them is small and quickest to ask.
        self._index = np.zeros(self._encoder.size, np.int32)
        rows = [[0.0] * width]  # what is not known weighs nothing
        for number, template in enumerate(schema.templates):
            for found, one in weights.get(template.name, {}).items():
                self._index[self._encoder.number(number, found)] = len(rows)
                rows.append(list(one))
        self._weights = np.array(rows, np.float64)

    def scores(self, rows: Sequence[Row]) -> NDArray[np.float64]:
        """The sum of the weights of each row's features: a line for each row, a column for each of the model's."""
        if not rows:
            return np.zeros((0, self.width))
        places = self._index.take(self._encoder.numbers(rows))
        return np.asarray(self._weights.take(places, axis=0).sum(axis=0))


@dataclass(frozen=True, slots=True)
class Model:
    """Named columns, a bias for each, and the weights of each sort of row as data."""

    columns: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Weights]  # by sort of row


class Scorer:
    """A model made ready for rows of these schemas. Immutable; one serves any number of articles."""

    __slots__ = ("_tables", "bias", "columns")

    def __init__(self, model: Model, schemas: Mapping[str, Schema]) -> None:
        self.columns = {name: number for number, name in enumerate(model.columns)}
        self.bias = np.array(model.bias)
        self._tables = {
            sort: Table(schema, model.weights.get(sort, {}), len(model.columns)) for sort, schema in schemas.items()
        }

    def scores(self, sort: str, rows: Sequence[Row]) -> NDArray[np.float64]:
        """The sums of weights of rows of one sort, without bias: a line for each row, a column for each class."""
        return self._tables[sort].scores(rows)

    def choices(self, asked: Sequence[Sequence[Item]], column: str) -> list[list[float]]:
        """The scores of the options of each question in one column; an option is its rows, each with its sort."""
        rows: dict[str, list[Row]] = {sort: [] for sort in self._tables}
        for options in asked:
            for item in options:
                for sort, row in item:
                    rows[sort].append(row)
        number = self.columns[column]
        found = {sort: iter(self.scores(sort, mine)[:, number].tolist()) for sort, mine in rows.items()}
        return [[sum([next(found[sort]) for sort, _ in item]) for item in options] for options in asked]

    def chances(self, sort: str, rows: Sequence[Row]) -> NDArray[np.float64]:
        """The probability of each class for each row, of a model of classes; of one column, that of "yes"."""
        totals = self.scores(sort, rows) + self.bias
        if totals.shape[1] == 1:
            return np.asarray(1 / (1 + np.exp(-np.clip(totals[:, 0], -500, 500))))
        powers = np.exp(totals - totals.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def logistic(score: float) -> float:
    """The probability of a log-odds."""
    return 1 / (1 + math.exp(-score)) if score > -500 else 0.0


def softmax(scores: Sequence[float]) -> list[float]:
    """Probabilities in proportion to the exponentials of the scores; they sum to 1. Few scores need no array."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def stack(models: Mapping[str, Model]) -> Model:
    """Models of one column each as one model with a column for each, under these names; what one lacks weighs 0."""
    names = tuple(models)
    weights: dict[str, dict[str, dict[Values, list[float]]]] = {}
    for number, model in enumerate(models.values()):
        for sort, templates in model.weights.items():
            for template, features in templates.items():
                rows = weights.setdefault(sort, {}).setdefault(template, {})
                for values, (weight, *_) in features.items():
                    rows.setdefault(values, [0.0] * len(names))[number] = weight
    return Model(names, tuple(model.bias[0] for model in models.values()), weights)


def dump_models(models: Mapping[str, Model]) -> str:
    """JSON with one feature a line, sorted, so that the same training gives the same bytes."""
    parts = []
    for name in sorted(models):
        model = models[name]
        sorts = ",\n".join(
            f"{json.dumps(sort)}:{{\n{_templates(model.weights[sort])}}}" for sort in sorted(model.weights)
        )
        head = json.dumps({"columns": model.columns, "bias": model.bias})[1:-1]
        parts.append(f'{json.dumps(name)}:{{{head},"weights":{{\n{sorts}}}}}')
    return "{" + ",\n".join(parts) + "}\n"


def _templates(weights: Weights) -> str:
    return ",\n".join(
        f"{json.dumps(template)}:{{\n"
        + ",\n".join(_feature(values, weights[template][values]) for values in sorted(weights[template]))
        + "}"
        for template in sorted(weights)
    )


def _feature(values: Values, weights: Sequence[float]) -> str:
    name = json.dumps(_JOIN.join(values), ensure_ascii=False)
    return f"{name}:{json.dumps(list(weights), separators=(',', ':'))}"


def parse_models(text: str) -> Mapping[str, Model]:
    """Models from the JSON that `dump_models` writes."""
    return {
        name: Model(
            tuple(data["columns"]),
            tuple(data["bias"]),
            {
                sort: {
                    template: {tuple(key.split(_JOIN)): one for key, one in rows.items()}
                    for template, rows in templates.items()
                }
                for sort, templates in data["weights"].items()
            },
        )
        for name, data in json.loads(text).items()
    }


@cache
def shipped_models() -> Mapping[str, Model]:
    """The models that ship with the package, by what they decide; `banggiao evaluate train` rebuilds the file."""
    return parse_models(files("banggiao.extract").joinpath("weights.json").read_text("utf8"))
