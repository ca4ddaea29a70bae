"""Persons told outside their titles: after a comma, in a list, by a second name, for an office."""

import pytest

from banggiao.annotate.actors import find_actors
from banggiao.annotate.persons import People, find_persons
from banggiao.annotate.sentences import split_sentences
from banggiao.lang.vi.language import load


def _people(text: str) -> People:
    language = load()
    folded = language.fold(text)
    sentences = split_sentences(text, folded, "", language.layout)
    scan = language.scan(text, folded)
    parties = find_actors(text, folded, sentences, scan, language)
    return find_persons(text, folded, sentences, parties, scan, language.persons)


def _names(text: str) -> list[tuple[str, str]]:
    return [(person.name, person.country) for person in _people(text).persons]


def _mentions(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.name) for m in _people(text).mentions]


def test_a_name_of_another_state_after_a_title_and_a_comma_is_another_person() -> None:
    text = (
        "Ngoại trưởng Bangladesh Karim Hossain tới Colombo. Sau khi được tin về Tổng thống Sri Lanka, ông Hossain "
        "rời thành phố."
    )
    assert _mentions(text)[1:] == [
        ("Tổng thống Sri Lanka", "Tổng thống Sri Lanka"),
        ("ông Hossain", "Karim Hossain"),
    ]


def test_the_subject_after_an_opening_clause_is_another_person_than_the_title_in_it() -> None:
    text = "Sau cuộc gặp Tổng thống Peru, ông Pavel Dorin nói như vậy."
    assert ("Tổng thống Peru", "Tổng thống Peru") in _mentions(text)


@pytest.mark.parametrize(
    "text",
    ["Tổng thống Peru, ông Pavel Dorin, tới Huế.", "Sau khi Tổng thống Peru, ông Pavel Dorin, tới Huế, mưa tạnh."],
)
def test_a_name_between_commas_goes_with_the_title(text: str) -> None:
    assert _names(text) == [("Pavel Dorin", "PER")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tổng thống Ghana, Kwabena Adusei Poku, đã tới Huế.", ("Kwabena Adusei Poku", "GHA")),
        ("Ngoại trưởng Sudan, Pal Mai Deng, đã tới Huế.", ("Pal Mai Deng", "SDN")),
    ],
)
def test_a_name_without_address_between_commas_goes_with_the_title(text: str, name: tuple[str, str]) -> None:
    assert _names(text) == [name]


def test_names_of_a_list_share_the_title_before_it() -> None:
    text = "Armenia tiếp đoàn Azerbaijan. Hai Ngoại trưởng Aram Mirzoyan và Jeyhun Bairamov ký văn bản."
    assert _names(text) == [("Aram Mirzoyan", "ARM"), ("Jeyhun Bairamov", "AZE")]


def test_a_second_name_is_the_same_person() -> None:
    text = "Tướng Sudan Hamdan Dagala, còn gọi là Hemeti, ra lệnh rút. Ông Hemeti từ chối đàm phán."
    assert _names(text) == [("Hamdan Dagala", "SDN")]
    assert _mentions(text)[-1] == ("Ông Hemeti", "Hamdan Dagala")


@pytest.mark.parametrize("words", ["làm thủ tướng", "giữ chức Bộ trưởng Quốc phòng", "vào vị trí đại sứ tại Lào"])
def test_who_is_chosen_for_an_office_is_recorded(words: str) -> None:
    text = f"Quốc hội Mông Cổ bầu ông Gombo Zandan {words}."
    person = _people(text).persons[0]
    assert (person.name, person.country, bool(person.office)) == ("Gombo Zandan", "MNG", True)


def test_whoever_serves_a_person_is_of_that_person_s_state() -> None:
    text = "Ukraine chờ đợi. Vadim Medin, trợ lý của Putin, tới Istanbul."
    assert _names(text)[0] == ("Vadim Medin", "RUS")


def test_the_end_of_a_sentence_ends_a_list() -> None:
    text = "Đức chúc mừng ông Donald Trump. Bộ trưởng Tài chính Ramon Fuentes im lặng."
    assert _names(text)[1] == ("Ramon Fuentes", "DEU")


def test_a_form_of_address_goes_before_a_small_article() -> None:
    assert _mentions("Ngoại trưởng Syria Asad al-Shaban tới Huế. Ông al-Shaban về nước.")[-1] == (
        "Ông al-Shaban",
        "Asad al-Shaban",
    )


def test_who_speaks_for_a_person_told_before_the_comma_is_of_that_state() -> None:
    text = "Pakistan xử ông Imran Dastan. Luật sư của ông Dastan, Faisal Chaudary, sẽ kháng cáo."
    assert _names(text) == [("Imran Dastan", "PAK"), ("Faisal Chaudary", "PAK")]


def test_kin_of_somebody_spoken_of() -> None:
    text = "Ông Alexei Navalov chết ở Nga. Vợ ông, Yulia Navalova, phát biểu tại Đức."
    assert _names(text) == [("Alexei Navalov", "RUS"), ("Yulia Navalova", "RUS")]


def test_a_title_after_two_names_is_both_s() -> None:
    text = "Tòa xử Orlin Rusev và Biser Dzhambaz, hai công dân Bulgaria."
    assert _names(text) == [("Orlin Rusev", "BGR"), ("Biser Dzhambaz", "BGR")]


def test_a_company_after_a_title_is_no_person() -> None:
    text = "Jan Marsal, cựu giám đốc điều hành Wirebank, trốn khỏi Đức."
    assert [name for name, _ in _names(text)] == ["Jan Marsal"]


def test_a_second_title_tells_the_state_where_the_first_was_of_an_organisation() -> None:
    text = "Pháp bảo vệ bà. Mạnh Hoành Văn, cựu Chủ tịch Interpol và cựu Thứ trưởng Bộ Công an Trung Quốc, lĩnh án."
    assert _names(text) == [("Mạnh Hoành Văn", "CHN")]


def test_who_is_done_something_to_is_recorded() -> None:
    assert [name for name, _ in _names("Cảnh sát Đức bắt Volodymyr Zhurav ở Rimini.")] == ["Volodymyr Zhurav"]


def test_kin_are_of_one_state() -> None:
    text = "Ngoại trưởng Mỹ tới. Tổng thống Bolivia Rodrigo Pas Pereira tiếp. Ông Pas là con trai ông Jaime Pas Samora."
    assert _names(text)[1] == ("Jaime Pas Samora", "BOL")
