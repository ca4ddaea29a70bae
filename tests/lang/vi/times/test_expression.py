import datetime as dt

import pytest

from banggiao.lang.timex.anchor import Direction
from banggiao.lang.vi.times.expression import read_expression

AT = dt.datetime.fromisoformat("2024-05-15T09:20:00+07:00")  # a Wednesday morning


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("ngay lúc này", "2024-05-15T09:20:00"),
        ("hôm kia", "2024-05-13"),
        ("thứ hai", "2024-05-20"),
        ("thứ Sáu vừa rồi", "2024-05-10"),
        ("ngày 3 tháng 6", "2024-06-03"),
        ("tuần sau", "2024-05-20/2024-05-26"),
        ("quý này", "2024-34"),
        ("tối nay", "2024-05-15T18/2024-05-15T23"),
        ("vào lúc 2:30", "2024-05-15T14:30"),
        ("khoảng 7 giờ sáng", "2024-05-16T07"),
        ("9 giờ kém 10 sáng mai", "2024-05-16T08:50"),
        ("20h15 tối mai", "2024-05-16T20:15"),
        ("4 giờ tới", "2024-05-15T10/2024-05-15T13"),
        ("2 tuần vừa qua", "2024-04-29/2024-05-12"),
        ("mùa hè này", "2024-06-21/2024-09-23"),
        ("11 giờ kém 5", "2024-05-15T10:55"),
        ("3pm utc", "2024-05-15T22:00"),
        ("ba ngày", None),
        ("Bộ Ngoại giao", None),
        ("hôm qua ở Hà Nội", None),
        ("", None),
    ],
)
def test_whole_expressions(expression: str, value: str | None) -> None:
    assert read_expression(expression, AT, Direction.FUTURE) == value


def test_the_past_is_sought_where_asked() -> None:
    assert read_expression("thứ hai", AT, Direction.PAST) == "2024-05-13"
    assert read_expression("22:00", AT, Direction.PAST) == "2024-05-14T22:00"
