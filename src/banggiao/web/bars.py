"""Counts by month or year as bars, drawn by the server, so that they are there without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_MONTHS = 40  # beyond which years are drawn
_MOST_YEARS = 120
HEIGHT = 48


class Bar(NamedTuple):
    """One bar: its date as EDTF, what it counts, where it stands and how high it is, in parts of the drawing."""

    edtf: str
    events: int
    x: int
    height: int


def bars_of(months: Sequence[tuple[int, int]]) -> list[Bar]:
    """Bars of months (202402), of years where there would be too many; those between that have none are left free.

    Example: bars_of([(202401, 2), (202403, 4)]) are bars at 0 and 2, the second as high as the drawing.
    """
    if not months:
        return []
    first, last = months[0][0], months[-1][0]
    span = (last // 100 - first // 100) * 12 + last % 100 - first % 100 + 1
    if span <= _MOST_MONTHS:
        start = first // 100 * 12 + first % 100
        counted = [(f"{m // 100:04}-{m % 100:02}", m // 100 * 12 + m % 100 - start, n) for m, n in months]
    else:
        years: dict[int, int] = {}
        for month, number in months:
            years[month // 100] = years.get(month // 100, 0) + number
        shown = sorted(years)[-_MOST_YEARS:]
        shown = [year for year in shown if year > shown[-1] - _MOST_YEARS]
        counted = [(f"{year:04}", year - shown[0], years[year]) for year in shown]
    most = max(number for *_, number in counted)
    return [Bar(edtf, number, x, max(2, round(HEIGHT * number / most))) for edtf, x, number in counted]
