"""How many parties a mutual event has."""

from __future__ import annotations

import pytest

from banggiao.extract.parties import Party
from banggiao.extract.size import choose, label

TWO = (0.05, 0.9, 0.04, 0.01)  # the chances of one party, two, three, four or more


def parties(**chances: float) -> list[Party]:
    return [Party(code, None, chance) for code, chance in chances.items()]


@pytest.mark.parametrize(
    ("chances", "sizes", "chosen"),
    [
        ({"RUS": 0.9, "LAO": 0.8, "USA": 0.6}, TWO, ["RUS", "LAO"]),  # a third is one too many
        ({"RUS": 0.9, "LAO": 0.4, "USA": 0.1}, TWO, ["RUS", "LAO"]),  # a second is wanted
        ({"RUS": 0.9, "LAO": 0.8, "USA": 0.99}, (0.2, 0.3, 0.4, 0.1), ["USA", "RUS", "LAO"]),
        ({"RUS": 0.01}, TWO, ["RUS"]),  # one at least
        ({}, TWO, []),
    ],
)
def test_the_likeliest_set_of_parties(chances: dict[str, float], sizes: tuple[float, ...], chosen: list[str]) -> None:
    assert [party.code for party in choose(parties(**chances), sizes)] == chosen


def test_certain_chances_overflow_nothing() -> None:
    assert [party.code for party in choose(parties(RUS=1.0, LAO=0.0), (0.0, 1.0, 0.0, 0.0))] == ["RUS", "LAO"]


def test_many_parties_are_one_class() -> None:
    assert [label(count) for count in (0, 1, 2, 4, 9)] == ["1", "1", "2", "4", "4"]
