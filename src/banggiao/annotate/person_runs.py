"""What a run of capitals after a title may be besides a name, by the words in it and right behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from banggiao.annotate.person_layers import Layers
    from banggiao.annotate.person_names import Piece

WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_PAIR = re.compile(r"([^\W\d_]{1,7}) ([^\W\d_]{1,7}) ([^\W\d_]{1,7}) [^\W\d_]")


def is_list(layers: Layers, at: int) -> bool:
    """Whether a word of two syllables and "và" follow: "Ủy ban Quốc phòng, An ninh và Đối ngoại"."""
    word = _PAIR.match(layers.text, at)
    if word is None or not word.group(1)[0].isupper() or not word.group(2)[0].islower():
        return False
    return layers.folded[word.start(3) : word.end(3)] in layers.lexicon.joints


def is_family(layers: Layers, piece: Piece) -> bool:
    """Whether a run is a family name: "Kim"."""
    word = layers.folded[piece.start : piece.end]
    return any(word in names for names in layers.lexicon.families.values())


def is_thing(layers: Layers, piece: Piece) -> bool:
    """Whether a word of a run says that it names a thing: "Liên minh"."""
    return not layers.lexicon.thing_words.isdisjoint(piece.words)


def goes_on(layers: Layers, piece: Piece) -> bool:
    """Whether a small native syllable follows that no clause begins with: the run is the front of a longer word.

    Example: in "Bộ trưởng Quốc phòng Nga" the run "Quốc" goes on.
    """
    lexicon, folded = layers.lexicon, layers.folded
    word = WORD.match(folded, piece.end + 1)
    if word is None or layers.text[piece.end] not in " \u00a0" or not layers.text[word.start()].islower():
        return False
    following = WORD.match(folded, word.end() + 1)
    two = folded[word.start() : following.end()] if following else ""
    return lexicon.end_words.isdisjoint((word.group(), two)) and word.group() not in lexicon.links
