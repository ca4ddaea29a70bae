"""Articles to stories, and copies. The articles are made up."""

from banggiao.lang.words import words_of
from banggiao.model.article import Article
from banggiao.resolve.stories import stories as module
from banggiao.resolve.stories.copies import Copies, fingerprint, resemblance
from banggiao.resolve.stories.stories import Stories, tell
from banggiao.resolve.stories.terms import Frequencies, similarity, terms

VISIT = (
    "Ngoại trưởng Nga Sergey Lavrov tới Bình Nhưỡng hôm thứ Năm trong chuyến thăm hai ngày. "
    "Ông Lavrov sẽ hội đàm với người đồng cấp Choe Son-hui về hợp tác kinh tế giữa Nga và Triều Tiên."
)
VISIT_AGAIN = (
    "Chuyến thăm Bình Nhưỡng của Ngoại trưởng Nga Lavrov bắt đầu hôm thứ Năm. "
    "Tại đây ông Lavrov và bà Choe Son-hui hội đàm, hai bên bàn hợp tác kinh tế Nga - Triều Tiên."
)
FLOOD = (
    "Mưa lớn gây ngập nhiều tuyến phố ở Jakarta, hàng nghìn người phải sơ tán khỏi nhà cửa. "
    "Chính quyền thành phố huy động binh sĩ và thuyền cứu hộ đưa dân tới nơi an toàn."
)


def article(id_: str, text: str, published: str | None = None) -> Article:
    return Article(id_, text, published=published)


def test_two_reports_of_one_matter_are_one_story() -> None:
    one, flood, again = tell([article("1", VISIT), article("2", FLOOD), article("3", VISIT_AGAIN)])
    assert one.story == again.story != flood.story
    assert again.score > 0
    assert again.copy_of is None


def test_the_same_matter_months_later_is_another_story() -> None:
    one, later = tell([article("1", VISIT, "2024-01-10"), article("2", VISIT_AGAIN, "2024-08-10")])
    assert one.story != later.story


def test_a_copy_is_marked_and_joins_its_story() -> None:
    one, copy = tell([article("1", VISIT), article("2", VISIT.replace("hai ngày", "hai ngày,") + " (TTXVN)")])
    assert copy.copy_of == "1"
    assert copy.story == one.story


def test_ids_do_not_depend_on_what_came_before() -> None:
    assert next(tell([article("1", VISIT)])).story == list(tell([article("9", FLOOD), article("1", VISIT)]))[1].story


def test_old_stories_are_forgotten() -> None:
    told = Stories()
    module_window = module._WINDOW
    try:
        module._WINDOW = 5
        for number in range(40):
            told.add(article(str(number), f"Tin{number} ve{number} viec{number} o{number} noi{number} kia{number}"))
        assert len(told._stories) == 5
        assert set().union(*told._postings.values()) <= set(told._stories)
    finally:
        module._WINDOW = module_window


def test_an_empty_text_is_a_story_of_its_own() -> None:
    one, other = tell([article("1", "…"), article("2", "…")])
    assert one.story != other.story
    assert other.copy_of is None


def test_resemblance_of_a_text_with_itself_and_with_another() -> None:
    assert resemblance(fingerprint(words_of(VISIT)), fingerprint(words_of(VISIT.upper()))) == 1.0
    assert resemblance(fingerprint(words_of(VISIT)), fingerprint(words_of(FLOOD))) < 0.2


def test_copies_names_the_first() -> None:
    copies = Copies()
    assert [copies.add(name, VISIT) for name in ("1", "2", "3")] == [None, "1", "1"]


def test_terms_hold_names_whole() -> None:
    assert terms("Kim Jong-un thăm Nga")["Kim Jong"] == 1
    frequencies = Frequencies()
    vector = frequencies.vector(terms(VISIT))
    assert abs(similarity(vector, vector) - 1) < 1e-9
