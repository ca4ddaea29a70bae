"""Who is taken for an entry of a list, and why."""

import pytest

from banggiao.model.listed import ListEntry
from banggiao.resolve.births import OTHER_DAY, OTHER_YEAR, SAME_DAY, SAME_YEAR, UNSURE, Birth, aged, compare_births
from banggiao.resolve.listed import THRESHOLD, Matcher, Subject, compare, likeness, sound

ENTRY = ListEntry("x-1", "person", ("PAK Thae Won", "Pak Thaewon"), ("1961-04-02",), ("PRK",), ("Giám đốc",), ("USA",))


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Pak Thae-won", "PAK, Thae Won", 1, 1),
        ("Pak Thaewon", "Thae Won Pak", 0.95, 1),
        ("Sergei Ivanov", "Sergey IVANOV", 0.9, 0.99),
        ("Nguyễn Văn Đức", "NGUYEN Van Duc", 1, 1),
        ("Pak", "Pak", 0, 0.7),
        ("Pak Thae-won", "Ri Yong-su", 0, 0.5),
    ],
)
def test_likeness(one: str, other: str, least: float, most: float) -> None:
    assert least <= likeness(one, other) <= most


def test_sounds() -> None:
    assert sound("sergey") == sound("sergei")
    assert sound("muhammad") == sound("mohamed")
    assert sound("kim") != sound("nam")


def test_a_match_gives_its_reasons() -> None:
    subject = Subject("p1", "person", "Pak Thae-won", "PRK", ("giám đốc",))
    match = compare(subject, ENTRY)
    assert match.score == 1
    assert [(reason.what, reason.weight) for reason in match.reasons] == [
        ("name", 1.0),
        ("country", 0.05),
        ("office", 0.05),
        ("birth date", 0.0),
    ]
    assert match.reasons[3].theirs == "1961-04-02"


def test_another_country_speaks_against_it() -> None:
    here, there = (Subject("p1", "person", "Pak Thae-won", code) for code in ("PRK", "KOR"))
    assert compare(there, ENTRY).score <= compare(here, ENTRY).score - 0.2 + 1e-9


def test_the_matcher_finds_who_shares_words_or_is_written_in_one() -> None:
    subjects = [
        Subject("p1", "person", "Pak Thaewon", "PRK"),
        Subject("p2", "person", "Pak Yong-su", "PRK"),
        Subject("p3", "organisation", "Pak Thae-won", "PRK"),
        Subject("p4", "person", "Pak", "PRK"),
        Subject("p5", "person", "Thae Won Pak", ""),
    ]
    found = Matcher(subjects).matches(ENTRY)
    assert [match.subject for match in found] == ["p1", "p5"]
    assert all(match.score >= THRESHOLD for match in found)


@pytest.mark.parametrize(
    ("birth", "weight"),
    [
        (Birth(1961, 1961, "1961-04-02", "sinh ngày 2/4/1961"), SAME_DAY),
        (Birth(1961, 1961, "", "sinh năm 1961"), SAME_YEAR),
        (aged(62, 2024, "62 tuổi (2024)"), SAME_YEAR),
        (aged(64, 2024, "64 tuổi (2024)"), UNSURE),
        (Birth(1961, 1961, "1961-12-30", "sinh ngày 30/12/1961"), OTHER_DAY),
        (Birth(1985, 1985, "", "sinh năm 1985"), OTHER_YEAR),
    ],
)
def test_a_birth_counts_for_and_against(birth: Birth, weight: float) -> None:
    subject = Subject("p1", "person", "Pak Thae-won", "PRK")
    match = compare(subject, ENTRY, [birth])
    assert match.reasons[-1] == ("birth date", birth.text, "1961-04-02", weight)
    assert match.score == round(min(1.0, 1.0 + weight), 3)


def test_the_best_of_several_births_counts() -> None:
    births = [Birth(1985, 1985, "", "sinh năm 1985"), Birth(1961, 1961, "", "sinh năm 1961")]
    found = compare_births(births, ("circa 1950", "1961"))
    assert found == ("sinh năm 1961", "1961", SAME_YEAR)
    assert compare_births(births, ("không rõ",)) is None
    assert compare_births([], ("1961",)) is None


def test_who_was_born_in_another_year_is_not_matched() -> None:
    subjects = [Subject("p1", "person", "Pak Thae-won", "PRK"), Subject("p2", "person", "Pak Thae-won", "PRK")]
    born = {"p1": [aged(30, 2024, "30 tuổi (2024)")], "p2": [aged(63, 2024, "63 tuổi (2024)")]}
    assert [match.subject for match in Matcher(subjects, born.__getitem__).matches(ENTRY)] == ["p2"]
