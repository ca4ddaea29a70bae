"""The words next to a trigger and a phrase, on sentences of the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.extract.words import Words, beside, near, opening, second_left
from banggiao.model.article import Article
from banggiao.model.sentence import Sentence, SentenceRole
from banggiao.pipeline import load_reader

if TYPE_CHECKING:
    from banggiao.extract.scene import Scene

TEXT = "hôm qua, nga sẽ giúp lào."


def scene(text: str, trigger: str) -> Scene:
    document = load_reader().annotate(Article("tin", text))
    context = Context.of(document, find_candidates(document))
    return next(s for s in context.scenes if text[s.candidate.start : s.candidate.end] == trigger)


def test_marks_are_words_of_their_own() -> None:
    words = Words.of(TEXT, Sentence(0, len(TEXT), SentenceRole.BODY))
    assert list(words.words) == ["hôm", "qua", ",", "nga", "sẽ", "giúp", "lào", "."]
    assert list(words.starts) == [0, 4, 7, 9, 13, 16, 21, 24]


@pytest.mark.parametrize(
    ("position", "before", "behind"),
    [(0, [], ["hôm", "qua"]), (16, ["sẽ", "nga"], ["giúp", "lào"]), (25, [".", "lào"], [])],
)
def test_the_nearest_words_come_first(position: int, before: list[str], behind: list[str]) -> None:
    words = Words.of(TEXT, Sentence(0, len(TEXT), SentenceRole.BODY))
    assert list(words.before(position, 2)) == before
    assert list(words.behind(position, 2)) == behind


def test_words_of_other_sentences_are_not_seen() -> None:
    found = near(scene("Ông Lavrov tới. Nga sẽ trừng phạt Lào. Mưa to.", "trừng phạt"), 9, "SANCTION")
    assert [(how, list(words)) for how, words in found] == [
        ("L SANCTION", ["sẽ", "nga"]), ("R SANCTION", ["lào", "."])
    ]  # fmt: skip


def test_words_between_a_trigger_and_a_phrase_and_next_to_it() -> None:
    text = "Nga vừa trừng phạt nặng nề Lào hôm qua."
    found = beside(scene(text, "trừng phạt"), text.index("Lào"), text.index("Lào") + 3, "any", "R")
    assert [(how, list(words)) for how, words in found] == [
        (f"{how} {where}", words)
        for how in ("any", "R")
        for where, words in (("between", ["nặng", "nề"]), ("before", ["nề", "nặng"]), ("behind", ["hôm", "qua"]))
    ]
    assert beside(scene(text, "trừng phạt"), 0, 3, "L")[0] == ("L between", ["vừa"])


def test_of_many_words_between_those_at_both_ends_are_seen() -> None:
    text = "Nga " + " ".join(f"chữ{n}" for n in range(20)) + " trừng phạt Lào."
    _, between = beside(scene(text, "trừng phạt"), 0, 3, "L")[0]
    assert list(between) == ["chữ19", "chữ18", "chữ17", "chữ16", "chữ1", "chữ0"]


def test_words_further_left_and_at_the_head_of_the_sentence() -> None:
    here = scene("Hôm qua, Nga sẽ thăm Lào.", "thăm")
    assert (second_left(here), opening(here)) == ("nga", "hôm qua")
    assert second_left(scene("Thăm Lào.", "Thăm")) is None
