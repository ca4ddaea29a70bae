"""The recurrent unit: it reads each sentence both ways, and gives each word a vector that knows the words around it.

Cho et al. 2014 (GRU); Schuster and Paliwal 1997 (both ways). What a word gives the gates is a sum over what is known of
it (the word, what it is part of, ...), so each such thing's part is worked out once for all articles, and looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from banggiao.extract.neural.batch import Batch, Numbers, Steps

    Floats = NDArray[np.float32]

INPUTS = ("word", "tag", "type", "case")  # tables whose lines, end to end, are what goes in
# The logistic function is a hyperbolic tangent (σ(x) = (1 + tanh(x / 2)) / 2), and what is multiplied by it is halved
# beforehand. Of each gate (reset, update, new): what words give it, and what the state gives it, times this. The update
# is turned round, so that it says how much is new, and not how much is kept.
_OF_WORDS = np.array([0.5, -0.5, 1], np.float32).reshape(3, 1, 1, 1)
_OF_STATE = np.array([0.5, -0.5, 0.5], np.float32).reshape(3, 1, 1, 1)


class Recurrent(NamedTuple):
    """A unit that is ready to read. `tables`: what the lines of `INPUTS` give, by gate, way and line; `state`: what the
    state gives, by gate and way."""

    tables: tuple[Floats, ...]
    state: Floats

    @classmethod
    def of(cls, weights: Mapping[str, Floats]) -> Recurrent:
        """Of the weights of a network. "input": from what goes in to gates, of each way reset, update, new."""
        state = weights["state"]
        ways, gates, size, _ = state.shape
        widths = np.cumsum([weights[name].shape[1] for name in INPUTS])
        parts = np.split(weights["input"], widths[:-1])
        given = [weights[name] @ part for name, part in zip(INPUTS, parts, strict=True)]
        given[0] += weights["input bias"]
        by_gate = [one.reshape(-1, ways, gates, size).transpose(2, 1, 0, 3) for one in given]
        tables = tuple(np.multiply(one, _OF_WORDS, order="C") for one in by_gate)
        return cls(tables, np.multiply(state.transpose(1, 0, 2, 3), _OF_STATE, order="C"))

    def read(self, batch: Batch) -> Floats:
        """The states at each word, those of both ways side by side."""
        steps = batch.steps()
        places = _places(steps)
        given = self._given(batch, places)
        _, ways, _, size = given.shape
        states = np.empty(given.shape[1:], np.float32)
        now: Floats = np.zeros((ways, steps.reached[0], size), np.float32)
        start = 0
        for reached in steps.reached:
            now, end = now[:, :reached], start + reached
            own = now @ self.state
            switches, new = own[:2], own[2]
            switches += given[:2, :, start:end]
            np.tanh(switches, switches)
            switches += 1
            new *= switches[0]
            new += given[2, :, start:end]
            np.tanh(new, new)
            new -= now
            new *= switches[1]
            new *= 0.5
            now = np.add(now, new, states[:, start:end])
            start = end
        return np.concatenate([states[way, found] for way, found in enumerate(places)], axis=-1)

    def _given(self, batch: Batch, places: Numbers) -> Floats:
        """What words give, by gate, way and place."""
        given = np.empty((*self.state.shape[:2], len(batch.words), self.state.shape[3]), np.float32)
        order = np.empty_like(places[0])
        for way, found in enumerate(places):
            order[found] = np.arange(len(found))
            first, *others = zip(self.tables, (batch.words, batch.tags, batch.types, batch.cases), strict=True)
            table, numbers = first
            given[:, way] = table[:, way].take(numbers[order], axis=1)
            for table, numbers in others:
                given[:, way] += table[:, way].take(numbers[order], axis=1)
        return given


def _places(steps: Steps) -> Numbers:
    """Where each word stands, of each way, when the words of a step follow those of the step before."""
    starts = np.cumsum(steps.reached) - steps.reached
    return np.stack([starts[steps.ahead] + steps.columns, starts[steps.back] + steps.columns])
