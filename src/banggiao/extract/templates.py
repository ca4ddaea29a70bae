"""Features by template: what is seen of a decision is a row of attributes, and a feature is a conjunction of some.

As in conditional random field toolkits (CRF++, Wapiti): attributes are few and computed once, templates say which of
them count together. A row is a NamedTuple of strings; None means that the attribute says nothing here, and no feature
with it holds. Fields that differ in their last digit alone (`cue1`, `cue2`) are places for several values of one
attribute: a template that names `cue` holds for each, with the same weight.

Example: of the row (kind="visit", prep="to") the templates "kind" and "kind prep" make the features kind=visit and
kind prep=visit|to.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from banggiao.extract.bags import Bags

Row = tuple[str | None, ...]  # a NamedTuple of attributes
Item: TypeAlias = "tuple[tuple[str, Row | Bags], ...]"  # what is seen of one thing: its rows, each with its sort
Values = tuple[str, ...]  # what the attributes of a template are in one feature

_PLACES = "123456789"
_Row = TypeVar("_Row", bound="Row")


def maker(sort: type[_Row]) -> Callable[[Row], _Row]:
    """What makes a row of this sort of its values, in order, without the call in Python that `Sort(...)` is.

    For sorts of which an article has many. A wrong number of values is found out when the row is scored.
    """
    return partial(tuple.__new__, sort)


class Template(NamedTuple):
    """A conjunction of attributes: its name, and the columns it reads, once for each place of its attributes."""

    name: str
    attributes: tuple[str, ...]
    columns: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Schema:
    """The attributes of a sort of row, in order, and the templates over them."""

    columns: tuple[str, ...]  # the attribute that each column holds: places share one
    templates: tuple[Template, ...]

    @classmethod
    def of(cls, fields: Sequence[str], templates: Iterable[str]) -> Schema:
        """The schema of rows with these fields. Raises ValueError for a template that names an unknown attribute."""
        columns = tuple(field.rstrip(_PLACES) for field in fields)
        return cls(columns, tuple(_template(name, fields, columns) for name in templates))


def _template(name: str, fields: Sequence[str], columns: Sequence[str]) -> Template:
    attributes = tuple(name.split())
    unknown = set(attributes) - set(columns)
    if unknown:
        raise ValueError(f"template {name!r} names {sorted(unknown)}, which no field of {list(fields)} holds")
    # All places of its attributes at once: "cue where" reads cue1 with where1, cue2 with where2.
    count = max(columns.count(attribute) for attribute in attributes)
    return Template(name, attributes, tuple(_place(attributes, columns, n) for n in range(count)))


def _place(attributes: Sequence[str], columns: Sequence[str], number: int) -> tuple[int, ...]:
    found = []
    for attribute in attributes:
        places = [i for i, column in enumerate(columns) if column == attribute]
        found.append(places[number] if len(places) > 1 else places[0])
    return tuple(found)


@dataclass(frozen=True)
class Encoder:
    """Turns rows into the numbers of their features. `values`: the known values of each attribute, numbered from 1."""

    schema: Schema
    values: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, schema: Schema, rows: Iterable[Row]) -> Encoder:
        """An encoder that knows the values of these rows."""
        seen: dict[str, dict[str | None, None]] = {attribute: {} for attribute in schema.columns}
        for attribute, column in zip(schema.columns, zip(*rows, strict=True), strict=False):
            seen[attribute] |= dict.fromkeys(column)
        return cls(
            schema,
            {
                attribute: {value: n for n, value in enumerate([v for v in values if v is not None], 1)}
                for attribute, values in seen.items()
            },
        )

    @cached_property
    def _sizes(self) -> dict[str, int]:
        return {attribute: len(known) + 1 for attribute, known in self.values.items()}

    @cached_property
    def _starts(self) -> list[int]:
        """The first number of each template, mixed radix within it, one template after the other; last, of no more."""
        starts = [0]
        for template in self.schema.templates:
            starts.append(starts[-1] + math.prod(self._sizes[attribute] for attribute in template.attributes))
        return starts

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return self._starts[-1]

    @cached_property
    def _radix(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Multipliers, one row for each template and place; and the first numbers.

        As floating-point numbers, whose products of matrices are ten times as fast, and exact up to 2 ** 53.
        """
        rows, starts = [], []
        for template, start in zip(self.schema.templates, self._starts, strict=False):
            for columns in template.columns:
                row = np.zeros(len(self.schema.columns))
                factor = 1
                for column in columns:
                    row[column] = factor
                    factor *= self._sizes[self.schema.columns[column]]
                rows.append(row)
                starts.append(start)
        return np.array(rows), np.array(starts, np.float64)[:, None]

    def numbers(self, rows: Sequence[Row]) -> NDArray[np.int64]:
        """The numbers of the rows' features: a line for each template and place, a column for each row.

        Where an attribute is None or its value unknown there is no feature; the number there is that of no other.
        """
        return self._numbers(self._digits(rows))

    def features(self, rows: Sequence[Row]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """The same, and where there is a feature: all attributes of the template have a known value."""
        digits = self._digits(rows)
        reads, _ = self._radix
        lacking = (reads > 0).astype(np.float64) @ (digits == 0).astype(np.float64)
        return self._numbers(digits), np.asarray(lacking == 0)

    def _numbers(self, digits: NDArray[np.float64]) -> NDArray[np.int64]:
        multipliers, starts = self._radix
        return (multipliers @ digits + starts).astype(np.int64)

    def _digits(self, rows: Sequence[Row]) -> NDArray[np.float64]:
        """The number of each value, 0 for None and those unknown: a line for each column of the rows."""
        columns = zip(self._digit_of, zip(*rows, strict=True), strict=True)
        cells = chain.from_iterable([map(digits.get, column, repeat(0.0)) for digits, column in columns])
        shape = len(self.schema.columns), len(rows)
        return np.fromiter(cells, np.float64, shape[0] * shape[1]).reshape(shape)

    @cached_property
    def _digit_of(self) -> list[dict[str | None, float]]:
        """For each column the numbers of its values, as the arrays have them."""
        found: dict[str, dict[str | None, float]] = {
            a: {value: float(digit) for value, digit in known.items()} for a, known in self.values.items()
        }
        return [found[attribute] for attribute in self.schema.columns]

    def feature(self, number: int) -> tuple[str, Values]:
        """The template and the values of a feature, by its number."""
        place = bisect_right(self._starts, number) - 1
        template = self.schema.templates[place]
        rest = number - self._starts[place]
        values = []
        for attribute in template.attributes:
            rest, digit = divmod(rest, self._sizes[attribute])
            values.append(self._names[attribute][digit])
        return template.name, tuple(values)

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        return {attribute: ["", *known] for attribute, known in self.values.items()}

    def of_template(self, template: int, digits: NDArray[np.int32]) -> NDArray[np.int64]:
        """The numbers of features of one template, by its place in the schema: a line of values' numbers for each."""
        factors = np.cumprod([1, *(self._sizes[name] for name in self.schema.templates[template].attributes[:-1])])
        return np.asarray(digits @ factors + self._starts[template], np.int64)
