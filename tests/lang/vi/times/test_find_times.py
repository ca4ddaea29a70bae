import time as clock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banggiao.lang.timex.anchor import Anchor, Direction
from banggiao.lang.vi.times import find_times
from banggiao.model.edtf import Partial, is_valid
from banggiao.model.time import TimeType

ANCHOR = Anchor(Partial(2024, 5, 15))  # a Wednesday
UNDATED = Anchor()


def read(text: str, anchor: Anchor = ANCHOR) -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], t.type.value, t.value) for t in find_times(text, 0, len(text), anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Days, lists and ranges of them.
        ("Đoàn thăm Lào từ ngày 12 đến 14/5.", [("ngày 12 đến 14/5", "DATE", "2024-05-12/2024-05-14")]),
        ("Họ gặp nhau ngày 24 hoặc 25-5.", [("ngày 24 hoặc 25-5", "DATE", "2024-05-24/2024-05-25")]),
        ("Hai bên họp ngày 20, 21 và 22/4.", [("ngày 20, 21 và 22/4", "DATE", "2024-04-20/2024-04-22")]),
        ("Hội nghị diễn ra từ 8-11/3.", [("8-11/3", "DATE", "2024-03-08/2024-03-11")]),
        ("Ông tới đây trong hai ngày 22-23/5.", [("hai ngày 22-23/5", "DATE", "2024-05-22/2024-05-23")]),
        ("Bà bị bắt hôm 3.12.", [("hôm 3.12", "DATE", "2023-12-03")]),
        ("Ngày 12 và ngày 13 tháng 5 họ họp.", [("Ngày 12 và ngày 13 tháng 5", "DATE", "2024-05-12/2024-05-13")]),
        ("Họp từ 30/12 đến 2/1.", [("30/12 đến 2/1", "DATE", "2023-12-30/2024-01-02")]),
        # Weekdays.
        ("Ông tới hôm Chủ nhật tuần trước.", [("hôm Chủ nhật tuần trước", "DATE", "2024-05-12")]),
        (
            "Bà nói hôm thứ Năm (9/5) như vậy.",
            [("hôm thứ Năm", "DATE", "2024-05-09"), ("9/5", "DATE", "2024-05-09")],
        ),
        ("Hai bên họp thứ Sáu, 10/5.", [("thứ Sáu, 10/5", "DATE", "2024-05-10")]),
        ("Họ sẽ gặp nhau vào thứ Hai tới.", [("thứ Hai tới", "DATE", "2024-05-20")]),
        # "Sau" and "trước" before a word are of what follows.
        ("Ông rời Lào hôm thứ Năm sau khi hội đàm.", [("hôm thứ Năm", "DATE", "2024-05-09")]),
        ("Đoàn đi sáng thứ Năm trước phiên họp.", [("sáng thứ Năm", "TIME", "2024-05-09")]),
        ("Họ gặp lại thứ Năm sau.", [("thứ Năm sau", "DATE", "2024-05-16")]),
        # What someone says on a day is over, unless it lies ahead that he says it; so is what a day has seen.
        ("Hai bên sẽ họp, bà cho biết hôm thứ Năm.", [("hôm thứ Năm", "DATE", "2024-05-09")]),
        ("Bà dự kiến phát biểu hôm thứ Năm.", [("hôm thứ Năm", "DATE", "2024-05-16")]),
        ("Nhóm định ký kế hoạch, song hôm thứ Năm đã rút lui.", [("hôm thứ Năm", "DATE", "2024-05-09")]),
        # Months, years and parts of them.
        ("Hồi cuối tháng Tư vừa qua, tàu vào cảng.", [("cuối tháng Tư vừa qua", "DATE", "2024-04")]),
        ("Họp trong nửa đầu tháng 6.", [("nửa đầu tháng 6", "DATE", "2024-06-01/2024-06-15")]),
        ("Trong 6 tháng đầu năm nay, xuất khẩu giảm.", [("6 tháng đầu năm nay", "DATE", "2024-01/2024-06")]),
        ("Họ gặp nhau tháng 9 năm ngoái.", [("tháng 9 năm ngoái", "DATE", "2023-09")]),
        ("Trong quý I/2024 xuất khẩu giảm.", [("quý I/2024", "DATE", "2024-33")]),
        ("Tàu vào cảng mùa hè năm ngoái.", [("mùa hè năm ngoái", "DATE", "2023-22")]),
        ("Bức tường dựng trong thập niên 60.", [("thập niên 60", "DATE", "196X")]),
        ("Từ thế kỷ XIX đã vậy.", [("thế kỷ XIX", "DATE", "18XX/..")]),
        ("Dịp Giáng sinh, hai bên ngừng bắn.", [("Giáng sinh", "DATE", "2023-12-25")]),
        # Counted from the day of writing, or from the text.
        ("Cuộc chiến kết thúc cách đây 79 năm.", [("cách đây 79 năm", "DATE", "1945")]),
        (
            "Ngày 13/5, đoàn lên đường; một ngày trước, họ họp.",
            [("Ngày 13/5", "DATE", "2024-05-13"), ("một ngày trước", "DATE", "2024-05-12")],
        ),
        (
            "Hiệp định ký năm 1994 bị hủy 8 năm sau đó.",
            [("năm 1994", "DATE", "1994"), ("8 năm sau đó", "DATE", "2002")],
        ),
        # Clock times and parts of the day.
        ("Họ gặp nhau lúc 17h30 chiều 14/5.", [("17h30 chiều 14/5", "TIME", "2024-05-14T17:30")]),
        ("Lễ đón lúc 8 giờ sáng ngày 14-5.", [("8 giờ sáng ngày 14-5", "TIME", "2024-05-14T08:00")]),
        ("Tối qua, tàu rời cảng.", [("Tối qua", "TIME", "2024-05-14")]),
        # Lengths and repetitions.
        ("Cuộc họp dài 2 giờ 30 phút.", [("2 giờ 30 phút", "DURATION", "PT2H30M")]),
        ("Trong 10 năm qua họ chưa gặp nhau.", [("10 năm qua", "DURATION", "P10Y")]),
        ("Hằng năm hai nước tập trận.", [("Hằng năm", "SET", "P1Y")]),
        # Open ends and times without bounds.
        ("Lệnh có hiệu lực từ ngày 1/6 năm ngoái.", [("ngày 1/6 năm ngoái", "DATE", "2023-06-01/..")]),
        ("Hạn chót là trước năm 2030.", [("năm 2030", "DATE", "../2030")]),
        ("Những ngày qua, biên giới yên tĩnh.", [("Những ngày qua", "DATE", "PAST_REF")]),
        ("Đến nay, họ chưa trả lời.", [("Đến nay", "DATE", "PRESENT_REF")]),
        ("Họ sẽ gặp nhau trong vài tuần tới.", [("vài tuần tới", "DATE", "FUTURE_REF")]),
    ],
)
def test_dated_sentences(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đây là lần thứ hai Nga đề nghị với một nước thứ ba.",
        "Chiến tranh thế giới thứ hai đã để lại nhiều vết thương.",
        "Hai chiếc Su-35 và ba chiếc F-16 bay 24/7 quanh căn cứ.",
        "Mỹ siết nhập cảnh sau vụ khủng bố 11/9.",
        "Tỷ số 2-1 nghiêng về đội khách.",
        "Khoảng 2/3 số ghế thuộc về phe đối lập.",
        "Theo Điều 5 và Nghị quyết 1929, nước này bị cấm vận.",
        "Sản lượng đạt 10 triệu tấn/năm.",
        "Ông là người 45 tuổi, con ông mới 3 tháng tuổi.",
        "Mạng 5G phủ sóng Lầu Năm Góc.",
        "Tàu tuần tra và tàu ngầm thực hiện nhiệm vụ ở nước thứ tư.",
        "Sáng kiến này ngày càng được ủng hộ.",
        "Họ bắt năm người ở cửa khẩu, trước đó và sau đó đều yên tĩnh.",
        "Tương lai chính trị của ông bấp bênh.",
        "Đoàn thể thao dự Thế vận hội Mùa đông.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Bộ trưởng sẽ thăm Nga vào tháng 2.", "2025-02"),
        ("Ông tới đây hồi tháng 11.", "2023-11"),
        ("Cuộc gặp đã được lên kế hoạch vào ngày 12/6.", "2024-06-12"),
        ("Bà gặp ông ngày 12/6 tại Lào.", "2024-06-12"),
        ("Tàu chìm ngày 30/12.", "2023-12-30"),
        ("Tháng 3 tới thăm Nga là một ý hay.", "2024-03"),
    ],
)
def test_year_of_a_day_or_month_without_one(text: str, value: str) -> None:
    assert [found[2] for found in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ngày 12/2 đoàn lên đường.", "XXXX-02-12"),
        ("Họ gặp nhau tháng 9.", "XXXX-09"),
        ("Hôm nay họ gặp nhau.", "XXXX-XX-XX"),
        ("Năm ngoái họ gặp nhau.", "XXXX"),
        ("Họ gặp nhau năm 2019.", "2019"),
    ],
)
def test_without_a_date_the_year_stays_open(text: str, value: str) -> None:
    assert [found[2] for found in read(text, UNDATED)] == [value]


