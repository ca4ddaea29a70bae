import time

import pytest

from banggiao.annotate.actors import find_actors
from banggiao.annotate.persons import People, find_persons, merge
from banggiao.annotate.sentences import split_sentences
from banggiao.lang.vi.language import load
from banggiao.model.mention import Mention, MentionType


def _people(text: str) -> tuple[People, tuple[Mention, ...]]:
    language = load()
    folded = language.fold(text)
    sentences = split_sentences(text, folded, "", language.layout)
    scan = language.scan(text, folded)
    parties = find_actors(text, folded, sentences, scan, language)
    return find_persons(text, folded, sentences, parties, scan, language.persons), parties


def _records(text: str) -> list[tuple[str, str, str]]:
    return [(person.name, person.country, person.office) for person in _people(text)[0].persons]


def _mentions(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.name, "+".join(m.codes)) for m in _people(text)[0].mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bộ trưởng Bộ Tài nguyên thiên nhiên Ivan Sokolin của Nga tới Bình Nhưỡng.",
            ("Ivan Sokolin", "RUS", "Bộ trưởng Bộ Tài nguyên thiên nhiên"),
        ),
        (
            "Người phát ngôn Bộ Ngoại giao Trung Quốc Hoa Xuân Oánh trả lời báo giới.",
            ("Hoa Xuân Oánh", "CHN", "Người phát ngôn Bộ Ngoại giao Trung Quốc"),
        ),
        ("Tổng thống Nga, ông Vladimir Putin, lên đường.", ("Vladimir Putin", "RUS", "Tổng thống")),
        ("Pavel Dorin, Ngoại trưởng Moldova, phát biểu.", ("Pavel Dorin", "MDA", "Ngoại trưởng")),
        ("Ngoại trưởng Mohammad Javad Zarif của Iran đã tới.", ("Mohammad Javad Zarif", "IRN", "Ngoại trưởng")),
        (
            "Bí thư Thành ủy Bình Nhưỡng Kim Su-man dẫn đầu đoàn đại biểu Triều Tiên.",
            ("Kim Su-man", "PRK", "Bí thư Thành ủy Bình Nhưỡng"),
        ),
        (
            "Đại sứ Nga tại Liên Hợp Quốc Vasily Nebenzia phản bác.",
            ("Vasily Nebenzia", "RUS", "Đại sứ Nga tại Liên Hợp Quốc"),
        ),
        (
            "Thống đốc vùng Primorye Sergei Lunin đã thăm khu kinh tế, truyền thông Nga đưa tin.",
            ("Sergei Lunin", "RUS", "Thống đốc vùng Primorye"),
        ),
        (
            "Đồng chí Trần Văn Bách, Ủy viên Trung ương Đảng, Trưởng Ban Đối ngoại Trung ương, tiếp đoàn.",
            ("Trần Văn Bách", "VNM", "Ủy viên Trung ương Đảng, Trưởng Ban Đối ngoại Trung ương"),
        ),
        (
            "Bộ trưởng Bộ Công Thương Lê Tuấn Anh ký thỏa thuận.",
            ("Lê Tuấn Anh", "VNM", "Bộ trưởng Bộ Công Thương"),
        ),
        ("Quyền Bộ trưởng Quốc phòng Mỹ Peter Hollis từ chức.", ("Peter Hollis", "USA", "Quyền Bộ trưởng Quốc phòng")),
        ("Cựu Thủ tướng Nhật Bản Shinzo Abe qua đời.", ("Shinzo Abe", "JPN", "Cựu Thủ tướng")),
        ("Ngoại trưởng Israel Israel Katz chỉ trích.", ("Israel Katz", "ISR", "Ngoại trưởng")),
        ("Ngoại trưởng Trung Quốc Vương Nghị tới Hà Nội.", ("Vương Nghị", "CHN", "Ngoại trưởng")),
        ("Ngoại trưởng Serbia Milan Vukic tới Hà Nội.", ("Milan Vukic", "SRB", "Ngoại trưởng")),
        ("Tổng thống Cộng hòa Séc Jan Novotny tới Hà Nội.", ("Jan Novotny", "CZE", "Tổng thống")),
        ("Bộ trưởng Quốc phòng PNG Billy Toka tới Fiji.", ("Billy Toka", "FJI", "Bộ trưởng Quốc phòng PNG")),
        (
            "Trợ lý Ngoại trưởng Mỹ phụ trách Đông Á - Thái Bình Dương Daniel Kriten dự họp.",
            ("Daniel Kriten", "USA", "Trợ lý Ngoại trưởng Mỹ phụ trách Đông Á - Thái Bình Dương"),
        ),
    ],
)
def test_title_state_and_name_in_every_order(text: str, expected: tuple[str, str, str]) -> None:
    assert _records(text) == [expected]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tổng thống Park Geun - hye tới Mỹ.", "Park Geun - hye"),
        ("Tổng thống Bashar al - Assad phủ nhận.", "Bashar al - Assad"),
        ("Tổng thống Frank - Walter Steinmeier tới Hà Nội.", "Frank - Walter Steinmeier"),
        ("Tổng thống V.Dê-len-xki điện đàm.", "V.Dê-len-xki"),
        ("Trùm khủng bố Osama bin Laden bị tiêu diệt.", "Osama bin Laden"),
        ("Bà Ursula von der Leyen phát biểu.", "Ursula von der Leyen"),
        ("Thượng nghị sĩ Mỹ John F. Tanner tới Đài Bắc.", "John F. Tanner"),
        ("Phó Tổng thống Mike Pence-người vừa tới Seoul-phát biểu.", "Mike Pence"),
        ("Đoàn Thị Hương, nghi phạm trong vụ án, được thả.", "Đoàn Thị Hương"),
        ("Đại sứ Triều Tiên Ja Song Nam phản đối.", "Ja Song Nam"),
        ("Đại sứ Nguyễn Phương Nga dự họp.", "Nguyễn Phương Nga"),
        ("Lãnh đạo Đài Loan Thái Anh Văn đáp lại.", "Thái Anh Văn"),
        ("Đồng chí Thái Kỳ dự họp.", "Thái Kỳ"),
        ("Phát ngôn viên Lưu Đức Quân phản đối.", "Lưu Đức Quân"),
        ("Đại sứ Từ Phi Hồng phản đối.", "Từ Phi Hồng"),
        ("Viện trưởng Trác Vinh Thái phản đối.", "Trác Vinh Thái"),
        ("Tổng thống Somalia Hassan Sheikh phản đối.", "Hassan Sheikh"),
        ("Chủ nhiệm Ủy ban Quốc phòng, An ninh và Đối ngoại Lê Tấn Tự dự họp.", "Lê Tấn Tự"),
        ('Cựu Tổng thống Bolivia Jorge "Tito" Quiros thua cuộc.', 'Jorge "Tito" Quiros'),
        ("Bộ trưởng Khalid bin Salman dự họp.", "Khalid bin Salman"),
        ("Phó Tổng thống Angelo Pal Mai Deng dự họp.", "Angelo Pal Mai Deng"),
    ],
)
def test_names_of_every_make(text: str, name: str) -> None:
    assert [person.name for person in _people(text)[0].persons] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Tàu sân bay USS Ronald Reagan cập cảng Busan.",
        "Máy bay hạ cánh xuống sân bay John F. Kennedy.",
        "Đoàn khách thăm quảng trường Kim Nhật Thành.",
        "Đại sứ quán Mỹ tại Hà Nội đóng cửa.",
        "Tờ Wall Street Journal đưa tin về cuộc tập trận.",
        "Bão Matthew đổ bộ vào Haiti.",
        "Các tổng thống Mỹ đều từng tới đây.",
        "Bộ Tài nguyên và Môi trường cho biết như vậy.",
    ],
)
def test_things_that_are_no_persons(text: str) -> None:
    assert _records(text) == []


