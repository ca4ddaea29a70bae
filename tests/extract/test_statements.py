"""Quotations with their speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from banggiao.annotate.attribution import find_sayings
from banggiao.annotate.view import views
from banggiao.extract.statements import find_statements
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

if TYPE_CHECKING:
    from banggiao.model.event import Statement

QUOTED = "Chúng tôi sẽ xem xét kỹ đề nghị này của phía Mỹ"


def statements(text: str) -> tuple[Statement, ...]:
    document = load_reader().annotate(Article("a", text))
    seen = tuple(views(document))
    found = find_statements(document, seen, find_sayings(document, seen))
    assert all(text[s.start : s.end] == s.text for s in found)
    return found


@pytest.mark.parametrize(
    "text",
    [
        f'"{QUOTED}", Ngoại trưởng Nga Sergey Lavrov nói.',
        f'Ngoại trưởng Nga Sergey Lavrov nói: "{QUOTED}".',
        f'Ngoại trưởng Nga Sergey Lavrov nói đàm phán đã xong. "{QUOTED}", ông cho biết thêm.',
        f'"{QUOTED}", Reuters dẫn lời Ngoại trưởng Nga Sergey Lavrov.',
        f"“{QUOTED}”, Ngoại trưởng Nga Sergey Lavrov tuyên bố hôm 3/5.",
    ],
)
def test_speaker_is_named_outside_the_quotation(text: str) -> None:
    (statement,) = statements(text)
    assert (statement.text, statement.speaker, statement.code) == (QUOTED, "Sergey Lavrov", "RUS")


def test_quotation_of_two_sentences_is_one_statement() -> None:
    text = f'"{QUOTED}. Mỹ phải rút quân trước đã", Ngoại trưởng Nga Sergey Lavrov nói.'
    (statement,) = statements(text)
    assert statement.text == f"{QUOTED}. Mỹ phải rút quân trước đã"
    assert statement.speaker == "Sergey Lavrov"


@pytest.mark.parametrize("text", ['Nga gọi đó là "trò hề".', f'"{QUOTED}".'])
def test_names_in_quotation_marks_and_unspoken_quotations_are_none(text: str) -> None:
    assert not statements(text)
