"""Names of codes and dates in both languages."""

import pytest

from banggiao.web.labels import load_labels


@pytest.mark.parametrize(
    ("edtf", "english", "vietnamese"),
    [
        ("2024-02-12", "12 Feb 2024", "12/2/2024"),
        ("2024-02", "Feb 2024", "tháng 2/2024"),
        ("2024", "2024", "năm 2024"),
        ("XXXX-02-12", "12 Feb, year not known", "12/2, không rõ năm"),
        ("2024-33", "first quarter of 2024", "quý 1 năm 2024"),
        ("193X", "the 1930s", "thập niên 1930"),
        ("19XX", "the 1900s", "thế kỷ 20"),
        ("2024-03-08/2024-03-11", "8 to 11 Mar 2024", "8 đến 11/3/2024"),
        ("2024-02-27/2024-03-02", "27 Feb 2024 to 2 Mar 2024", "27/2/2024 đến 2/3/2024"),
        ("2014/..", "since 2014", "từ năm 2014"),
        ("XXXX-XX-XX", "not known", "không rõ"),
        ("", "", ""),
        ("<b>", "<b>", "<b>"),
    ],
)
def test_dates(edtf: str, english: str, vietnamese: str) -> None:
    assert load_labels("en").date(edtf) == english
    assert load_labels("vi").date(edtf) == vietnamese


@pytest.mark.parametrize(
    ("code", "english", "vietnamese"),
    [
        ("USA", "United States", "Mỹ"),
        ("RUS", "Russia", "Nga"),
        ("VNM", "Vietnam", "Việt Nam"),
        ("CHN", "China", "Trung Quốc"),
        ("PRK", "North Korea", "Triều Tiên"),
        ("TWN", "Taiwan", "Đài Loan"),
        ("SUN", "Soviet Union", "Liên Xô"),
        ("REB", "rebels", "Phe nổi dậy"),
        ("ZZZZ", "ZZZZ", "ZZZZ"),
    ],
)
def test_parties(code: str, english: str, vietnamese: str) -> None:
    assert load_labels("en").party(code) == english
    assert load_labels("vi").party(code) == vietnamese


def test_numbers_days_and_kinds() -> None:
    english, vietnamese = load_labels("en"), load_labels("vi")
    assert (english.number(1204), vietnamese.number(1204)) == ("1,204", "1.204")
    assert (english.decimal(0.6), vietnamese.decimal(0.6)) == ("0.60", "0,60")
    assert (english.day(20240212), english.month(20240201), english.day(0)) == ("12 Feb 2024", "Feb 2024", "")
    assert (english.kind("visit"), vietnamese.kind("visit"), english.kind("none")) == ("visit", "thăm", "none")
    assert vietnamese.status("planned") == "dự kiến"


def test_numbers_and_times_as_each_language_writes_them() -> None:
    english, vietnamese = load_labels("en"), load_labels("vi")
    assert (english.decimal(0.6), vietnamese.decimal(0.6), vietnamese.decimal(1.84, 1)) == ("0.60", "0,60", "1,8")
    assert (english.signed(-5.75), vietnamese.signed(2.0), english.signed(None)) == ("-5.8", "+2,0", "")
    assert english.moment("2024-02-13T08:05:59+00:00") == "13 Feb 2024, 08:05 UTC"
    assert vietnamese.moment("2024-02-13T08:05:59+00:00") == "13/2/2024, 08:05 UTC"
    assert english.moment(None) == "—"