def test_short_forms_carry_the_fullest_name() -> None:
    text = (
        "Trump gặp Kim ở Hà Nội. Tổng thống Mỹ Donald Trump và lãnh đạo Triều Tiên Kim Jong-un đã ăn tối. "
        "Ông Kim về nước. Nhà lãnh đạo Triều Tiên không nói gì. Tổng thống Mỹ hài lòng."
    )
    names = [name for _, name, _ in _mentions(text)]
    trump, kim = "Donald Trump", "Kim Jong-un"
    assert names == [trump, kim, trump, kim, kim, kim, trump]


def test_a_servant_of_another_keeps_the_own_name() -> None:
    text = "Yuri Tamarin, trợ lý của Tổng thống Putin, tới Riyadh. Luật sư của ông Trump từ chối bình luận."
    assert [(name, office) for name, _, office in _records(text)] == [
        ("Yuri Tamarin", "trợ lý"),
        ("Putin", "Tổng thống"),
        ("Trump", ""),
    ]


def test_two_of_one_surname_are_told_apart() -> None:
    text = "Bà Kim Yo-jong chỉ trích Seoul. Ông Kim Jong-un im lặng. Bà Kim nói tiếp. Ông Kim rời đi."
    assert [name for _, name, _ in _mentions(text)] == ["Kim Yo-jong", "Kim Jong-un", "Kim Yo-jong", "Kim Jong-un"]


