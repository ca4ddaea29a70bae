"""A sentence as the network sees it: numbers of words, of what they are part of, of the triggers that stand there."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.extract.neural.vocabulary import UNKNOWN, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.annotate.view import SentenceView
    from banggiao.extract.neural.batch import Numbers
    from banggiao.extract.neural.vocabulary import Vocabulary
    from banggiao.extract.scene import Scene
    from banggiao.extract.words import Words

LONGEST = 100  # words of a sentence that are read
_WIDEST = 8  # words of a trigger or a phrase that are looked at
NUMBERS = 8  # of sentences: those further down an article are all the last
RANKS = 8  # of a phrase's party: its place among those spoken of most, the last two: further down, no party
CASES = 3
_OTHER, _SMALL, _CAPITAL = range(CASES)  # of a word's first letter, if it is one
_AWAY = np.array([-40, -25, -15, -10, -7, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 7, 10, 15, 25, 40])
NEAR = len(_AWAY) + 1  # distances up to this one are of phrases of the trigger's own sentence
_SENTENCES = np.array([-12, -8, -5, -3, -2, -1, 0, 1, 2, 4])  # from the trigger's to the phrase's
DISTANCES = NEAR + len(_SENTENCES) + 1


class Span(NamedTuple):
    """Words of a sentence, from the first to behind the last."""

    first: int
    last: int


class Line(NamedTuple):
    """A sentence: a number for each of its words in `words`, `tags` (what it is part of), `types` (of a trigger) and
    `cases` (how it is written).

    `role`: of the sentence; `number`: its number in the article; `starts`: where its words begin.
    """

    words: Sequence[int]
    tags: Sequence[int]
    types: Sequence[int]
    cases: Sequence[int]
    role: int
    number: int
    starts: Sequence[int]

    @classmethod
    def of(
        cls, view: SentenceView, words_: Words, scenes: Sequence[Scene], vocabulary: Vocabulary, text: str
    ) -> Line:
        """A sentence, its words and all its candidates; `text`: of the article."""
        starts, words = words_.starts[:LONGEST], words_.words[:LONGEST]
        tags, types = [UNKNOWN] * len(words), [UNKNOWN] * len(words)
        for start, end, name in (
            *((unit.start, unit.end, unit.type.value) for unit in view.units),
            *((time.start, time.end, "time") for time in view.times),
        ):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            if first < last:
                tags[first:last] = [vocabulary.tags.get(f"{name}+", UNKNOWN)] * (last - first)
                tags[first] = vocabulary.tags.get(name, UNKNOWN)
        for scene in scenes:
            first, last = bisect_left(starts, scene.candidate.start), bisect_left(starts, scene.candidate.end)
            types[first:last] = [vocabulary.types.get(scene.type, UNKNOWN)] * (last - first)
        find = vocabulary.words.get
        letters = [text[start] for start in starts]
        cases = [_SMALL if one.islower() else _CAPITAL if one.isupper() else _OTHER for one in letters]
        return cls(
            [find(plain(word), UNKNOWN) for word in words], tags, types, cases,
            vocabulary.roles.get(view.sentence.role.value, UNKNOWN), min(view.index, NUMBERS - 1), starts,
        )  # fmt: skip

    def span(self, start: int, end: int) -> Span:
        """The words of characters `start` to `end`; of what lies behind the last word that is read, that word."""
        first = min(bisect_left(self.starts, start), len(self.words) - 1)
        last = bisect_left(self.starts, end, first + 1, min(len(self.words), first + _WIDEST))
        return Span(first, last)


def apart(triggers: Numbers, phrases: Numbers) -> Numbers:
    """How far each phrase stands from the trigger beside it, as a number below `DISTANCES`: of one sentence in words,
    before it, over it or behind it, below `NEAR`; of two in sentences.

    Of both, columns: sentence, first word, where the next begins, and any more.
    """
    row, first, last = triggers.T[:3]
    there, begins, ends = phrases.T[:3]
    gaps = np.where(ends <= first, ends - first - 1, np.where(begins >= last, begins - last + 1, 0))
    far = NEAR + np.searchsorted(_SENTENCES, there - row)
    return np.where(row == there, np.searchsorted(_AWAY, gaps), far)
