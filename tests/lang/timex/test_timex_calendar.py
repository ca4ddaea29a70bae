import pytest

from banggiao.lang.timex import calendar
from banggiao.lang.timex.anchor import Anchor, Direction
from banggiao.lang.timex.feasts import KEYS, feast
from banggiao.lang.timex.meaning import Edge, Length, Unit
from banggiao.model.edtf import Partial


@pytest.mark.parametrize(
    ("month", "day", "prefer", "year"),
    [
        (10, 22, Direction.NEUTRAL, 2013),
        (12, 30, Direction.NEUTRAL, 2013),
        (1, 9, Direction.NEUTRAL, 2013),
        (1, 9, Direction.FUTURE, 2014),
        (10, 20, Direction.FUTURE, 2013),  # a few days past: the day of the report
        (11, 20, Direction.PAST, 2013),  # a few weeks ahead: what was agreed
        (12, 30, Direction.PAST, 2012),
    ],
)
def test_year_of_a_day(month: int, day: int, prefer: Direction, year: int) -> None:
    anchor = Anchor(Partial(2013, 10, 23), prefer)
    assert calendar.nearest_month(month, day, None, anchor) == Partial(year, month, day)


def test_leap_day_stays_in_a_year_that_may_not_have_it() -> None:
    assert str(calendar.nearest_month(2, 29, None, Anchor(Partial(2023, 6, 1)))) == "2023-02-29"


@pytest.mark.parametrize(
    ("key", "year", "day"),
    [
        ("christmas", 2024, "2024-12-25"),
        ("easter", 2024, "2024-03-31"),
        ("easter", 2019, "2019-04-21"),
        ("thanksgiving", 2018, "2018-11-22"),
        ("lunar new year", 2019, "2019-02-05"),
    ],
)
def test_feasts(key: str, year: int, day: str) -> None:
    assert str(feast(key, year)) == day


def test_every_feast_may_be_of_an_unknown_year() -> None:
    assert all(found is None or found.year is None for found in (feast(key, None) for key in KEYS))


@pytest.mark.parametrize(
    ("edge", "whole", "value"),
    [
        (Edge.SECOND_HALF, "2024-04", "2024-04-16/2024-04-30"),
        (Edge.FIRST_HALF, "2024", "2024-01/2024-06"),
        (Edge.MIDDLE_TEN, "XXXX-04", "XXXX-04-11/XXXX-04-20"),
        (Edge.SECOND_HALF, "19XX", "1950/1999"),
        (Edge.START, "2024-04", "2024-04"),
        (Edge.FIRST_HALF, "XXXX", "XXXX-01/XXXX-06"),
    ],
)
def test_parts_of_periods(edge: Edge, whole: str, value: str) -> None:
    assert calendar.part_of(edge, whole) == value


@pytest.mark.parametrize(
    ("length", "value"),
    [
        (Length(14, Unit.MINUTE), "PT14M"),
        (Length(1, Unit.DECADE), "P10Y"),
        (Length(2, Unit.HOUR, Length(30, Unit.MINUTE)), "PT2H30M"),
        (Length(1, Unit.YEAR, Length(6, Unit.MONTH)), "P1Y6M"),
        (Length(2, Unit.QUARTER), "P6M"),
    ],
)
def test_durations(length: Length, value: str) -> None:
    assert calendar.duration(length) == value
