"""Parties and titles inside runs of capitals: where they cut a run, and where they are part of a person's name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from banggiao.lang.skeleton import skeleton
from banggiao.model.mention import MentionType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.lang.persons import PersonLexicon
    from banggiao.lang.titles import TitleHit
    from banggiao.model.mention import Mention

STATE, TITLE, PLACE = 1, 2, 3  # what a character of the text belongs to
_STATE, _TITLE, _PLACE = (bytes((kind,)) for kind in (STATE, TITLE, PLACE))

# Towns and companies have their names from persons, or share them: "del Rosario", "Saab".
_NAMESAKES = frozenset({MentionType.CITY, MentionType.COMPANY, MentionType.MEDIA})


def goes_on(text: str, end: int) -> bool:
    """Whether a word goes on after `end` by a hyphen and a small syllable: "Pa-ri" in "Pa-ri-a"."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].islower()


def mark(text: str, parties: Sequence[Mention], titles: Sequence[TitleHit]) -> bytearray:
    """For each character of `text` whether it belongs to a state or body, a title, or a place that lends names; else 0.

    Example: of "Nga Lavrov" with the state "Nga" the first three are STATE, the others 0.
    """
    mask = bytearray(len(text))
    for title in titles:
        start, end = title.start, title.end
        mask[start:end] = _TITLE * (end - start)
    for party in parties:
        start, end = party.start, party.end
        if goes_on(text, end) and "-" in text[start:end]:
            continue
        mask[start:end] = (_PLACE if party.type in _NAMESAKES else _STATE) * (end - start)
    return mask


def known_from(text: str, words: Sequence[tuple[int, int]], mask: bytearray, lexicon: PersonLexicon) -> int:
    """From which word on a run that holds a party's name is a known person ("Israel Katz"); else beyond its end.

    What is nothing but a party's name is none: "Tân Cương" is no "Tần Cương".
    """
    free = [number for number, (start, _) in enumerate(words) if not mask[start]]
    for number in range(min(free[-1] + 1, len(words) - 1) if free else 0):
        if skeleton(text[words[number][0] : words[-1][1]]) in lexicon.known:
            return number
    return sys.maxsize


def is_named(
    text: str,
    folded: str,
    before: Sequence[tuple[int, int]],
    words: Sequence[tuple[int, int]],
    mask: bytearray,
    lexicon: PersonLexicon,
) -> bool:
    """Whether the first of `words`, which is also a party's or a title, is part of a name with those around it."""
    if not before:
        if mask[words[0][0]] == PLACE:
            return _is_given(text, words, mask, lexicon)
        return mask[words[0][0]] == STATE and _is_family(text, folded, words, mask, lexicon)
    kind = mask[words[0][0]]
    if kind == STATE and len(before) == 1 and _is_middle(text, folded, before[0], words[:2], mask, lexicon):
        return True
    return _is_part(text, folded, before, words[0], lexicon) or _is_surname(text, kind, before, words[0], lexicon)


def _is_family(
    text: str, folded: str, words: Sequence[tuple[int, int]], mask: bytearray, lexicon: PersonLexicon
) -> bool:
    """Whether a word that is also a party's begins a Vietnamese name: "Đoàn Thị Hương", after a title "Thái Kỳ" too."""
    s, e = words[0]
    if len(words) < 2 or mask[e] or mask[words[1][0]] or folded[s:e] not in lexicon.families["vietnamese"]:
        return False
    if len(words) > 2 and not mask[words[2][0]]:
        return _native(text, words[1:3], lexicon)
    marked = not text[words[1][0] : words[1][1]].isascii()
    return len(words) == 2 and marked and s > 1 and mask[s - 2] > 0 and _native(text, words[1:], lexicon)


def _is_given(text: str, words: Sequence[tuple[int, int]], mask: bytearray, lexicon: PersonLexicon) -> bool:
    """Whether a town right after a state is a given name: "Tổng thống Serbia Milan Vukic"."""
    if len(words) < 2 or mask[words[1][0]] or words[0][0] < 2 or mask[words[0][0] - 2] != STATE:
        return False
    first, second = (skeleton(text[s:e]) for s, e in words[:2])
    return first in lexicon.given and second not in lexicon.given and not lexicon.native.fullmatch(second)


def _is_middle(
    text: str,
    folded: str,
    family: tuple[int, int],
    words: Sequence[tuple[int, int]],
    mask: bytearray,
    lexicon: PersonLexicon,
) -> bool:
    """Whether a word that is also a state stands between a Vietnamese family name and a given name: "Hồ Đức Phớc"."""
    if len(words) < 2 or folded[family[0] : family[1]] not in lexicon.families["vietnamese"]:
        return False
    if mask[words[1][0]] and not (family[0] > 1 and mask[family[0] - 2] == TITLE):
        return False  # but "phát ngôn viên Lưu Đức Quân"
    return " " not in text[words[0][0] : words[0][1]] and _native(text, words, lexicon)


def _is_part(
    text: str, folded: str, before: Sequence[tuple[int, int]], word: tuple[int, int], lexicon: PersonLexicon
) -> bool:
    """Whether a word that is also a state or title ends a name: "Nguyễn Phương Nga", "Trần Tuấn Anh", "Ja Song Nam"."""
    s, e = word
    if text[s - 1] != " " or not text[s].isupper() or not lexicon.native.fullmatch(skeleton(text[s:e])):
        return False
    for count in (2, 3):
        if len(before) >= count:
            family = folded[before[-count][0] : before[-count][1]]
            if family in lexicon.families["vietnamese"] or family in lexicon.families["chinese"]:
                return _native(text, before[-count:], lexicon)
            if count == 2 and family in lexicon.families["korean"]:
                return "-" not in text[before[-1][0] : before[-1][1]]
    return False


def _is_surname(
    text: str, kind: int, before: Sequence[tuple[int, int]], word: tuple[int, int], lexicon: PersonLexicon
) -> bool:
    """Whether a place, company or foreign state's name ends a name that a given name began: "Michael Jordan"."""
    first = skeleton(text[before[0][0] : before[0][1]])
    surname = skeleton(text[word[0] : word[1]])
    if first not in lexicon.given or lexicon.native.fullmatch(surname):
        return False
    if kind == TITLE:  # "Hassan Sheikh"
        return " " not in surname and not text[word[1] + 1 : word[1] + 2].isupper()
    if kind == STATE and len(before) > 1:
        return False
    return " ".join(skeleton(text[s:e]) for s, e in before) not in lexicon.known


def _native(text: str, tokens: Sequence[tuple[int, int]], lexicon: PersonLexicon) -> bool:
    return all(lexicon.native.fullmatch(skeleton(text[s:e])) for s, e in tokens)
