import pytest

from banggiao.lang.entries import BodyEntry, CueEntry, TriggerEntry
from banggiao.lang.matcher import Forms, Matcher
from banggiao.lang.vi.fold import fold
from banggiao.model.mention import MentionType


def _cue(*forms: str) -> CueEntry:
    return CueEntry("test", "prep", "x", forms, (), (), "here")


def _found(text: str, *forms: str) -> list[str]:
    entry = _cue(*forms)
    scan = Matcher(Forms(cues=[(form, entry) for form in forms]), fold).scan(text, fold(text))
    return [text[start:end] for start, end, _, _ in scan.cues]


def test_whole_words_only() -> None:
    assert _found("Ngay khi Nga nói", "Nga") == ["Nga"]
    for text in ("Ngay", "anNga", ""):
        assert _found(text, "Nga") == []


def test_a_form_with_a_mark_at_its_edge_needs_no_edge_of_a_word_there() -> None:
    assert _found("the U.S.nói", "U.S.") == ["U.S."]
    assert _found("the AU.S. nói", "U.S.") == []


def test_a_capital_in_the_form_demands_one_in_the_text() -> None:
    assert _found("ngà voi và nga, không phải Nga", "Nga") == ["Nga"]
    assert _found("Nước Nga và nước Nga", "nước Nga") == ["Nước Nga", "nước Nga"]


def test_overlapping_forms_come_longest_first_at_a_place() -> None:
    assert _found("Bộ Ngoại giao Nga", "Bộ Ngoại giao", "Bộ", "Nga") == ["Bộ Ngoại giao", "Bộ", "Nga"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đã phóng hai tên lửa", ["phóng hai tên lửa"]),
        ("đã phóng tên lửa", ["phóng tên lửa"]),
        ("tên lửa đã phóng", []),
        ("đã phóng vệ tinh; tên lửa rơi", []),
        ("đã phóng 1.000 tên lửa", ["phóng 1.000 tên lửa"]),
        ("đã phóng " + "rất " * 20 + "nhiều tên lửa", []),
        ("phóng rồi phóng tên lửa", ["phóng tên lửa"]),
        ("phóng hai tên lửa, rồi phóng ba tên lửa", ["phóng hai tên lửa", "phóng ba tên lửa"]),
    ],
)
def test_the_parts_of_a_form_with_a_gap_stand_near_each_other_in_a_sentence(text: str, found: list[str]) -> None:
    assert _found(text, "phóng … tên lửa") == found


def test_a_form_may_have_two_gaps_and_capitals() -> None:
    assert _found("Nga đưa quân ra khỏi đảo và đảo khác", "Nga … ra khỏi … đảo") == ["Nga đưa quân ra khỏi đảo"]
    assert _found("nga đưa quân ra khỏi đảo", "Nga … ra khỏi … đảo") == []


def test_a_part_of_a_form_with_a_gap_is_no_form() -> None:
    assert _found("phóng và tên lửa", "phóng … tên lửa", "và") == ["phóng và tên lửa", "và"]


def test_one_pass_finds_each_sort_of_forms() -> None:
    body = BodyEntry("body", MentionType.BODY, ("Bộ Ngoại giao",), "here")
    meet = TriggerEntry("hop", "meeting", "verb", ("họp",), "", (), (), frozenset({"nước"}), (), (), "here")
    forms = Forms(
        bodies=[("Bộ Ngoại giao", body)],
        triggers=[("họp", meet)],
        near=[("nước", None)],
        cues=[("của", _cue("của"))],
        pronouns=[("họ", "he")],
        times=[("hôm nay", None)],
    )
    text = "Họ của Bộ Ngoại giao nước này họp hôm nay"
    scan = Matcher(forms, fold).scan(text, fold(text))
    assert scan.bodies == [(7, 20, body, "Bộ Ngoại giao")]
    assert [(what, form) for _, _, what, form in scan.triggers] == [(meet, "họp")]
    assert [form for _, _, _, form in scan.cues] == ["của"]
    assert [form for _, _, _, form in scan.near] == ["nước"]
    assert scan.pronouns == [(0, 2, "he", "họ")]
    assert [form for _, _, _, form in scan.times] == ["hôm nay"]
    assert scan.titles == scan.anaphors == scan.holders == []
