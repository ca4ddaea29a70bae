"""Phrases that stand for parties named elsewhere."""

from __future__ import annotations

import pytest

from banggiao.annotate.actors import find_actors
from banggiao.annotate.anaphora import resolve_anaphora
from banggiao.annotate.sentences import split_sentences
from banggiao.lang.vi.language import load


def codes(text: str, phrase: str) -> tuple[str, ...]:
    """The codes of the last mention of `text` that begins with `phrase`."""
    language = load()
    folded = language.fold(text)
    sentences = split_sentences(text, folded, "", language.layout)
    scan = language.scan(text, folded)
    named = find_actors(text, folded, sentences, scan, language)
    mentions = resolve_anaphora(folded, sentences, named, scan.anaphors)
    return [m for m in mentions if text[m.start : m.end].startswith(phrase)][-1].codes


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Nga và Lào họp. Hai nước đã ký hiệp định.", "Hai nước", ("RUS", "LAO")),
        ("Nga họp với Lào và hai nước đã ký hiệp định.", "hai nước", ("RUS", "LAO")),
        ("Nga cho biết nước này sẽ rút quân.", "nước này", ("RUS",)),
        ("Lào họp. Nga cho biết nước này sẽ rút quân.", "nước này", ("RUS",)),
        ("Nga, Lào và Pháp họp. Ba nước ra tuyên bố.", "Ba nước", ("RUS", "LAO", "FRA")),
        ("NATO họp. Mỹ vắng mặt. Tổ chức này ra tuyên bố.", "Tổ chức này", ("NATO",)),
        ("Hai nước đã ký hiệp định.", "Hai nước", ()),
        ("Nước này đã ký hiệp định.", "Nước này", ()),
    ],
)
def test_who_is_meant(text: str, phrase: str, expected: tuple[str, ...]) -> None:
    assert codes(text, phrase) == expected


def test_a_pair_is_the_one_that_the_article_speaks_of_where_more_are_named() -> None:
    text = "Nga và Lào họp. Nga mời Lào. Pháp và Đức vắng mặt. Nga khen Lào. Hai nước hài lòng."
    assert codes(text, "Hai nước") == ("RUS", "LAO")


def test_a_single_party_is_not_looked_for_far_back() -> None:
    text = "Nga họp. " + "Trời mưa. " * 8 + "Nước này vui."
    assert codes(text, "Nước này") == ()


def test_a_body_without_a_state_takes_the_state_at_hand() -> None:
    assert codes("Nga họp. Bộ Ngoại giao ra tuyên bố.", "Bộ Ngoại giao") == ("RUS",)
