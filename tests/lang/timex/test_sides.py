"""On which side of the day of writing a time lies by its own words."""

import pytest

from banggiao.lang.timex.anchor import Anchor
from banggiao.lang.timex.meaning import Base, Date, DayPart, Edge, Part, Range, Recent, Shift, Unit
from banggiao.lang.timex.sides import side_of
from banggiao.lang.vi.times import find_times


@pytest.mark.parametrize(
    ("meaning", "side"),
    [
        (Shift(Unit.DAY, -1), "past"),
        (Shift(Unit.WEEK, 1), "future"),
        (Shift(Unit.DAY, 0), "neutral"),
        (Shift(Unit.DAY, 2, Base.CONTEXT), None),
        (Date(month=9, within=Shift(Unit.YEAR, -1)), "past"),
        (Date(month=9, within=Shift(Unit.YEAR, 0)), None),
        (Date(month=3, turn=1), "future"),
        (Date(month=3, day=2), None),
        (Part(Edge.END, Shift(Unit.MONTH, 1)), "future"),
        (Part(Edge.END, Shift(Unit.MONTH, 0)), None),
        (DayPart("morning", Shift(Unit.DAY, 0)), "neutral"),
        (Range(Date(day=1, month=2), Shift(Unit.DAY, 1)), "future"),
        (Recent(3, Unit.DAY, 1), "future"),
        (None, None),
    ],
)
def test_a_meaning_has_the_side_that_its_words_name(meaning: object, side: str | None) -> None:
    assert side_of(meaning) == side  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ông sẽ sang thăm Lào vào tuần sau.", "future"),
        ("Hai bên gặp nhau hồi tháng 4.", "past"),
        ("Năm ngoái hai nước ký hiệp định.", "past"),
        ("Hôm nay phái đoàn về nước.", "neutral"),
        ("Hội nghị họp ngày 13/2.", ""),
        ("Chuyến thăm sắp tới sẽ kéo dài.", "future"),
    ],
)
def test_a_time_has_a_side_without_any_date_of_writing(text: str, side: str) -> None:
    (time,) = find_times(text, 0, len(text), Anchor())
    assert time.side == side
