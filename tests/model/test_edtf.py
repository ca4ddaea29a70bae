import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banggiao.model import edtf
from banggiao.model.edtf import Partial


@pytest.mark.parametrize(
    "value", ["2024-02-12", "XXXX-02-12", "2024-02", "2024", "2024-23", "2024-33", "XXXX", "XXXX-XX-15", "0044-03-15"]
)
def test_dates_are_written_as_they_were_read(value: str) -> None:
    assert str(edtf.parse_date(value)) == value


@pytest.mark.parametrize("value", ["", "tomorrow", "2024-13", "24-02-12", "2024-02-12-01", "193X"])
def test_what_is_no_date(value: str) -> None:
    assert edtf.parse_date(value) is None


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2024-02-12T08:00", "time"),
        ("2024-02-12", "day"),
        ("XXXX-02-12", "day"),
        ("2024-02", "month"),
        ("2024-22", "season"),
        ("2024", "year"),
        ("193X", "decade"),
        ("19XX", "century"),
        ("2014/..", "interval"),
        ("XXXX-XX-XX", "none"),
        ("PAST_REF", "none"),
    ],
)
def test_precision(value: str, precision: str) -> None:
    assert edtf.precision(value) == precision


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2024-33", "2024-01-01", "2024-03-31"),
        ("193X", "1930-01-01", "1939-12-31"),
        ("2024-02-15/2024-02-17", "2024-02-15", "2024-02-17"),
        ("2014/..", "2014-01-01", None),
        ("XXXX-02-12", None, None),
    ],
)
def test_bounds(value: str, first: str | None, last: str | None) -> None:
    wanted = tuple(dt.date.fromisoformat(day) if day else None for day in (first, last))
    assert edtf.bounds(value) == wanted


def test_counting_days_keeps_an_unknown_year_unknown() -> None:
    assert str(edtf.add_days(Partial(None, 3, 1), -1)) == "XXXX-02-28"
    assert str(edtf.add_days(Partial(None, 1, 1), -1)) == "XXXX-12-31"
    assert str(edtf.add_days(Partial(2024, 3, 1), -1)) == "2024-02-29"


def test_counting_months() -> None:
    assert str(edtf.add_months(Partial(2024, 1, 31), -1)) == "2023-12"
    assert str(edtf.add_months(Partial(None, 12), 1)) == "XXXX-01"


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("XXXX-08-16", "2024-08", True),
        ("2024-08-16", "2024-09", False),
        ("../2024", "2024", False),
        ("2024-08-16/2024-08-18", "2024-08-16", True),
    ],
)
def test_compatible(left: str, right: str, agree: bool) -> None:
    assert edtf.compatible(left, right) is agree


@given(st.dates(dt.date(1, 1, 1), dt.date(9000, 12, 31)), st.integers(-400, 400))
def test_counting_days_forth_and_back(day: dt.date, days: int) -> None:
    there = edtf.add_days(edtf.partial_of(day), days)
    if there.to_date() != day or days == 0:
        assert edtf.add_days(there, -days).to_date() == day


@given(st.text(max_size=30))
def test_any_text_is_judged(text: str) -> None:
    edtf.bounds(text)
    edtf.precision(text)
    edtf.is_valid(text)
