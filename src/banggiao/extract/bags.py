"""Bags of words: words that stand alike, each a feature together with how it stands.

A bag is short for a row a word; many are asked of every article, so their weights are looked up word by word without
making the rows.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from banggiao.extract.templates import Schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from banggiao.extract.features import Features

Bag: TypeAlias = "tuple[str, Sequence[str]]"
"""Words, and how they stand: "L between", before the trigger and between it and a phrase.

An article has hundreds: a plain tuple is made and read faster than one with names.
"""
Bags: TypeAlias = tuple[Bag, ...]

SORT = "words"  # of the rows that bags stand for
_TEMPLATE = "how word"


class WordRow(NamedTuple):
    """A word, and how it stands."""

    how: str
    word: str


WORDS = Schema.of(WordRow._fields, (_TEMPLATE,))


def rows(bags: Bags) -> Iterator[WordRow]:
    """The rows that bags stand for."""
    return (WordRow(how, word) for how, words in bags for word in words)


class BagTable:
    """The weights of words by how they stand: immutable, ready to be asked."""

    __slots__ = ("_find", "_weights")

    def __init__(self, features: Features, width: int) -> None:
        """`features`: of `width` weights each."""
        hows, words = (features.values.get(attribute, ()) for attribute in WordRow._fields)
        places = features.places(_TEMPLATE)  # sorted: those that stand alike together
        ends = np.searchsorted(places[:, 0], np.arange(len(hows) + 1)).tolist()
        known = [words[place] for place in places[:, 1].tolist()]
        self._find = {
            how: dict(zip(known[start:end], range(start + 1, end + 1), strict=True)).get
            for how, start, end in zip(hows, ends, ends[1:], strict=False)
        }
        # What is not known weighs nothing.
        self._weights = np.concatenate([np.zeros((1, width)), features.lines(_TEMPLATE, width)])

    def scores(self, things: Iterable[Bags]) -> NDArray[np.float64]:
        """The sum of the weights of all words of each thing's bags: a line for each thing."""
        places: list[int] = []
        ends = [0]
        find, unknown = self._find.get, repeat(0)
        for bags in things:
            for how, words in bags:
                number = find(how)
                if number is not None:
                    places += map(number, words, unknown)
            ends.append(len(places))
        totals = np.zeros((len(places) + 1, self._weights.shape[1]))
        self._weights.take(places, axis=0).cumsum(axis=0, out=totals[1:])
        return np.asarray(totals[ends[1:]] - totals[ends[:-1]])
