"""Numbered meetings as evidence of when an article was written: a session of a parliament had its months.

An article that reports of a meeting is of its months; one that looks ahead is of the year before or of then; one that
calls it past is of the months after. Any other mention says that the article is not much older than the meeting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.annotate.offices import holds
from banggiao.lang.dating import Months
from banggiao.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.lang.dating import DatingData
    from banggiao.lang.series import Series, Window
    from banggiao.model.sentence import Sentence

_HEAD = 450  # characters in which a meeting is what the article tells of
_AFTER = 12  # characters after it in which it is called past
_AHEAD, _LATELY = 12, 6  # months


def series_evidence(text: str, body: Sequence[Sentence], data: DatingData) -> Iterator[tuple[Span, int, str]]:
    """(span, months, reason) for the latest edition of each series that the text names.

    Example: "Khai mạc kỳ họp thứ 6, Quốc hội khóa XIII" is of October or November 2013.
    """
    latest: dict[str, tuple[Series, int, int, Window]] = {}
    for one in data.series.find(text):
        series, start, _, window = one
        old = latest.get(series.name)
        if old is None or (window[0], -start) > (old[3][0], -old[1]):
            latest[series.name] = one
    for series, start, end, window in latest.values():
        sentence = next((s for s in body if s.start <= start < s.end), None)
        if sentence is None:
            continue
        here = text[sentence.start : sentence.end].lower()
        yield Span(start, end), _months(here, text[end : end + _AFTER].lower(), start, window, data), series.name


def _months(here: str, after: str, start: int, window: Window, data: DatingData) -> int:
    """The months that a mention allows, which stands at `start` in the sentence `here`, before the words `after`."""
    words = data.series.words
    first, last = window
    if holds(after, words["lately"]):
        return Months.between(first, _step(*last, _LATELY))
    if holds(here, data.words["ahead"]):
        return Months.between(_step(*first, -_AHEAD), last)
    told = holds(here, words["now"]) or start < _HEAD
    if told and not holds(here, words["decided"]) and not holds(here, data.words["then"]):
        return Months.between(first, last)
    return Months.since(*_step(*first, -_AHEAD))


def _step(year: int, month: int, months: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1
