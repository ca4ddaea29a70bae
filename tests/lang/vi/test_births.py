"""Ages and births after a name."""

import pytest

from banggiao.lang.vi.births import Said, birth_after


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (", 45 tuổi, cho biết", Said(45, 0, "", "45 tuổi")),
        (" (45 tuổi) nói", Said(45, 0, "", "45 tuổi")),
        (", năm nay 71 tuổi", Said(71, 0, "", "năm nay 71 tuổi")),
        (" sinh năm 1970 tại Huế", Said(0, 1970, "", "sinh năm 1970")),
        (" (SN 1970)", Said(0, 1970, "", "sn 1970")),
        (" (sinh 1970)", Said(0, 1970, "", "sinh 1970")),
        (", sinh ngày 12/3/1970,", Said(0, 1970, "1970-03-12", "sinh ngày 12/3/1970")),
        (" sinh ngày 12 tháng 3 năm 1970.", Said(0, 1970, "1970-03-12", "sinh ngày 12 tháng 3 năm 1970")),
        (" sinh ngày 31/2/1970.", Said(0, 1970, "", "sinh ngày 31/2/1970")),
    ],
)
def test_found(text: str, said: Said) -> None:
    assert birth_after(text) == said


@pytest.mark.parametrize(
    "text",
    [
        " thăm Lào, 45 tuổi",  # said of somebody, who need not be the one named
        ", 3 tuổi",
        ", 450 tuổi",
        " sinh viên năm 1970",
        " sinh năm 19701",
        "",
    ],
)
def test_not_found(text: str) -> None:
    assert birth_after(text) is None


def test_what_is_far_is_not_looked_at() -> None:
    assert birth_after(" " * 10_000 + "45 tuổi") is None


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Ông ", True),
        ("Khi đó anh ", True),
        ("Theo đó, Ngoại trưởng ", True),
        ("con trai ông ", False),
        ("Vợ của ông ", False),
        ("em gái ", False),
        ("Con ", False),
        ("cháu của bà ", False),
    ],
)
def test_what_is_said_of_relatives(before: str, told: bool) -> None:
    assert (birth_after(", 45 tuổi", before) is not None) == told
