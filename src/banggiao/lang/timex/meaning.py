"""What a time expression says, before anyone knows when it was said: the nouns that a grammar builds.

A meaning is a small tree ("tháng 9 năm ngoái" is Date(month=9, within=Shift(YEAR, -1))). `values` turns it into an
EDTF value against an anchor, `instants` into seconds. Meanings know no language.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple, TypeAlias


class Unit(IntEnum):
    """Units of the calendar and the clock, from fine to coarse."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    WEEK = 4
    MONTH = 5
    QUARTER = 6
    YEAR = 7
    DECADE = 8
    CENTURY = 9


class Base(StrEnum):
    """From where a relative time is counted."""

    REFERENCE = "reference"  # the day of writing: hôm qua, cách đây 3 năm
    CONTEXT = "context"  # the nearest earlier date of the text: cùng ngày, hai ngày sau đó
    NEAREST = "nearest"  # the nearest earlier date where the text has one close by, else the day of writing


class Edge(StrEnum):
    """A part of a period."""

    START = "start"  # đầu
    MIDDLE = "middle"  # giữa
    END = "end"  # cuối
    FIRST_HALF = "first half"  # nửa đầu
    SECOND_HALF = "second half"  # nửa cuối
    FIRST_TEN = "first ten"  # thượng tuần
    MIDDLE_TEN = "middle ten"  # trung tuần
    LAST_TEN = "last ten"  # hạ tuần


class Reference(StrEnum):
    """Times without bounds (TIMEX3)."""

    PAST = "PAST_REF"
    PRESENT = "PRESENT_REF"
    FUTURE = "FUTURE_REF"


class Date(NamedTuple):
    """Named parts of the calendar: "thứ Năm tuần trước", "ngày 22/10", "tháng 3 tới" (turn +1), "năm 2014"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    within: Meaning | None = None
    turn: int | None = None  # -1 the last such, 0 this one, +1 the next


class Shift(NamedTuple):
    """`n` units on from a base: "hôm qua" is Shift(DAY, -1), "8 năm trước" Shift(YEAR, -8)."""

    unit: Unit
    n: int
    base: Base = Base.REFERENCE


class Part(NamedTuple):
    """An edge of a period: "đầu tháng này", "nửa cuối tháng 4", "cuối tuần"."""

    edge: Edge
    of: Meaning


class First(NamedTuple):
    """The first (or last) n months of a year: "6 tháng đầu năm"."""

    n: int
    last: bool
    of: Meaning


class Nth(NamedTuple):
    """The n-th unit of a period: "ngày đầu tiên của tháng 3", "tuần đầu tiên của tháng 9"."""

    n: int
    unit: Unit
    of: Meaning


class DayPart(NamedTuple):
    """A part of a day by its key ("morning"): "sáng nay", "tối 22/10"."""

    part: str
    of: Meaning


class Clock(NamedTuple):
    """A time of day: "14h30", "8 giờ sáng", "19 giờ ngày 22/10"."""

    hour: int
    minute: int | None = None
    second: int | None = None
    part: str = ""
    of: Meaning | None = None
    zone: float | None = None  # hours east of Greenwich


class Season(NamedTuple):
    """A season, numbered as in EDTF: spring 21 to winter 24."""

    number: int
    of: Meaning | None = None
    turn: int | None = None


class Quarter(NamedTuple):
    """A quarter, 1 to 4."""

    number: int
    of: Meaning | None = None


class Decade(NamedTuple):
    """A decade by its first year ("thập niên 1930"), or by two digits ("những năm 80")."""

    start: int


class Century(NamedTuple):
    """A century by its number: "thế kỷ 20"."""

    number: int


class Holiday(NamedTuple):
    """A feast by its key in the language data."""

    key: str
    of: Meaning | None = None


class Range(NamedTuple):
    """From one time to another: "từ ngày 8-11/3", "ngày 24 hoặc 25-4"."""

    first: Meaning
    last: Meaning


class Since(NamedTuple):
    """From a time on, with no end: "kể từ năm 2014"."""

    of: Meaning


class Until(NamedTuple):
    """Up to a time, with no beginning: "đến tháng 6", "trước năm 2020"."""

    of: Meaning


class Length(NamedTuple):
    """How long: "hai năm", "một giờ rưỡi"; `rest` is a finer length added ("2 giờ 30 phút")."""

    n: float
    unit: Unit
    rest: Length | None = None


class Recent(NamedTuple):
    """The last (sign -1) or next (+1) n units as a length: "10 năm qua", "3 ngày tới"."""

    n: float
    unit: Unit
    sign: int


class Every(NamedTuple):
    """Repeated: "mỗi tuần", "hai năm một lần"."""

    n: float
    unit: Unit


class Vague(NamedTuple):
    """A time without bounds: "gần đây", "hiện nay", "sắp tới"."""

    reference: Reference


Meaning: TypeAlias = (
    Date | Shift | Part | First | Nth | DayPart | Clock | Season | Quarter | Decade | Century | Holiday
    | Range | Since | Until | Length | Recent | Every | Vague
)  # fmt: skip
