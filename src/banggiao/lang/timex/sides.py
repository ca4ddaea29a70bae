"""On which side of the day of writing a time lies by its own words, whatever day that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.lang.timex.anchor import Direction
from banggiao.lang.timex.meaning import (
    Base,
    Clock,
    Date,
    DayPart,
    First,
    Holiday,
    Nth,
    Part,
    Quarter,
    Range,
    Recent,
    Reference,
    Season,
    Shift,
    Since,
    Until,
    Vague,
)

if TYPE_CHECKING:
    from banggiao.lang.timex.meaning import Meaning

_VAGUE = {
    Reference.PAST: Direction.PAST,
    Reference.PRESENT: Direction.NEUTRAL,
    Reference.FUTURE: Direction.FUTURE,
}


def side_of(meaning: Meaning | None) -> Direction | None:
    """PAST, FUTURE, NEUTRAL for a time round the day of writing, None where the words do not tell.

    Example: "tuần sau" lies ahead in an article of any day, "tháng 9 năm ngoái" back; "tháng 9" tells nothing.
    """
    if isinstance(meaning, Shift):
        return _signed(meaning.n) if meaning.base is Base.REFERENCE else None
    if isinstance(meaning, Recent):
        return _signed(meaning.sign)
    if isinstance(meaning, Vague):
        return _VAGUE[meaning.reference]
    if isinstance(meaning, Date):
        return _outer(meaning.within) if meaning.turn is None else _signed(meaning.turn)
    if isinstance(meaning, Season):
        return _outer(meaning.of) if meaning.turn is None else _signed(meaning.turn)
    if isinstance(meaning, Range):
        return side_of(meaning.last)
    if isinstance(meaning, DayPart | Clock):
        return side_of(meaning.of)
    if isinstance(meaning, Part | First | Nth | Quarter | Holiday | Since | Until):
        return _outer(meaning.of)
    return None


def _signed(number: float) -> Direction:
    return Direction.FUTURE if number > 0 else Direction.PAST if number < 0 else Direction.NEUTRAL


def _outer(of: Meaning | None) -> Direction | None:
    """The side of what lies within a period: within this one it may be any."""
    side = side_of(of)
    return None if side is Direction.NEUTRAL else side
