"""From a meaning to its TIMEX3 type and EDTF value, against an anchor: how news is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.lang.timex import calendar as cal
from banggiao.lang.timex.meaning import (
    Base,
    Century,
    Clock,
    Date,
    DayPart,
    Decade,
    Edge,
    Every,
    First,
    Holiday,
    Length,
    Nth,
    Part,
    Quarter,
    Range,
    Recent,
    Season,
    Shift,
    Since,
    Unit,
    Until,
    Vague,
)
from banggiao.model import edtf
from banggiao.model.edtf import Partial
from banggiao.model.time import TimeType

if TYPE_CHECKING:
    from collections.abc import Callable

    from banggiao.lang.timex.anchor import Anchor
    from banggiao.lang.timex.meaning import Meaning

def type_of(meaning: Meaning) -> TimeType:
    """The TIMEX3 type: DATE unless it is a clock time, a part of the day, a length or a repetition."""
    if isinstance(meaning, Length | Recent):
        return TimeType.DURATION
    if isinstance(meaning, Every):
        return TimeType.SET
    if isinstance(meaning, Clock | DayPart):
        return TimeType.TIME
    if isinstance(meaning, Since | Until):
        return type_of(meaning.of)
    if isinstance(meaning, Range):
        return type_of(meaning.last)
    return TimeType.DATE


def value_of(meaning: Meaning, anchor: Anchor) -> str:
    """The value, as far as the anchor allows: "XXXX-10-22" without a year, edtf.UNKNOWN where nothing is known.

    Example: Date(day=22, month=10) against 2013-10-23 is "2013-10-22".
    """
    return _READERS[type(meaning)](meaning, anchor)


def _within(of: Meaning | None, anchor: Anchor) -> Partial | None:
    """The year (and month) that an outer period gives."""
    return None if of is None else edtf.parse_date(edtf.split(value_of(of, anchor))[0])


def _date(date: Date, anchor: Anchor) -> str:
    if date.weekday is not None and date.day is None:
        return _weekday(date, anchor)
    outer = _within(date.within, anchor)
    if date.day is not None and date.month is None:
        if outer is not None and outer.month is not None:
            return str(Partial(outer.year, outer.month, date.day))
        return str(cal.nearest_day(date.day, anchor))
    if date.month is not None:
        if date.year is not None:
            return str(Partial(date.year, date.month, date.day))
        if outer is not None:
            return str(Partial(outer.year, date.month, date.day))
        if date.weekday is not None:
            return str(cal.year_by_weekday(date.month, date.day, date.weekday, anchor))
        return str(cal.nearest_month(date.month, date.day, date.turn, anchor))
    return str(Partial(date.year))


def _weekday(date: Date, anchor: Anchor) -> str:
    assert date.weekday is not None
    if date.within is not None:
        monday = edtf.parse_date(edtf.split(value_of(date.within, anchor))[0])
        if monday is None or monday.day is None:
            return edtf.UNKNOWN
        return str(edtf.add_days(monday, date.weekday))
    return str(cal.nearest_weekday(date.weekday, date.turn, anchor))


def _shift(shift: Shift, anchor: Anchor) -> str:
    return cal.shifted(shift.unit, shift.n, cal.base_of(shift, anchor))


def _part(part: Part, anchor: Anchor) -> str:
    whole = value_of(part.of, anchor)
    if edtf.precision(whole) == "interval" and isinstance(part.of, Shift) and part.of.unit is Unit.WEEK:
        return cal.weekend(whole) if part.edge is Edge.END else whole
    return cal.part_of(part.edge, whole)


def _first(first: First, anchor: Anchor) -> str:
    outer = _within(first.of, anchor) or Partial(None)
    begin, end = (13 - first.n, 12) if first.last else (1, first.n)
    return edtf.interval(Partial(outer.year, begin), Partial(outer.year, end))


def _nth(nth: Nth, anchor: Anchor) -> str:
    return cal.nth(nth.n, nth.unit, value_of(nth.of, anchor))


def _day_part(part: DayPart, anchor: Anchor) -> str:
    return value_of(part.of, anchor)


def _clock(clock: Clock, anchor: Anchor) -> str:
    day = value_of(clock.of, anchor) if clock.of is not None else cal.shifted(Unit.DAY, 0, anchor.reference)
    if edtf.precision(day) not in ("day", "none"):
        return day
    hour = cal.hour_of(clock.hour, clock.part)
    if clock.minute is None:
        return f"{day}T{hour:02d}:00"
    time = f"{day}T{hour:02d}:{clock.minute:02d}"
    return time if clock.second is None else f"{time}:{clock.second:02d}"


def _season(season: Season, anchor: Anchor) -> str:
    outer = _within(season.of, anchor)
    if outer is not None:
        return str(Partial(outer.year, season.number))
    middle = {21: 4, 22: 7, 23: 10, 24: 12}[season.number]
    return str(Partial(cal.nearest_month(middle, None, season.turn, anchor).year, season.number))


def _quarter(quarter: Quarter, anchor: Anchor) -> str:
    outer = _within(quarter.of, anchor)
    year = outer.year if outer else cal.nearest_month(quarter.number * 3 - 1, None, None, anchor).year
    return str(Partial(year, 32 + quarter.number))


def _decade(decade: Decade, anchor: Anchor) -> str:  # noqa: ARG001
    start = decade.start
    if start < 100:
        start += 2000 if start < 20 else 1900
    return f"{start // 10}X"


def _century(century: Century, anchor: Anchor) -> str:  # noqa: ARG001
    return f"{century.number - 1:02d}XX"


def _holiday(holiday: Holiday, anchor: Anchor) -> str:
    outer = _within(holiday.of, anchor)
    return str(cal.feast_day(holiday.key, outer.year if outer else None, anchor))


def _range(meaning: Range, anchor: Anchor) -> str:
    last = value_of(meaning.last, anchor)
    first = value_of(cal.inherit(meaning.first, last), anchor)
    left, right = edtf.split(first)[0], edtf.split(last)[1]
    if cal.is_after(left, right):
        left = cal.earlier_year(left)
    return edtf.interval(left, right)


def _since(since: Since, anchor: Anchor) -> str:
    value = value_of(since.of, anchor)
    return value if edtf.is_unknown(value) else f"{edtf.split(value)[0]}/.."


def _until(until: Until, anchor: Anchor) -> str:
    value = value_of(until.of, anchor)
    return value if edtf.is_unknown(value) else f"../{edtf.split(value)[1]}"


def _length(length: Length, anchor: Anchor) -> str:  # noqa: ARG001
    return cal.duration(length)


def _recent(recent: Recent, anchor: Anchor) -> str:  # noqa: ARG001
    return cal.duration(Length(recent.n, recent.unit))


def _every(every: Every, anchor: Anchor) -> str:  # noqa: ARG001
    return cal.duration(Length(every.n, every.unit))


def _vague(vague: Vague, anchor: Anchor) -> str:  # noqa: ARG001
    return vague.reference.value


def depends_on(meaning: Meaning) -> Base | None:
    """From what the value is counted: the day of writing, the text's nearest date, or None where it stands alone."""
    if isinstance(meaning, Shift):
        return meaning.base
    if isinstance(meaning, Date):
        if meaning.within is not None:
            return depends_on(meaning.within)
        return None if meaning.year is not None else Base.REFERENCE
    if isinstance(meaning, Range):
        return depends_on(meaning.last)
    if isinstance(meaning, Season | Quarter | Holiday | Clock):
        return Base.REFERENCE if meaning.of is None else depends_on(meaning.of)
    if isinstance(meaning, Part | First | Nth | DayPart | Since | Until):
        return depends_on(meaning.of)
    return None


_READERS: dict[type, Callable[..., str]] = {
    Date: _date, Shift: _shift, Part: _part, First: _first, Nth: _nth, DayPart: _day_part, Clock: _clock,
    Season: _season, Quarter: _quarter, Decade: _decade, Century: _century, Holiday: _holiday, Range: _range,
    Since: _since, Until: _until, Length: _length, Recent: _recent, Every: _every, Vague: _vague,
}  # fmt: skip
