"""Chances of options that exclude each other, and of none."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import pytest

from banggiao.extract.choices import alone, chances
from banggiao.extract.features import Features
from banggiao.extract.model import Model, Scorer
from banggiao.extract.templates import Schema

if TYPE_CHECKING:
    from banggiao.extract.templates import Item


class Row(NamedTuple):
    """A word."""

    word: str


SCORER = Scorer(
    Model(("chosen",), (0.0,), {"option": Features.of({"word": {("hôm",): [2.0], ("không",): [1.0]}})}),
    {"option": Schema.of(Row._fields, ("word",))},
)


def asked(*words: str) -> tuple[Item, ...]:
    return tuple((("option", Row(word)),) for word in words)


def test_chances_are_of_all_options_and_none() -> None:
    (found,) = chances(SCORER, "chosen", [asked("hôm", "lạ", "không")], [()], 0.0)
    powers = [math.exp(2), 1, math.exp(1)]
    assert found == pytest.approx([power / sum(powers) for power in powers])


def test_the_network_has_its_share_and_gives_none_nothing() -> None:
    (found,) = chances(SCORER, "chosen", [asked("hôm", "không")], [[-2.0]], 0.5)
    powers = [1, math.exp(0.5)]
    assert found == pytest.approx([power / sum(powers) for power in powers])


def test_options_by_themselves_leave_the_others_to_none() -> None:
    network = {3: 1.0, 9: 0.0, 40: 2.0}
    own = alone([3], network)
    none = 1 + math.exp(0) + math.exp(2)
    assert own == pytest.approx([math.log(math.exp(1) / none)])
    assert alone([3, 9, 40], network) == [1.0, 0.0, 2.0]
