"""Forms found in a text, and a matcher for a list of them."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

if TYPE_CHECKING:
    from collections.abc import Iterable

Place: TypeAlias = tuple[int, int, int]
"""A form of a list where it stands: start, end and its number in the list."""

_START = itemgetter(0)
_Spanned = TypeVar("_Spanned", bound="tuple[Any, ...]")


def longest(places: Iterable[_Spanned]) -> list[_Spanned]:
    """The leftmost longest of `places`, none overlapping another.

    They begin with start and end, and come by start, the longest of a start first.
    """
    kept: list[_Spanned] = []
    last = -1
    for place in places:
        if place[0] >= last:
            kept.append(place)
            last = place[1]
    return kept


class FormMatcher:
    """All forms of a list, compiled; immutable after it is built."""

    __slots__ = ("_automaton",)

    def __init__(self, forms: Iterable[str]) -> None:
        self._automaton = AhoCorasick(list(forms), implementation=Implementation.ContiguousNFA)

    def find(self, folded: str) -> list[Place]:
        """The leftmost longest forms of `folded` on whole words, none overlapping another.

        Example: of the forms "thủ tướng" and "phó thủ tướng" the one found in "phó thủ tướng nga" is the second.
        """
        spaced = f"{folded} "  # so that there is a character before the first one (at -1) and after the last
        # By their ends, as the automaton gives them; from the last, and by start: the longest of a start first.
        found = [
            (start, end, number)
            for number, start, end in reversed(self._automaton.find_matches_as_indexes(folded, overlapping=True))
            if not (spaced[start - 1].isalnum() or spaced[end].isalnum())
        ]
        found.sort(key=_START)
        return longest(found)
