"""What a run of digits may say: a number, a day and month, a full date, a clock time, a span of years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from banggiao.lang.timex.meaning import Clock, Date, Range

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = re.compile(r"\d+|[^\d]")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_MAX_RUN = 24
_DAY_MONTH = {"/": "daymonth", "-": "daymonth_dash", ".": "daymonth_dot"}
_ROMAN_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = {
    f"{ten}{unit}": tens * 10 + n
    for tens, ten in enumerate(("", "X", "XX"))
    for n, unit in enumerate(_ROMAN_UNITS)
    if tens or n
}
_ROMAN_LOWER = frozenset(form.lower() for form in _ROMAN)


def roman(word: str) -> int | None:
    """The number that a Roman numeral in capitals says: "XX" is 20."""
    return _ROMAN.get(word)


def is_roman(lower: str) -> bool:
    """Whether a word in lower case would be a Roman numeral in capitals."""
    return lower in _ROMAN_LOWER


def readings(run: str) -> Iterator[tuple[str, Any]]:
    """(kind, value) of each thing that `run` may say.

    Kinds: int, year4, daymonth ("22/10"), daymonth_dash ("22-10"), daymonth_dot ("22.10"), fulldate, monthyear
    ("9/2013"), days ("15-17/2"), span ("8-11"), years ("1999-2002"), clock ("14:30").
    """
    if len(run) > _MAX_RUN:
        return
    parts = _PARTS.findall(run.replace("–", "-").replace("—", "-"))
    numbers = [int(part) for part in parts[::2]]
    digits = [len(part) for part in parts[::2]]
    marks = "".join(parts[1::2])
    if not marks:
        if digits[0] <= 4:
            yield "int", numbers[0]
        if _is_year(numbers[0], digits[0]):
            yield "year4", numbers[0]
    elif len(marks) == 1:
        yield from _two(numbers, digits, marks)
    elif len(marks) == 2:
        yield from _three(numbers, digits, marks)
    elif len(marks) == 3:
        yield from _four(numbers, digits, marks)
    elif marks == "//-//" and (ends := (_full(numbers[:3], digits[:3]), _full(numbers[3:], digits[3:]))) and all(ends):
        yield "fulldate", Range(ends[0], ends[1])  # type: ignore[arg-type]


def _is_year(number: int, digits: int) -> bool:
    return digits == 4 and _FIRST_YEAR <= number <= _LAST_YEAR


def is_day(day: int, month: int) -> bool:
    """Whether some year has that day in that month."""
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _two(numbers: list[int], digits: list[int], mark: str) -> Iterator[tuple[str, Any]]:
    a, b = numbers
    short = max(digits) <= 2
    if mark in "/-.":
        if short and is_day(a, b):
            yield _DAY_MONTH[mark], Date(month=b, day=a)
        if digits[0] <= 2 and 1 <= a <= 12 and _is_year(b, digits[1]):
            yield "monthyear", Date(b, a)
        if mark == "-" and short and 0 < a < b:
            yield "span", (a, b)
        if mark == "-" and _is_year(a, digits[0]) and _is_year(b, digits[1]) and a < b:
            yield "years", Range(Date(a), Date(b))
    elif mark == ":" and short and a < 25 and digits[1] == 2 and b < 60:
        yield "clock", Clock(a, b)


def _full(numbers: list[int], digits: list[int]) -> Date | None:
    """Day, month and year; a year of two digits is the nearest (91 is 1991)."""
    day, month, year = numbers
    if digits[2] == 2:
        year += 1900 if year > 50 else 2000
    elif not _is_year(year, digits[2]):
        return None
    return Date(year, month, day) if is_day(day, month) and max(digits[:2]) <= 2 else None


def _three(numbers: list[int], digits: list[int], marks: str) -> Iterator[tuple[str, Any]]:
    a, b, c = numbers
    if marks in ("//", "--", "..", "-/") and max(digits[:2]) <= 2:
        full = _full(numbers, digits)
        if full is not None and (marks != "-/" or digits[2] == 4):
            yield "fulldate", full
    if marks == "--" and _is_year(a, digits[0]) and is_day(c, b):
        yield "fulldate", Date(a, b, c)
    if marks in ("-/", "-.") and max(digits) <= 2 and is_day(b, c) and 0 < a < b:
        yield "days" if marks == "-/" else "daymonth_dot", Range(Date(month=c, day=a), Date(month=c, day=b))
    if marks == "-/" and digits[0] <= 2 and digits[1] <= 2 and a < b <= 12 and _is_year(c, digits[2]):
        yield "monthyear", Range(Date(c, a), Date(c, b))
    if marks == "::" and a < 25 and b < 60 and c < 60:
        yield "clock", Clock(a, b, c)


def _four(numbers: list[int], digits: list[int], marks: str) -> Iterator[tuple[str, Any]]:
    a, b, c, d = numbers
    if marks == "/-/" and max(digits) <= 2 and is_day(a, b) and is_day(c, d):
        yield "days", Range(Date(month=b, day=a), Date(month=d, day=c))
    if marks in ("-//", "---") and (full := _full(numbers[1:], digits[1:])) and 0 < a < b:
        yield "fulldate", Range(Date(full.year, full.month, a), full)
    if marks == "/-/" and _is_year(b, digits[1]) and _is_year(d, digits[3]) and 0 < a <= 12 and 0 < c <= 12:
        yield "monthyear", Range(Date(b, a), Date(d, c))
