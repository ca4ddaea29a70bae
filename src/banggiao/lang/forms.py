"""A matcher for many forms at once, on whole words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class FormMatcher:
    """All forms of a list, compiled; immutable after it is built."""

    __slots__ = ("_automaton",)

    def __init__(self, forms: Iterable[str]) -> None:
        self._automaton = AhoCorasick(list(forms), implementation=Implementation.DFA)

    def find(self, folded: str) -> list[tuple[int, int, int]]:
        """The leftmost longest forms of `folded` on whole words, none overlapping another: (number, start, end).

        Example: of the forms "thủ tướng" and "phó thủ tướng" the one found in "phó thủ tướng nga" is the second.
        """
        longest: dict[int, tuple[int, int, int]] = {}
        for hit in self._whole_words(folded):
            _, start, end = hit
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

    def numbers(self, folded: str) -> set[int]:
        """The numbers of all forms that stand in `folded` on whole words, those inside others too.

        Example: of the forms "thủ tướng" and "phó thủ tướng" both stand in "phó thủ tướng nga".
        """
        return {number for number, _, _ in self._whole_words(folded)}

    def starts(self, folded: str) -> list[int]:
        """Where forms of the list begin in `folded` on whole words, those inside others too, in order.

        Example: of the forms "thủ tướng" and "phó thủ tướng" in "phó thủ tướng nga" they begin at 0 and 4.
        """
        return sorted({start for _, start, _ in self._whole_words(folded)})

    def _whole_words(self, folded: str) -> Iterator[tuple[int, int, int]]:
        size = len(folded)
        for hit in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            _, start, end = hit
            if not (start and folded[start - 1].isalnum()) and not (end < size and folded[end].isalnum()):
                yield hit
