"""Dating by an article's own words. Every article here is made up; the offices and events are those of the data."""

import pytest

from banggiao.annotate.dated_times import read_dated_times
from banggiao.annotate.dating import Calendar, Dated, date_article
from banggiao.annotate.times import read_phrases, resolve_times
from banggiao.errors import LexiconError
from banggiao.lang.dating import Months, month_of
from banggiao.lang.matcher import Scan
from banggiao.lang.vi.language import load
from banggiao.lang.vi.times import find_phrases
from banggiao.lang.vi.times.weekday import weekday_in
from banggiao.model.sentence import Sentence, SentenceRole

DATA = load().dating
CALENDAR = Calendar(find_phrases, weekday_in)


def article(text: str) -> list[Sentence]:
    sentences, start = [], 0
    for line in text.split("\n"):
        sentences.append(Sentence(start, start + len(line), SentenceRole.BODY))
        start += len(line) + 1
    return sentences


def scan(text: str) -> Scan:
    language = load()
    return language.scan(text, language.fold(text))


def date(text: str) -> Dated:
    sentences = article(text)
    times = resolve_times(text, read_phrases(text, sentences, find_phrases), None)
    return date_article(text, sentences, times, scan(text), DATA, CALENDAR)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # A full date that something is reported of.
        ("Ngày 5/3/2019, Bộ Ngoại giao cho biết hai bên đã họp.", "2019-03-05"),
        # A weekday that goes with its day only in some years, of which one is in the president's term.
        ("Tổng thống Hàn Quốc Moon Jae-in cho biết hôm thứ Hai (20/4) rằng họ đã họp.", "2020-04-20"),
        # Two offices that were held together in one year only, and the month.
        ("Ngày 3/10, Ngoại trưởng Mỹ Rex Tillerson cho biết ông đã gặp Tổng thống Pháp Emmanuel Macron.", "2017-10-03"),
        # A known event told as last year's.
        (
            "Ngày 4/3, hãng tin này cho biết đoàn đã tới.\n"
            "Hai bên thân thiết từ cuộc gặp thượng đỉnh Mỹ - Triều tại Singapore hồi tháng 6 năm ngoái.",
            "2019-03-04",
        ),
    ],
)
def test_dated(text: str, published: str) -> None:
    found = date(text)
    assert found.told == published
    assert found.publication.edtf == published[:7]  # the day after as often as that day
    assert found.publication.basis == "inferred"
    assert found.publication.evidence
    assert all(span.of(text) for span in found.publication.evidence)
    assert found.note == f"year {published[:4]} inferred"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hai bên đã họp hôm nay.",
        "Ngày 3/10, Tổng thống Nga Vladimir Putin cho biết hai bên đã họp.",  # of many years
        "Ngày 3/10, Tổng thống Mỹ Barack Obama cho biết ông đã gặp Thủ tướng Anh Keir Starmer.",  # of none
        "Năm 2017, Ngoại trưởng Mỹ Rex Tillerson gặp Tổng thống Pháp Emmanuel Macron.",  # told of then
        "Dự kiến ngày 5/3/2030 hai bên sẽ họp.",  # what lies ahead dates nothing
    ],
)
def test_unknown(text: str) -> None:
    found = date(text)
    assert found.publication.edtf is None
    assert found.publication.basis == "unknown"
    assert found.note == ""


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # The day of which the text says that it is today.
        ("Hôm nay, 5/3/2019, Bộ Ngoại giao cho biết hai bên đã họp.", "2019-03-05"),
        # The day before, and the day after, that of writing; over the end of a year too.
        ("Hôm qua (5/3/2019), Bộ Ngoại giao cho biết hai bên đã họp.", "2019-03-06"),
        ("Đoàn tới đêm qua, ngày 31 tháng 12 năm 2018, và Bộ Ngoại giao cho biết hai bên sẽ họp.", "2019-01-01"),
        ("Bộ Ngoại giao cho biết hai bên họp ngày mai (5/3/2019).", "2019-03-04"),
        # Only right before a date: the day of which the ministry tells is another.
        ("Ngày 5/3/2019, Bộ Ngoại giao cho biết hôm nay hai bên đã họp.", "2019-03"),
        # Near the end of a month the article may be of the next.
        ("Ngày 30/11/2019, Bộ Ngoại giao cho biết hai bên đã họp.", "2019"),
        # The same months of the year before.
        ("Kim ngạch hai nước tăng 10% so với cùng kỳ năm 2018.", "2019"),
        # Two whole dates, and none later.
        ("Dự án mở lại.\n" * 40 + "Đoàn tới ngày 12/4/2016.\nĐoàn về ngày 3/5/2016.", "2016"),
        # A month told with its year, beside a plan for the next.
        ("Đoàn đã sang vào tháng 8/2016.\nHai bên sẽ họp lại vào năm 2017.", "2016"),
    ],
)
def test_dated_as_far_as_it_is_known(text: str, published: str) -> None:
    found = date(text)
    assert found.publication.edtf == published
    assert all(span.of(text) for span in found.publication.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Kim ngạch năm 2019 tăng so với cùng kỳ năm 2012.\nĐoàn đã tới vào tháng 4/2019.",  # not the year before
        "Dự án mở lại.\n" * 40 + "Đoàn tới ngày 12/4/2016.\nĐoàn khác tới ngày 3/5/2018.",  # one whole date each
        "Ngày 12/4/2016, hai bên đã ký.\nBản thứ hai được ký ngày 3/5/2018.",  # what is told first is long past
        "Đoàn đã sang vào tháng 8/2016.\nHai bên sẽ họp lại vào năm 2020.",  # a plan for years ahead
    ],
)
def test_years_that_do_not_tell(text: str) -> None:
    assert date(text).publication.edtf is None