def test_the_counterpart_is_of_the_other_state() -> None:
    text = "Ngoại trưởng Nga Sergei Lavrov đã gặp người đồng cấp Phần Lan Timo Soini."
    assert [(name, country) for name, country, _ in _records(text)] == [("Sergei Lavrov", "RUS"), ("Timo Soini", "FIN")]


def test_pronoun_stands_for_the_person_named_last() -> None:
    text = "Ngoại trưởng Lào Somchai Vilay tới Huế. Ông này sẽ thăm Đà Nẵng."
    assert _mentions(text)[-1] == ("Ông này", "Somchai Vilay", "LAO")


def test_a_title_and_state_nobody_is_named_for_stand_for_themselves() -> None:
    assert _mentions("Ngoại trưởng Peru từ chức.") == [("Ngoại trưởng Peru", "Ngoại trưởng Peru", "PER")]


def test_state_told_by_this_country_is_the_one_spoken_of() -> None:
    text = "Iran phản đối nghị quyết. Ngoại trưởng nước này Davud Karami triệu đại sứ Anh."
    assert ("Davud Karami", "IRN", "Ngoại trưởng") in _records(text)


def test_one_list_has_one_state() -> None:
    text = "Các quan chức Nga như Ngoại trưởng Sergey Lavrov, Bộ trưởng Năng lượng Boris Tulin đã tới Bình Nhưỡng."
    assert [country for _, country, _ in _records(text)] == ["RUS", "RUS"]


def test_experts_who_only_comment_are_mentioned_and_not_recorded() -> None:
    people = _people("Giáo sư Robert Kelling nhận định Nga sẽ rút quân.")[0]
    assert [m.name for m in people.mentions] == ["Robert Kelling"]
    assert people.persons == ()


def test_experts_whom_something_befalls_are_recorded() -> None:
    people = _people("Phóng viên Ivan Gershov bị tòa án Nga kết án.")[0]
    assert [person.name for person in people.persons] == ["Ivan Gershov"]


def test_the_first_of_two_surnames_is_a_short_form() -> None:
    text = "Tổng thống Chile Gabriel Bortic Fontal tới Huế. Ông Bortic gặp báo giới."
    assert [name for _, name, _ in _mentions(text)] == ["Gabriel Bortic Fontal"] * 2


def test_a_person_s_phrase_takes_the_place_of_the_parties_in_it() -> None:
    text = "Ngoại trưởng Nga Sergey Lavrov thăm Lào."
    people, parties = _people(text)
    merged = merge(parties, people.mentions)
    assert [(m.type, m.codes) for m in merged] == [(MentionType.PERSON, ("RUS",)), (MentionType.STATE, ("LAO",))]


def test_offsets_quote_the_name() -> None:
    text = "Sáng nay, Thủ tướng Đức Angela Merkel và ông Macron đã gặp nhau."
    for mention in _people(text)[0].mentions:
        assert text[mention.name_start : mention.name_end] in ("Angela Merkel", "Macron")


