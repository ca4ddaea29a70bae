"""One person from many spellings, and the holders of offices on a day."""

import pytest

from banggiao.lang.vi.names import load_persons
from banggiao.lang.vi.people import called, leaders, readings
from banggiao.resolve.persons import Names

NAMES = Names(readings(), load_persons().known, leaders(), called())


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Kim Jong Un", "Kim Jong-un"),
        ("Kim Chính Ân", "KIM JONG-UN"),
        ("Moon Jae-in", "Văn Tại Dần"),
        ("Xi Jinping", "Tập Cận Bình"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Ahn Cheol-soo", "Ahn Chul-soo"),
        ("Barrack Obama", "Barack Obama"),
    ],
)
def test_spellings_of_one_person(name: str, other: str) -> None:
    assert NAMES.same(name, other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Yong-ho", "Kim Jong-ho"),
        ("Hun Sen", "Hun Manet"),
        ("Lavrov", "Sergey Lavrov"),  # across articles a part of a name is not enough
        ("Trump", "Donald Trump Jr"),
    ],
)
def test_two_persons(name: str, other: str) -> None:
    assert not NAMES.same(name, other)


def test_vietnamese_names_differ_by_their_marks() -> None:
    assert not NAMES.same("Lê Văn An", "Lê Văn Ân", country="VNM", other_country="VNM")
    assert NAMES.same("Lê Văn An", "LÊ VĂN AN", country="VNM", other_country="VNM")


def test_persons_of_two_states_are_two() -> None:
    found = NAMES.likeness("Kim Yong-chol", "Kim Yong-chol", country="PRK", other_country="KOR")
    assert found == (0.0, "of two states")


def test_key_is_one_for_all_spellings() -> None:
    assert NAMES.key("Kim Chính Ân", "PRK") == NAMES.key("Kim Jong-un", "PRK") == "kim jong un|PRK"


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("RUS", "2024-08-16", "Vladimir Putin"),
        ("RUS", "2010-05-01", "Dmitry Medvedev"),
        ("JPN", "2013-10-22", "Shinzo Abe"),
        ("PRK", "2013-10-22", "Kim Jong-un"),
        ("USA", "2024", "Joe Biden"),
    ],
)
def test_leader_on_a_day(code: str, day: str, name: str) -> None:
    leader = NAMES.leader(code, day)
    assert leader is not None
    assert leader.name == name


@pytest.mark.parametrize(("code", "day"), [("USA", "2025"), ("RUS", "1700-01-01"), ("RUS", ""), ("ZZZ", "2024")])
def test_leader_is_not_guessed(code: str, day: str) -> None:
    assert NAMES.leader(code, day) is None


@pytest.mark.parametrize(
    ("name", "office", "day", "key"),
    [
        ("Putin", "Tổng thống", "2024-08-16", "vladimir putin|RUS"),
        ("Putin", "tổng thống", "2024", "vladimir putin|RUS"),
        ("Putin", "Tổng thống", "2010-01-01", "putin|RUS"),  # he was prime minister then
        ("Putin", "", "2024-08-16", "vladimir putin|RUS"),  # nobody else of Russia has that name
        ("Putin", "", "1990-08-16", "putin|RUS"),  # he held no office yet
        ("Putin", "Đệ nhất phu nhân", "2010-08-16", "putin|RUS"),
        ("Ivanov", "", "2010-01-01", "ivanov|RUS"),
        ("Putin", "Tổng thống", "", "putin|RUS"),
        ("Vladimir Putin", "", "", "vladimir putin|RUS"),
    ],
)
def test_a_part_of_a_name_with_the_office_of_the_day(name: str, office: str, day: str, key: str) -> None:
    assert NAMES.identify(name, "RUS", office, day) == key
    assert bool(NAMES.identified(name, "RUS", office, day).reason) == (key == "vladimir putin|RUS" and name == "Putin")


@pytest.mark.parametrize(("name", "code"), [("Bush", "USA"), ("Bình", "CHN"), ("Phúc", "VNM"), ("Putin", "USA")])
def test_a_name_that_may_be_anothers_stays_its_own(name: str, code: str) -> None:
    assert NAMES.identified(name, code, "", "2018-05-01").reason == ""


@pytest.mark.parametrize(
    ("name", "code", "day", "leader"),
    [
        ("nhà lãnh đạo Nga", "RUS", "2024-08-16", "Vladimir Putin"),
        ("Nhà lãnh đạo Nga", "RUS", "2010-05-01", "Dmitry Medvedev"),
        ("Nga", "RUS", "2024-08-16", None),
        ("nhà lãnh đạo Nga", "RUS", "", None),
        ("nhà lãnh đạo", "", "2024-08-16", None),
    ],
)
def test_whom_a_party_named_by_its_leader_means(name: str, code: str, day: str, leader: str | None) -> None:
    found = NAMES.meant(name, code, day)
    assert (found.name if found else None) == leader
