"""Counting on the calendar against an anchor: which year a day and month belong to, which Friday is meant."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from banggiao.lang.timex.anchor import Direction
from banggiao.lang.timex.feasts import feast
from banggiao.lang.timex.meaning import Base, Date, Edge, Length, Meaning, Shift, Unit
from banggiao.model import edtf
from banggiao.model.edtf import UNKNOWN, Partial

if TYPE_CHECKING:
    from banggiao.lang.timex.anchor import Anchor

NEAR_PAST = 45  # days: with a cue for the future, a date this little past stays past (the report, not the plan)
NEAR_FUTURE = 60  # days: with a cue for the past, a date this little ahead stays ahead (what was agreed)
HALF_YEAR = 190  # days: without a cue, a date further ahead than this is last year's
_AFTERNOON = {"noon": 1, "afternoon": 1, "evening": 1, "night": 6}  # the first hour that means one after noon
_NOON_ENDS = 4  # an hour "trưa" from here on is before noon: 11 giờ trưa


def base_of(shift: Shift, anchor: Anchor) -> Partial | None:
    """The date that a relative time is counted from, None where it is not known.

    Months and years after (or before) something in the text count from the end (or start) of whatever it names.
    """
    if shift.base is Base.REFERENCE:
        return anchor.reference
    if shift.unit >= Unit.MONTH and anchor.period:
        first, last = edtf.split(anchor.period)
        return edtf.parse_date(first if shift.n < 0 else last) or edtf.parse_date(last) or edtf.parse_date(first)
    return edtf.parse_date(anchor.context) if anchor.context else anchor.reference


def shifted(unit: Unit, n: int, base: Partial | None) -> str:
    """`n` units from `base`, at the unit's grain: a week as an interval, a month as a month."""
    if base is None:
        return {Unit.MONTH: "XXXX-XX", Unit.YEAR: "XXXX"}.get(unit, UNKNOWN)
    if unit is Unit.YEAR:
        return str(Partial(None if base.year is None else base.year + n))
    if unit is Unit.MONTH:
        return str(edtf.add_months(base, n)) if base.month and base.month <= 12 else str(Partial(base.year))
    if unit is Unit.QUARTER:
        return _quarter(base, n)
    if unit is Unit.DECADE:
        return UNKNOWN if base.year is None else f"{base.year // 10 + n}X"
    if unit is Unit.CENTURY:
        return UNKNOWN if base.year is None else f"{base.year // 100 + n}XX"
    if base.day is None:
        return UNKNOWN
    if unit is Unit.WEEK:
        day = edtf.add_days(base, 7 * n).to_date()
        return UNKNOWN if day is None else edtf.interval(*edtf.week_of(day))
    return str(edtf.add_days(base, n)) if unit is Unit.DAY else str(base)


