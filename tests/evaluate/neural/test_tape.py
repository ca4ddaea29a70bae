"""Slopes as the layers follow them back, against slopes by trying."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from banggiao.evaluate.neural.tape import Node, Tape
from banggiao.extract.neural.batch import Batch, Spans
from banggiao.extract.neural.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable

pytest.importorskip("scipy")

LINES = [Line(words, words, words, words, 0, 0, words) for words in ([1, 2, 3, 4], [5, 6], [7])]
BATCH = Batch.of(LINES)
SPANS = Spans.of(BATCH, np.array([(0, 1, 4), (1, 0, 2), (2, 0, 1), (0, 2, 3)]))
NUMBERS = np.array([[1, 0, 1], [2, 2, 1]])


def node(*shape: int) -> Node:
    return Node(np.random.default_rng(sum(shape)).standard_normal(shape) * 0.7)


LAYERS: dict[str, tuple[list[Node], Callable[[Tape, list[Node]], Node]]] = {
    "take": ([node(3, 4)], lambda tape, of: tape.take(of[0], NUMBERS)),
    "join": ([node(2, 3), node(2, 4)], lambda tape, of: tape.join(of)),
    "sum": ([node(5, 3), node(5, 3), node(1, 3)], lambda tape, of: tape.sum(of)),
    "part": ([node(5, 4)], lambda tape, of: tape.part(of[0], 1, 3)),
    "times": ([node(5, 3), node(5, 3)], lambda tape, of: tape.times(*of)),
    "dot": ([node(5, 3), node(5, 3)], lambda tape, of: tape.dot(*of)),
    "linear": ([node(2, 5, 3), node(3, 4), node(4)], lambda tape, of: tape.linear(*of)),
    "positive": ([node(6, 3)], lambda tape, of: tape.positive(of[0])),
    "highest": ([node(7, 5)], lambda tape, of: tape.highest(of[0], SPANS)),
    "top": ([node(7, 5)], lambda tape, of: tape.top(of[0], BATCH)),
    "recur": (
        [node(7, 5), node(5, 6 * 2), node(6 * 2), node(2, 3, 2, 2)],
        lambda tape, of: tape.recur(of[0], BATCH.steps(), *of[1:]),
    ),
}


@pytest.mark.parametrize("name", LAYERS)
def test_slopes_are_those_found_by_trying(name: str) -> None:
    nodes, layer = LAYERS[name]
    chance = np.random.default_rng(0)
    weight = chance.standard_normal(layer(Tape(chance), nodes).value.shape)

    def loss() -> float:
        return float((layer(Tape(chance), nodes).value * weight).sum())

    for one in nodes:
        one.slope = None
    tape = Tape(chance)
    out = layer(tape, nodes)
    out.slope = weight
    tape.back()
    for one in nodes:
        assert one.slope is not None
        place = np.unravel_index(np.abs(one.slope).argmax(), one.slope.shape)
        kept, found = one.value[place], one.slope[place]
        one.value[place] = kept + 1e-3
        higher = loss()
        one.value[place] = kept - 1e-3
        lower = loss()
        one.value[place] = kept
        assert found == pytest.approx((higher - lower) / 2e-3, rel=2e-2)


def test_dropout_keeps_the_mean_and_remembers_what_it_left_out() -> None:
    tape, inputs = Tape(np.random.default_rng(0)), Node(np.ones((200, 50), np.float32))
    out = tape.drop(inputs, 0.3)
    assert out.value.mean() == pytest.approx(1, abs=0.03)
    out.slope = np.ones_like(out.value)
    tape.back()
    np.testing.assert_array_equal(inputs.slope, out.value)
