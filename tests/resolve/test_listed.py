"""Who is taken for an entry of a list, and why."""

import pytest

from banggiao.model.listed import ListEntry
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
