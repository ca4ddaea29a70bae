from banggiao.lang.entries import CueEntry
from banggiao.lang.matcher import Matcher
from banggiao.lang.vi.fold import fold


def _entry(*forms: str) -> CueEntry:
    return CueEntry("test", "prep", "x", forms, (), (), "here")


def _found(text: str, *forms: str) -> list[str]:
    entry = _entry(*forms)
    hits = Matcher([(form, entry) for form in forms], fold).find(text, fold(text))
    return [text[hit.start : hit.end] for hit in hits]


def test_whole_words_only() -> None:
    assert _found("Ngay khi Nga nói", "Nga") == ["Nga"]


def test_a_capital_in_the_form_demands_one_in_the_text() -> None:
    assert _found("ngà voi và nga, không phải Nga", "Nga") == ["Nga"]
    assert _found("Nước Nga và nước Nga", "nước Nga") == ["Nước Nga", "nước Nga"]


def test_overlapping_hits_come_longest_first_at_a_place() -> None:
    assert _found("Bộ Ngoại giao Nga", "Bộ Ngoại giao", "Bộ", "Nga") == ["Bộ Ngoại giao", "Bộ", "Nga"]


def test_the_tail_of_a_form_with_a_gap_is_kept_for_later() -> None:
    entry = _entry("phóng … tên lửa")
    (hit,) = Matcher([("phóng … tên lửa", entry)], fold).find("đã phóng hai tên lửa", "đã phóng hai tên lửa")
    assert (hit.start, hit.end, hit.tail) == (3, 8, ("tên lửa",))
