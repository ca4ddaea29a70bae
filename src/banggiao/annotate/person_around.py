"""The states spoken of around a place of an article, as signs of where a person is from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from typing import TYPE_CHECKING

from banggiao.model.mention import MentionType

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from banggiao.lang.persons import PersonLexicon
    from banggiao.model.mention import Mention
    from banggiao.model.sentence import Sentence

_STATES = frozenset({MentionType.STATE, MentionType.CAPITAL, MentionType.SEAT, MentionType.BODY})
_GROUP = MentionType.GROUP
_REACH = 5  # sentences that "nước này" looks back over
_TOPIC = 30  # characters of a state that heads an article, with its colon
_HEADING = re.compile(r"\A[^\n.,:;]{2,28}:")
_BACK = 2  # sentences in which a state, or a person of one, is looked for before those that follow


class Around:
    """The states spoken of around a place of the article."""

    def __init__(self, text: str, parties: Sequence[Mention], sentences: Sequence[Sentence]) -> None:
        states = [m for m in parties if m.type in _STATES and len(m.codes) == 1]
        self._text = text
        self._states = states
        self._starts = [m.start for m in states]
        self._sentences = [s.start for s in sentences]
        self._counts = Counter([m.codes[0] for m in states])
        self._parties = parties

    def with_people(
        self, places: Iterable[tuple[int, str]], weak: Container[int], lexicon: PersonLexicon
    ) -> Neighbours:
        """The same with `places` where persons of such states are named; without the states that begin at `weak`."""
        states = [(m.start, m.codes[0]) for m in self._states if m.start not in weak]
        peoples = {m.codes[0] for m in self._parties if m.type is _GROUP and len(m.codes) == 1}
        spoken = (peoples - lexicon.origins["stateless"]) | self._counts.keys()
        known = [place for place in places if place[1] in spoken]
        return Neighbours(self._text, states, self._sentences, known, lexicon.located)

    def speaks_of(self, codes: Container[str]) -> bool:
        """Whether the article speaks of one of the states."""
        return any(code in codes for code in self._counts)

    def topic(self, position: int) -> str:
        """The state that "nước này" stands for: the first of its sentence, else of one of the sentences before."""
        number = bisect_right(self._sentences, position) - 1
        for sentence in range(number, max(-1, number - _REACH), -1):
            first = bisect_left(self._starts, self._sentences[sentence])
            if first < len(self._starts) and self._starts[first] < position:
                return self._states[first].codes[0]
        return ""

    def common(self, allowed: Callable[[str], bool]) -> str:
        """The allowed state that the article speaks of most, else ""."""
        return next((code for code, _ in self._counts.most_common() if allowed(code)), "")


class Neighbours:
    """The states, and the persons whose state is known, around a place of the article."""

    def __init__(
        self,
        text: str,
        states: Sequence[tuple[int, str]],
        sentences: Sequence[int],
        places: Iterable[tuple[int, str]],
        placed: tuple[str, ...],
    ) -> None:
        self._text = text
        self._placed = placed
        self._states = states
        self._starts = [start for start, _ in states]
        self._sentences = sentences
        self._all = sorted({*states, *places})
        self._head = next((code for start, code in states[:1] if _HEADING.search(text, start, start + _TOPIC)), "")

    def add(self, start: int, code: str) -> None:
        """Count in one more person whose state has been found."""
        insort(self._all, (start, code))

    def near(self, position: int, allowed: Callable[[str], bool], *, opened: bool = False) -> str:
        """An allowed state: the nearest before `position` in its clause, else the first of the clause before, which
        most often tells of the same state, the one that heads the article ("Mali: …"), or the first of one of the
        sentences before, else the next one in its sentence; "" where there is none. `opened`: whether the clause
        before only leads to this one ("Sau cuộc gặp Tổng thống Guinea, ông Jammeh …") and tells of others."""
        number = max(0, bisect_right(self._sentences, position) - 1)
        start, end = self._bounds(number)
        clause = max(start, self._text.rfind(";", start, position) + 1)
        if opened:
            clause = position
        spoken = [
            *reversed(self._states[bisect_left(self._starts, clause) : bisect_left(self._starts, position)]),
            *(() if opened else self._told(start, clause)),
            (0, self._head),
        ]
        for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
            spoken += self._told(*self._bounds(before))
        spoken += self._states[bisect_right(self._starts, position) : bisect_left(self._starts, end)]
        fitting = [(start, code) for start, code in spoken if code and allowed(code)]
        named = next((code for start, code in fitting if start > position or not self._is_place(start)), "")
        return named or next((code for _, code in fitting), "")

    def _is_place(self, start: int) -> bool:
        """Whether a state is only where something takes place: "ở Addis Ababa"."""
        return self._text.endswith(self._placed, 0, start)

    def subject(self, position: int) -> str:
        """The state of which the sentence at `position` spoke first, before it; "" where it spoke of none."""
        number = max(0, bisect_right(self._sentences, position) - 1)
        told = self._told(self._bounds(number)[0], position)
        if not told and number:
            told = self._told(*self._bounds(number - 1))
        return told[0][1] if told else ""

    def _told(self, start: int, end: int) -> Sequence[tuple[int, str]]:
        return self._all[bisect_left(self._all, (start, "")) : bisect_left(self._all, (end, ""))]

    def _bounds(self, number: int) -> tuple[int, int]:
        """Where the sentence `number` begins, and the one after it."""
        starts = self._sentences
        if not starts:
            return 0, len(self._text)
        return starts[number], starts[number + 1] if number + 1 < len(starts) else len(self._text)
