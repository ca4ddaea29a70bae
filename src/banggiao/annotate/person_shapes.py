"""Where in a run of capitals a person's name begins, and what kind of name it looks like."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.runs import LETTER

if TYPE_CHECKING:
    from banggiao.annotate.person_names import Piece
    from banggiao.lang.persons import PersonLexicon

# An initial glued to a name, in folded text: "v.pu-tin", "a.grốt".
_INITIALLED = re.compile(rf"{LETTER}{{1,3}}\.{LETTER}")
_VOWEL = re.compile("[aeiouy]")


class Shape(IntEnum):
    """How sure the words alone make a name, the surest last."""

    OTHER = 0  # one word, or words that say nothing
    FOREIGN = 1  # two words or more that Vietnamese does not have
    NATIVE = 2  # a Vietnamese or Sino-Vietnamese family name and what follows one
    KOREAN = 3
    INITIAL = 4  # begins with an initial that is glued to a foreign name
    GIVEN = 5  # begins with a given name
    KNOWN = 6  # in the offices file


# Members by themselves: their class is slow to ask (Python 3.11).
_OTHER, _KNOWN = Shape.OTHER, Shape.KNOWN


class Found(NamedTuple):
    """A name in a run: from which of its words on, and its shape."""

    first: int
    shape: Shape


def look(piece: Piece, folded: str, lexicon: PersonLexicon) -> Found:
    """The surest name that a run ends with.

    Example: in "California Jerry Brown" it begins at the second word, as a given name stands there.
    """
    words, size = piece.words, len(piece.words)
    known = lexicon.known
    for first in range(size):
        tail = " ".join(words[first:])
        if tail in known and (not first or (" " in tail and words[first - 1] not in lexicon.given)):
            return Found(first, _KNOWN)  # but "Khalid bin Salman" is no "bin Salman"
    best = Found(0, _OTHER)
    for first in range(size):
        if _has_initial(piece, first, folded, lexicon):
            shape = Shape.INITIAL
        elif first < size - 1:
            shape = _shape(piece, first, folded, lexicon)
        else:
            break
        if shape > best.shape:
            best = Found(first, shape)
    return best


def _has_initial(piece: Piece, number: int, folded: str, lexicon: PersonLexicon) -> bool:
    """Whether a word is an initial and a foreign name, whole or by syllables: "A.Grốt", "V.Pu-tin"; not "T.Ư"."""
    s, e = piece.tokens[number]
    if "." not in folded[s : s + 4] or not _INITIALLED.match(folded, s, e):
        return False
    parts = piece.words[number].split(" ")
    if "-" in folded[s:e]:
        return len(parts) > 2
    last = parts[-1]
    return len(last) > 2 and _VOWEL.search(last) is not None and not lexicon.native.fullmatch(last)


def _shape(piece: Piece, first: int, folded: str, lexicon: PersonLexicon) -> Shape:
    words = piece.words[first:]
    if not lexicon.thing_words.isdisjoint(words):
        return Shape.OTHER
    head = words[0]
    if head in lexicon.families["korean"] and _is_korean(words, lexicon):
        return Shape.KOREAN
    native = lexicon.native.fullmatch
    foreign = [word for word in words if not native(word)]
    if head.split(" ")[0] in lexicon.given and (foreign or len(words) == 2):
        return Shape.GIVEN
    if foreign and is_pinyin(words, lexicon):
        return Shape.GIVEN
    s, e = piece.tokens[first]
    # Without one mark after a foreign word they are the rest of its name: "Pal Mai Deng".
    rest = first > 0 and folded[s : piece.end].isascii() and not native(piece.words[first - 1])
    if not foreign and not rest and 2 <= len(words) <= 4 and _is_family(folded[s:e], lexicon):
        return Shape.NATIVE
    # "Ni-cu-sơ Đan"
    written = len(words) > 1 and any(word.count(" ") > 1 for word in words)
    if first == 0 and (len(foreign) > 1 or written or (foreign and not native(words[-1]))):
        return Shape.FOREIGN
    return Shape.OTHER


def is_pinyin(words: tuple[str, ...], lexicon: PersonLexicon) -> bool:
    """Whether a name is a Chinese one in Latin letters: "Meng Wanzhou", not "Sun Chanthol"."""
    return len(words) == 2 and words[0] in lexicon.families["pinyin"] and lexicon.pinyin.fullmatch(words[1]) is not None


def _is_family(word: str, lexicon: PersonLexicon) -> bool:
    return word in lexicon.families["vietnamese"] or word in lexicon.families["chinese"]


def _is_korean(words: tuple[str, ...], lexicon: PersonLexicon) -> bool:
    given = words[1]
    if len(words) == 2:
        return given.count(" ") == 1 and all(2 <= len(part) <= 6 for part in given.split(" "))
    return len(words) == 3 and words[1] not in lexicon.given and all(2 <= len(part) <= 6 for part in words[1:])
