"""Log-linear models: what they compute, and that their data come back as they went."""

from __future__ import annotations

import math

import pytest

from banggiao.extract.linear import LinearModel, dump_models, parse_models, shipped_models

BINARY = LinearModel(("no", "yes"), (-1.0,), {"thăm": (2.0,), "dò": (-3.0,)})
MANY = LinearModel(
    ("occurred", "planned", "denied"), (0.5, 0.0, -0.5), {"sẽ": (-1.0, 2.0, 0.0), "bác": (0.0, 0.0, 3.0)}
)


@pytest.mark.parametrize(
    ("features", "logit"), [([], -1.0), (["thăm"], 1.0), (["thăm", "dò"], -2.0), (["thăm", "lạ", "thăm"], 3.0)]
)
def test_two_classes_are_a_logistic_regression(features: list[str], logit: float) -> None:
    chances = BINARY.probabilities(features)
    assert chances["yes"] == pytest.approx(1 / (1 + math.exp(-logit)))
    assert sum(chances.values()) == pytest.approx(1)


def test_several_classes_are_a_softmax() -> None:
    powers = [math.exp(score) for score in (0.5 - 1.0, 0.0 + 2.0, -0.5)]
    expected = dict(zip(MANY.classes, (power / sum(powers) for power in powers), strict=True))
    assert MANY.probabilities(["sẽ", "lạ"]) == pytest.approx(expected)


@pytest.mark.parametrize("weight", [-1e6, 1e6])
def test_extreme_weights_overflow_nothing(weight: float) -> None:
    for model in (
        LinearModel(("no", "yes"), (0.0,), {"x": (weight,)}),
        LinearModel(("a", "b", "c"), (0.0, 0.0, 0.0), {"x": (weight, 0.0, 0.0)}),
    ):
        assert sum(model.probabilities(["x"]).values()) == pytest.approx(1)
    assert sum(LinearModel(("no", "yes"), (0.0,), {"x": (weight,)}).choose([["x"], []])) == pytest.approx(1)


def test_a_choice_among_options_needs_no_bias() -> None:
    chances = BINARY.choose([["thăm"], ["dò"], []])
    powers = [math.exp(score) for score in (2.0, -3.0, 0.0)]
    assert chances == pytest.approx([power / sum(powers) for power in powers])


def test_the_features_of_an_option_may_come_from_a_generator() -> None:
    assert BINARY.choose([(feature for feature in ["thăm"]), iter(())]) == BINARY.choose([["thăm"], []])


def test_models_come_back_as_they_went() -> None:
    models = {"status": MANY, "standing": BINARY, "empty": LinearModel(("no", "yes"), (0.25,), {})}
    back = parse_models(dump_models(models))
    assert {name: (model.classes, model.bias) for name, model in back.items()} == {
        name: (model.classes, model.bias) for name, model in models.items()
    }
    assert {name: {f: tuple(w) for f, w in model.weights.items()} for name, model in back.items()} == {
        name: dict(model.weights) for name, model in models.items()
    }


def test_the_same_models_give_the_same_bytes_one_feature_a_line() -> None:
    turned = LinearModel(BINARY.classes, BINARY.bias, dict(reversed(BINARY.weights.items())))
    text = dump_models({"b": MANY, "a": BINARY})
    assert dump_models({"a": turned, "b": MANY}) == text
    assert '"dò":[-3.0],\n"thăm":[2.0]\n' in text


def test_shipped_models_are_whole() -> None:
    for model in shipped_models().values():
        width = len(model.bias)
        assert width == (1 if len(model.classes) == 2 else len(model.classes))
        assert all(len(weights) == width for weights in model.weights.values())
        assert all(math.isfinite(weight) for weights in model.weights.values() for weight in weights)
