"""From a meaning to an interval of seconds, against a moment: a whole expression by itself, future readings first.

Where `values` writes what the words state, this module says which stretch of time they name: "tối nay" is from 18:00
to midnight, "3 giờ tới" the three full hours to come, "mùa hè này" from solstice to equinox.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from banggiao.lang.timex import calendar as cal
from banggiao.lang.timex.anchor import Anchor, Direction
from banggiao.lang.timex.meaning import Clock, DayPart, Recent, Reference, Season, Shift, Unit, Vague
from banggiao.lang.timex.values import value_of
from banggiao.model import edtf
from banggiao.model.edtf import Partial

if TYPE_CHECKING:
    from banggiao.lang.timex.meaning import Meaning

_DAY = dt.timedelta(days=1)
_STEP = {
    Unit.SECOND: dt.timedelta(seconds=1), Unit.MINUTE: dt.timedelta(minutes=1), Unit.HOUR: dt.timedelta(hours=1),
    Unit.DAY: _DAY, Unit.WEEK: dt.timedelta(days=7),
}  # fmt: skip
_PART_HOURS = {
    "small hours": (0, 6), "morning": (4, 12), "noon": (12, 14), "after lunch": (13, 17), "afternoon": (12, 19),
    "evening": (18, 24), "night": (18, 24),
}  # fmt: skip
_SEASON_STARTS = {21: (3, 21), 22: (6, 21), 23: (9, 24), 24: (12, 21)}
_NOON = 12
_FORMATS = {Unit.SECOND: "%Y-%m-%dT%H:%M:%S", Unit.MINUTE: "%Y-%m-%dT%H:%M", Unit.HOUR: "%Y-%m-%dT%H"}


def instant_of(meaning: Meaning, at: dt.datetime, prefer: Direction) -> str | None:
    """EDTF of the stretch of time that `meaning` names at the moment `at`; None for lengths and repetitions.

    Ends of intervals are the last unit inside them. The value is in the wall-clock time of `at`.

    Example: DayPart("evening", Shift(DAY, 0)) at 2017-02-02T03:55 is "2017-02-02T18/2017-02-02T23".
    """
    anchor = Anchor(edtf.partial_of(at.date()), prefer)
    if isinstance(meaning, Clock):
        return _clock(meaning, at, anchor)
    if isinstance(meaning, DayPart):
        return _part_of_day(meaning, anchor)
    if isinstance(meaning, Recent):
        return _units(meaning, at)
    if isinstance(meaning, Season):
        return _season(meaning, at)
    if isinstance(meaning, Vague):
        return at.strftime(_FORMATS[Unit.SECOND]) if meaning.reference is Reference.PRESENT else None
    if isinstance(meaning, Shift) and meaning.unit < Unit.DAY:
        return (at + meaning.n * _STEP[meaning.unit]).strftime(_FORMATS[meaning.unit])
    value = value_of(meaning, anchor)
    return value if "X" not in value and edtf.is_valid(value) else None


def _day(of: Meaning | None, anchor: Anchor) -> dt.date | None:
    if of is None:
        return None
    date = edtf.parse_date(value_of(of, anchor))
    return date.to_date() if date else None


def _clock(clock: Clock, at: dt.datetime, anchor: Anchor) -> str | None:
    hour = cal.hour_of(clock.hour, clock.part)
    time = dt.time(hour, clock.minute or 0, clock.second or 0)
    day = _day(clock.of, anchor)
    if day is None:
        if clock.of is not None:
            return None
        moment = _next(dt.datetime.combine(at.date(), time), clock, at.replace(tzinfo=None), anchor.prefer)
    else:
        moment = dt.datetime.combine(day, time)
    offset = at.utcoffset()
    if clock.zone is not None and offset is not None:
        moment += offset - dt.timedelta(hours=clock.zone)
    unit = Unit.HOUR if clock.minute is None else Unit.MINUTE if clock.second is None else Unit.SECOND
    return moment.strftime(_FORMATS[unit])


def _next(today: dt.datetime, clock: Clock, now: dt.datetime, prefer: Direction) -> dt.datetime:
    """The next (or last) moment of that time; without a part of the day a small hour may be of the afternoon."""
    half_day = dt.timedelta(hours=_NOON)
    moments = [today, today + _DAY, today - _DAY]
    if not clock.part and 0 < clock.hour <= _NOON:
        moments += [moment + half_day for moment in moments]
    if prefer is Direction.FUTURE:
        return min(moment for moment in moments if moment >= now)
    return max(moment for moment in moments if moment <= now)


def _part_of_day(part: DayPart, anchor: Anchor) -> str | None:
    day = _day(part.of, anchor)
    if day is None:
        return None
    first, after = _PART_HOURS[part.part]
    return f"{day}T{first:02d}/{day}T{after - 1:02d}"


def _units(recent: Recent, at: dt.datetime) -> str | None:
    """The n full units before (or after) the one that `at` lies in."""
    n, unit = int(recent.n), recent.unit
    if n < 1 or recent.n % 1:
        return None
    first, last = (1, n) if recent.sign > 0 else (-n, -1)
    if unit >= Unit.DAY:
        today = edtf.partial_of(at.date())
        start, end = cal.shifted(unit, first, today), cal.shifted(unit, last, today)
        return edtf.interval(edtf.split(start)[0], edtf.split(end)[1])
    form = _FORMATS[unit]
    return edtf.interval((at + first * _STEP[unit]).strftime(form), (at + last * _STEP[unit]).strftime(form))


def _season(season: Season, at: dt.datetime) -> str | None:
    """From the season's first day to its last: the one running or next, or that of the year named."""
    today = at.date()
    named = edtf.parse_date(value_of(season.of, Anchor(edtf.partial_of(today)))) if season.of else None
    if named is not None and named.year is not None:
        return _season_of(season.number, named.year)
    for year in range(today.year - 1, today.year + 2):
        if _season_end(season.number, year) >= today:
            return _season_of(season.number, year)
    return None


def _season_end(number: int, year: int) -> dt.date:
    after = number + 1 if number < 24 else 21
    return dt.date(year + (number == 24), *_SEASON_STARTS[after]) - _DAY


def _season_of(number: int, year: int) -> str:
    return edtf.interval(Partial(year, *_SEASON_STARTS[number]), _season_end(number, year))

