"""What addresses ask for."""

import pytest
from starlette.datastructures import QueryParams

from banggiao.errors import BangGiaoError
from banggiao.store.find import Filters
from banggiao.web.asking import read_asked


def test_everything_that_may_be_asked() -> None:
    asked = read_asked(
        QueryParams(
            "q= trieu tien &party=rus&party=PRK&pair=RUS-PRK&kind=visit&status=planned&from=2024-02&to=2024-02"
            "&place=rus&person=kim&source=KBS&origins=2&confidence=0.5&verdict=unsure&order=oldest&after=1-2"
        )
    )
    assert asked.filters == Filters(
        ("RUS", "PRK"), ("RUS", "PRK"), "visit", "planned", 20240201, 20240229, "RUS", "kim", "KBS", 2, 0.5, "unsure"
    )
    assert (asked.words, asked.oldest_first, asked.after) == ("trieu tien", True, "1-2")


@pytest.mark.parametrize(
    "query",
    [
        "kind=none", "status=none", "from=2024-13", "to=soon", "pair=RUS", "pair=RUS-RUS", "party=%3Cb%3E", "origins=0",
        "origins=x", "origins=nan", "confidence=2", "verdict=negative", "order=random", "place=a%20b",
    ],
)  # fmt: skip
def test_what_cannot_be_asked(query: str) -> None:
    with pytest.raises(BangGiaoError):
        read_asked(QueryParams(query))


def test_addresses_keep_what_was_asked() -> None:
    asked = read_asked(QueryParams("kind=visit&party=RUS&after=1-2"))
    assert asked.address(status="planned") == "/events?party=RUS&kind=visit&status=planned"
    assert asked.address(kind=None) == "/events?party=RUS"
    assert asked.with_party("PRK") == "/events?party=RUS&party=PRK&kind=visit"
    assert asked.without("party", "RUS") == "/events?kind=visit"
    assert asked.within("2024-02") == "/events?party=RUS&kind=visit&from=2024-02&to=2024-02"
