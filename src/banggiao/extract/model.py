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
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from banggiao.extract import bags
from banggiao.extract.features import Features
from banggiao.extract.templates import Encoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from banggiao.extract.bags import Bags
    from banggiao.extract.templates import Item, Row, Schema, Values

_KEPT = 8192  # rows of one sort whose sums are kept
_NO_FEATURES = Features({}, {})
_NAMES, _NUMBERS = "names", "numbers"  # arrays of the file


class Table:
    """The weights of one sort of row: immutable, ready to be asked."""

    __slots__ = ("_encoder", "_index", "_sums", "_weights", "width")

    def __init__(self, schema: Schema, features: Features, width: int) -> None:
        """`features`: of `width` weights each; templates that the schema has not are passed over."""
        values = {
            attribute: {value: place for place, value in enumerate(features.values.get(attribute, ()), 1)}
            for attribute in schema.columns
        }
        self.width = width
        self._encoder = Encoder(schema, values)
        # Features are few among the numbers there are, but a plain index of all of them is small and quickest to ask.
        self._index = np.zeros(self._encoder.size, np.int32)
        weights = [np.zeros((1, width))]  # what is not known weighs nothing
        count = 1
        for place, template in enumerate(schema.templates):
            rows = features.lines(template.name, width)
            numbers = self._encoder.of_template(place, features.places(template.name) + 1)
            self._index[numbers] = np.arange(count, count + len(rows))
            weights.append(rows)
            count += len(rows)
        self._weights = np.concatenate(weights)
        self._sums: dict[Row, list[float]] = {}  # of rows asked for before

    def scores(self, rows: Sequence[Row]) -> NDArray[np.float64]:
        """The sum of the weights of each row's features: a line for each row, a column for each of the model's."""
        if not rows:
            return np.zeros((0, self.width))
        places = self._index.take(self._encoder.numbers(rows))
        return np.asarray(self._weights.take(places, axis=0).sum(axis=0))

    def lines(self, rows: Sequence[Row]) -> list[list[float]]:
        """The same as lists. The sums are kept: made for rows of few attributes, which come again and again."""
        kept = self._sums
        found = list(map(kept.get, rows))
        if None in found:
            new = list(dict.fromkeys(row for row, line in zip(rows, found, strict=True) if line is None))
            kept.update(zip(new, self.scores(new).tolist(), strict=True))
            found = list(map(kept.get, rows))
            if len(kept) > _KEPT:
                self._sums = {}  # a new one: who still reads the old one is not disturbed
        return cast("list[list[float]]", found)


@dataclass(frozen=True, slots=True)
class Model:
    """Named columns, a bias for each, and the weights of each sort of row as data."""

    columns: tuple[str, ...]
    bias: tuple[float, ...]
    features: Mapping[str, Features]  # by sort of row


