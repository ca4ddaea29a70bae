"""Layers that remember what they did, so that a loss can be followed back to every weight.

Reverse accumulation (Speelpenning 1980) on NumPy arrays. Each layer does what its like in `extract/neural/net.py` does;
a test holds the two together.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from banggiao.extract.neural.batch import Spans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from banggiao.extract.neural.batch import Batch, Numbers, Steps
    from banggiao.extract.neural.recurrent import Floats


class Node:
    """A value, and how the loss changes with it, once that is known."""

    __slots__ = ("slope", "value")

    def __init__(self, value: Floats) -> None:
        self.value = value
        self.slope: Floats | None = None

    def add(self, slope: Floats) -> None:
        """Take what one use of the value adds to its slope."""
        self.slope = slope if self.slope is None else self.slope + slope


class Tape:
    """What the layers did, in order. `chance`: draws what dropout leaves out."""

    def __init__(self, chance: np.random.Generator) -> None:
        self._chance = chance
        self._steps: list[Callable[[], None]] = []

    def back(self) -> None:
        """From the slopes of the last nodes those of all others."""
        for step in reversed(self._steps):
            step()
        self._steps.clear()

    def _done(self, node: Node, back: Callable[[Floats], None]) -> Node:
        def step() -> None:
            if node.slope is not None:
                back(node.slope)

        self._steps.append(step)
        return node

    def take(self, table: Node, numbers: Numbers) -> Node:
        """The lines of a table."""

        def back(slope: Floats) -> None:
            table.add(gathered(slope.reshape(-1, slope.shape[-1]), numbers.ravel(), len(table.value)))

        return self._done(Node(table.value[numbers]), back)

    def join(self, parts: Sequence[Node]) -> Node:
        """Vectors end to end."""
        edges = np.cumsum([part.value.shape[-1] for part in parts])[:-1]

        def back(slope: Floats) -> None:
            for part, mine in zip(parts, np.split(slope, edges, axis=-1), strict=True):
                part.add(mine)

        return self._done(Node(np.concatenate([part.value for part in parts], axis=-1)), back)

    def sum(self, parts: Sequence[Node]) -> Node:
        """The sum of nodes; those of one line are added to every line of the others."""

        def back(slope: Floats) -> None:
            for part in parts:
                part.add(slope if part.value.shape == slope.shape else slope.sum(axis=0).reshape(part.value.shape))

        return self._done(Node(functools.reduce(np.add, [part.value for part in parts])), back)

    def part(self, inputs: Node, first: int, last: int) -> Node:
        """The places of vectors from `first` to before `last`."""

        def back(slope: Floats) -> None:
            whole = np.zeros_like(inputs.value)
            whole[..., first:last] = slope
            inputs.add(whole)

        return self._done(Node(inputs.value[..., first:last]), back)

    def times(self, left: Node, right: Node) -> Node:
        """The products of values, place by place."""

        def back(slope: Floats) -> None:
            left.add(slope * right.value)
            right.add(slope * left.value)

        return self._done(Node(left.value * right.value), back)

    def dot(self, left: Node, right: Node) -> Node:
        """The products of vectors, line by line."""

        def back(slope: Floats) -> None:
            left.add(slope[:, None] * right.value)
            right.add(slope[:, None] * left.value)

        return self._done(Node((left.value * right.value).sum(axis=-1)), back)

    def linear(self, inputs: Node, weights: Node, bias: Node | None = None) -> Node:
        """A linear layer over the last axis."""
        value = inputs.value @ weights.value
        if bias is not None:
            value = value + bias.value

        def back(slope: Floats) -> None:
            flat = slope.reshape(-1, slope.shape[-1])
            weights.add(inputs.value.reshape(-1, inputs.value.shape[-1]).T @ flat)
            if bias is not None:
                bias.add(flat.sum(axis=0))
            inputs.add((flat @ weights.value.T).reshape(inputs.value.shape))

        return self._done(Node(value), back)

    def positive(self, inputs: Node) -> Node:
        """Nothing below zero."""
        value = np.maximum(inputs.value, 0)
        return self._done(Node(value), lambda slope: inputs.add(slope * (value > 0)))

    def drop(self, inputs: Node, share: float) -> Node:
        """Leave out a share of all values by chance, the others grown to make up for it (Srivastava et al. 2014)."""
        kept = self._chance.random(inputs.value.shape, np.float32) >= share
        mask = kept * np.float32(1 / (1 - share))
        return self._done(Node(inputs.value * mask), lambda slope: inputs.add(slope * mask))

    def highest(self, vectors: Node, spans: Spans) -> Node:
        """The highest value in each place of the vectors of a span's words."""
        _, firsts, lasts = spans
        found = vectors.value[firsts]
        words = np.broadcast_to(firsts[:, None], found.shape).copy()  # that have them
        for step in range(1, int((lasts - firsts).max(initial=1))):
            longer = np.flatnonzero(firsts + step < lasts)
            there = vectors.value[firsts[longer] + step]
            higher = there > found[longer]
            found[longer] = np.where(higher, there, found[longer])
            words[longer] = np.where(higher, (firsts[longer] + step)[:, None], words[longer])

        def back(slope: Floats) -> None:
            width = found.shape[1]
            cells = words * width + np.arange(width)
            total = np.bincount(cells.ravel(), slope.ravel(), vectors.value.size)
            vectors.add(total.astype(np.float32).reshape(vectors.value.shape))

        return self._done(Node(found), back)

    def top(self, vectors: Node, batch: Batch) -> Node:
        """The highest value in each place of the vectors of a whole sentence."""
        whole = Spans(np.arange(len(batch.firsts)), batch.firsts, batch.firsts + batch.lengths)
        return self.highest(vectors, whole)

    def recur(self, inputs: Node, steps: Steps, weights: Node, bias: Node, state: Node) -> Node:
        """The recurrent unit, both ways; see `extract/neural/recurrent.py`."""
        ways, gates, size, _ = state.value.shape
        length, count = len(steps.reached), steps.reached[0]
        linear = self.linear(inputs, weights, bias)
        given = by_step(linear.value.reshape(-1, ways, gates, size), steps)
        states, befores, news, owns = (np.zeros((length, ways, count, size), np.float32) for _ in range(4))
        switches = np.zeros((length, ways, 2, count, size), np.float32)
        now: Floats = np.zeros((ways, count, size), np.float32)
        for step, reached in enumerate(steps.reached):
            now = now[:, :reached]
            befores[step, :, :reached] = now
            here = given[step, :, :, :reached]
            own = now[:, None] @ state.value
            switch = logistic(here[:, :2] + own[:, :2])
            new = np.tanh(here[:, 2] + switch[:, 0] * own[:, 2])
            now += (1 - switch[:, 1]) * (new - now)
            states[step, :, :reached], news[step, :, :reached], owns[step, :, :reached] = now, new, own[:, 2]
            switches[step, :, :, :reached] = switch

        def back(slope: Floats) -> None:
            later = np.zeros_like(states)
            later[steps.ahead, 0, steps.columns] = slope[:, :size]
            later[steps.back, 1, steps.columns] = slope[:, size:]
            falling = np.zeros((length, ways, gates, count, size), np.float32)  # of what is given to the gates
            inward = np.zeros_like(falling)  # of what the state gives them
            carried = np.zeros((ways, count, size), np.float32)
            backward = state.value.transpose(0, 1, 3, 2)
            for step in range(length - 1, -1, -1):
                reached = steps.reached[step]
                total = carried[:, :reached] + later[step, :, :reached]
                reset, update = (switches[step, :, gate, :reached] for gate in range(2))
                new, before, own = (part[step, :, :reached] for part in (news, befores, owns))
                newly = total * (1 - update) * (1 - new * new)
                fall, own_fall = falling[step, :, :, :reached], inward[step, :, :, :reached]
                fall[:, 0] = newly * own * reset * (1 - reset)
                fall[:, 1] = total * (before - new) * update * (1 - update)
                fall[:, 2] = newly
                own_fall[...] = fall
                own_fall[:, 2] *= reset
                carried[:, :reached] = total * update + (own_fall @ backward).sum(axis=1)
            before = befores.transpose(1, 3, 0, 2).reshape(ways, 1, size, length * count)
            state.add(before @ inward.transpose(1, 2, 0, 3, 4).reshape(ways, gates, length * count, size))
            words = [falling[steps.ahead, 0, :, steps.columns], falling[steps.back, 1, :, steps.columns]]
            linear.add(np.stack(words, axis=1).reshape(linear.value.shape))

        return self._done(Node(by_word(states, steps)), back)


