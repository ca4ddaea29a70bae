"""Periods by which news tells its own time: the quarter that has ended, the school year, a congress's term, a budget.

Measured on dated articles, as in `dated_years`; each holds only where the text tells of no later year as past.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from banggiao.annotate.offices import holds
from banggiao.lang.dating import FIRST_YEAR, LAST_YEAR, Months
from banggiao.model import edtf
from banggiao.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from banggiao.lang.dating import DatingData
    from banggiao.model.edtf import Partial
    from banggiao.model.sentence import Sentence
    from banggiao.model.time import TimeExpression

_HEAD = 450  # characters in which a period's results are what the article tells of
_AFTER = 10  # characters after a month in which it is called this one, or the last
_BEFORE = 40  # characters before a year in which its budget is named
_REPORTED = 3  # months after a period in which its results are news
_LATELY = 8  # months
_AUTUMN = 9  # from this month on next year's budget is spoken of
_QUARTER = re.compile(r"(\d{4})-3([3-6])")  # EDTF: 33 is the first quarter
_MONTHS = re.compile(r"(\d{4})-01/\1-(\d\d)")
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)\d\d)(?!\d)")


def period_evidence(
    text: str, body: Sequence[Sentence], times: Sequence[TimeExpression], main: Partial | None, data: DatingData
) -> Iterator[tuple[Span, int, str]]:
    """(span, months, reason) for each period that tells when the text was written; `main`: the day that it tells of.

    Example: "Doanh thu quý III/2013" at the head is of September to December 2013.
    """
    yield from _results(text, body, times, data)
    yield from _this_month(text, times, data)
    yield from _school_years(text, body, data)
    yield from _congresses(text, body, data)
    if main is not None and main.month is not None and main.month >= _AUTUMN:
        yield from _budgets(text, times, data)


def _results(
    text: str, body: Sequence[Sentence], times: Iterable[TimeExpression], data: DatingData
) -> Iterator[tuple[Span, int, str]]:
    found = []
    for time in times:
        quarter, months = _QUARTER.fullmatch(time.value), _MONTHS.fullmatch(time.value)
        if time.start >= _HEAD or time.basis or not (quarter or months):
            continue
        here = _sentence(text, body, time.start)
        if here is None or holds(here, data.words["ahead"]) or holds(here, data.words["then"]):
            continue
        year, part = map(int, (quarter or months).groups())  # type: ignore[union-attr]
        found.append(((year, 3 * (part - 2) if quarter else part), Span(time.start, time.end)))
    if found:
        month, span = max(found, key=lambda one: one[0])
        yield span, Months.between(month, _step(*month, _REPORTED)), "results of a period that has ended"


def _this_month(text: str, times: Iterable[TimeExpression], data: DatingData) -> Iterator[tuple[Span, int, str]]:
    for time in times:
        date = edtf.parse_date(time.value)
        if date is None or date.year is None or date.month is None or date.month > 12 or time.basis:
            continue
        if not FIRST_YEAR <= date.year <= LAST_YEAR:
            continue
        month, after = (date.year, date.month), text[time.end : time.end + _AFTER].lower().split(".")[0]
        for words, reach in (("this", 0), ("lately", _LATELY)):
            if after.strip().startswith(data.words[words]):
                yield Span(time.start, time.end), Months.between(month, _step(*month, reach)), "a month called this one"


def _school_years(text: str, body: Sequence[Sentence], data: DatingData) -> Iterator[tuple[Span, int, str]]:
    found = [one for one in _two_years(text, body, data.words["school"]) if one[1] == one[0] + 1]
    if found:
        year, _, here, span = max(found, key=lambda one: one[0])
        if not holds(here, data.words["ahead"]):
            yield span, Months.between((year, 7), (year + 1, 6)), "a school year"


def _congresses(text: str, body: Sequence[Sentence], data: DatingData) -> Iterator[tuple[Span, int, str]]:
    """A congress at the head, with the years for which it elects: it is held in the first of them."""
    found = [one for one in _two_years(text, body, data.words["term"]) if one[3].start < _HEAD]
    if found:
        year, _, here, span = max(found, key=lambda one: one[0])
        told = holds(here, data.words["congress"]) and holds(here, data.series.words["now"])
        if told and not any(holds(here, words) for words in (data.words["ahead"], data.series.words["decided"])):
            yield span, Months.between((year, 1), (year, 12)), "a congress and its term"


def _two_years(
    text: str, body: Sequence[Sentence], words: Iterable[str]
) -> Iterator[tuple[int, int, str, Span]]:
    """Two years after one of `words`, the sentence in small letters, and where words and years stand."""
    lower = text.lower()
    for word in words:
        place = lower.find(word)
        while place >= 0:
            years = _TWO_YEARS.match(text, place + len(word) + 1)
            here = _sentence(text, body, place) if years else None
            if years and here is not None and FIRST_YEAR <= int(years[1]) < LAST_YEAR:
                yield int(years[1]), int(years[2]), here, Span(place, years.end())
            place = lower.find(word, place + 1)


def _budgets(text: str, times: Iterable[TimeExpression], data: DatingData) -> Iterator[tuple[Span, int, str]]:
    """The latest year of which a budget or plan is told, in the autumn before; the year before it is told of too."""
    years: dict[int, Span] = {}
    planned: dict[int, Span] = {}
    for time in times:
        date = edtf.parse_date(time.value)
        if date is None or date.year is None or date.month is not None or not FIRST_YEAR < date.year <= LAST_YEAR:
            continue
        span = Span(time.start, time.end)
        years.setdefault(date.year, span)
        if holds(text[max(0, time.start - _BEFORE) : time.start].lower(), data.words["budget"]):
            planned.setdefault(date.year, span)
    year = max(planned, default=0)
    if year - 1 in years and year - 1 in planned:
        months = Months.between((year - 1, _AUTUMN), (year - 1, 12))
        yield planned[year], months, "the budget of the next year"


def _sentence(text: str, body: Sequence[Sentence], place: int) -> str | None:
    """The sentence at `place` in small letters."""
    return next((text[one.start : one.end].lower() for one in body if one.start <= place < one.end), None)


def _step(year: int, month: int, months: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1
