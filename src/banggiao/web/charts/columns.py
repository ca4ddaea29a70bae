"""Quarters and years as columns, and what of a subject falls into each: for the curve and the bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from banggiao.model.ontology import load_ontology
from banggiao.store import timeline as store

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from banggiao.store.timeline import Subject

MOST = 60
"""Columns that are shown: the latest. Sixty quarters are fifteen years."""

_COUNTED = 20_000  # events that are counted, the latest: a column of which not all can be is left out

_UNITS = ("quarter", "year")


@dataclass(frozen=True, slots=True)
class Column:
    """A quarter ("2024-Q1") or year ("2024"): first and last month, events by kind, mean score of what occurred."""

    name: str
    first: str
    last: str
    kinds: dict[str, int]
    score: float | None

    @property
    def events(self) -> int:
        """How many."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns without a gap, the oldest first, and how many events are from before the first."""

    unit: str
    columns: tuple[Column, ...]
    earlier: int

    def kinds(self) -> list[tuple[str, int]]:
        """The kinds with how many of each, those with most first."""
        totals: dict[str, int] = {}
        for column in self.columns:
            for kind, events in column.kinds.items():
                totals[kind] = totals.get(kind, 0) + events
        return sorted(totals.items(), key=lambda one: (-one[1], one[0]))


def columns_of(connection: Connection, subject: Subject, unit: str = "quarter") -> Columns:
    """The last MOST quarters or years in which something of `subject` is dated, and those between; fewer where they
    hold very many events, so that the cost is bounded whatever the ledger holds.

    Example: columns_of(connection, Subject(pair=("RUS", "PRK")), "year").
    """
    unit = unit if unit in _UNITS else _UNITS[0]
    whole = store.extent(connection, subject)
    if not whole.dated:
        return Columns(unit, (), 0)
    newest = _place(whole.last, unit)
    oldest = max(_place(whole.first, unit), newest - MOST + 1)
    beyond = store.day_of(connection, subject, _COUNTED) if whole.dated > _COUNTED else 0
    if beyond:
        oldest = min(newest, max(oldest, _place(beyond, unit) + 1))
    first = _months(oldest, unit)[0]
    kinds: dict[int, dict[str, int]] = {place: {} for place in range(oldest, newest + 1)}
    scores: dict[int, list[float]] = {}
    ontology = load_ontology()
    for tally in store.tally(connection, subject, first * 100, whole.last, "month"):
        place = _place(tally.span, unit)
        kinds[place][tally.kind] = kinds[place].get(tally.kind, 0) + tally.events
        if tally.status == "occurred" and tally.kind in ontology:
            total = scores.setdefault(place, [0.0, 0.0])
            total[0] += ontology[tally.kind].score * tally.events
            total[1] += tally.events
    columns = tuple(_column(place, unit, counts, scores.get(place)) for place, counts in kinds.items())
    return Columns(unit, columns, whole.dated - sum(column.events for column in columns))


def _column(place: int, unit: str, kinds: dict[str, int], total: list[float] | None) -> Column:
    first, last = (f"{month // 100:04}-{month % 100:02}" for month in _months(place, unit))
    name = f"{place // 4}-Q{place % 4 + 1}" if unit == "quarter" else str(place)
    return Column(name, first, last, kinds, round(total[0] / total[1], 2) if total else None)


def _place(day: int, unit: str) -> int:
    """The number of the quarter or year of a day: columns next to each other have numbers next to each other."""
    year, month = day // 10_000, max(1, day // 100 % 100)
    return year * 4 + (month - 1) // 3 if unit == "quarter" else year


def _months(place: int, unit: str) -> tuple[int, int]:
    """The first and the last month (202401) of a quarter or year."""
    if unit == "year":
        return place * 100 + 1, place * 100 + 12
    year, quarter = divmod(place, 4)
    return year * 100 + quarter * 3 + 1, year * 100 + quarter * 3 + 3