@pytest.mark.parametrize(
    "unit",
    [
        "John Aab ",
        "Tổng thống ",
        "ông Kim ",
        "Tổng thống Mỹ ông này ",
        "Kim Jong - ",
        "A.",
        "bin al-",
        "A-b-",
        "Tướng (a)(b) ",
        "Thủ tướng A.Bô-ra nói. Thủ tướng cảm ơn ông. ",
        'V.Pu-tin-"ông ',
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    language = load()
    text = (unit * 40_000)[:120_000]
    folded = language.fold(text)
    started = time.process_time()
    find_persons(text, folded, (), (), language.scan(text, folded), language.persons)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tổng thống Nga V.Pu-tin phát biểu.", "V.Pu-tin"),
        ("Tổng thống P.Pô-rô-sen-cô, người vừa nhậm chức, phát biểu.", "P.Pô-rô-sen-cô"),
        ("Thủ tướng Nhật Bản S.A-bê thăm Lào.", "S.A-bê"),
        ("Thủ tướng Thổ Nhĩ Kỳ B.I-đi-rim lên tiếng.", "B.I-đi-rim"),
        ("Bà Ph.Mô-ghe-ri-ni, đại diện EU, lên tiếng.", "Ph.Mô-ghe-ri-ni"),
        ("Chủ tịch Đi-át Ca-nên tiếp khách.", "Đi-át Ca-nên"),
        ("Tổng Thư ký Liên hợp quốc Ban Ki-mun hoan nghênh.", "Ban Ki-mun"),
        ("Đại sứ Hàn Quốc Giôn Đê Giu chào từ biệt.", "Giôn Đê Giu"),
        ("Phó Thủ tướng Hồ Đức Phớc sang Mỹ.", "Hồ Đức Phớc"),
        ("Bộ trưởng Ngoại giao Bru-nô Rô-đri-ghết Pa-ri-a tới Hà Nội.", "Bru-nô Rô-đri-ghết Pa-ri-a"),
    ],
)
def test_names_written_by_syllables(text: str, name: str) -> None:
    assert [person.name for person in _people(text)[0].persons] == [name]


def test_initial_and_given_name_are_one_person() -> None:
    text = "Tổng thống Vla-đi-mia Pu-tin tới Hà Nội. Ông V.Pu-tin gặp báo giới."
    assert [name for _, name, _ in _mentions(text)] == ["Vla-đi-mia Pu-tin"] * 2


@pytest.mark.parametrize(
    "text", ['Tàu chống ngầm "Đô đốc Pan-tin" cập cảng.', "Khu tự trị Tân Cương đóng cửa.", "TP.HCM đón khách."]
)
def test_ships_and_places_that_look_like_names(text: str) -> None:
    assert _records(text) == []


def test_a_short_form_looks_back_before_it_looks_on() -> None:
    text = "Ông Kim Jong Un thị sát. Ông Kim hài lòng. Cố lãnh đạo Kim Il Sung lập nước năm 1948. Ông Kim ra về."
    assert [name for _, name, _ in _mentions(text)] == [
        "Kim Jong Un",
        "Kim Jong Un",
        "Kim Il Sung",
        "Kim Jong Un",
    ]


def test_a_form_of_address_alone_is_the_one_who_spoke() -> None:
    text = "Ngoại trưởng Lào Somchai Vilay nói như vậy khi gặp ông Trần Văn Bách. Ông nói thêm rằng ông sẽ thăm Huế."
    assert [(words, name) for words, name, _ in _mentions(text)[2:]] == [
        ("Ông", "Somchai Vilay"),
        ("ông", "Somchai Vilay"),
    ]


@pytest.mark.parametrize("words", ["đàn ông", "ông chủ tiệm", "các ông", "cô lập", "bà con"])
def test_words_that_hold_a_form_of_address_are_no_pronouns(words: str) -> None:
    assert len(_mentions(f"Ngoại trưởng Lào Somchai Vilay tới Huế. Người ta thấy {words} ở đó.")) == 1


def test_a_form_of_address_in_a_quotation_is_somebody_spoken_to() -> None:
    text = 'Ngoại trưởng Lào Somchai Vilay tới Huế. "Mời ông vào", chủ nhà nói.'
    assert len(_mentions(text)) == 1


def test_a_title_alone_is_the_one_named_with_it() -> None:
    text = (
        "Thủ tướng Lào Somchai Vilay tiếp Tổng thống Peru Pablo Ruiz. Thủ tướng cảm ơn Peru. Phó Thủ tướng vắng mặt. "
        "Thủ tướng nước này rời Vientiane."
    )
    assert [name for _, name, _ in _mentions(text)[2:3]] == ["Somchai Vilay"]
    assert "Phó Thủ tướng" not in [words for words, _, _ in _mentions(text)]


def test_the_state_of_the_sentence_before_goes_before_the_one_that_follows() -> None:
    text = "Estonia đưa tàu ra biển. Thủ tướng Kristen Lepik yêu cầu Phần Lan giúp."
    assert _people(text)[0].persons[0].country == "EST"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ngoại trưởng hai miền Triều Tiên gặp nhau ở Panmunjom.", "PRK+KOR"),
        ("Ngoại trưởng bộ ba E3 bàn với Iran về hạt nhân.", "FRA+DEU+GBR"),
    ],
)
def test_the_office_of_several_states_stands_for_each(text: str, codes: str) -> None:
    assert _mentions(text)[0][2] == codes
