"""Templates over attributes: which features a row has, and that every feature has a number of its own."""

from __future__ import annotations

import numpy as np
import pytest

from banggiao.extract.templates import Encoder, Schema

SCHEMA = Schema.of(("kind", "prep", "cue1", "cue2"), ("kind", "kind prep", "kind cue"))
ROWS = [("visit", "to", "sẽ", None), ("visit", None, "sẽ", "dự kiến"), ("sign", "with", None, None)]


def features(row: tuple[str | None, ...]) -> set[tuple[str, tuple[str, ...]]]:
    encoder = Encoder.of(SCHEMA, ROWS)
    numbers, there = encoder.features([row])
    return {encoder.feature(number) for number in numbers[there].tolist()}


def test_a_feature_is_a_conjunction_of_known_values() -> None:
    assert features(ROWS[0]) == {("kind", ("visit",)), ("kind prep", ("visit", "to")), ("kind cue", ("visit", "sẽ"))}


def test_none_and_unknown_values_hold_in_no_feature() -> None:
    assert features(("visit", None, None, None)) == {("kind", ("visit",))}
    assert features(("meeting", "to", "sẽ", None)) == set()


def test_places_of_an_attribute_share_their_features() -> None:
    assert features(ROWS[1]) >= {("kind cue", ("visit", "sẽ")), ("kind cue", ("visit", "dự kiến"))}
    assert features(("visit", None, None, "sẽ")) >= {("kind cue", ("visit", "sẽ"))}


def test_every_feature_has_its_own_number_below_the_size() -> None:
    encoder = Encoder.of(SCHEMA, ROWS)
    digits = {0: [[1], [2]], 1: [[1, 1], [1, 2], [2, 1], [2, 2]], 2: [[1, 1], [1, 2], [2, 1], [2, 2]]}
    numbers = [int(n) for place, rows in digits.items() for n in encoder.of_template(place, np.array(rows, np.int32))]
    assert len(set(numbers)) == len(numbers)
    assert max(numbers) < encoder.size
    assert encoder.feature(numbers[0]) == ("kind", ("visit",))
    assert encoder.feature(numbers[3]) == ("kind prep", ("visit", "with"))


def test_a_template_of_an_unknown_attribute_is_refused() -> None:
    with pytest.raises(ValueError, match="'kind mood' names \\['mood'\\]"):
        Schema.of(("kind",), ("kind mood",))
