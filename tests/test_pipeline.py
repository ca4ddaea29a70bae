"""The whole pipeline on texts that nobody would write, but that come in all the same."""

from __future__ import annotations

import time

import pytest

from banggiao.evaluate.offsets import OffsetCheck
from banggiao.export.jsonl import lines
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

REPORT = "Ngoại trưởng Nga Lavrov cho biết Mỹ sẽ thăm Lào ngày 3/5 và cáo buộc Trung Quốc "
_SIZE = 100_000
_SECONDS = 5.0  # ten times what a text of that size takes as articles; what grows with its square takes minutes


def hostile(unit: str) -> str:
    return (unit * (_SIZE // len(unit) + 1))[:_SIZE]


@pytest.mark.parametrize(
    "unit",
    [
        REPORT,  # one sentence without end
        "a",
        "Nga ",
        "Nga-Triều-",
        "Nga, Mỹ, Lào và ",
        "ngày 3/5 ",
        "3/5-",
        "1",
        "1.000 ",
        "Ông Nguyễn ",
        "Bộ trưởng Bộ Ngoại giao ",
        '"',
        '"Nga ',
        "(",
        "theo ",
        "KCNA dẫn lời KCNA ",
        "nước này ",
        "do Nga do Mỹ tổ chức ",
        "thăm thăm ",
        ". ",
        "\n",
        " ",
        "\u0301",
        "…",
    ],
)
def test_reading_ends_soon_however_odd_the_text(unit: str) -> None:
    article = Article("hostile", hostile(unit))
    started = time.perf_counter()
    reading = load_reader().read(article)
    assert time.perf_counter() - started < _SECONDS
    check = OffsetCheck({article.id: article.text})
    check.read(line.encode() for line in lines(article, reading))
    assert check.faults == []


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "thăm", "Nga", "“", "ngày"])
def test_hardly_any_text(text: str) -> None:
    assert load_reader().read(Article("short", text)).article == "short"
