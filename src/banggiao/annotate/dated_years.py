"""Years that an article names in a way in which news names its own: evidence of when it was written.

A year by itself says little: news tells of the past and of plans. Measured on dated articles, these say the year:
a whole date at the head, two whole dates, a comparison with "the same period" of the year before, a whole date
beside a plan for the next year. Each holds only where no later year is told of as past.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.offices import holds
from banggiao.lang.dating import FIRST_YEAR, LAST_YEAR, Months
from banggiao.model import edtf
from banggiao.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from banggiao.lang.dating import DatingData
    from banggiao.model.sentence import Sentence
    from banggiao.model.time import TimeExpression

_HEAD = 450  # characters in which a whole date is the article's own
_COMPARED = 24  # characters between "cùng kỳ" and the year
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Named(NamedTuple):
    """A date with its year. `exact`: day or month are told; `ahead`: its sentence tells of what is to come."""

    year: int
    day: bool
    exact: bool
    ahead: bool
    span: Span


def year_evidence(
    text: str, body: Sequence[Sentence], times: Iterable[TimeExpression], data: DatingData
) -> Iterator[tuple[Span, int, str]]:
    """(span, months, reason) for each way in which the text tells its year, in the order of the module's list.

    Example: "tăng 10% so với cùng kỳ năm 2012" is of 2013.
    """
    named = list(_named(text, body, times, data))
    past = [date for date in named if not date.ahead]
    latest = max((date.year for date in past), default=0)
    of_latest = [date for date in past if date.year == latest]
    days = [date for date in of_latest if date.day]
    for date in [date for date in days if date.span.start < _HEAD][:1]:
        yield date.span, _whole(latest), "a whole date at the head"
    if len({text[date.span.start : date.span.end].strip() for date in days}) > 1:
        for date in days[:2]:
            yield date.span, _whole(latest), "two whole dates"
    for span, year in _compared(text, data):
        if latest <= year + 1:
            yield span, _whole(year + 1), "a comparison with the year before"
    plans = [date for date in named if date.ahead and date.year == latest + 1]
    exact = [date for date in of_latest if date.exact]
    if plans and exact:
        yield exact[0].span, _whole(latest), "a date beside a plan for the next year"
        yield plans[0].span, _whole(latest), "a plan for the next year"


def _whole(year: int) -> int:
    return Months.between((year, 1), (year, 12))


def _named(text: str, body: Sequence[Sentence], times: Iterable[TimeExpression], data: DatingData) -> Iterator[Named]:
    for time in times:
        date = edtf.parse_date(edtf.split(time.value)[1])
        if date is None or date.year is None or time.basis or not FIRST_YEAR <= date.year <= LAST_YEAR:
            continue
        sentence = next((s for s in body if s.start <= time.start < s.end), None)
        if sentence is None:
            continue
        ahead = holds(text[sentence.start : sentence.end].lower(), data.words["ahead"])
        span = Span(time.start, time.end)
        yield Named(date.year, date.day is not None, date.month is not None, ahead, span)


def _compared(text: str, data: DatingData) -> Iterator[tuple[Span, int]]:
    """Years after the words of comparison: only the latest counts, an older one is compared with an older."""
    lower = text.lower()
    found = []
    for words in data.words["compare"]:
        place = lower.find(words)
        while place >= 0:
            year = _YEAR.search(text, place, place + len(words) + _COMPARED)
            if year and FIRST_YEAR <= int(year[0]) < LAST_YEAR:
                found.append((Span(place, year.end()), int(year[0])))
            place = lower.find(words, place + 1)
    yield from sorted(found, key=lambda one: -one[1])[:1]
