"""The whole pipeline on texts that nobody would write, but that come in all the same."""

from __future__ import annotations

import time

import pytest

from banggiao.evaluate.offsets import OffsetCheck
from banggiao.export.jsonl import lines
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

REPORT = "Ngoại trưởng Nga Lavrov cho biết Mỹ sẽ thăm Lào ngày 3/5 và cáo buộc Trung Quốc "
_SIZE = 60_000
_PART = 4  # a text of this part of the size is read first, to see how time grows
_SOON = 1.0  # seconds: what takes less has grown little enough
_GROWTH = 2  # how much more than in proportion time may grow: what grows with its square grows by `_PART` more
_TRIES = 4  # a busy machine makes one reading slow, but not each time; what grows with its square is slow each time


def hostile(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def seconds(article: Article) -> float:
    """How long the reading of `article` takes."""
    started = time.process_time()
    load_reader().read(article)
    return time.process_time() - started


@pytest.mark.parametrize(
    "unit",
    [
        REPORT,  # one sentence without end
        "a",
        "Nga ",
        "Nga-Triều-",
        "Nga, Mỹ, Lào và ",
        "Nga và ",
        "ANH ",
        "Anh. ",
        "ngày 1/1 ",
        "Ngày 3/5 Nga họp. ",
        "Kim Jong Un ",
        "Ông Kim. Bà Kim. ",
        "Hai nước họp. Nước này nói. ",
        "(Nga) ",
        '"Chúng tôi sẽ xem xét kỹ đề nghị này", ông Lavrov nói. ',
        "Xem thêm: Nga\n",
        "ký tấn công thăm cáo buộc ",
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
def test_time_grows_with_length_and_no_more(unit: str) -> None:
    part, whole = (Article("hostile", hostile(unit, size)) for size in (_SIZE // _PART, _SIZE))
    assert any(seconds(whole) < max(_SOON, _GROWTH * _PART * seconds(part)) for _ in range(_TRIES))
    check = OffsetCheck({whole.id: whole.text})
    check.read(line.encode() for line in lines(whole, load_reader().read(whole)))
    assert check.faults == []


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "thăm", "Nga", "“", "ngày"])
def test_hardly_any_text(text: str) -> None:
    assert load_reader().read(Article("short", text)).article == "short"
