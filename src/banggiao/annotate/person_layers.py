"""What stands where in an article, as the reading of persons needs it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.titles import ADDRESS, COUNTERPART, MODIFIER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from banggiao.annotate.person_names import Piece
    from banggiao.annotate.person_shapes import Shape
    from banggiao.lang.persons import PersonLexicon
    from banggiao.lang.titles import TitleHit
    from banggiao.model.mention import Mention

_WEAK = ADDRESS | {MODIFIER, COUNTERPART}


class TitlePhrase(NamedTuple):
    """Titles and what belongs to them.

    `office_end`: where the words of the office end, forms of address and the name left out. `party`: the state or
    organisation served, None where the phrase names none. `name`: the name that the phrase leads to, if it does,
    and its `shape`. `same_state`: whether it says "nước này".
    """

    start: int
    end: int
    titles: tuple[TitleHit, ...]
    office_end: int
    party: Mention | None
    name: Piece | None
    shape: Shape
    same_state: bool

    @property
    def offices(self) -> frozenset[str]:
        """The categories of the titles that say what the person is; none where there are forms of address alone."""
        return _offices(tuple([title.entry.category for title in self.titles]))

    @property
    def category(self) -> str:
        """The category of the first title that says what the person is, else of the last title."""
        for title in self.titles:
            if title.entry.category not in _WEAK:
                return title.entry.category
        return self.titles[-1].entry.category


@lru_cache(maxsize=1024)  # few titles go together, the same ones again and again
def _offices(categories: tuple[str, ...]) -> frozenset[str]:
    return frozenset(categories) - ADDRESS - {MODIFIER}


@dataclass(frozen=True, slots=True)
class Layers:
    """What stands where in an article: by the character that it begins at."""

    text: str
    folded: str
    parties: Mapping[int, Mention]
    titles: Mapping[int, TitleHit]
    pieces: Mapping[int, Piece]
    joined: Mapping[int, Mention]  # parties that begin inside a title and go on beyond it, by the title's start
    lexicon: PersonLexicon


def join_layers(
    text: str,
    folded: str,
    parties: Sequence[Mention],
    titles: Sequence[TitleHit],
    pieces: Sequence[Piece],
    lexicon: PersonLexicon,
) -> Layers:
    """Index the layers of an article by where their items begin; all sorted, none overlapping its like."""
    joined: dict[int, Mention] = {}
    position = 0
    for title in titles:
        while position < len(parties) and parties[position].end < title.end:
            position += 1
        if position < len(parties) and title.start <= parties[position].start < title.end:
            joined[title.start] = parties[position]
    at = {party.start: party for party in parties}, {title.start: title for title in titles}
    return Layers(text, folded, *at, {piece.start: piece for piece in pieces}, joined, lexicon)
