"""What the two forms of model learn, from examples made by hand."""

from __future__ import annotations

import pytest

from banggiao.evaluate.fitting import Choice, Choices, Example, Examples
from banggiao.extract.model import Model, Scorer, dump_models, softmax, stack
from banggiao.extract.templates import Item, Schema

pytest.importorskip("sklearn")
SCHEMAS = {"word": Schema.of(("word", "other"), ("word", "other"))}


def item(word: str, other: str | None = None) -> Item:
    return (("word", (word, other)),)


def known(model: Model) -> set[str]:
    told = [features.weights() for features in model.features.values()]
    return {values[0] for weights in told for rows in weights.values() for values in rows}


def fit(examples: list[Example], schemas: dict[str, Schema], strength: float) -> Model:
    return Examples([examples], schemas, strength).fit([0])


def fit_choices(choices: list[Choice], schemas: dict[str, Schema], strength: float) -> Model:
    return Choices([choices], schemas, strength).fit([0])


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


def test_a_model_of_some_articles_is_that_of_their_examples_alone() -> None:
    articles = [
        [Example(item("abc"[i % 3], "xy"[i % 2]), "yes" if i % number else "no") for i in range(12)]
        for number in (2, 3, 4)
    ]
    together = Examples(articles, SCHEMAS, 0.5)
    for some in ([0, 2], [1], [0, 1, 2]):
        alone = fit([example for number in some for example in articles[number]], SCHEMAS, 0.5)
        assert dump_models({"x": together.fit(some)}) == dump_models({"x": alone})


def test_what_is_rare_in_some_articles_is_left_out_there() -> None:
    first, second = ([Example(item(word), label)] * 3 for word, label in (("a", "yes"), ("b", "no")))
    together = Examples([first, first, second, second], SCHEMAS, 1.0)
    assert known(together.fit([0, 1, 2, 3])) == {"a", "b"}
    assert known(together.fit([0, 1, 2])) == {"a"}


def test_choices_of_some_articles_are_theirs_alone() -> None:
    options = (item("a"), item("b"), item("c"))
    first, second = ([Choice(options, tuple(place == best for place in range(3)))] * 6 for best in (0, 1))
    together = Choices([first, second, [Choice((item("c"),), (True,))]], SCHEMAS, 1.0)
    assert dump_models({"x": together.fit([1, 2])}) == dump_models({"x": fit_choices(second, SCHEMAS, 1.0)})
