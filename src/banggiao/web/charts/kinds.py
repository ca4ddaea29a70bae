"""The data of the curve and of the bars of kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from banggiao.model.ontology import load_ontology
from banggiao.web.charts.names import title_of, words_of
from banggiao.web.links import with_query

if TYPE_CHECKING:
    from banggiao.web.charts.columns import Column, Columns
    from banggiao.web.labels import Labels
    from banggiao.web.words import Words

ROWS = 12
"""Kinds that have bars of their own; the table has all of them."""


@dataclass(frozen=True, slots=True)
class Point:
    """A quarter or year of the curve: the mean score of what occurred, None where nothing did, and its events."""

    name: str
    title: str
    score: float | None
    events: int
    href: str


@dataclass(frozen=True, slots=True)
class Curve:
    """Cooperation and conflict over time."""

    points: tuple[Point, ...]
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """The bars of one kind, one a column; an address for each that is not empty."""

    label: str
    quad: int
    total: int
    values: tuple[int, ...]
    hrefs: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Kinds of event over time. `titles`: of the columns, for people."""

    columns: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    labels: dict[str, str]


def draw_curve(columns: Columns, about: dict[str, object], words: Words) -> Curve:
    """The curve of `columns`. `about`: what the list of events is asked for, as {"pair": "PRK-RUS"}."""
    points = (
        Point(one.name, title_of(one.name, words), one.score, one.events, _href(about, one)) for one in columns.columns
    )
    return Curve(tuple(points), words_of(words))


def draw_bars(columns: Columns, about: dict[str, object], words: Words, labels: Labels) -> Bars:
    """The bars of the commonest kinds of `columns`."""
    ontology = load_ontology()
    rows = tuple(
        Row(
            labels.kind(kind),
            ontology[kind].quad if kind in ontology else 1,
            total,
            tuple(column.kinds.get(kind, 0) for column in columns.columns),
            tuple(
                _href(about | {"kind": kind}, column) if kind in column.kinds else None for column in columns.columns
            ),
        )
        for kind, total in columns.kinds()[:ROWS]
    )
    names = tuple(column.name for column in columns.columns)
    return Bars(names, tuple(title_of(name, words) for name in names), rows, words_of(words))


def _href(about: dict[str, object], column: Column) -> str:
    return with_query("/events", about | {"from": column.first, "to": column.last})
