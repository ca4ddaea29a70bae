"""Rules for lengths of time, times counted from another, repeated times and times without bounds."""

from __future__ import annotations

from typing import Any

from banggiao.lang.timex.chart import Rule
from banggiao.lang.timex.meaning import Base, Every, Length, Recent, Reference, Shift, Unit, Vague

_HALVES = {
    Unit.YEAR: Length(6, Unit.MONTH), Unit.MONTH: Length(15, Unit.DAY), Unit.DAY: Length(12, Unit.HOUR),
    Unit.HOUR: Length(30, Unit.MINUTE), Unit.CENTURY: Length(50, Unit.YEAR), Unit.DECADE: Length(5, Unit.YEAR),
    Unit.MINUTE: Length(30, Unit.SECOND),
}  # fmt: skip
_MOST = 5000  # a larger number of units is a count of something else


def _length(n: int, unit: Unit) -> Length | None:
    return Length(n, unit) if n <= _MOST else None


def _half(_: Any, unit: Unit) -> Length | None:
    return _HALVES.get(unit)


def _and_half(n: int, unit: Unit, _: Any) -> Length | None:
    half = _HALVES.get(unit)
    return None if half is None else Length(n, unit, half)


def _more(length: Length, _: Any, rest: Length) -> Length | None:
    if length.rest is not None or rest.unit >= length.unit:
        return None
    return length._replace(rest=rest)


def _recent(length: Length, turn: int) -> Recent | None:
    if length.rest is not None:
        return None
    return Recent(length.n, length.unit, turn or -1)


def _last_unit(unit: Unit, _: Any) -> Recent:
    return Recent(1, unit, -1)


def _ago(_: Any, length: Length, __: Any) -> Shift | None:
    return _shift(length, -1, Base.REFERENCE)


def _before(length: Length, _: Any) -> Shift | None:
    """"một ngày trước" counts from the date that the text has just given; longer steps from the day of writing."""
    near = length.unit <= Unit.DAY
    return _shift(length, -1, Base.NEAREST if near else Base.REFERENCE)


def _before_that(length: Length, *_: Any) -> Shift | None:
    return _shift(length, -1, Base.CONTEXT)


def _after(length: Length, *_: Any) -> Shift | None:
    return _shift(length, 1, Base.CONTEXT)


def _shift(length: Length, sign: int, base: Base) -> Shift | None:
    if length.rest is not None or length.n % 1:
        return None
    return Shift(length.unit, sign * int(length.n), base)


def _unbounded(_: Any, __: Any, turn: int) -> Vague:
    return Vague(Reference.FUTURE if turn > 0 else Reference.PAST)


def _every(_: Any, n: int | None, unit: Unit) -> Every | None:
    """"hàng giờ" says hours on end, no repetition."""
    return Every(n or 1, unit) if n or unit >= Unit.DAY else None


RULES = (
    Rule("length", "len", "num unit", _length, ("hai năm", "14 phút", "3 ngày"), ("hai nước",)),
    Rule("half a unit", "len", "half unit", _half, ("nửa năm", "nửa thế kỷ"), ("nửa nước",)),
    Rule("and a half", "len", "num unit and_half", _and_half, ("một năm rưỡi",), ("một nước rưỡi",)),
    Rule("between two lengths", "len", "span unit",
         lambda span, unit: _length(span[1], unit), ("2-3 tuần",), ("2-3 nước",)),
    Rule("added lengths", "len", "len and? len", _more, ("2 giờ 30 phút", "1 năm 6 tháng"), ("2 nước 30 người",)),
    Rule("last or next n", "rec", "len recent|past|coming|this",
         _recent, ("10 năm qua", "3 ngày tới", "ba năm nay"), ("10 năm tù",)),
    Rule("past year", "rec", "year|month past", _last_unit, ("năm qua", "tháng qua"), ("năm quan trọng",)),
    Rule("ago", "rel", "distance len ago?", _ago, ("cách đây 3 năm", "cách đây hai ngày"), ("cách đây 3 km",)),
    Rule("before", "rel", "len ago", _before, ("8 năm trước", "một ngày trước"), ("một ngày trước khi",)),
    Rule("before that", "rel", "len ago that", _before_that, ("hai ngày trước đó",), ("hai nước trước đó",)),
    Rule("after", "later", "len after", _after, ("Hai ngày sau, ông về nước",), ("hai ngày sau cuộc gặp",)),
    Rule("after that", "rel", "len after that", _after, ("hai ngày sau đó",), ("hai nước sau đó",)),
    Rule("unbounded", "unb", "some|those unit recent|past|coming",
         _unbounded, ("những ngày qua", "vài tuần tới"), ("những ngày tù",)),
    Rule("some units ago", "unb", "some unit this|ago",
         lambda *_: Vague(Reference.PAST), ("nhiều năm nay", "vài ngày trước"), ("nhiều nước trước",)),
    Rule("distance and some units", "unb", "distance some unit ago?",
         lambda *_: Vague(Reference.PAST), ("cách đây vài năm",), ("cách đây vài km",)),
    Rule("former units", "unb", "those unit ago",
         lambda *_: Vague(Reference.PAST), ("các năm trước",), ("các nước trước",)),
    Rule("some units after", "none", "some|those unit after that?",
         lambda *_: True, ("vài tháng sau",), ("vài nước sau",)),
    Rule("these units", "unb", "those unit this",
         lambda *_: Vague(Reference.PRESENT), ("những ngày này",), ("những nước này",)),
    Rule("repeated", "rep", "every num? unit", _every, ("mỗi năm", "hằng tuần", "mỗi 6 tháng"), ("mỗi nước",)),
    Rule("once in", "rep", "num unit once",
         lambda n, unit, _: Every(n, unit), ("hai năm một lần",), ("hai nước một lần",)),
    Rule("weekday repeated", "rep", "wd|part rep",
         lambda _, every: every, ("Chủ nhật hằng tuần",), ("Chủ nhật hằng mong",)),
)  # fmt: skip
