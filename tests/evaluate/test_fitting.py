"""What the two forms of model learn, from examples made by hand."""

from __future__ import annotations

import pytest

from banggiao.evaluate.fitting import Choice, Example, fit, fit_choices
from banggiao.extract.model import Model, Scorer, dump_models, softmax, stack
from banggiao.extract.templates import Item, Schema

pytest.importorskip("sklearn")
SCHEMAS = {"word": Schema.of(("word", "other"), ("word", "other"))}


def item(word: str, other: str | None = None) -> Item:
    return (("word", (word, other)),)


def known(model: Model) -> set[str]:
    told = [features.weights() for features in model.features.values()]
    return {values[0] for weights in told for rows in weights.values() for values in rows}


def test_regression_tells_classes_apart() -> None:
    examples = [Example(item("thăm", "same"), "yes"), Example(item("họp", "same"), "no")] * 5
    chances = Scorer(fit(examples, SCHEMAS, 1.0), SCHEMAS).chances("word", [("thăm", None), ("họp", None)])
    assert chances[0] > 0.6
    assert chances[1] < 0.4


def test_regression_of_several_classes_has_a_column_for_each() -> None:
    examples = [Example(item(label[0]), label) for label in ("alleged", "denied", "planned") for _ in range(4)]
    model = fit(examples, SCHEMAS, 1.0)
    assert model.columns == ("alleged", "denied", "planned")
    best = Scorer(model, SCHEMAS).chances("word", [("a", None), ("d", None), ("p", None)]).argmax(axis=1)
    assert best.tolist() == [0, 1, 2]


def test_choice_prefers_what_was_right() -> None:
    options = (item("subject"), item("object"), item("none"))
    model = fit_choices([Choice(options, (True, False, False))] * 5, SCHEMAS, 1.0)
    chances = softmax(Scorer(stack({"x": model}), SCHEMAS).choices([options], "x")[0])
    assert chances[0] > 0.5


def test_choice_that_teaches_nothing_is_left_out() -> None:
    useful = [Choice((item("a"), item("b")), (True, False))] * 4
    useless = [Choice((item("c"), item("d")), (False, False)), Choice((item("c"),), (True,))] * 3
    assert known(fit_choices([*useful, *useless], SCHEMAS, 1.0)) == {"a", "b"}


def test_rare_features_are_left_out() -> None:
    examples = [Example(item("a"), "yes"), Example(item("b"), "no")] * 9
    assert known(fit([*examples, Example(item("c"), "yes")], SCHEMAS, 1.0)) <= {"a", "b"}


def test_same_examples_give_the_same_weights() -> None:
    examples = [Example(item(f"f{i % 7}", f"g{i % 3}"), "yes" if i % 2 else "no") for i in range(40)]
    first, second = (dump_models({"x": fit(examples, SCHEMAS, 0.3)}) for _ in range(2))
    assert first == second
