"""Titles and forms of address, and the matcher that finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.forms import FormMatcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TAKES = ("none", "state", "field", "title")
# Categories that say nothing of an office: forms of address, words that only change a title ("cựu", "quyền"), titles
# that speak of another's ("người đồng cấp"), and longer words that hold a title and are none ("đại sứ quán").
SHE = "honorific_she"
ADDRESS = frozenset({"honorific", SHE})
MODIFIER = "modifier"
COUNTERPART = "counterpart"
KIN = "kin"
NO_TITLE = "no_title"


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """A title, office word or form of address; `titles.toml` tells what its fields say."""

    id: str
    category: str
    takes: str
    bare: bool
    former: bool
    forms: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    place: str


class TitleHit(NamedTuple):
    """A title found: characters `start` to `end`, and its entry."""

    start: int
    end: int
    entry: TitleEntry


class TitleMatcher:
    """All title forms, compiled; immutable after it is built."""

    __slots__ = ("_entries", "_matcher", "forms")

    def __init__(self, entries: Iterable[TitleEntry], fold: Callable[[str], str]) -> None:
        self.forms = {fold(form): entry for entry in entries for form in entry.forms}
        self._entries = list(self.forms.values())
        self._matcher = FormMatcher(self.forms)

    def find(self, folded: str) -> list[TitleHit]:
        """The leftmost longest titles of `folded` on whole words, none overlapping another.

        Example: in "phó thủ tướng nga" the one hit is "phó thủ tướng".
        """
        return [TitleHit(start, end, self._entries[number]) for start, end, number in self._matcher.find(folded)]
