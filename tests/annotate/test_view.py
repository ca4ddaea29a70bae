"""Sentences laid out for reading."""

from __future__ import annotations

import pytest

from banggiao.annotate.view import SentenceView, count_between, views
from banggiao.model.article import Article
from banggiao.pipeline import load_reader


def laid_out(text: str) -> list[SentenceView]:
    return list(views(load_reader().annotate(Article("tin", text))))


def phrases(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Words, codes and preposition of each party phrase of the first sentence."""
    return [(text[unit.start : unit.end], unit.codes, unit.prep) for unit in laid_out(text)[0].units]


@pytest.mark.parametrize(("start", "end", "count"), [(0, 10, 3), (2, 2, 0), (2, 3, 1), (3, 6, 1), (7, 99, 0)])
def test_counting_places_in_a_stretch(start: int, end: int, count: int) -> None:
    assert count_between((2, 5, 6), start, end) == count


def test_coordinated_parties_are_one_phrase() -> None:
    assert phrases("Mỹ, Nhật Bản và Hàn Quốc họp.") == [("Mỹ, Nhật Bản và Hàn Quốc", ("USA", "JPN", "KOR"), "")]
    assert phrases("Nga - Lào họp.") == [("Nga - Lào", ("RUS", "LAO"), "")]


def test_parties_with_words_between_are_two() -> None:
    assert [codes for _, codes, _ in phrases("Nga họp rồi Lào họp.")] == [("RUS",), ("LAO",)]


def test_the_place_that_opens_a_sentence_does_not_join_what_follows() -> None:
    assert phrases("Tại Pháp, Nga họp với Lào.") == [
        ("Pháp", ("FRA",), "at"),
        ("Nga", ("RUS",), ""),
        ("Lào", ("LAO",), "with"),
    ]


def test_a_phrase_set_before_its_clause_ends_at_its_comma() -> None:
    found = phrases("Trong thư gửi ông Putin, ông Tập Cận Bình cảm ơn.")
    assert [(words, codes) for words, codes, _ in found] == [("ông Putin", ("RUS",)), ("ông Tập Cận Bình", ("CHN",))]
    assert [words for words, *_ in phrases("Ông Putin, ông Tập Cận Bình gặp nhau.")] == ["Ông Putin, ông Tập Cận Bình"]


def test_compounds_that_hold_a_status_word_are_none() -> None:
    assert [cue.value for cue in laid_out("Nga ký hiệp định hàng không theo lời mời của Lào.")[0].of("status")] == []
    assert [cue.value for cue in laid_out("Nga định không mời Lào.")[0].of("status")] == [
        "planned", "negated", "proposed",
    ]  # fmt: skip


def test_marks_quotes_and_verbs_of_saying_stand_where_they_are() -> None:
    text = 'Nga cho biết: "Lào đồng ý, tốt".'
    (view,) = laid_out(text)
    assert [text[mark] for mark in view.marks] == [":", ","]
    assert [text[quote] for quote in view.quotes] == ['"', '"']
    assert list(view.reports) == [text.index("cho biết")]
    assert view.quoted(text.index("Lào"))
    assert not view.quoted(0)
    assert not view.quoted(len(text) - 1)


def test_each_sentence_has_its_own() -> None:
    text = "Nga họp. Lào họp ngày 3/5. KCNA đưa tin."
    first, second, third = laid_out(text)
    assert [unit.codes for unit in first.units] == [("RUS",)]
    assert [unit.codes for unit in second.units] == [("LAO",)]
    assert [text[time.start : time.end] for time in second.times] == ["ngày 3/5"]
    assert not first.times
    assert [text[mention.start : mention.end] for mention in third.media] == ["KCNA"]
    assert not third.units
    assert [view.index for view in (first, second, third)] == [0, 1, 2]
