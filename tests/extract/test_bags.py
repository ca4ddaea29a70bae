"""Bags of words: their weights are those of the rows that they stand for."""

from __future__ import annotations

import numpy as np
import pytest

from banggiao.extract.bags import SORT, WORDS, BagTable, rows
from banggiao.extract.features import Features
from banggiao.extract.model import Model, Scorer

FEATURES = Features.of({"how word": {("L", "sẽ"): (1.0, 0.5), ("L", "bác"): (-2.0, 0.0), ("R", "sẽ"): (0.25, 0.0)}})
THINGS = [
    (("L", ["sẽ", "lạ", "sẽ"]), ("R", ["sẽ"])),
    (),
    (("xa", ["sẽ"]), ("L", []), ("L", ["bác"])),
]


def test_a_thing_has_the_weights_of_all_its_words() -> None:
    assert BagTable(FEATURES, 2).scores(THINGS) == pytest.approx(np.array([[2.25, 1.0], [0.0, 0.0], [-2.0, 0.0]]))
    assert BagTable(FEATURES, 2).scores([]).shape == (0, 2)


def test_bags_weigh_what_their_rows_weigh() -> None:
    model = Model(("a", "b"), (0.0, 0.0), {SORT: FEATURES, "row": FEATURES})
    scorer = Scorer(model, {SORT: WORDS, "row": WORDS})
    for bags, total in zip(THINGS, scorer.words(THINGS).tolist(), strict=True):
        one_by_one = scorer.scores("row", list(rows(bags)))
        assert total == pytest.approx(one_by_one.sum(axis=0).tolist())


def test_words_count_among_what_is_seen_of_an_option() -> None:
    scorer = Scorer(Model(("x", "y"), (0.0, 0.0), {SORT: FEATURES}), {SORT: WORDS})
    asked = [[((SORT, (("L", ["sẽ"]), ("R", ["sẽ"]))),), ((SORT, (("L", ["bác"]),)),)]]
    assert scorer.choices(asked, "x") == [[pytest.approx(1.25), pytest.approx(-2.0)]]
