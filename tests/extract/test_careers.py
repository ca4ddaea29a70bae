"""Offices held before."""

from __future__ import annotations

import pytest

from banggiao.annotate.view import views
from banggiao.extract.careers import find_careers
from banggiao.lang.vi.language import load
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

NOW = "Chủ tịch Quốc hội Lào Khamphet Sisavong thăm Nga. "


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Ông Khamphet từng giữ các chức vụ Thứ trưởng Quốc phòng và Tư lệnh Hải quân.",
            ["Thứ trưởng Quốc phòng", "Tư lệnh Hải quân"],
        ),
        (
            "Ông từng giữ các chức vụ cấp cao như Bộ trưởng Tài chính, Bí thư Tỉnh ủy Attapeu, là người thân Nga.",
            ["Bộ trưởng Tài chính", "Bí thư Tỉnh ủy Attapeu"],
        ),
        ("Ông Khamphet từng là Đại sứ Lào tại Việt Nam năm 2015.", ["Đại sứ Lào tại Việt Nam"]),
        ("Ông Khamphet từng là bạn học của ông Putin.", []),
        ("Hãng này từng là công ty lớn nhất nước Lào.", []),
    ],
)
def test_offices_of_the_list(text: str, offices: list[str]) -> None:
    document = load_reader().annotate(Article("a", NOW + text))
    found = list(find_careers(document, tuple(views(document)), load().persons.matcher))
    assert [person.office for person in found] == offices
    assert {person.name for person in found} <= {"Khamphet Sisavong"}
