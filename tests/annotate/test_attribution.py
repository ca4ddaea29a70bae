"""Who says it: each way in which Vietnamese news names a source."""

from __future__ import annotations

import pytest

from banggiao.annotate.attribution import Saying, find_sayings
from banggiao.annotate.view import views
from banggiao.model.article import Article
from banggiao.pipeline import load_reader


def sayings(text: str) -> list[Saying]:
    document = load_reader().annotate(Article("a", text))
    return list(find_sayings(document, tuple(views(document))))


def sources(text: str, covered: str) -> set[str]:
    """The names of those who vouch for the words `covered`."""
    at = text.index(covered)
    return {s.attribution.name for s in sayings(text) if s.start <= at < s.end}


@pytest.mark.parametrize(
    ("text", "covered", "names"),
    [
        ("KCNA cho biết phái đoàn Nga đã rời Bình Nhưỡng.", "đã rời", {"KCNA"}),
        ("Phái đoàn Nga đã rời Bình Nhưỡng sáng nay, KCNA đưa tin.", "đã rời", {"KCNA"}),
        ("Theo hãng tin Reuters, Nga đã điều tàu tới Syria.", "điều tàu", {"Reuters"}),
        ("Theo kênh truyền hình Sirena, Nga đã điều tàu tới Syria.", "điều tàu", {"Sirena"}),
        ("Nga đã điều hai tàu chiến tới Syria, theo Bộ Quốc phòng Mỹ.", "điều hai", {"Bộ Quốc phòng Mỹ"}),
        ("Một phát ngôn viên của Bộ Ngoại giao Lào nói Nga rút.", "rút", {"phát ngôn viên của Bộ Ngoại giao Lào"}),
        ("Các nhà điều tra cho biết Nga đã bắn hạ máy bay này.", "bắn hạ", {"Các nhà điều tra"}),
        ("Ngoại trưởng Nga Sergey Lavrov tuần trước cho biết Mỹ đã rút quân.", "rút", {"Sergey Lavrov"}),
        ("Mỹ, Anh và Pháp hôm qua cáo buộc Iran cấp tên lửa cho Nga.", "cấp", {"Mỹ", "Anh", "Pháp"}),
        ("Tổ chức Quan sát có trụ sở tại Mỹ cho rằng Nga đã ném bom.", "ném bom", set()),
        ("Theo đó, Mỹ sẽ rút quân khỏi Syria.", "rút", set()),
        ("Iran bị cáo buộc cấp tên lửa cho Nga.", "cấp", set()),
    ],
)
def test_source_of_one_sentence(text: str, covered: str, names: set[str]) -> None:
    assert sources(text, covered) == names


def test_chain_gives_each_link() -> None:
    text = "Reuters dẫn lời Ngoại trưởng Nga Sergey Lavrov cho biết Mỹ sẽ rút quân."
    assert sources(text, "rút quân") == {"Reuters", "Sergey Lavrov"}


def test_pronoun_stands_for_the_last_speaker_and_keeps_its_own_words() -> None:
    text = "Ngoại trưởng Nga Sergey Lavrov nói đàm phán đã xong. Ông cho biết thêm Mỹ sẽ rút quân."
    (last,) = [s for s in sayings(text) if s.sentence == 1]
    assert last.attribution.name == "Sergey Lavrov"
    assert last.attribution.text == "Ông"
    assert text[last.attribution.start : last.attribution.end] == "Ông"


def test_speaker_named_after_a_quotation_of_two_sentences_says_both() -> None:
    text = '"Mỹ đã rút quân khỏi đảo này. Chúng tôi hoan nghênh việc đó", Ngoại trưởng Nga Sergey Lavrov nói.'
    assert sources(text, "rút quân") == {"Sergey Lavrov"}
    assert sources(text, "hoan nghênh") == {"Sergey Lavrov"}


def test_speaker_named_before_says_the_quotation_that_follows() -> None:
    text = 'Ngoại trưởng Nga Sergey Lavrov nói đàm phán đã xong. "Mỹ sẽ rút quân khỏi đảo này."'
    assert sources(text, "rút quân") == {"Sergey Lavrov"}


def test_day_of_the_report_belongs_to_the_report() -> None:
    (saying,) = sayings("KCNA ngày 13/2/2024 đưa tin phái đoàn Nga đã tới nơi.")
    assert saying.attribution.date == "2024-02-13"