def test_a_former_holder_dates_after_the_term() -> None:
    text = "Cựu Tổng thống Hàn Quốc Moon Jae-in cho biết hôm thứ Hai (20/4) rằng họ đã họp."
    assert date(text).publication.edtf != "2020-04-20"


def test_a_lower_title_is_no_evidence() -> None:
    text = "Ngày 3/10, Thứ trưởng Ngoại giao Lê Văn Tài nói với Phó Tổng thống Moon Jae-in về việc này."
    assert date(text).publication.edtf is None


def test_times_count_from_the_date_that_the_words_give() -> None:
    text = "Tổng thống Hàn Quốc Moon Jae-in cho biết hôm thứ Hai (20/4) rằng họ đã họp.\nHôm Chủ nhật, ông về nước."
    times, publication = read_dated_times(text, article(text), None, scan(text), DATA, CALENDAR)
    assert publication.edtf == "2020-04"
    assert [time.value for time in times] == ["2020-04-20", "2020-04-20", "2020-04-19"]
    assert "year 2020 inferred" in times[-1].basis


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Hai bên họp đêm qua (11-6).\nHôm nay họ ký, và mai họ về.", ["XXXX-06-11", "XXXX-06-11", "XXXX-06-12"]),
        ("Chiều nay (30/4), đoàn tới.\nTháng trước họ đã họp.", ["XXXX-04-30", "XXXX-04-30", "XXXX-03"]),
        ("Hai bên họp ngày 11-6.\nHôm nay họ ký.", ["XXXX-06-11", "XXXX-XX-XX"]),
    ],
)
def test_without_a_year_times_count_from_the_day_that_is_called_today(text: str, values: list[str]) -> None:
    times, publication = read_dated_times(text, article(text), None, scan(text), DATA, CALENDAR)
    assert publication.edtf is None
    assert [time.value for time in times] == values


def test_a_given_date_stands() -> None:
    text = "Ngày 5/3/2019, Bộ Ngoại giao cho biết hai bên đã họp hôm qua."
    times, publication = read_dated_times(text, article(text), "2019-03-06", scan(text), DATA, CALENDAR)
    assert (publication.edtf, publication.basis) == ("2019-03-06", "given")
    assert times[-1].value == "2019-03-05"


