"""Candidates of a sentence beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.extract import beside
from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

if TYPE_CHECKING:
    from banggiao.extract.scene import Scene

TEXT = "Nga viện trợ Lào rồi tập trận với Lào và chỉ trích Mỹ. Mỹ trừng phạt Nga."


def scenes(text: str, *words: str) -> list[Scene]:
    """A candidate of the text at each of these words, in text order."""
    document = load_reader().annotate(Article("a", text))
    found = Context.of(document, find_candidates(document)).scenes
    at = {text[scene.candidate.start : scene.candidate.end]: scene for scene in found}
    return [at[word] for word in words]


def test_the_likeliest_takes_its_words() -> None:
    aid, drill = scenes(TEXT, "viện trợ", "tập trận")
    assert beside.likeliest([aid, aid, drill], [0.3, 0.6, 0.1]) == [1, 2]
    assert beside.likeliest([drill, aid], [0.9, 0.2]) == [1, 0]  # in text order
    assert beside.likeliest([], []) == []


def test_others_of_the_sentence_are_told() -> None:
    aid, drill, criticism, sanction = scenes(TEXT, "viện trợ", "tập trận", "chỉ trích", "trừng phạt")
    first, second, third, fourth = beside.rows([aid, drill, criticism, sanction], [0.9, 0.4, 0.6, 0.99])
    assert (first.likelier, first.left, first.right) == ("0", "-", "3c")
    assert (second.likelier, second.most, second.sum, second.top) == ("2", "6", "4", aid.kind)
    assert (second.left, second.right) == ("6c", "4m")
    assert (third.likelier, third.alike, third.again) == ("1", "-", "-")
    assert fourth[2:] == ("0", "-", "0", "-", "-", "-", "-", "-")  # another sentence


def test_readings_of_the_same_words_and_hopeless_ones_are_left_out() -> None:
    aid, drill, criticism = scenes(TEXT, "viện trợ", "tập trận", "chỉ trích")
    rows = beside.rows([aid, aid, drill, criticism], [0.9, 0.5, 0.4, 0.01])
    assert [row.likelier for row in rows] == ["0", "0", "1", "2"]
    assert [row.most for row in rows] == ["3", "3", "6", "6"]  # neither sees the other reading of its words


def test_only_those_near_are_looked_at() -> None:
    (aid,) = scenes(TEXT, "viện trợ")
    places = range(0, 300, 10)
    many = [aid._replace(candidate=aid.candidate._replace(start=start, end=start + 8)) for start in places]
    chances = [0.99, *[0.1] * 29]
    rows = beside.rows(many, chances)
    assert [row.likelier for row in rows] == ["0", *["1"] * 12, *["0"] * 17]
