"""The network: a gated recurrent unit reads each sentence both ways; small layers on top answer what is asked.

Cho et al. 2014 (GRU); Schuster and Paliwal 1997 (both ways). What is asked: does a candidate stand, which status has
it, and of each phrase of its sentence or another: does it act, is it acted upon, is it a party, does it date or place
the event.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.extract.neural.lines import NEAR
from banggiao.extract.neural.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from banggiao.extract.neural.batch import Batch, Numbers, Spans, Steps

    Floats = NDArray[np.float32]

ACTOR, RECIPIENT, PARTY, DATE, PLACE = range(5)  # columns: what a phrase may be to a trigger of its sentence,
AWAY = 5  # and from here on to a trigger of another
SIDES = 3  # the first columns
_NAMES, _SCALE = "names", "scale "
_MOST, _LEAST = 127, 1e-6  # of a byte; of what a scale is made of
# Columns of what no phrase is: nobody on each side, a party on each that no phrase names, no date, no place.
NO_DATE, NO_PLACE = 2 * SIDES, 2 * SIDES + 1
NOTHINGS = NO_PLACE + 1


def nobody(side: int, *, unnamed: bool = False) -> int:
    """The column of nobody on a side, or of a party that no phrase names."""
    return side + SIDES * unnamed


class Read(NamedTuple):
    """Sentences as the network has read them: vectors of words alone, of words where they stand, of sentences."""

    words: Floats
    hidden: Floats
    whole: Floats


class Triggers(NamedTuple):
    """Candidates as the network sees them. `standing`: log-odds; `statuses`: scores; `asking`: what phrases are met
    with; `nothings`: the scores of what no phrase is."""

    standing: Floats
    statuses: Floats
    asking: Floats
    nothings: Floats


class Net(NamedTuple):
    """The weights by name, and what the lines of its tables stand for. Immutable."""

    weights: Mapping[str, Floats]
    vocabulary: Vocabulary

    def read(self, batch: Batch) -> Read:
        """Read sentences, both ways."""
        weights = self.weights
        words = weights["word"][batch.words]
        marks = [weights["tag"][batch.tags], weights["type"][batch.types], weights["case"][batch.cases]]
        inputs = np.concatenate([words, *marks], axis=-1)
        hidden = recur(inputs, batch.steps(), weights["input"], weights["input bias"], weights["state"])
        top = np.maximum.reduceat(hidden, batch.firsts)
        whole = np.concatenate([top, weights["role"][batch.roles], weights["number"][batch.numbers]], axis=-1)
        return Read(words, hidden, np.maximum(whole @ weights["whole"] + weights["whole bias"], 0))

    def triggers(self, read: Read, spans: Spans, kinds: Numbers) -> Triggers:
        """Look at candidates; `kinds`: their numbers in the vocabulary."""
        weights = self.weights
        hidden, kind = highest(read.hidden, spans), weights["kind"][kinds]
        whole = read.whole[spans.sentences]
        seen = np.concatenate([hidden, whole, kind, highest(read.words, spans)], axis=-1)
        met = np.maximum(seen @ weights["trigger"] + weights["trigger bias"], 0)
        asking = seen[:, : len(weights["asking"])] @ weights["asking"] + weights["asking bias"]
        return Triggers(
            (met * (weights["standing"] + weights["standing kind"][kinds])).sum(axis=-1) + weights["standing bias"][0],
            met @ weights["status"] + weights["status bias"],
            asking,
            np.maximum(asking[:, : len(weights["nothing"])], 0) @ weights["nothing"] + weights["nothing bias"],
        )

    def phrases(self, read: Read, spans: Spans, tags: Numbers, ranks: Numbers) -> Floats:
        """Look at phrases: a vector for each, to be met with candidates. `tags`, `ranks`: see `layout.py`."""
        weights = self.weights
        seen = np.concatenate([highest(read.hidden, spans), read.whole[spans.sentences]], axis=-1)
        return np.asarray(seen @ weights["phrase"] + weights["phrase tag"][tags] + weights["rank"][ranks])

    def relations(self, asking: Floats, phrases: Floats, distances: Numbers) -> Floats:
        """The scores of each phrase beside its candidate, `distances` apart: a column for each thing that it may be.

        What both say is added up, and the rest multiplied, so that like meets like (Dozat and Manning 2017).
        """
        weights = self.weights
        width = weights["distance"].shape[1]
        met = np.maximum(asking[:, :width] + phrases[:, :width] + weights["distance"][distances], 0)
        scores = met @ weights["relation"] + weights["relation bias"]
        scores += (asking[:, width:] * phrases[:, width:]) @ weights["match"]
        return np.asarray(np.where(distances[:, None] < NEAR, scores[:, :AWAY], scores[:, AWAY:]))

    @classmethod
    def parse(cls, data: bytes) -> Net:
        """A network from the bytes that `dump` gives."""
        with np.load(BytesIO(data), allow_pickle=False) as packed:
            names = json.loads(packed[_NAMES].tobytes())
            scales = {name.removeprefix(_SCALE): packed[name] for name in packed.files if name.startswith(_SCALE)}
            return cls({name: packed[name] * scale for name, scale in scales.items()}, Vocabulary.of(names))

    def dump(self) -> bytes:
        """The network in a byte for each weight: whole numbers, with a scale for each column of a table."""
        packed: dict[str, NDArray[np.generic]] = {}
        for name, weights in sorted(self.weights.items()):
            scale = np.maximum(np.abs(weights).max(axis=tuple(range(weights.ndim - 1)), keepdims=True), _LEAST) / _MOST
            packed[name] = np.rint(weights / scale).astype(np.int8)
            packed[f"{_SCALE}{name}"] = scale.astype(np.float32)
        packed[_NAMES] = np.frombuffer(json.dumps(self.vocabulary.names(), ensure_ascii=False).encode(), np.uint8)
        out = BytesIO()
        np.savez(out, **packed)  # type: ignore[arg-type]
        return out.getvalue()


def highest(vectors: Floats, spans: Spans) -> Floats:
    """The highest value in each place of the vectors of a span's words."""
    _, firsts, lasts = spans
    found = vectors[firsts]
    for step in range(1, int((lasts - firsts).max(initial=1))):
        longer = np.flatnonzero(firsts + step < lasts)
        found[longer] = np.maximum(found[longer], vectors[firsts[longer] + step])
    return found


def recur(inputs: Floats, steps: Steps, weights: Floats, bias: Floats, state: Floats) -> Floats:
    """The states of the recurrent unit at each word, both ways side by side.

    `weights`: from inputs to gates (of each way reset, update, new); `state`: from the state to each way's each gate.
    """
    ways, gates, size, _ = state.shape
    given = by_step((inputs @ weights + bias).reshape(-1, ways, gates, size), steps)
    states = np.zeros((len(steps.reached), ways, steps.reached[0], size), np.float32)
    now: Floats = np.zeros(states.shape[1:], np.float32)
    for step, reached in enumerate(steps.reached):
        now = now[:, :reached]
        here = given[step, :, :, :reached]
        own = now[:, None] @ state
        switches = logistic(here[:, :2] + own[:, :2])
        new = np.tanh(here[:, 2] + switches[:, 0] * own[:, 2])
        now += (1 - switches[:, 1]) * (new - now)
        states[step, :, :reached] = now
    return by_word(states, steps)


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


@cache
def shipped_net() -> Net:
    """The network that ships with the package; `banggiao evaluate train` rebuilds the file."""
    return Net.parse(files("banggiao.extract.neural").joinpath("network.npz").read_bytes())
