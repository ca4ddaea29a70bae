"""Sentences end to end in arrays, and how a recurrent unit steps through them side by side."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from banggiao.extract.neural.lines import Line

    Numbers = NDArray[np.int64]


class Batch(NamedTuple):
    """Sentences end to end. `words`, `tags`, `types`, `cases`: by word; `firsts` (where it begins), `lengths`, `roles`,
    `numbers`: by sentence."""

    words: Numbers
    tags: Numbers
    types: Numbers
    cases: Numbers
    firsts: Numbers
    lengths: Numbers
    roles: Numbers
    numbers: Numbers

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Batch:
        """Lay out sentences, one at least, none of them empty."""
        lengths = np.array([len(line.words) for line in lines])
        return cls(
            np.array(list(chain.from_iterable([line.words for line in lines]))),
            np.array(list(chain.from_iterable([line.tags for line in lines]))),
            np.array(list(chain.from_iterable([line.types for line in lines]))),
            np.array(list(chain.from_iterable([line.cases for line in lines]))),
            np.cumsum(lengths) - lengths,
            lengths,
            np.array([line.role for line in lines]),
            np.array([line.number for line in lines]),
        )

    def steps(self) -> Steps:
        """How to step through all sentences at once."""
        order = np.argsort(-self.lengths, kind="stable")
        columns = np.empty_like(order)
        columns[order] = np.arange(len(order))
        sentences = np.repeat(np.arange(len(order)), self.lengths)
        ahead = np.arange(len(self.words)) - self.firsts[sentences]
        reached: list[int] = (self.lengths > np.arange(self.lengths.max())[:, None]).sum(axis=1).tolist()
        return Steps(ahead, self.lengths[sentences] - 1 - ahead, columns[sentences], reached)


class Steps(NamedTuple):
    """A step takes one word of each sentence, the longest sentence in the first column, so that those that go on stand
    together. Of each word: its step on the way `ahead`, on the way `back`, its column; `reached`: how many sentences
    each step takes a word of."""

    ahead: Numbers
    back: Numbers
    columns: Numbers
    reached: Sequence[int]


class Spans(NamedTuple):
    """Words of sentences of a batch: each with its sentence, its first word and where the next begins, in the batch."""

    sentences: Numbers
    firsts: Numbers
    lasts: Numbers

    @classmethod
    def of(cls, batch: Batch, places: Numbers) -> Spans:
        """Of places, columns: the number of the sentence in the batch, first word, where the next begins, any more."""
        sentences, firsts, lasts = places.T[:3]
        begins = batch.firsts[sentences]
        return cls(sentences, begins + firsts, begins + lasts)
