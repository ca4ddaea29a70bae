"""What the two forms of model learn, from examples made by hand."""

import pytest

from banggiao.evaluate.fitting import Choice, Example, fit, fit_choices

pytest.importorskip("sklearn")


def test_regression_tells_classes_apart() -> None:
    examples = [Example(("same", "thăm"), "yes"), Example(("same", "họp"), "no")] * 5
    model = fit(examples, 1.0)
    assert model.probabilities(["thăm"])["yes"] > 0.6
    assert model.probabilities(["họp"])["yes"] < 0.4


def test_choice_prefers_what_was_right() -> None:
    model = fit_choices([Choice((("subject",), ("object",), ("none",)), (True, False, False))] * 5, 1.0)
    chances = model.choose([["subject"], ["object"], ["none"]])
    assert chances[0] > 0.5
    assert sum(chances) == pytest.approx(1)


def test_choice_that_teaches_nothing_is_left_out() -> None:
    useful = [Choice((("a",), ("b",)), (True, False))] * 3
    useless = [Choice((("c",), ("d",)), (False, False)), Choice((("c",),), (True,))] * 3
    assert set(fit_choices([*useful, *useless], 1.0).weights) == {"a", "b"}


def test_rare_features_are_left_out() -> None:
    examples = [Example(("a",), "yes"), Example(("b",), "no")] * 9
    assert set(fit([*examples, Example(("c",), "yes")], 1.0).weights) <= {"a", "b"}


def test_same_examples_give_the_same_weights() -> None:
    examples = [Example((f"f{i % 7}", f"g{i % 3}"), "yes" if i % 2 else "no") for i in range(40)]
    assert fit(examples, 0.3) == fit(examples, 0.3)
