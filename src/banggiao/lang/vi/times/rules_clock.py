"""Rules for parts of the day and clock times."""

from __future__ import annotations

from typing import Any

from banggiao.lang.timex.chart import Rule
from banggiao.lang.timex.meaning import Clock, Date, DayPart, Range

_NOON = 12


def _day_part(_: Any, part: str, __: Any, of: Any) -> DayPart:
    return DayPart(part, of)


def _short_day(_: Any, part: str, of: Any) -> DayPart:
    return DayPart(part, of)


def _night_to_morning(part: str, day: int, next_part: str, date: Any) -> Range | None:
    """"đêm 22 rạng sáng 23/10"."""
    return Range(Date(day=day), DayPart(next_part, date)) if 1 <= day <= 31 and part else None


def _clock(hour: int, minute: int | None = None, part: str | None = None) -> Clock | None:
    if not 0 <= hour <= 24 or (minute is not None and not 0 <= minute < 60):
        return None
    return Clock(hour, minute, part=part or "")


def _hours(hour: int, _: Any, minute: int | None, __: Any, part: str | None) -> Clock | None:
    return _clock(hour, minute, part)


def _short_hours(hour: int, _: Any, minute: int | None, part: str | None) -> Clock | None:
    return _clock(hour, minute, part)


def _half_past(hour: int, _: Any, __: Any, part: str | None) -> Clock | None:
    return _clock(hour, 30, part)


def _minus(hour: int, _: Any, __: Any, minutes: int, ___: Any, part: str | None) -> Clock | None:
    return _clock(hour - 1, 60 - minutes, part) if 0 < minutes < 60 else None


def _with_part(clock: Clock, part: str) -> Clock:
    return clock._replace(part=part)


def _meridiem(clock: Clock | int, after_noon: int) -> Clock | None:
    time = Clock(clock, 0) if isinstance(clock, int) else clock
    hour = time.hour % _NOON + after_noon
    return time._replace(hour=hour) if time.hour <= _NOON else None


def _on_day(clock: Clock, day: Any) -> Clock | None:
    if clock.of is not None:
        return None
    if isinstance(day, DayPart):
        return clock._replace(part=day.part, of=day.of)
    return clock._replace(of=day)


RULES = (
    Rule("part of today", "dp", "session? part shortday",
         _short_day, ("sáng nay", "tối qua", "buổi sáng nay"), ("chiều dài",)),
    Rule("part of a day", "dp", "session? part day? daylike",
         _day_part, ("tối 22/10", "sáng sớm ngày 8/11", "chiều cùng ngày"), ("sáng kiến 22/10",)),
    Rule("night to morning", "rng", "part int part numdate|cal",
         _night_to_morning, ("đêm 22 rạng sáng 23/10",), ("đêm 22 người",)),
    Rule("hour with h", "ck", "int hour_short int? part?", _short_hours, ("14h30", "8h sáng"), ("25h",)),
    Rule("hour and minute", "ck", "num hour int minute? part",
         _hours, ("8 giờ 30 phút sáng", "1 giờ 30 chiều"), ("8 giờ 75 phút sáng",)),
    Rule("hour and bare minute", "ck", "num hour int", lambda h, _, m: _clock(h, m), ("10 giờ 45",), ("10 giờ 75",)),
    Rule("hour of a part", "ck", "num hour part",
         lambda h, _, p: _clock(h, None, p), ("8 giờ sáng",), ("30 giờ sáng",)),
    Rule("half past", "ck", "num hour and_half part", _half_past, ("3 giờ rưỡi chiều",), ("ba giờ rưỡi",)),
    Rule("minutes to", "ck", "num hour minus num minute? part?",
         _minus, ("11 giờ kém 15",), ("11 giờ kém hiệu quả",)),
    Rule("digital clock of a part", "ck", "clock part", _with_part, ("7:30 chiều",), ("7:90 chiều",)),
    Rule("am", "ck", "int|clock meridiem_am", lambda c, _: _meridiem(c, 0), ("9 am",), ("14 am",)),
    Rule("pm", "ck", "int|clock meridiem_pm", lambda c, _: _meridiem(c, _NOON), ("4pm",), ("14 pm",)),
    Rule("hour or length", "ckw", "num hour", lambda h, _: _clock(h), ("lúc 8 giờ",), ("lúc 40 giờ",)),
    Rule("hour and minute or length", "ckw", "num hour int minute",
         lambda h, _, m, __: _clock(h, m), ("lúc 10 giờ 45 phút",), ("lúc 10 giờ 75 phút",)),
    Rule("half past or length", "ckw", "num hour and_half",
         lambda h, *_: _clock(h, 30), ("lúc hai giờ rưỡi",), ("hai nước rưỡi",)),
    Rule("at an hour", "ck", "<at ck|ckw|clock", lambda _, clock: clock, ("lúc 8 giờ", "lúc 10:45"), ("lúc 8 nước",)),
    Rule("clock and day", "ck", "ck|ckw|clock comma? of? daylike|dp",
         lambda c, _, __, day: _on_day(c, day), ("19 giờ ngày 22/10", "8 giờ tối nay"), ("19 giờ bay ngày 22/10",)),
    Rule("day and clock", "ck", "relday|cal|dp comma? at ck|ckw|clock",
         lambda day, _, __, c: _on_day(c, day), ("hôm nay lúc 2 giờ chiều",), ("hôm nay lúc đàm phán",)),
    Rule("clock and zone", "ck", "ck|clock zone",
         lambda c, zone: c._replace(zone=float(zone)), ("4pm CET",), ("4 cet",)),
)  # fmt: skip
