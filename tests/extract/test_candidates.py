"""Candidates, with a lexicon of a few triggers."""

from __future__ import annotations

import pytest

from banggiao.annotate.document import Document
from banggiao.annotate.sentences import split_sentences
from banggiao.extract.candidates import find_candidates
from banggiao.lang.entries import TriggerEntry
from banggiao.lang.matcher import Forms, Matcher
from banggiao.lang.vi.fold import fold
from banggiao.lang.vi.language import load
from banggiao.model.article import Article
from banggiao.model.event import Publication


def entry(
    identifier: str, kind: str, *forms: str, near: tuple[str, ...] = (), **conditions: tuple[str, ...]
) -> TriggerEntry:
    beside: dict[str, tuple[str, ...]] = {"not_before": (), "not_after": (), **conditions}
    words = frozenset(near)
    return TriggerEntry(identifier, kind, "verb", forms, "", **beside, near=words, yes=(), no=(), place="here")


def found(text: str, *entries: TriggerEntry) -> list[tuple[str, str, int, bool]]:
    """Words, entry, sentence and whether nested, of each candidate."""
    folded = fold(text)
    forms = Forms(
        triggers=[(form, entry) for entry in entries for form in entry.forms],
        near=[(word, None) for entry in entries for word in entry.near],
    )
    matcher = Matcher(forms, fold)
    document = Document(
        article=Article("tin", text),
        folded=folded,
        sentences=split_sentences(text, folded, "", load().layout),
        scan=matcher.scan(text, folded),
        mentions=(),
        persons=(),
        times=(),
        published=Publication(None, "unknown"),
    )
    return [(text[c.start : c.end], c.entry.id, c.sentence, c.nested) for c in find_candidates(document)]


VISIT = entry("tham", "visit", "thăm", "sang thăm", not_before=("dò",), not_after=("viếng",))
TEST = entry("phong", "weapons_test", "phóng … tên lửa")
ATTACK = entry("tan-cong", "attack", "tấn công", near=("quân", "tên lửa"))
CYBER = entry("mang", "cyber", "tấn công mạng")


REJECT = entry("tu-choi", "reject", "từ chối")
REQUEST = entry("phai", "request", "nói … phải")


def test_a_trigger_in_the_gap_of_another_is_not_covered_by_it() -> None:
    assert found("Ông nói nếu Nga từ chối thì Lào phải đợi.", REJECT, REQUEST) == [
        ("nói nếu Nga từ chối thì Lào phải", "phai", 0, False),
        ("từ chối", "tu-choi", 0, False),
    ]
    assert ("tấn công", "tan-cong", 0, True) in found("Quân Nga tấn công mạng.", ATTACK, CYBER)


def test_in_order_with_the_sentence_of_each() -> None:
    assert found("Đoàn Nga thăm Lào. Đoàn Lào sang thăm Nga.", VISIT) == [
        ("thăm", "tham", 0, False),
        ("sang thăm", "tham", 1, False),
    ]


def test_a_longer_trigger_of_the_same_kind_stands_alone_of_another_beside() -> None:
    assert found("Đoàn sang thăm Nga", VISIT) == [("sang thăm", "tham", 0, False)]
    assert found("Quân đội bị tấn công mạng", ATTACK, CYBER) == [
        ("tấn công mạng", "mang", 0, False),
        ("tấn công", "tan-cong", 0, True),
    ]


@pytest.mark.parametrize("text", ["Đội thăm dò dầu khí", "Đội thăm  dò dầu khí", "Đoàn viếng thăm"])
def test_words_beside_it_rule_a_trigger_out(text: str) -> None:
    assert found(text, VISIT) == []


def test_words_that_only_begin_like_those_do_not() -> None:
    assert found("Họ thăm dòng sông", VISIT) == [("thăm", "tham", 0, False)]


@pytest.mark.parametrize(
    ("text", "count"),
    [("Tên lửa tấn công cảng", 1), ("Hàng thủ tấn công. Quân đội vui.", 0), ("Quânh tấn công", 0)],
)
def test_a_word_that_must_stand_near_stands_in_the_same_sentence(text: str, count: int) -> None:
    assert len(found(text, ATTACK)) == count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Họ phóng hai tên lửa.", ["phóng hai tên lửa"]),
        ("Họ phóng tên lửa.", ["phóng tên lửa"]),
        ("Họ phóng vệ tinh; tên lửa rơi.", []),
        ("Họ phóng vệ tinh. Tên lửa rơi.", []),
        ("Họ phóng " + "rất " * 20 + "nhiều tên lửa.", []),
        ("Họ phóng tên lửaa.", []),
    ],
)
def test_the_parts_of_a_form_with_a_gap(text: str, words: list[str]) -> None:
    assert [candidate[0] for candidate in found(text, TEST)] == words
