"""Known events as evidence of the very days of an article: it tells of one at its head, by a day that follows it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from banggiao.annotate.offices import holds
from banggiao.lang.dating import Months
from banggiao.model import edtf
from banggiao.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.lang.dating import DatingData
    from banggiao.model.edtf import Partial
    from banggiao.model.sentence import Sentence

_HEAD = 450  # characters in which an event is what the article tells of
_NEWS = dt.timedelta(days=21)  # as long an event is news; a year later its day is remembered in other words


def event_days(
    text: str, body: Sequence[Sentence], main: Partial | None, data: DatingData
) -> Iterator[tuple[Span, int, str]]:
    """(span, month, reason) where the head names a known event and `main`, the day that the article tells of, is one
    of the days after it.

    Example: "bão Haiyan" with "ngày 10/11" is of November 2013.
    """
    if main is None or main.month is None or main.day is None:
        return
    for event in data.events:
        if event.day is None or not any(form[0] in text[:_HEAD] for form in event.forms):
            continue
        for sentence in body:
            here = text[sentence.start : sentence.end]
            form = next((form for form in event.forms if all(part in here for part in form)), None)
            if form is None or sentence.start >= _HEAD:
                continue
            if holds(here.lower(), data.words["again"]) or holds(here.lower(), data.words["then"]):
                continue
            for year in (event.day.year, event.day.year + 1):
                day = edtf.make_date(year, main.month, main.day)
                if day is not None and event.day <= day <= event.day + _NEWS:
                    start = sentence.start + here.index(form[0])
                    months = Months.between((day.year, day.month), (day.year, day.month))
                    yield Span(start, start + len(form[0])), months, f"{event.name}, days after it"