def _quarter(base: Partial, n: int) -> str:
    if base.month is None or base.month > 12:
        return str(Partial(base.year))
    month = edtf.add_months(Partial(base.year, base.month), 3 * n)
    assert month.month is not None
    return str(Partial(month.year, 33 + (month.month - 1) // 3))


def nearest_month(month: int, day: int | None, turn: int | None, anchor: Anchor) -> Partial:
    """The month (or day of the month) in the year that is meant: "ngày 22/10" against 2013-10-23 is in 2013.

    `turn` is what the words say themselves ("tới", "vừa qua"); the anchor's direction is what those around say.
    """
    ref = anchor.reference
    if ref is None or ref.year is None:
        return Partial(None, month, day)
    if ref.month is None:
        return Partial(ref.year, month, day)
    today = dt.date(ref.year, min(ref.month, 12), ref.day or 15)
    there = dt.date(ref.year, month, min(day or today.day, 28))
    gap = (there - today).days
    if turn is None:
        return Partial(ref.year + _turn_by_cue(gap, anchor.prefer), month, day)
    if turn == 0:
        return Partial(ref.year, month, day)
    same_month = day is None and month == ref.month
    if turn > 0:
        return Partial(ref.year + (gap < 0 or same_month), month, day)
    return Partial(ref.year - (gap > 0 or same_month), month, day)


def _turn_by_cue(gap: int, prefer: Direction) -> int:
    if prefer is Direction.FUTURE:
        return 1 if gap < -NEAR_PAST else 0
    if prefer is Direction.PAST:
        return -1 if gap > NEAR_FUTURE else 0
    if gap > HALF_YEAR:
        return -1
    return 1 if gap < NEAR_PAST - 365 else 0


def nearest_day(day: int, anchor: Anchor) -> Partial:
    """A day of the month without its month: "ngày 15" against 2013-10-22 is 2013-10-15."""
    context = edtf.parse_date(edtf.split(anchor.context)[1]) if anchor.context else None
    ref = anchor.reference if anchor.reference and anchor.reference.month else context
    if ref is None or ref.month is None or ref.month > 12:
        return Partial(ref.year if ref else None, None, day)
    ahead = day - (ref.day or 31)
    if anchor.prefer is Direction.FUTURE and ahead < -7:
        return edtf.add_months(ref, 1)._replace(day=day)
    if anchor.prefer is not Direction.FUTURE and ahead > 7:
        return edtf.add_months(ref, -1)._replace(day=day)
    return Partial(ref.year, ref.month, day)


def nearest_weekday(weekday: int, turn: int | None, anchor: Anchor) -> Partial | str:
    """The day of that name: the last one up to the reference, or the next where the words look ahead."""
    today = anchor.reference.to_date() if anchor.reference else None
    if today is None:
        return UNKNOWN
    ahead = (weekday - today.weekday()) % 7
    if turn == 0:
        day = edtf.week_of(today)[0] + dt.timedelta(days=weekday)
    elif turn == 1 or (turn is None and anchor.prefer is Direction.FUTURE):
        day = today + dt.timedelta(days=ahead or (7 if turn else 0))
    else:
        back = (today.weekday() - weekday) % 7
        day = today - dt.timedelta(days=back or (7 if turn else 0))
    return edtf.partial_of(day)


def year_by_weekday(month: int, day: int | None, weekday: int, anchor: Anchor) -> Partial:
    """A day and month that go with a weekday: the year by the anchor, moved by one where only that fits the name."""
    found = nearest_month(month, day, None, anchor)
    if found.year is None or day is None:
        return found
    for year in (found.year, found.year - 1, found.year + 1):
        there = edtf.make_date(year, month, day)
        if there is not None and there.weekday() == weekday:
            return Partial(year, month, day)
    return found


def feast_day(key: str, year: int | None, anchor: Anchor) -> Partial:
    """The day of a feast in `year`, or in the year that the anchor makes likely."""
    usual = feast(key, year or (anchor.reference.year if anchor.reference else None))
    if usual is None:
        return Partial(year)
    if year is not None or usual.month is None:
        return usual
    there = nearest_month(usual.month, usual.day, None, anchor)
    return feast(key, there.year) or there


def weekend(week: str) -> str:
    """Saturday and Sunday of a week."""
    monday = edtf.parse_date(edtf.split(week)[0])
    return week if monday is None else edtf.interval(edtf.add_days(monday, 5), edtf.add_days(monday, 6))


def part_of(edge: Edge, whole: str) -> str:
    """An edge of a period: halves and thirds as intervals, beginning, middle and end as the period itself."""
    if edge in (Edge.START, Edge.MIDDLE, Edge.END):
        return whole
    if edtf.precision(whole) == "century" and edge in (Edge.FIRST_HALF, Edge.SECOND_HALF):
        century = whole[:2]
        return f"{century}00/{century}49" if edge is Edge.FIRST_HALF else f"{century}50/{century}99"
    date = edtf.parse_date(whole)
    if date is None or date.day is not None or (date.month or 0) > 12:
        return whole
    if date.month is None:
        months = {Edge.FIRST_HALF: (1, 6), Edge.SECOND_HALF: (7, 12)}.get(edge)
        return edtf.interval(*(Partial(date.year, month) for month in months)) if months else whole
    last = edtf.month_end(date.year, date.month)
    first_day, last_day = {
        Edge.FIRST_HALF: (1, 15), Edge.SECOND_HALF: (16, last), Edge.FIRST_TEN: (1, 10),
        Edge.MIDDLE_TEN: (11, 20), Edge.LAST_TEN: (21, last),
    }[edge]  # fmt: skip
    return edtf.interval(date._replace(day=first_day), date._replace(day=last_day))


def nth(n: int, unit: Unit, whole: str) -> str:
    """The n-th day, week, month or quarter of a period; n = -1 is the last."""
    date = edtf.parse_date(whole)
    if date is None or (date.month or 0) > 12:
        return whole
    if unit is Unit.QUARTER and date.month is None:
        return str(Partial(date.year, 36 if n < 0 else 32 + n))
    if unit is Unit.MONTH and date.month is None:
        return str(Partial(date.year, 12 if n < 0 else n))
    month = date.month or (12 if n < 0 else 1)
    if unit is Unit.DAY:
        return str(Partial(date.year, month, edtf.month_end(date.year, month) if n < 0 else n))
    first = edtf.make_date(date.year, month, 1) if date.year is not None else None
    if unit is Unit.WEEK and first is not None and n > 0:
        monday = first + dt.timedelta(days=-first.weekday() % 7 + 7 * (n - 1))
        return edtf.interval(*edtf.week_of(monday))
    return whole


def hour_of(hour: int, part: str) -> int:
    """The hour of a 24-hour clock: 3 in the afternoon is 15, 12 at night 0."""
    if _AFTERNOON.get(part, 12) <= hour < 12 and (part != "noon" or hour < _NOON_ENDS):
        return hour + 12
    return 0 if part in ("night", "small hours") and hour == 12 else hour % 24


def inherit(first: Meaning, last: str) -> Meaning:
    """The start of a range, completed by its end: "từ 20 đến 25/10" takes the month, "tháng 5-7/2013" the year."""
    end = edtf.parse_date(edtf.split(last)[0])
    if not isinstance(first, Date) or end is None or first.within is not None or first.year is not None:
        return first
    if first.day is not None and first.month is None and end.month is not None:
        within = Date(end.year, end.month)
        return first._replace(within=within) if end.year is not None else first._replace(month=end.month)
    if first.month is not None and end.year is not None:
        return first._replace(year=end.year)
    return first


def is_after(left: str, right: str) -> bool:
    """Whether the first day of `left` comes after the last day of `right`."""
    start, end = edtf.bounds(left)[0], edtf.bounds(right)[1]
    return start is not None and end is not None and start > end


def earlier_year(value: str) -> str:
    """The same day a year before: "30/12 đến 2/1" begins in the year before its end."""
    date = edtf.parse_date(value)
    return value if date is None or date.year is None else str(date._replace(year=date.year - 1))


def duration(length: Length) -> str:
    """The ISO 8601 duration: P3D, PT14M, P10Y for a decade, P1Y6M."""
    date_part, time_part = "", ""
    piece: Length | None = length
    while piece is not None:
        n, unit = piece.n, piece.unit
        scale = {Unit.QUARTER: 3, Unit.DECADE: 10, Unit.CENTURY: 100}.get(unit, 1)
        letter = {Unit.QUARTER: "M", Unit.DECADE: "Y", Unit.CENTURY: "Y"}.get(unit) or unit.name[0]
        if unit is Unit.YEAR and n % 1:
            n, letter = n * 12, "M"
        if unit is Unit.HOUR and n % 1:
            n, letter = n * 60, "M"
        text = f"{n * scale:g}{letter}"
        if unit <= Unit.HOUR:
            time_part += text
        else:
            date_part += text
        piece = piece.rest
    return f"P{date_part}" + (f"T{time_part}" if time_part else "")