def test_the_month_alone_resolves_the_month_before() -> None:
    text = "Ngày 8/9, bộ này cho biết hai bên đã gặp nhau tháng trước."
    times, publication = read_dated_times(text, article(text), None, scan(text), DATA, CALENDAR)
    assert publication.edtf is None
    assert [time.value for time in times] == ["XXXX-09-08", "XXXX-08"]


@pytest.mark.parametrize(
    ("expression", "weekday"),
    [("hôm thứ Sáu", 4), ("thứ Sáu, 16/8", 4), ("Chủ nhật ngày 9 tháng 4", 6), ("hôm qua", None), ("", None)],
)
def test_weekday_of_an_expression(expression: str, weekday: int | None) -> None:
    assert weekday_in(expression) == weekday


def test_months_as_sets() -> None:
    months = Months.between((2019, 11), (2020, 2)) & Months.since(2019, 12)
    around = [(2019, 11), (2019, 12), (2020, 1), (2020, 2), (2020, 3)]
    assert [month for month in around if Months.holds(months, *month)] == [(2019, 12), (2020, 1), (2020, 2)]
    assert Months.year(months) is None
    assert Months.year(months & Months.named(1, 2)) == 2020
    assert Months.year(0) is None
    december = Months.between((2019, 12), (2019, 12))
    assert [month for month in around if Months.holds(december, *month)] == [(2019, 12)]


def test_a_date_that_is_none_is_named() -> None:
    with pytest.raises(LexiconError, match=r"offices.csv: X: 'hôm qua' is no date"):
        month_of("hôm qua", "offices.csv: X")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Khai mạc kỳ họp thứ 6, Quốc hội khóa XIII.\nSáng 21/10, các đại biểu đã nghe báo cáo.", "2013"),
        ("Sáng 22/10, Ủy ban cho biết tại kỳ họp thứ 5, Quốc hội khóa XIV vừa qua nhiều ý kiến được nêu.", "2018"),
        ("Hội nghị Cấp cao ASEAN lần thứ 35 khai mạc.\nThứ trưởng cho biết ngày 2/11 các nước đã ký.", "2019"),
        ("Doanh thu quý III/2016 của tập đoàn tăng mạnh.\nNgày 20/10 tập đoàn công bố con số này.", "2016"),
        ("Trong tháng 6/2017 này, hai bên sẽ họp.\nTin do hãng đưa hôm qua.", "2017"),
        ("Ngày 5/9, trường cho biết năm học 2015-2016 đã bắt đầu.", "2015"),
        ("Đại hội Hội Phụ nữ nhiệm kỳ 2017-2022 bế mạc.\nĐại hội đã bầu 40 ủy viên.", "2017"),
        ("Ngày 10/11, bộ cho biết dự toán ngân sách năm 2018 cao hơn ngân sách năm 2017.", "2017"),
        ("Mưa do bão Haiyan gây lũ.\nNgày 10/11, cơ quan cứu trợ cho biết nhiều làng mất liên lạc.", "2013"),
    ],
)
def test_periods_meetings_and_events_tell_the_year(text: str, year: str) -> None:
    assert (date(text).publication.edtf or "")[:4] == year


@pytest.mark.parametrize(
    "text",
    [
        # What an old session decided is told at any time; a later one may follow.
        "Ngày 3/10, bộ cho biết luật được thông qua tại kỳ họp thứ 4, Quốc hội khóa XIII.",
        # A session of another parliament.
        "Khai mạc kỳ họp thứ 6, Quốc hội khóa mới.\nSáng 21/10, các đại biểu đã nghe báo cáo.",
        # A storm that is remembered.
        "Kỷ niệm một năm bão Haiyan.\nNgày 10/11, cơ quan cứu trợ cho biết nhiều làng còn nghèo.",
        # The resolution of a congress is spoken of for years.
        "Theo nghị quyết đại hội nhiệm kỳ 2015-2020, tỉnh đã đạt mục tiêu.\nNgày 3/5, tỉnh công bố con số.",
        # A school year ahead.
        "Ngày 5/3, bộ cho biết năm học 2015-2016 sẽ có chương trình mới.",
    ],
)
def test_what_may_be_told_in_any_year_tells_none(text: str) -> None:
    assert date(text).publication.edtf is None
