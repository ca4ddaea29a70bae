"""The recurrent unit: it reads each sentence both ways, and gives each word a vector that knows the words around it.

Cho et al. 2014 (GRU); Schuster and Paliwal 1997 (both ways). What a word gives the gates is a sum over what is known of
it: what the word itself gives is worked out once for all articles, and looked up; so is what all else together gives,
since there are few combinations. A look-up copies whole lines, so the gates of a way stand side by side in one.
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
_OF_WORDS = np.array([0.5, -0.5, 1], np.float32)
_OF_STATE = np.array([0.5, -0.5, 0.5], np.float32)


class Recurrent(NamedTuple):
    """A unit that is ready to read. `words`: what each word gives, by way, word, gate and place; `others`: the same of
    each combination of tag, type and case; `types`, `cases`: how many there are of these; `state`: what the state
    gives, by gate and way."""

    words: Floats
    others: Floats
    types: int
    cases: int
    state: Floats

    @classmethod
    def of(cls, weights: Mapping[str, Floats]) -> Recurrent:
        """Of the weights of a network. "input": from what goes in to gates, of each way reset, update, new."""
        state = weights["state"]
        ways, gates, size, _ = state.shape
        widths = np.cumsum([weights[name].shape[1] for name in INPUTS])
        parts = np.split(weights["input"], widths[:-1])
        given = [weights[name] @ part for name, part in zip(INPUTS, parts, strict=True)]
        words = given[0] + weights["input bias"]
        others = given[1][:, None, None] + given[2][:, None] + given[3]
        by_way = [one.reshape(-1, ways, gates, size).transpose(1, 0, 2, 3) for one in (words, others)]
        words, others = (np.multiply(one, _OF_WORDS[:, None], order="C") for one in by_way)
        own = np.multiply(state.transpose(1, 0, 2, 3), _OF_STATE[:, None, None, None], order="C")
        return cls(words, others, len(given[2]), len(given[3]), own)

    def read(self, batch: Batch) -> Floats:
        """The states at each word, those of both ways side by side."""
        steps = batch.steps()
        places = _places(steps)
        given = self._given(batch, places)
        ways, _, _, size = self.words.shape
        states = np.empty((ways, len(batch.words), size), np.float32)
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
        given = np.empty((len(places), len(batch.words), *self.words.shape[2:]), np.float32)
        others = (batch.tags * self.types + batch.types) * self.cases + batch.cases
        order = np.empty_like(batch.words)
        for way, found in enumerate(places):
            order[found] = np.arange(len(found))
            np.take(self.words[way], batch.words[order], axis=0, out=given[way], mode="clip")  # "raise" makes a copy
            given[way] += self.others[way].take(others[order], axis=0)
        return given.transpose(2, 0, 1, 3)


def _places(steps: Steps) -> Numbers:
    """Where each word stands, of each way, when the words of a step follow those of the step before."""
    starts = np.cumsum(steps.reached) - steps.reached
    return np.stack([starts[steps.ahead] + steps.columns, starts[steps.back] + steps.columns])
