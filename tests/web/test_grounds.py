"""What a date rests on, in both languages."""

import pytest

from banggiao.web.grounds import ground_of
from banggiao.web.labels import load_labels
from banggiao.web.words import load_words


@pytest.mark.parametrize(
    ("basis", "english", "vietnamese"),
    [
        ("counted from 2025-05-16", "counted from 16 May 2025", "tính từ 16/5/2025"),
        (
            "counted from «ngày 13/2»; year 2024 inferred",
            "counted from «ngày 13/2»; year 2024 inferred",
            "tính từ «ngày 13/2»; năm 2024 do suy ra",
        ),
        ("the date in brackets «16/8»", "the date in brackets «16/8»", "ngày trong ngoặc «16/8»"),
        ("year unknown", "year unknown", "không rõ năm"),
        ("found by another reader; year unknown", *["found by another reader; year unknown"] * 2),
    ],
)
def test_the_few_forms_are_translated_and_others_stay(basis: str, english: str, vietnamese: str) -> None:
    assert ground_of(basis, load_words("en"), load_labels("en")) == english
    assert ground_of(basis, load_words("vi"), load_labels("vi")) == vietnamese
