"""The places that a sentence names, as decisions about all events of an article see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import word_before
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from banggiao.annotate.view import SentenceView

_PLACES = frozenset(
    {MentionType.STATE, MentionType.CAPITAL, MentionType.CITY, MentionType.SEAT, MentionType.BODY, MentionType.ANAPHOR}
)
_REACH = 10  # characters between a preposition and its place: "tại thủ đô Bình Nhưỡng"


class Named(NamedTuple):
    """A mention of a country or a place in one, with the preposition and the word before it."""

    mention: Mention
    prep: str
    word: str


def placed_in(view: SentenceView) -> tuple[Named, ...]:
    """The places of a sentence that lie in one country."""
    found = [m for m in view.places if _is_place(m)]
    return tuple([Named(m, _preposition(view, m), word_before(view.folded, m.start)) for m in found])


def _is_place(mention: Mention) -> bool:
    return mention.type in _PLACES and len(mention.codes) == 1 and len(mention.codes[0]) == 3


def _preposition(view: SentenceView, mention: Mention) -> str:
    start = mention.start
    near = [cue.value for cue in view.of("prep") if 0 <= start - cue.end <= _REACH]
    return near[0] if near else ""
