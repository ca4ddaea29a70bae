from itertools import pairwise

import pytest

from banggiao.annotate.actors import find_actors
from banggiao.annotate.anaphora import resolve_anaphora
from banggiao.annotate.sentences import split_sentences
from banggiao.lang.vi.language import load
from banggiao.model.mention import Mention, MentionType


def _mentions(text: str) -> list[Mention]:
    language = load()
    folded = language.fold(text)
    sentences = split_sentences(text, folded, "", language.layout)
    scan = language.scan(text, folded)
    named = find_actors(text, folded, sentences, scan, language)
    return list(resolve_anaphora(folded, sentences, named, scan.anaphors))


def _read(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], "+".join(m.codes)) for m in _mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bộ Ngoại giao Nga cho biết như vậy.", [("Bộ Ngoại giao Nga", "RUS")]),
        ("Quan hệ Nga-Triều ấm lên.", [("Nga-Triều", "RUS+PRK")]),
        ("Tập trận Mỹ - Hàn bắt đầu.", [("Mỹ - Hàn", "USA+KOR")]),
        ("Hải quân Hoa Kỳ tới Busan.", [("Hải quân Hoa Kỳ", "USA"), ("Busan", "KOR")]),
        ("Điện Kremlin lên tiếng.", [("Điện Kremlin", "RUS")]),
    ],
)
def test_parties_by_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize("text", ["Anh ấy về quê.", "Bà Nguyễn Thị Nga đi chợ.", "Ý kiến này hay.", "Chủ Nhật tới."])
def test_names_and_words_that_are_no_states(text: str) -> None:
    assert _read(text) == []


def test_a_single_anaphor_takes_the_nearest_state() -> None:
    text = "Nga cho biết nước này sẽ rút quân."
    assert _read(text) == [("Nga", "RUS"), ("nước này", "RUS")]


def test_a_pair_takes_the_two_states_at_hand() -> None:
    text = "Nga và Lào họp hôm qua. Hai nước đã ký hiệp định."
    assert _read(text)[-1] == ("Hai nước", "RUS+LAO")


def test_a_body_without_a_state_takes_the_state_at_hand() -> None:
    text = "Iran phản đối. Bộ Ngoại giao đã triệu đại sứ."
    bodies = [m for m in _mentions(text) if m.type is MentionType.BODY]
    assert bodies[0].codes == ("IRN",)


def test_mentions_do_not_overlap() -> None:
    mentions = _mentions("Ủy ban châu Âu và Bộ Ngoại giao Trung Quốc cùng Nhật Bản họp ở Seoul về Biển Đông.")
    assert all(a.end <= b.start for a, b in pairwise(mentions))


_KOREA = "Bắc Triều Tiên đóng cửa biên giới. Bình Nhưỡng không nêu lý do. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_KOREA}Trung tuần tháng trước miền Bắc đã từ chối tiếp phái đoàn.", [("miền Bắc", "PRK")]),
        (f"{_KOREA}Đoàn chuyên gia đến miền Bắc và miền Nam.", [("miền Bắc", "PRK"), ("miền Nam", "KOR")]),
        (f"{_KOREA}Lính miền Bắc nổ súng.", [("Lính miền Bắc", "PRK")]),
        # The article names Korea once, in passing, or the sentence is about the north of another country.
        ("Hội chợ có gian hàng của Bắc Triều Tiên. Bão đổ bộ vào miền Bắc đêm qua.", []),
        (f"{_KOREA}Thuở ấy máy bay ném bom cả miền Bắc, từ Quảng Bình tới Lạng Sơn.", []),
        (f"{_KOREA}Giao tranh lan ra miền Bắc Syria.", []),
    ],
)
def test_north_and_south_are_korean_in_an_article_about_korea(text: str, expected: list[tuple[str, str]]) -> None:
    directions = [read for read in _read(text) if "miền" in read[0]]
    assert directions == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CLMV họp ở Hà Nội.", [("CLMV", "KHM+LAO+MMR+VNM"), ("Hà Nội", "VNM")]),
        ("Ngoại trưởng Mỹ bàn với nhóm Bộ Tứ.", [("Mỹ", "USA"), ("nhóm Bộ Tứ", "AUS+IND+JPN+USA")]),
        ("Daech và AQMI giao tranh ở Sahel.", [("Daech", "IS"), ("AQMI", "ALQ")]),
        ("Tổng thống Putin gửi thông điệp tới nhóm G 20.", [("nhóm G 20", "G20")]),
        ("Sau khi CPI ra lệnh bắt, OTAN và ONU im lặng.", [("CPI", "ICC"), ("OTAN", "NATO"), ("ONU", "UN")]),
        ("Chỉ số CPI của Mỹ tăng.", [("Mỹ", "USA")]),
    ],
)
def test_groupings_and_french_abbreviations(text: str, expected: list[tuple[str, str]]) -> None:
    read = _read(text)
    assert [pair for pair in read if pair in expected] == expected
    assert ("CPI", "ICC") in expected or all(words != "CPI" for words, _ in read)
