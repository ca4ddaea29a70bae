from banggiao.annotate.times import Sifted, counts_as_context, read_phrases, reference_of, resolve_times
from banggiao.lang.timex.phrases import TimePhrase
from banggiao.lang.vi.language import load
from banggiao.lang.vi.times import find_phrases
from banggiao.model.edtf import Partial
from banggiao.model.sentence import Sentence, SentenceRole
from banggiao.model.time import TimeExpression


def article(*sentences: str, link: str = "") -> tuple[str, list[Sentence]]:
    text, found = "", []
    for sentence in (*sentences, link):
        role = SentenceRole.LINK if sentence and sentence is link else SentenceRole.BODY
        found.append(Sentence(len(text), len(text) + len(sentence), role))
        text += sentence + "\n"
    return text, found


def times_of(text: str, sentences: list[Sentence], published: str | None) -> tuple[TimeExpression, ...]:
    return resolve_times(text, read_phrases(text, sentences, find_phrases), published)


def values(text: str, times: tuple[TimeExpression, ...]) -> list[tuple[str, str]]:
    return [(text[time.start : time.end], time.value) for time in times]


def test_a_day_counts_from_the_nearest_one_before_it() -> None:
    text, sentences = article(
        "Ngày 13/2, hãng tin cho biết đoàn đã lên đường một ngày trước.",
        "Cùng ngày, bộ này ra thông cáo.",
        "Hai ngày sau đó, đoàn về nước.",
    )
    assert values(text, times_of(text, sentences, "2024-02-14")) == [
        ("Ngày 13/2", "2024-02-13"),
        ("một ngày trước", "2024-02-12"),
        ("Cùng ngày", "2024-02-12"),
        ("Hai ngày sau đó", "2024-02-14"),
    ]


def test_far_from_any_date_the_day_of_writing_counts() -> None:
    text, sentences = article("Ngày 10/2 họ họp.", "Một.", "Hai.", "Ba.", "Bốn.", "Cùng ngày, bộ này lên tiếng.")
    assert values(text, times_of(text, sentences, "2024-02-14"))[-1] == ("Cùng ngày", "2024-02-14")


def test_history_gives_no_day_to_count_from() -> None:
    text, sentences = article("Hiệp định được ký ngày 27/7/1953.", "Cùng ngày, bộ này ra thông cáo.")
    assert values(text, times_of(text, sentences, "2024-02-14"))[-1] == ("Cùng ngày", "2024-02-14")


def test_without_a_date_years_stay_open() -> None:
    text, sentences = article("Ngày 13/2 họ lên đường một ngày trước.", "Năm 1945 chiến tranh kết thúc.")
    assert [value for _, value in values(text, times_of(text, sentences, None))] == [
        "XXXX-02-13",
        "XXXX-02-12",
        "1945",
    ]


def test_links_are_passed_over() -> None:
    text, sentences = article("Họ họp hôm qua.", link="Xem thêm: Tin ngày 3/2")
    assert len(times_of(text, sentences, "2024-02-14")) == 1


def test_reference_of_an_instant_is_its_day() -> None:
    assert reference_of("2013-10-23T11:39:00+07:00") == Partial(2013, 10, 23)
    assert reference_of("2024") == Partial(2024)
    assert reference_of("hôm qua") is None


def test_a_month_gives_no_day_to_count_from() -> None:
    assert counts_as_context("2024-02-13", Partial(2024, 2, 14))
    assert not counts_as_context("2024-02", Partial(2024, 2, 14))
    assert not counts_as_context("2024-02-13/2024-02-15", Partial(2024, 2, 14))


def test_only_sentences_that_can_hold_a_time_are_read() -> None:
    text, sentences = article("Ông tới Lào hôm qua.", "Hai bên đã họp.", "Đoàn về lúc 14h.", "Họ cảm ơn.")
    language = load()
    read = []

    def find(text: str, start: int, end: int) -> list[TimePhrase]:
        read.append(text[start:end])
        return find_phrases(text, start, end)

    found = read_phrases(text, sentences, Sifted(find, language.scan(text, language.fold(text)).times))
    assert read == ["Ông tới Lào hôm qua.", "Đoàn về lúc 14h."]
    assert found == read_phrases(text, sentences, find_phrases)
