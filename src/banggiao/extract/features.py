"""Features with their weights, laid out so that a file of two hundred thousand is small and read in a moment.

The values of each attribute are listed once; a feature is a row of whole numbers: which value of each attribute of its
template, from 0, and then its weights, in hundredths.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from banggiao.extract.templates import Values

    Weights = Mapping[str, Mapping[Values, Sequence[float]]]  # by template, by the values of its attributes

_ONE = 100  # a weight of 1

@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one answer to whether they are equal
class Features:
    """The features of one sort of row. `values`: of each attribute; `rows`: of each template, as told above."""

    values: Mapping[str, Sequence[str]]
    rows: Mapping[str, NDArray[np.int32]]

    @classmethod
    def of(cls, weights: Weights) -> Features:
        """Lay out weights told by template and values; the same weights in any order give the same features."""
        seen: dict[str, set[str]] = {}
        for template, found in weights.items():
            for values in found:
                for attribute, value in zip(template.split(), values, strict=True):
                    seen.setdefault(attribute, set()).add(value)
        listed = {attribute: sorted(found) for attribute, found in sorted(seen.items())}
        places = {attribute: {value: i for i, value in enumerate(found)} for attribute, found in listed.items()}
        rows = {}
        for template in sorted(weights):
            attributes = template.split()
            rows[template] = np.array(
                sorted(
                    [*(places[a][v] for a, v in zip(attributes, values, strict=True)), *(round(w * _ONE) for w in one)]
                    for values, one in weights[template].items()
                ),
                np.int32,
            )
        return cls(listed, rows)

    @classmethod
    def parse(cls, names: Mapping[str, Any], numbers: BinaryIO) -> Features:
        """Features from what `names` and `numbers` give."""
        rows = {}
        for template, (count, width, sort) in names["rows"].items():
            form = np.dtype(sort)
            found = np.frombuffer(numbers.read(count * width * form.itemsize), form)
            rows[template] = found.astype(np.int32).reshape(count, width)
        return cls(names["values"], rows)

    def names(self) -> dict[str, Any]:
        """All but the numbers: the values of attributes; of each template how many rows of how many numbers of which
        sort it has."""
        rows = {template: [*found.shape, _shortest(found).str] for template, found in self.rows.items()}
        return {"values": self.values, "rows": rows}

    def numbers(self) -> bytes:
        """The rows of all templates end to end."""
        return b"".join(found.astype(_shortest(found)).tobytes() for found in self.rows.values())

    def weights(self) -> dict[str, dict[Values, list[float]]]:
        """The weights by template and values."""
        told: dict[str, dict[Values, list[float]]] = {}
        for template, rows in self.rows.items():
            lists = [self.values[attribute] for attribute in template.split()]
            told[template] = {
                tuple(values[place] for values, place in zip(lists, row, strict=False)): [
                    weight / _ONE for weight in row[len(lists) :]
                ]
                for row in rows.tolist()
            }
        return told

    def places(self, template: str) -> NDArray[np.int32]:
        """Which value of each attribute the features of a template have: a line for each, from 0; of none, no line."""
        digits = len(template.split())
        rows = self.rows.get(template)
        return np.zeros((0, digits), np.int32) if rows is None else rows[:, :digits]

    def lines(self, template: str, width: int) -> NDArray[np.float64]:
        """The `width` weights of each feature of a template, in the same order."""
        rows = self.rows.get(template)
        return np.zeros((0, width)) if rows is None else rows[:, len(template.split()) :] / _ONE


def _shortest(rows: NDArray[np.int32]) -> np.dtype[Any]:
    """The smallest sort of whole number that holds all of these, in one order of bytes on every machine."""
    found = next(form for form in ("i1", "<i2", "<i4") if (rows.astype(form) == rows).all())
    return np.dtype(found)
