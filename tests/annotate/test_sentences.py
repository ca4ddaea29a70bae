import time

import pytest

from banggiao.annotate.sentences import split_sentences
from banggiao.lang.vi.language import load
from banggiao.model.sentence import SentenceRole


def _split(text: str, title: str = "") -> list[str]:
    language = load()
    return [text[s.start : s.end] for s in split_sentences(text, language.fold(text), title, language.layout)]


def _roles(text: str, title: str = "") -> list[SentenceRole]:
    language = load()
    return [s.role for s in split_sentences(text, language.fold(text), title, language.layout)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nga rời nước này.KCNA đưa tin hôm qua.", ["Nga rời nước này.", "KCNA đưa tin hôm qua."]),
        ("Đoàn đi từ ngày 9/2.Dự kiến hai nước họp tiếp.", ["Đoàn đi từ ngày 9/2.", "Dự kiến hai nước họp tiếp."]),
        ("Ông V.Putin tới Hà Nội. Bà về nước.", ["Ông V.Putin tới Hà Nội.", "Bà về nước."]),
        ("Đoàn tới TP.HCM và St.Petersburg.", ["Đoàn tới TP.HCM và St.Petersburg."]),
        ("Kinh phí là 2.5 triệu USD. Hết.", ["Kinh phí là 2.5 triệu USD.", "Hết."]),
        ('"Chúng tôi sẵn sàng." Ông nói vậy.', ['"Chúng tôi sẵn sàng."', "Ông nói vậy."]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert _split(text) == expected


def test_parts_of_the_page_are_told_apart() -> None:
    text = "Nga và Lào họp\n\nHai bên gặp nhau tại Vientiane.\nẢnh: TTXVN\nXem thêm: Tin khác về Lào\nTheo TTXVN"
    assert _roles(text, "Nga và Lào họp") == [
        SentenceRole.TITLE,
        SentenceRole.BODY,
        SentenceRole.CAPTION,
        SentenceRole.LINK,
        SentenceRole.BYLINE,
    ]


def test_sentences_are_in_order_and_never_empty() -> None:
    text = "  \n\nMột.  Hai!\n\n\nBa?  "
    assert _split(text) == ["Một.", "Hai!", "Ba?"]
    assert _split("") == []


@pytest.mark.parametrize("unit", ["Nga thăm Lào và ", "Nga-Triều-", "a", "a" + " " * 1500])
def test_endless_sentence_is_cut(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    found = _split(text)
    assert len(found) > 9
    assert all(len(sentence) <= 1000 and sentence == sentence.strip() for sentence in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_endless_sentence_is_cut_between_words() -> None:
    words = {word for sentence in _split("Nga-Triều-" * 1000) for word in sentence.split("-")}
    assert words == {"Nga", "Triều", ""}


@pytest.mark.parametrize("text", ["." * 200_000, "A." * 100_000, "a " * 100_000, "(" * 100_000, ".A" * 100_000])
def test_hostile_text_is_split_in_linear_time(text: str) -> None:
    start = time.process_time()
    _split(text)
    assert time.process_time() - start < 5