def test_a_year_alone_resolves_what_counts_in_years() -> None:
    assert read("Họ gặp nhau tháng 9 năm ngoái.", Anchor(Partial(2024)))[0][2] == "2023-09"


def test_basis_says_what_was_counted_from() -> None:
    text = "Ngày 13/2 họ tới, một ngày trước họ lên đường."
    first, second = find_times(text, 0, len(text), Anchor(Partial(2024, 2, 13), note="year 2024 inferred"))
    assert first.basis == "year 2024 inferred"
    assert second.basis == "counted from «Ngày 13/2»; year 2024 inferred"


def test_offsets_count_in_the_whole_text() -> None:
    text = "Tin vắn. Ông tới hôm qua."
    (found,) = find_times(text, 9, len(text), ANCHOR)
    assert text[found.start : found.end] == "hôm qua"


WORDS = st.sampled_from([
    "từ", "đến", "ngày", "tháng", "năm", "tuần", "hôm", "qua", "nay", "thứ", "Hai", "hai", "ba", "5", "12/5", "24-25/4",
    "2024", "và", ",", "-", "(", ")", "cuối", "đầu", "nửa", "lúc", "giờ", "8h30", "sáng", "tới", "trước", "sau",
    "những", "vài", "mỗi", "quý", "II", "mùa", "hè", "thế", "kỷ", "XX", "cách", "đây", "İ", "30/2", "99/99", "²",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)), st.sampled_from(list(Direction)))
def test_any_text_gives_spans_inside_it_and_readable_values(text: str, prefer: Direction) -> None:
    for anchor in (ANCHOR._replace(prefer=prefer), UNDATED):
        last = 0
        for found in find_times(text, 0, len(text), anchor):
            assert last <= found.start < found.end <= len(text)
            last = found.end
            assert found.value
            if found.type is TimeType.DATE and not found.value.endswith("_REF"):
                assert is_valid(found.value), found.value


@pytest.mark.parametrize(
    "text",
    [
        "1/" * 20_000,
        "9" * 100_000,
        "ngày " * 20_000,
        "12, " * 20_000 + "và 13/5",
        "từ 1 đến " * 10_000,
        "năm " * 20_000 + "2024",
        "hai " * 20_000 + "ngày",
        "(" * 50_000 + "16/8" + ")" * 50_000,
        "thứ Hai tuần tới của " * 5_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    begun = clock.process_time()
    find_times(text, 0, len(text), ANCHOR)
    assert clock.process_time() - begun < 2.0
