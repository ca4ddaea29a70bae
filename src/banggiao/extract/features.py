"""Features with their weights, laid out so that a file of a hundred thousand is read in a moment.

The values of each attribute are listed once; a feature is a row of numbers: which value of each attribute of its
template, from 0, and then its weights.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from banggiao.extract.templates import Values

    Weights = Mapping[str, Mapping[Values, Sequence[float]]]  # by template, by the values of its attributes


@dataclass(frozen=True, slots=True)
class Features:
    """The features of one sort of row. `values`: of each attribute; `rows`: of each template, as told above."""

    values: Mapping[str, Sequence[str]]
    rows: Mapping[str, Sequence[Sequence[float]]]

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
            rows[template] = sorted(
                [*(places[a][v] for a, v in zip(attributes, values, strict=True)), *map(float, one)]
                for values, one in weights[template].items()
            )
        return cls(listed, rows)

    def weights(self) -> dict[str, dict[Values, list[float]]]:
        """The weights by template and values."""
        told: dict[str, dict[Values, list[float]]] = {}
        for template, rows in self.rows.items():
            lists = [self.values[attribute] for attribute in template.split()]
            told[template] = {
                tuple(values[int(row[i])] for i, values in enumerate(lists)): list(row[len(lists) :]) for row in rows
            }
        return told

    def array(self, template: str, width: int) -> NDArray[np.float64]:
        """The rows of a template, its attributes' numbers and `width` weights each; of none where it has no feature."""
        rows = self.rows.get(template)
        return np.array(rows, np.float64) if rows else np.zeros((0, len(template.split()) + width))

    def dump(self) -> str:
        """JSON with one feature a line."""
        values = json.dumps(self.values, ensure_ascii=False)
        rows = ",\n".join(
            f"{json.dumps(template)}:[\n"
            + ",\n".join(_row(row, len(template.split())) for row in rows)
            + "]"
            for template, rows in self.rows.items()
        )
        return f'{{"values":{values},\n"rows":{{{rows}}}}}'


def _row(row: Sequence[float], attributes: int) -> str:
    return json.dumps([*(int(place) for place in row[:attributes]), *row[attributes:]], separators=(",", ":"))
