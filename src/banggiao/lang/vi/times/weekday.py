"""The weekday that an expression names."""

from __future__ import annotations

from banggiao.lang.timex.meaning import Date
from banggiao.lang.vi.times.atoms import MAX_RUN, split
from banggiao.lang.vi.times.grammar import whole


def weekday_in(expression: str) -> int | None:
    """The weekday that `expression` names, Monday being 0; None where it names none.

    Example: of "hôm thứ Sáu" and of "thứ Sáu, 16/8" it is 4.
    """
    words = split(expression)
    if not words or len(words) > MAX_RUN:
        return None
    days = (node.value.weekday for node in whole(words) if isinstance(node.value, Date))
    return next((day for day in days if day is not None), None)
