"""The day of writing, where a text calls a date today, yesterday or tomorrow: "hôm qua (11-6)" is written on 12/6."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from banggiao.model import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from banggiao.lang.dating import DatingData
    from banggiao.model.edtf import Partial
    from banggiao.model.sentence import Sentence
    from banggiao.model.time import TimeExpression

_REACH = 20  # characters before a date in which it is called so: "ngày hôm qua, (ngày "
_DAYS = {"today": 0, "yesterday": 1, "tomorrow": -1}  # from the date to the day of writing, by the list of words
_DIGIT = re.compile(r"\d")


class WritingDay(NamedTuple):
    """A date of the text, as what it is called, and how many days later the text was written."""

    time: TimeExpression
    date: Partial
    days: int

    def of(self, year: int | None) -> Partial:
        """The day of writing, when the date is of this year."""
        return edtf.add_days(self.date._replace(year=year), self.days)


def writing_day(
    text: str, body: Sequence[Sentence], times: Iterable[TimeExpression], data: DatingData
) -> WritingDay | None:
    """The first day and month that the text calls today, yesterday or tomorrow; None where it does not.

    Example: of "Cuộc họp hôm qua (11-6) kéo dài" the date 11-6, one day before the day of writing.
    """
    for time in times:
        date = edtf.parse_date(time.value)
        if date is None or date.day is None or date.month is None:
            continue
        days = _called(text, time, data)
        if days is not None and any(one.start <= time.start < one.end for one in body):
            return WritingDay(time, date, days)
    return None


def _called(text: str, time: TimeExpression, data: DatingData) -> int | None:
    """How many days after the date the text was written, by the words right before its number."""
    number = _DIGIT.search(text, time.start, time.end)
    if number is None:
        return None
    before = text[max(0, time.start - _REACH) : number.start()].lower().rstrip(" ,(")
    for word in data.words["day"]:
        before = before.removesuffix(word).rstrip(" ,(")
    return next((days for name, days in _DAYS.items() if before.endswith(data.words[name])), None)
