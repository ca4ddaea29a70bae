"""EDTF (ISO 8601-2) values: calendar dates of which parts may be unknown, and the arithmetic they need.

A value is a string, as in the record: "2024-02-12", "XXXX-02-12", "2024-02", "2024-23" (autumn), "2024-33" (first
quarter), "193X", "19XX", "2024-02-15/2024-02-17", "2014/..". This module reads such strings and counts with them.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

UNKNOWN = "XXXX-XX-XX"
"""A day of which nothing is known: "hôm nay" in an article without a date."""

_PROXY_YEAR = 2001  # stands for an unknown year while days are counted: a year without 29 February
_PROXY_LEAP = 2004
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_QUARTER_MONTHS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_SUBYEAR = _SEASON_MONTHS | _QUARTER_MONTHS
_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[\d:+-]{2,14}Z?)?")
_COARSE = re.compile(r"\d{2,3}X{1,2}")


class Partial(NamedTuple):
    """A date of which parts may be missing; `month` 21-24 is a season and 33-36 a quarter.

    Example: "ngày 12/2" without a year is Partial(None, 2, 12), written "XXXX-02-12".
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is None:
            return year if self.day is None else f"{year}-XX-{self.day:02d}"
        return f"{year}-{self.month:02d}" if self.day is None else f"{year}-{self.month:02d}-{self.day:02d}"

    def to_date(self) -> dt.date | None:
        """The day itself, or None where a part is missing or the day does not exist."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return make_date(self.year, self.month, self.day)


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none ("30/2")."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def partial_of(day: dt.date) -> Partial:
    """A known day as a Partial."""
    return Partial(day.year, day.month, day.day)


@lru_cache(maxsize=4096)
def parse_date(value: str) -> Partial | None:
    """Read one date ("XXXX-02-12", "2024-33", "2024-02-12T08:00"), None for anything else. The hour is left off.

    What a value says depends on nothing else, so the result is kept.
    """
    found = _DATE.fullmatch(value.rstrip("~?%"))
    if not found:
        return None
    year, month, day = (int(part) if part and "X" not in part else None for part in found.groups())
    if month is not None and not (1 <= month <= 12 or month in _SUBYEAR):
        return None
    return Partial(year, month, day)


def split(value: str) -> tuple[str, str]:
    """The two ends of an interval, or the same value twice: "2014/.." is ("2014", "..")."""
    first, slash, last = value.partition("/")
    return first, last if slash else first


def is_valid(value: str) -> bool:
    """Whether `value` is an EDTF date or interval that this module can read."""
    return all(end == ".." or parse_date(end) or _COARSE.fullmatch(end) for end in split(value))


def is_unknown(value: str) -> bool:
    """Whether `value` says nothing: no digit in it, as in "XXXX-XX-XX"."""
    return not any(letter.isdigit() for letter in value)


def precision(value: str) -> str:
    """The finest part that `value` states: time, day, month, season, year, decade, century, interval or none."""
    if "/" in value:
        return "interval"
    if _COARSE.fullmatch(value):
        return "decade" if value.count("X") == 1 else "century"
    date = parse_date(value)
    if date is None:
        return "none"
    if "T" in value:
        return "time"
    if date.day is not None:
        return "day"
    if date.month is not None:
        return "season" if date.month > 12 else "month"
    return "year" if date.year is not None else "none"


def month_end(year: int | None, month: int) -> int:
    """The last day of a month; February has 28 where the year is unknown."""
    first_after = dt.date((year or _PROXY_YEAR) + month // 12, month % 12 + 1, 1)
    return (first_after - dt.timedelta(days=1)).day


@lru_cache(maxsize=8_192)
def bounds(value: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day that `value` may mean; None for an open end or one whose year is not known."""
    first, last = split(value)
    return _first_day(first), _last_day(last)


def _coarse_years(value: str) -> tuple[int, int] | None:
    if not _COARSE.fullmatch(value):
        return None
    return int(value.replace("X", "0")), int(value.replace("X", "9"))


def _months(date: Partial) -> tuple[int, int]:
    if date.month is None:
        return 1, 12
    return _SUBYEAR.get(date.month, (date.month, date.month))


def _first_day(value: str) -> dt.date | None:
    years = _coarse_years(value)
    if years:
        return make_date(years[0], 1, 1)
    date = parse_date(value)
    if date is None or date.year is None:
        return None
    return make_date(date.year, _months(date)[0], date.day or 1)


def _last_day(value: str) -> dt.date | None:
    years = _coarse_years(value)
    if years:
        return make_date(years[1], 12, 31)
    date = parse_date(value)
    if date is None or date.year is None or date.year > 9998:
        return None
    if date.day is not None and date.month is not None:
        return make_date(date.year, date.month, date.day)
    month = _months(date)[1]
    year, month = (date.year + 1, month - 12) if month > 12 else (date.year, month)
    return make_date(year, month, month_end(year, month))


def add_days(date: Partial, days: int) -> Partial:
    """`days` later (or earlier); an unknown year stays unknown: one day before XXXX-03-01 is XXXX-02-28."""
    if date.month is None or date.day is None:
        return date
    proxy = _PROXY_LEAP if (date.month, date.day) == (2, 29) else _PROXY_YEAR
    start = make_date(date.year if date.year is not None else proxy, date.month, date.day)
    if start is None:
        return date
    try:
        moved = start + dt.timedelta(days=days)
    except OverflowError:
        return date
    return Partial(None if date.year is None else moved.year, moved.month, moved.day)


def add_months(date: Partial, months: int) -> Partial:
    """`months` later (or earlier), as a month: the day is dropped. An unknown month stays unknown."""
    if date.month is None:
        return Partial(date.year)
    count = date.month - 1 + months
    year = None if date.year is None else date.year + count // 12
    return Partial(year, count % 12 + 1)


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the week of `day`."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def interval(first: Partial | dt.date | str, last: Partial | dt.date | str) -> str:
    """The value from `first` to `last`; one date where the two are the same."""
    left, right = str(first), str(last)
    return left if left == right else f"{left}/{right}"


def compatible(left: str, right: str) -> bool:
    """Whether two values agree in every part of their starts that both state ("XXXX-08-16" and "2024-08")."""
    ours, theirs = split(left)[0], split(right)[0]
    if ".." in (ours, theirs):
        return ours == theirs and split(left)[1] == split(right)[1]
    for mine, other in zip(ours.split("-"), theirs.split("-"), strict=False):
        if any(a not in ("X", b) and b != "X" for a, b in zip(mine, other, strict=False)):
            return False
    return True
