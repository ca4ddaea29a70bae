"""Runs of capitals that may be persons' names, cut where another thing begins."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.runs import DASH, LETTER
from banggiao.lang.skeleton import skeleton
from banggiao.lang.titles import NO_TITLE
from banggiao.model.mention import MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.lang.persons import PersonLexicon
    from banggiao.lang.titles import TitleHit
    from banggiao.model.mention import Mention

_STATE, _TITLE, _PLACE = 1, 2, 3  # what a character of the text belongs to
_KOREAN_TAIL = re.compile(rf" ?{DASH} ?([A-Za-z][a-z]{{1,6}})(?!{LETTER})")
_WORD = re.compile(rf"[^\s]+(?: {DASH} (?=[^\s]))?")
_SMALL = re.compile(rf" {LETTER}+")
_LAST_PART = re.compile(rf"{LETTER}{{1,9}}\Z")
_SPACED_DASH = re.compile(rf" ?{DASH} ")


# Towns and companies have their names from persons, or share them: "del Rosario", "Saab".
_NAMESAKES = frozenset({MentionType.CITY, MentionType.COMPANY, MentionType.MEDIA})


class Piece(NamedTuple):
    """Capitalised words `tokens` from `start` to `end` with their skeletons `words`: what may hold a name."""

    start: int
    end: int
    tokens: tuple[tuple[int, int], ...]
    words: tuple[str, ...]

    def tail(self, index: int) -> Piece:
        """The piece from its token `index` on."""
        return self if not index else Piece(self.tokens[index][0], self.end, self.tokens[index:], self.words[index:])


def find_titles(text: str, folded: str, parties: Sequence[Mention], lexicon: PersonLexicon) -> list[TitleHit]:
    """The titles of an article: forms of address only before a capital, "cựu", "nguyên" only before another title.

    None begins with the end of a party's name, as "Quốc Vương" does in "Trung Quốc Vương Nghị".

    Example: in "Nguyên Thủ tướng Nguyễn Tấn Dũng" there are two, in "nguyên nhân" none.
    """
    found: list[TitleHit] = []
    following = -1
    position = len(parties) - 1
    for title in reversed(lexicon.matcher.find(folded)):
        takes = title.entry.takes
        while position >= 0 and parties[position].start >= title.start:
            position -= 1
        if position >= 0 and title.start < parties[position].end < title.end:
            continue
        if title.entry.category == NO_TITLE:
            following = -1
            continue
        if takes == "none":
            after = text[title.end + 1 : title.end + 3]
            if not (after[:1].isupper() or after[1:].isupper() or following == title.end + 1):
                continue
        elif takes == "title" and following != title.end + 1:
            continue
        found.append(title)
        following = title.start
    found.reverse()
    return found


def find_pieces(
    text: str, folded: str, parties: Sequence[Mention], titles: Sequence[TitleHit], lexicon: PersonLexicon
) -> list[Piece]:
    """The runs of capitals of `text`, in order, cut at parties, titles and words that only open a sentence.

    Example: in "Ông Vladimir Putin tới Nga" there is one, "Vladimir Putin".
    """
    mask = _mask(len(text), parties, titles)
    pieces: list[Piece] = []
    for match in lexicon.runs.finditer(text):
        start, end = match.span()
        single = " " not in match.group()  # the most by far: first words of sentences, parties and titles
        if single and ((mask[start] and mask[end - 1]) or folded[start:end] in lexicon.front):
            continue
        for tokens in _cut(text, folded, match, mask, lexicon):
            piece = _piece(text, tokens)
            if pieces and _SPACED_DASH.fullmatch(text, pieces[-1].end, piece.start):
                joined = _piece(text, (*pieces[-1].tokens, *piece.tokens))
                if _is_one(pieces[-1], piece, joined, lexicon):
                    pieces[-1] = joined
                    continue
            pieces.append(piece)
    return pieces


def _mask(size: int, parties: Sequence[Mention], titles: Sequence[TitleHit]) -> bytearray:
    mask = bytearray(size)
    for title in titles:
        mask[title.start : title.end] = bytes((_TITLE,)) * (title.end - title.start)
    for party in parties:
        kind = _PLACE if party.type in _NAMESAKES else _STATE
        mask[party.start : party.end] = bytes((kind,)) * (party.end - party.start)
    return mask


def _piece(text: str, tokens: Sequence[tuple[int, int]]) -> Piece:
    return Piece(tokens[0][0], tokens[-1][1], tuple(tokens), tuple(skeleton(text[s:e]) for s, e in tokens))


def _cut(
    text: str, folded: str, match: re.Match[str], mask: bytearray, lexicon: PersonLexicon
) -> Iterator[list[tuple[int, int]]]:
    """The stretches of a run's words that belong neither to a party nor to a title."""
    start, end = match.span()
    if " " not in match.group() and not any(mask[start:end]):
        words = [(start, end)]
    else:
        words = [w.span() for w in _WORD.finditer(text, start, end)]
    free: list[tuple[int, int]] = []
    kept = _known_from(text, words, mask, lexicon)
    for number, (s, e) in enumerate(words):
        kind = mask[s]
        if number >= kept or (kind and _is_named(text, folded, free, words[number:], mask, lexicon)):
            free.append((s, e))
        elif kind:
            yield from _trim(text, folded, free, lexicon)
            free = []
        elif mask[e - 1] == _PLACE and "-" in text[s:e]:  # a namesake at the end of a name: "Waker-uz-Zaman"
            free.append((s, e))
        elif mask[e - 1]:
            inside = next(i for i in range(s, e) if mask[i])
            yield from _trim(text, folded, [*free, (s, inside - 1)], lexicon)
            free = []
        else:
            free.append((s, e))
    yield from _trim(text, folded, _with_tail(text, free, lexicon), lexicon)


