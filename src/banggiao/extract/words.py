"""The words of a sentence one by one: those next to a trigger, next to a phrase, between the two."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.extract.bags import Bag, Bags
    from banggiao.extract.scene import Scene
    from banggiao.model.sentence import Sentence

_WORD = re.compile(r"[^\W_]+|[^\w\s]")  # a mark is a word of its own
_NEXT, _BESIDE = 4, 2  # words between a trigger and a phrase that are looked at: next to the one, next to the other


class Words(NamedTuple):
    """The words and marks of a sentence, folded, and where each begins."""

    starts: Sequence[int]
    words: Sequence[str]

    @classmethod
    def of(cls, folded: str, sentence: Sentence) -> Words:
        """Split a sentence of the folded text."""
        found = list(_WORD.finditer(folded, sentence.start, sentence.end))
        return cls([match.start() for match in found], [match[0] for match in found])

    def before(self, position: int, most: int) -> Sequence[str]:
        """The words that begin before `position`, the nearest first, `most` at most.

        Example: of "Nga sẽ giúp Lào" two before "giúp" are "sẽ", "nga".
        """
        last = bisect_left(self.starts, position)
        return self.words[max(0, last - most) : last][::-1]

    def behind(self, position: int, most: int) -> Sequence[str]:
        """The words that begin at `position` or behind it, the nearest first, `most` at most."""
        first = bisect_left(self.starts, position)
        return self.words[first : first + most]

    def between(self, start: int, end: int) -> Sequence[str]:
        """The words that begin from `start` to `end`, in text order."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def second_left(scene: Scene) -> str | None:
    """The second word before a trigger. Example: of "Nga sẽ giúp Lào" and "giúp": "nga"."""
    return further_left(scene, 2)


def further_left(scene: Scene, number: int) -> str | None:
    """The word of this number before a trigger, 1 the nearest; None where there are fewer."""
    words = scene.words.before(scene.candidate.start, number)
    return words[number - 1] if len(words) == number else None


def opening(scene: Scene) -> str:
    """The first two words of a trigger's sentence."""
    return " ".join(scene.words.words[:2])


def near(scene: Scene, most: int, of: str = "near") -> Bags:
    """The words on either side of a trigger, `most` at most on each; `of`: what they are asked for."""
    words, candidate = scene.words, scene.candidate
    return (f"L {of}", words.before(candidate.start, most)), (f"R {of}", words.behind(candidate.end, most))


def beside(scene: Scene, start: int, end: int, *how: str) -> Bags:
    """The words between the trigger and the phrase from `start` to `end`, right before the phrase and right behind it.

    `how` tells how the phrase stands, in one way or several: there are three bags for each.

    Example: of "đã gặp tại Hà Nội hôm qua" for "gặp" and "Hà Nội": "tại" between and before, "hôm", "qua" behind.
    """
    words, candidate = scene.words, scene.candidate
    if end <= candidate.start:
        between = words.between(end, candidate.start)[::-1]
    else:
        between = words.between(candidate.end, start)
    if len(between) > _NEXT + _BESIDE:
        between = [*between[:_NEXT], *between[-_BESIDE:]]
    before, behind = words.before(start, _BESIDE), words.behind(end, _BESIDE)
    found: list[Bag] = []
    for one in how:
        found += [(f"{one} between", between), (f"{one} before", before), (f"{one} behind", behind)]
    return tuple(found)
