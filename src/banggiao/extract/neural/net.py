"""The network: a recurrent unit reads each sentence both ways; small layers on top answer what is asked.

What is asked: does a candidate stand, which status has it, and of each phrase of its sentence or another: does it act,
is it acted upon, is it a party, does it date or place the event.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.extract.neural.lines import NEAR
from banggiao.extract.neural.recurrent import Recurrent
from banggiao.extract.neural.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from banggiao.extract.neural.batch import Batch, Numbers, Spans
    from banggiao.extract.neural.recurrent import Floats

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
    """The weights by name, what the lines of their tables stand for, the recurrent unit that they make. Immutable."""

    weights: Mapping[str, Floats]
    vocabulary: Vocabulary
    unit: Recurrent

    @classmethod
    def of(cls, weights: Mapping[str, Floats], vocabulary: Vocabulary) -> Net:
        """A network of these weights."""
        return cls(weights, vocabulary, Recurrent.of(weights))

    def read(self, batch: Batch) -> Read:
        """Read sentences, both ways."""
        weights = self.weights
        words, hidden = weights["word"][batch.words], self.unit.read(batch)
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
            return cls.of({name: packed[name] * scale for name, scale in scales.items()}, Vocabulary.of(names))

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


@cache
def shipped_net() -> Net:
    """The network that ships with the package; `banggiao evaluate train` rebuilds the file."""
    return Net.parse(files("banggiao.extract.neural").joinpath("network.npz").read_bytes())