def gathered(slopes: Floats, numbers: Numbers, lines: int) -> Floats:
    """The sums of slopes by the line of a table that each belongs to."""
    from scipy.sparse import csr_matrix  # of the extra `train`: what only reads reports needs none of it

    ones = np.ones(len(numbers), np.float32)
    chosen: NDArray[np.float32] = csr_matrix((ones, (numbers, np.arange(len(numbers)))), (lines, len(numbers))) @ slopes
    return chosen


def logistic(values: Floats) -> Floats:
    """The logistic function in place, by the hyperbolic tangent, which does not overflow."""
    values *= 0.5
    np.tanh(values, out=values)
    values += 1
    values *= 0.5
    return values


def by_step(given: Floats, steps: Steps) -> Floats:
    """What words give to each way's gates, by step, way, gate and sentence."""
    laid = np.zeros((len(steps.reached), *given.shape[1:3], steps.reached[0], given.shape[3]), np.float32)
    laid[steps.ahead, 0, :, steps.columns] = given[:, 0]
    laid[steps.back, 1, :, steps.columns] = given[:, 1]
    return laid


def by_word(states: Floats, steps: Steps) -> Floats:
    """States by step, way and sentence as one vector for each word."""
    ahead, back = states[steps.ahead, 0, steps.columns], states[steps.back, 1, steps.columns]
    return np.concatenate([ahead, back], axis=-1)
