"""Numbered series as data: every series finds its own examples, and mistakes in the file are named."""

from importlib.resources import files
from pathlib import Path

import pytest

from banggiao.errors import LexiconError
from banggiao.lang.series import Series, load_series, number_of

DATA = load_series(files("banggiao.lang.vi"))
ENTRY = """
now = []
decided = []
lately = []
numbers = ["nhất", "hai"]

[[series]]
name = "họp"
forms = ["cuộc họp thứ #"]
editions = ["1 2020-01 2020-02"]
yes = ["Cuộc họp thứ nhất bắt đầu."]
no = ["Cuộc họp bắt đầu."]
"""


@pytest.mark.parametrize("series", DATA.series, ids=lambda one: one.name)
def test_examples(series: Series) -> None:
    for sentence in series.yes:
        assert series.name in {one.name for one, *_ in DATA.find(sentence)}, sentence
    for sentence in series.no:
        assert series.name not in {one.name for one, *_ in DATA.find(sentence)}, sentence


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("kỳ họp thứ 6, Quốc hội khóa XIII", ((2013, 10), (2013, 11))),
        ("Kỳ họp thứ ba Quốc hội khoá 15", ((2022, 5), (2022, 6))),
        ("khóa họp lần thứ 73 Đại hội đồng", ((2018, 9), (2018, 12))),
        ("AMM-46", ((2013, 6), (2013, 7))),
        ("AMM-47", ((2014, 7), (2014, 8))),
    ],
)
def test_an_edition_has_its_months(text: str, window: object) -> None:
    assert [found for _, start, end, found in DATA.find(text) if text[start:end] == text] == [window]


def test_an_edition_that_was_not_held_is_none() -> None:
    assert not list(DATA.find("kỳ họp thứ 90 Quốc hội khóa XIII"))


@pytest.mark.parametrize(("written", "number"), [("12", 12), ("XIV", 14), ("IX", 9), ("hai", 2)])
def test_numbers(written: str, number: int) -> None:
    assert number_of(written, {"nhất": 1, "hai": 2}) == number


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("editions", "edition"), "unknown field 'edition'"),
        (("2020-01 2020-02", "2020-01"), "is no edition"),
        (("2020-02", "2020-13"), "'2020-13' is no month"),
        (('no = ["Cuộc họp bắt đầu."]', "no = []"), "yes and no"),
        (("now = []", ""), "no list 'now'"),
        (('editions = ["1 2020-01 2020-02"]', "annual = { base = 1990 }"), "annual has"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    assert change[0] in ENTRY
    (tmp_path / "series.toml").write_text(ENTRY.replace(*change), "utf8")
    with pytest.raises(LexiconError, match=said):
        load_series(tmp_path)
