"""Against what a time expression is resolved."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from banggiao.model.edtf import parse_date, precision

if TYPE_CHECKING:
    from banggiao.model.edtf import Partial


class Direction(StrEnum):
    """To which side of the day of writing an incomplete date is sought."""

    PAST = "past"  # hồi tháng 4
    NEUTRAL = "neutral"  # the nearest reading, the past before the future: news without a cue
    FUTURE = "future"  # dự kiến, sẽ, tới


class Anchor(NamedTuple):
    """What is known when an expression is read.

    `reference`: the day of writing, of which parts may be missing (a year alone still resolves "tháng 9 năm ngoái");
    None where the article's date is not known. `prefer`: the side sought where the words around give no cue.
    `context`: EDTF of the nearest earlier date of the text, "" where there is none. `context_text`: its words, for
    the basis. `period`: EDTF of the nearest earlier time of any grain, from which years and months count ("8 năm sau
    đó"). `note`: words added to the basis of whatever was resolved against the reference ("year 2024 inferred").

    Example: Anchor(Partial(2013, 10, 23)) reads "hôm qua" as 2013-10-22.
    """

    reference: Partial | None = None
    prefer: Direction = Direction.NEUTRAL
    context: str = ""
    context_text: str = ""
    period: str = ""
    note: str = ""

    def after(self, value: str, words: str) -> Anchor:
        """The anchor for what follows a time of that value: a day becomes the context, any date the period."""
        day = parse_date(value)
        if day is not None and day.day is not None and day.month is not None:
            return Anchor(self.reference, self.prefer, value, words, value, self.note)
        if precision(value) == "interval" or (day is not None and day.year is not None):
            return Anchor(self.reference, self.prefer, self.context, self.context_text, value, self.note)
        return self
