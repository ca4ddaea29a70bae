"""A matcher for many forms at once, on whole words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

if TYPE_CHECKING:
    from collections.abc import Iterable


class FormMatcher:
    """All forms of a list, compiled; immutable after it is built."""

    __slots__ = ("_automaton",)

    def __init__(self, forms: Iterable[str]) -> None:
        self._automaton = AhoCorasick(list(forms), implementation=Implementation.DFA)

    def find(self, folded: str) -> list[tuple[int, int, int]]:
        """The leftmost longest forms of `folded` on whole words, none overlapping another: (number, start, end).

        Example: of the forms "thủ tướng" and "phó thủ tướng" the one found in "phó thủ tướng nga" is the second.
        """
        size = len(folded)
        longest: dict[int, tuple[int, int, int]] = {}
        for hit in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            _, start, end = hit
            if (start and folded[start - 1].isalnum()) or (end < size and folded[end].isalnum()):
                continue
            other = longest.get(start)
            if other is None or other[2] < end:
                longest[start] = hit
        found: list[tuple[int, int, int]] = []
        last = -1
        for start in sorted(longest):
            if start >= last:
                found.append(longest[start])
                last = longest[start][2]
        return found