class Scorer:
    """A model made ready for rows of these schemas. Immutable; one serves any number of articles."""

    __slots__ = ("_bags", "_tables", "bias", "columns")

    def __init__(self, model: Model, schemas: Mapping[str, Schema]) -> None:
        self.columns = {name: number for number, name in enumerate(model.columns)}
        self.bias = np.array(model.bias)
        self._tables = {
            sort: Table(schema, model.features.get(sort, _NO_FEATURES), len(model.columns))
            for sort, schema in schemas.items()
            if sort != bags.SORT
        }
        self._bags = bags.BagTable(model.features.get(bags.SORT, _NO_FEATURES), len(model.columns))

    def scores(self, sort: str, rows: Sequence[Row]) -> NDArray[np.float64]:
        """The sums of weights of rows of one sort, without bias: a line for each row, a column for each class."""
        return self._tables[sort].scores(rows)

    def lines(self, sort: str, rows: Sequence[Row]) -> NDArray[np.float64]:
        """The same, for rows of few attributes: see `Table.lines`."""
        return np.array(self._tables[sort].lines(rows)).reshape(len(rows), len(self.columns))

    def lists(self, sort: str, rows: Sequence[Row]) -> list[list[float]]:
        """The same as lists."""
        return self._tables[sort].lines(rows)

    def words(self, things: Sequence[Bags]) -> NDArray[np.float64]:
        """The sums of weights of the words of each thing's bags: a line for each thing, a column for each class."""
        return self._bags.scores(things)

    def column(self, sort: str, rows: Sequence[Row], name: str) -> list[float]:
        """The same in one column alone, for rows of few attributes."""
        number = self.columns[name]
        return [line[number] for line in self._tables[sort].lines(rows)]

    def choices(self, asked: Sequence[Sequence[Item]], column: str) -> list[list[float]]:
        """The scores of the options of each question in one column; an option is its rows, each with its sort."""
        rows: dict[str, list[Row]] = {sort: [] for sort in self._tables}
        words = rows[bags.SORT] = []
        for options in asked:
            for item in options:
                for sort, row in item:
                    rows[sort].append(cast("Row", row))
        del rows[bags.SORT]
        found = {sort: iter(self.column(sort, mine, column)).__next__ for sort, mine in rows.items() if mine}
        found[bags.SORT] = iter(self.words(cast("list[Bags]", words))[:, self.columns[column]].tolist()).__next__
        return [[sum([found[sort]() for sort, _ in item]) for item in options] for options in asked]

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
    top, exp = max(scores), math.exp
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def stack(models: Mapping[str, Model]) -> Model:
    """Models of the same rows as one, their columns side by side; what one lacks weighs 0 there.

    A model of one column gives it its own name; one of several classes a column "name class" for each.
    """
    columns: list[str] = []
    for name, model in models.items():
        columns += [name] if len(model.columns) == 1 else [f"{name} {column}" for column in model.columns]
    weights: dict[str, dict[str, dict[Values, list[float]]]] = {}
    start = 0
    for model in models.values():
        end = start + len(model.columns)
        for sort, features in model.features.items():
            for template, found in features.weights().items():
                rows = weights.setdefault(sort, {}).setdefault(template, {})
                for values, line in found.items():
                    rows.setdefault(values, [0.0] * len(columns))[start:end] = line
        start = end
    bias = tuple(weight for model in models.values() for weight in model.bias)
    return Model(tuple(columns), bias, {sort: Features.of(found) for sort, found in weights.items()})


def dump_models(models: Mapping[str, Model]) -> bytes:
    """Names as JSON and weights as whole numbers, sorted, so that the same training gives the same bytes."""
    names: dict[str, Any] = {}
    numbers: list[bytes] = []
    for name in sorted(models):
        model = models[name]
        features = {sort: model.features[sort] for sort in sorted(model.features)}
        heads = {sort: found.names() for sort, found in features.items()}
        names[name] = {"columns": model.columns, "bias": model.bias, "features": heads}
        numbers += [found.numbers() for found in features.values()]
    parts = {_NAMES: json.dumps(names, ensure_ascii=False).encode(), _NUMBERS: b"".join(numbers)}
    out = BytesIO()
    np.savez(out, **{part: np.frombuffer(data, np.uint8) for part, data in parts.items()})  # type: ignore[arg-type]
    return out.getvalue()


def parse_models(data: bytes) -> Mapping[str, Model]:
    """Models from the bytes that `dump_models` gives."""
    with np.load(BytesIO(data), allow_pickle=False) as packed:
        names, numbers = json.loads(packed[_NAMES].tobytes()), BytesIO(packed[_NUMBERS].tobytes())
    return {
        name: Model(
            tuple(model["columns"]),
            tuple(model["bias"]),
            {sort: Features.parse(found, numbers) for sort, found in model["features"].items()},
        )
        for name, model in names.items()
    }


@cache
def shipped_models() -> Mapping[str, Model]:
    """The models that ship with the package, by what they decide; `banggiao evaluate train` rebuilds the file."""
    return parse_models(files("banggiao.extract").joinpath("weights.npz").read_bytes())
