"""Of which state a person is of whom the text does not say it."""

import pytest

from banggiao.annotate.actors import find_actors
from banggiao.annotate.persons import find_persons
from banggiao.annotate.sentences import split_sentences
from banggiao.lang.vi.language import load


def _states(text: str) -> dict[str, str]:
    language = load()
    folded = language.fold(text)
    sentences = split_sentences(text, folded, "", language.layout)
    scan = language.scan(text, folded)
    parties = find_actors(text, folded, sentences, scan, language)
    return {p.name: p.country for p in find_persons(text, folded, sentences, parties, scan, language.persons).persons}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # what stands before goes before what follows, sentence by sentence
        ("Nepal có thủ tướng mới. Ông Oli Sharma đã đi. Tổng thống Ramu Poudar mừng; Đại sứ Ấn Độ tới.", 1, "NPL"),
        # the first of the clause before, not what it acts on
        ("Bộ trưởng Brazil Luis Fonta tố Washington can thiệp; Bộ trưởng Tài chính Ramiro Adado im lặng.", 1, "BRA"),
        # the guest is of another state than the host
        ("Tổng thống Đức tới Ashgabat. Ông gặp Chủ tịch Hội đồng Gurban Berdiev.", 0, "TKM"),
        # the counterpart too
        ("Eritrea chờ. Ngoại trưởng Ethiopia Gedi Timoteo viết cho người đồng cấp Osmar Salek.", 1, "ERI"),
        # an article's heading
        ("Mali: Hai người bị bắt. Công dân Pháp Yann Vesilier kêu oan. Tổng thống Asimo Goitar im lặng.", 1, "MLI"),
        # one state has one president
        ("Kosovo và Serbia căng thẳng. Tổng thống Serbia Milan Vukic đi. Tổng thống Viosa Osmanaj ở lại.", 1, "XKX"),
        # an ambassador's state says nothing of others
        ("Chile phản đối. Đại sứ Mỹ Jeff Hovener tới. Bộ trưởng Ramiro Adado tiếp.", 1, "CHL"),
        # where something takes place
        ("Burundi lo ngại. Ông Kagame gặp họ ở Addis Ababa, theo Bộ trưởng Alberto Shingir.", 1, "BDI"),
        # the clause that leads to this one
        ("Gambia: ông Jamel đi. Sau cuộc gặp Tổng thống Guinea Alfa Conda, ông Yahia Jamel rời nước.", 0, "GMB"),
        # names that the South alone spells so
        ("Seoul, Hàn Quốc. Triều Tiên bác đề nghị của Bộ trưởng Lee Dong-mun.", 0, "KOR"),
        # names by syllables come from everywhere else
        ("Triều Tiên mời khách. Thủ tướng Pắc Thê-xâng và Tổng Bí thư Tô Lâm dự lễ.", 0, "PRK"),
        # an organisation beside a minister
        ("Ấn Độ ký kết. Cao ủy EU Marek Sefko và Bộ trưởng Thương mại Pius Goyala bắt tay.", 1, "IND"),
        # a Japanese name
        ("Philippines và Nhật Bản tập trận. Đại sứ Endo Kazuya dự.", 0, "JPN"),
        # what one was before says less than what one is
        ("Na Uy họp. Bộ trưởng Tài chính Jonas Stolberg, cựu Đại sứ tại NATO, nói.", 0, "NOR"),
    ],
)
def test_state_from_what_stands_around(text: str, name: int, country: str) -> None:
    assert list(_states(text).values())[name] == country


def test_a_verb_between_two_names_makes_no_list() -> None:
    text = "Indonesia phủ nhận. Bộ trưởng Nasar Umarov gặp Tổng thống Israel Isak Hersog."
    assert list(_states(text).values()) == ["IDN", "ISR"]


def test_who_is_told_to_serve_abroad_is_of_whom_is_served() -> None:
    assert _states("Đặc phái viên EU Miroslav Lajčák tới Kosovo.") == {"Miroslav Lajčák": "EU"}
