"""What events count, as Vietnamese writes numbers."""

from __future__ import annotations

import tomllib

import pytest

from banggiao.extract import quantities
from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.lang.vi.language import data_folder, load
from banggiao.model.article import Article
from banggiao.pipeline import load_reader


def counted(text: str, trigger: str) -> list[tuple[float, str]]:
    """The quantities of the possible events at the word `trigger`."""
    document = load_reader().annotate(Article("a", text))
    candidates = find_candidates(document)
    context = Context.of(document, candidates)
    at = text.index(trigger)
    for candidate in candidates:
        if candidate.start <= at < candidate.end:
            found = quantities.find(candidate, context, load())
            assert all(text[q.start : q.end] == q.text for q in found)
            return [(q.value, q.unit) for q in found]
    raise AssertionError(f"no candidate at {trigger!r}")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Nga trục xuất 35 nhà ngoại giao Mỹ.", "trục xuất", [(35, "nhà ngoại giao")]),
        ("Mỹ viện trợ Ukraine 2,5 tỷ USD.", "viện trợ", [(2.5e9, "USD")]),
        ("Nhật Bản viện trợ 1.200 tấn gạo cho Lào.", "viện trợ", [(1200, "tấn")]),
        ("Triều Tiên phóng hai tên lửa ra biển.", "phóng", [(2, "tên lửa")]),
        ("Iran bắt giữ một tàu chở dầu của Anh.", "bắt giữ", []),
        ("Nga trục xuất 35 nhà ngoại giao, Mỹ lên án.", "lên án", []),
        ("Nga bắt giữ người biểu tình năm 2019.", "bắt giữ", []),
    ],
)
def test_quantity_belongs_to_its_clause(text: str, trigger: str, expected: list[tuple[float, str]]) -> None:
    assert counted(text, trigger) == expected


def test_units_stand_once() -> None:
    table = tomllib.loads(data_folder().joinpath("units.toml").read_text("utf8"))
    units = [unit for sort in ("people", "things", "money") for unit in table[sort]]
    assert len(units) == len(set(units))
