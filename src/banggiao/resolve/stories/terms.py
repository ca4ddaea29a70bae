"""What an article is about, as terms with weights: its first words, and names once more."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = 800
"""Characters that are looked at: news says first what it is about; what follows is background that others share."""

_WORD = re.compile(r"[^\W_]{1,40}")
_PRIOR = 100  # articles that are taken to have been seen at the start, so that the first ones know no rare words
_KEPT = 150  # terms of a vector, the heaviest
_MOST = 400_000  # terms that are remembered
_COMMON = 3  # a term in more than a third of all articles says nothing

Vector = dict[str, float]


def terms(text: str) -> Counter[str]:
    """How often each term stands at the head of `text`: words in small letters, and pairs of capitalised words.

    Example: "Kim Jong-un thăm Nga" has "kim", "jong", "un", "thăm", "nga", "Kim Jong".
    """
    words = _WORD.findall(text[:HEAD])
    found = Counter(map(str.lower, words))
    names = [word.title() if word[0].isupper() else "" for word in words]
    found.update(f"{one} {other}" for one, other in pairwise(names) if one and other)
    return found


def heaviest(vector: Mapping[str, float], most: int) -> list[str]:
    """The terms of most weight, the heaviest first, of equals the first in the alphabet."""
    ordered = sorted([(-value, term) for term, value in vector.items()])
    return [term for _, term in ordered[:most]]


class Frequencies:
    """In how many of the articles seen so far each term stands. Bounded: terms seen once go when there are too many."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._articles = 0

    def vector(self, found: Mapping[str, int]) -> Vector:
        """Count an article's terms and weight them: log tf times log idf, of length 1."""
        self._articles += 1
        self._seen.update(found.keys())
        if len(self._seen) > _MOST:
            self._seen = Counter({term: count for term, count in self._seen.items() if count > 1})
        size, log = self._articles + _PRIOR, math.log
        known = zip(found.items(), map(self._seen.__getitem__, found), strict=True)
        weighted = {
            term: (1 + log(count)) * log(size / (seen or 1)) if count > 1 else log(size / (seen or 1))
            for (term, count), seen in known
            if _COMMON * seen <= size
        }
        if len(weighted) > _KEPT:
            weighted = {term: weighted[term] for term in heaviest(weighted, _KEPT)}
        length = math.sqrt(sum([value * value for value in weighted.values()])) or 1.0
        return {term: value / length for term, value in weighted.items()}


def similarity(one: Vector, other: Vector) -> float:
    """The product of two vectors: of those of length 1 the cosine."""
    # An exact sum, since the terms that both have come in another order in another process.
    return math.fsum([one[term] * other[term] for term in one.keys() & other.keys()])
