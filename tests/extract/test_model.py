"""Log-linear models over templates: what they compute, and that their data come back as they went."""

from __future__ import annotations

import math

import numpy as np
import pytest

from banggiao.extract.features import Features
from banggiao.extract.model import Model, Scorer, dump_models, logistic, parse_models, shipped_models, softmax, stack
from banggiao.extract.templates import Schema

SCHEMAS = {"event": Schema.of(("word", "cue1", "cue2"), ("word", "cue", "word cue"))}
WEIGHTS = {"word": {("thăm",): (2.0,), ("dò",): (-3.0,)}, "cue": {("sẽ",): (0.5,)}}
BINARY = Model(("yes",), (-1.0,), {"event": Features.of(WEIGHTS)})
MANY = Model(
    ("occurred", "planned", "denied"),
    (0.5, 0.0, -0.5),
    {"event": Features.of({"cue": {("sẽ",): (-1.0, 2.0, 0.0), ("bác",): (0.0, 0.0, 3.0)}})},
)


@pytest.mark.parametrize(
    ("row", "logit"),
    [
        (("lạ", None, None), -1.0),
        (("thăm", None, None), 1.0),
        (("thăm", "sẽ", None), 1.5),
        (("dò", "sẽ", "sẽ"), -3.0),  # each place of an attribute counts
    ],
)
def test_one_column_is_a_logistic_regression(row: tuple[str | None, ...], logit: float) -> None:
    chances = Scorer(BINARY, SCHEMAS).chances("event", [row])
    assert chances.tolist() == pytest.approx([1 / (1 + math.exp(-logit))])


def test_several_columns_are_a_softmax() -> None:
    powers = [math.exp(score) for score in (0.5 - 1.0, 0.0 + 2.0, -0.5)]
    chances = Scorer(MANY, SCHEMAS).chances("event", [("lạ", "sẽ", None)])
    assert chances.tolist()[0] == pytest.approx([power / sum(powers) for power in powers])


def test_no_rows_have_no_scores() -> None:
    assert Scorer(MANY, SCHEMAS).scores("event", []).shape == (0, 3)


@pytest.mark.parametrize("score", [-1e6, 1e6])
def test_extreme_scores_overflow_nothing(score: float) -> None:
    assert sum(softmax([score, 0.0])) == pytest.approx(1)
    assert 0 <= logistic(score) <= 1
    extreme = Model(("yes",), (0.0,), {"event": Features.of({"word": {("x",): (score,)}})})
    assert 0 <= Scorer(extreme, SCHEMAS).chances("event", [("x", None, None)])[0] <= 1


def test_choices_sum_the_rows_of_an_option() -> None:
    scorer = Scorer(stack({"told": BINARY}), SCHEMAS)
    asked = [[(("event", ("thăm", None, None)), ("event", ("dò", None, None))), (("event", ("lạ", None, None)),)]]
    assert scorer.choices(asked, "told") == [[pytest.approx(-1.0), 0.0]]


def test_stacked_models_answer_each_in_its_column() -> None:
    other = Model(("yes",), (0.25,), {"event": Features.of({"word": {("họp",): (7.0,)}})})
    both = stack({"a": BINARY, "b": other})
    assert (both.columns, both.bias) == (("a", "b"), (-1.0, 0.25))
    scores = Scorer(both, SCHEMAS).scores("event", [("thăm", None, None), ("họp", None, None)])
    assert np.array_equal(scores, [[2.0, 0.0], [0.0, 7.0]])


def test_stacked_models_of_classes_have_a_column_for_each() -> None:
    both = stack({"alone": MANY, "told": MANY})
    assert both.columns[2:4] == ("alone denied", "told occurred")
    line = Scorer(both, SCHEMAS).scores("event", [("lạ", "sẽ", None)]).tolist()[0]
    assert line == [-1.0, 2.0, 0.0] * 2


def test_models_come_back_as_they_went() -> None:
    models = {"status": MANY, "standing": BINARY, "empty": Model(("yes",), (0.25,), {})}
    data = dump_models(models)
    assert dump_models(parse_models(data)) == data
    assert parse_models(data)["status"].features["event"].weights()["cue"]["bác",] == [0.0, 0.0, 3.0]


def test_the_same_models_give_the_same_bytes_in_any_order() -> None:
    backwards = {template: dict(reversed(rows.items())) for template, rows in reversed(WEIGHTS.items())}
    turned = Model(BINARY.columns, BINARY.bias, {"event": Features.of(backwards)})
    data = dump_models({"b": MANY, "a": BINARY})
    assert dump_models({"a": turned, "b": MANY}) == data
    features = parse_models(data)["a"].features["event"]
    assert features.values == {"cue": ["sẽ"], "word": ["dò", "thăm"]}
    assert features.rows["word"].tolist() == [[0, -300], [1, 200]]


def test_large_weights_come_back() -> None:
    heavy = {("thăm",): [400.0], ("gặp",): [-20_000_000.0]}
    data = dump_models({"a": Model(("yes",), (0.0,), {"event": Features.of({"word": heavy})})})
    assert parse_models(data)["a"].features["event"].weights() == {"word": heavy}


def test_shipped_models_are_whole() -> None:
    for model in shipped_models().values():
        width = len(model.bias)
        assert width == len(model.columns)
        told = [features.weights() for features in model.features.values()]
        rows = [row for weights in told for template in weights.values() for row in template.values()]
        assert rows
        assert all(len(row) == width for row in rows)
        assert all(math.isfinite(weight) for row in rows for weight in row)