def _known_from(text: str, words: Sequence[tuple[int, int]], mask: bytearray, lexicon: PersonLexicon) -> int:
    """From which word on a run that holds a party's name is a known person ("Israel Katz"); else beyond its end."""
    if len(words) > 1 and any(mask[start] for start, _ in words):
        for number, (start, _) in enumerate(words[:-1]):
            if skeleton(text[start : words[-1][1]]) in lexicon.known:
                return number
    return sys.maxsize


def _is_named(
    text: str,
    folded: str,
    before: Sequence[tuple[int, int]],
    words: Sequence[tuple[int, int]],
    mask: bytearray,
    lexicon: PersonLexicon,
) -> bool:
    """Whether the first of `words`, which is also a party's or a title, is part of a name with those around it."""
    if not before:
        return mask[words[0][0]] == _STATE and _is_family(text, folded, words, mask, lexicon)
    kind = mask[words[0][0]]
    return _is_part(text, folded, before, words[0], lexicon) or _is_surname(text, kind, before, words[0], lexicon)


def _is_family(
    text: str, folded: str, words: Sequence[tuple[int, int]], mask: bytearray, lexicon: PersonLexicon
) -> bool:
    """Whether a word that is also a party's begins a Vietnamese name of three words or more: "Đoàn Thị Hương"."""
    if len(words) < 3 or mask[words[0][1]] or mask[words[1][0]] or mask[words[2][0]]:
        return False
    s, e = words[0]
    return folded[s:e] in lexicon.families["vietnamese"] and _native(text, words[1:3], lexicon)


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
            if family in lexicon.families["vietnamese"]:
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
    if kind == _TITLE or first not in lexicon.given or lexicon.native.fullmatch(surname):
        return False
    if kind == _STATE and len(before) > 1:
        return False
    return " ".join(skeleton(text[s:e]) for s, e in before) not in lexicon.known


def _with_tail(text: str, tokens: list[tuple[int, int]], lexicon: PersonLexicon) -> list[tuple[int, int]]:
    """A Korean name with the rest of its given name after a spaced hyphen: "Kim Jong - un"."""
    if len(tokens) == 2 and skeleton(text[tokens[0][0] : tokens[0][1]]) in lexicon.families["korean"]:
        tail = _KOREAN_TAIL.match(text, tokens[1][1])
        if tail and "-" not in text[tokens[1][0] : tokens[1][1]] and tail.group(1) not in lexicon.end_words:
            return [tokens[0], (tokens[1][0], tail.end())]
    return tokens


def _trim(
    text: str, folded: str, tokens: list[tuple[int, int]], lexicon: PersonLexicon
) -> Iterator[list[tuple[int, int]]]:
    """The words without those that only open a sentence, and two surnames written as a pair apart."""
    while tokens:
        s, e = tokens[0]
        word = folded[s:e]
        if word not in lexicon.front and not _is_acronym(text[s:e]):
            break
        if len(tokens) > 1 and skeleton(text[s : tokens[-1][1]]) in lexicon.known:
            break
        if text[s:e].isupper() and skeleton(word) in lexicon.known:
            break
        if len(tokens) > 1 and word in lexicon.families["korean"] and "-" in text[tokens[1][0] : tokens[1][1]]:
            break  # "Ban Ki-mun"
        tokens = tokens[1:]
    if len(tokens) > 2:
        s, e = tokens[-1]
        following = _SMALL.match(text, e)
        if following and folded[s : following.end()] in lexicon.end_words:  # "Salman Khurshid Tuyên bố"
            tokens = tokens[:-1]
    if tokens and text[tokens[-1][1] - 1].islower():
        s, e = tokens[-1]
        hyphen = text.rfind("-", s, e)
        if hyphen > s and folded[hyphen + 1 : e] in lexicon.front and not _is_syllable(text, s, hyphen, lexicon):
            # "Mike Pence-người"; but "V.Pu-tin" is written by syllables
            tokens = [*tokens[:-1], (s, hyphen)]
    if len(tokens) == 1:
        s, e = tokens[0]
        left, dash, right = text[s:e].partition("-")
        known = lexicon.known
        if dash and skeleton(left) in known and skeleton(right) in known and skeleton(text[s:e]) not in known:
            yield [(s, s + len(left))]
            tokens = [(s + len(left) + 1, e)]
    if tokens:
        yield tokens


def _is_syllable(text: str, start: int, end: int, lexicon: PersonLexicon) -> bool:
    """Whether the part of a word that ends at `end` is a syllable of the language: "Pu" in "V.Pu-tin"."""
    part = _LAST_PART.search(text, start, end)
    return part is not None and lexicon.native.fullmatch(skeleton(part.group())) is not None


def _is_acronym(word: str) -> bool:
    """Whether a word is written in capitals, a word glued to it by a hyphen left out: "KCNA", not "B.Ô-ba-ma"."""
    head, hyphen, _ = word.partition("-")
    return len(head) > 1 and head.isupper() and not (hyphen and "." in head)


def _native(text: str, tokens: Sequence[tuple[int, int]], lexicon: PersonLexicon) -> bool:
    return all(lexicon.native.fullmatch(skeleton(text[s:e])) for s, e in tokens)


def _is_one(left: Piece, right: Piece, joined: Piece, lexicon: PersonLexicon) -> bool:
    """Whether two runs on both sides of a spaced hyphen are one name: "Frank - Walter Steinmeier"."""
    if " ".join(joined.words) in lexicon.known:
        return True
    return (
        len(left.tokens) == 1
        and len(right.tokens) > 1
        and left.words[0] in lexicon.given
        and right.words[0] in lexicon.given
        and " ".join(left.words) not in lexicon.known
    )
