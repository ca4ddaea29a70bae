"""Runs of capitals that may be persons' names, cut where another thing begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.person_namesakes import PLACE, TITLE, goes_on, is_named, known_from, mark
from banggiao.lang.runs import DASH, LETTER
from banggiao.lang.skeleton import skeleton
from banggiao.lang.titles import NO_TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.lang.persons import PersonLexicon
    from banggiao.lang.titles import TitleHit
    from banggiao.model.mention import Mention

_KOREAN_TAIL = re.compile(rf" ?{DASH} ?([A-Za-z][a-z]{{1,6}})(?!{LETTER})")
_WORD = re.compile(rf"[^\s]+(?: {DASH} (?=[^\s]))?")
_SMALL = re.compile(rf" {LETTER}+")
_LAST_PART = re.compile(rf"{LETTER}{{1,9}}\Z")
_SPACED_DASH = re.compile(rf" ?{DASH} ")
_NATIVE = 5  # words of a Vietnamese name, and one
_DASH = 3  # characters of a dash with its spaces


class Piece(NamedTuple):
    """Capitalised words `tokens` from `start` to `end` with their skeletons `words`: what may hold a name."""

    start: int
    end: int
    tokens: tuple[tuple[int, int], ...]
    words: tuple[str, ...]

    def tail(self, index: int) -> Piece:
        """The piece from its token `index` on."""
        return self if not index else Piece(self.tokens[index][0], self.end, self.tokens[index:], self.words[index:])


def find_titles(
    text: str, parties: Sequence[Mention], titles: Sequence[TitleHit], lexicon: PersonLexicon
) -> list[TitleHit]:
    """Those of `titles` that are titles where they stand, in order.

    Forms of address are only before a name ("ông al-Sharaa"), "cựu", "nguyên" only before another title; none begins
    with the end of a party's name, as "Quốc Vương" does in "Trung Quốc Vương Nghị".

    Example: in "Nguyên Thủ tướng Nguyễn Tấn Dũng" there are two, in "nguyên nhân" none.
    """
    found: list[TitleHit] = []
    following = -1
    position = len(parties) - 1
    for title in reversed(titles):
        takes = title.entry.takes
        while position >= 0 and parties[position].start >= title.start:
            position -= 1
        if position >= 0 and title.start < parties[position].end < title.end:
            continue
        if title.entry.category == NO_TITLE:
            following = -1
            continue
        if takes in ("none", "title") and (text[title.start - 1 : title.start] == "-" or goes_on(text, title.end)):
            continue  # a syllable of a name: "Pô-rô-sen-cô"
        if takes == "none":
            after = text[title.end + 1 : title.end + 3]
            led = after[:1].isupper() or after[1:].isupper() or following == title.end + 1
            if not led and (text[title.end : title.end + 1] != " " or not lexicon.runs.match(text, title.end + 1)):
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
    mask = mark(text, parties, titles)
    pieces: list[Piece] = []
    for match in lexicon.runs.finditer(text):
        start, end = match.span()
        # The most by far are first words of sentences, parties and titles.
        if 0 not in mask[start:end] or folded[start:end] in lexicon.front:
            continue
        for tokens in _cut(text, folded, match, mask, lexicon):
            piece = _piece(text, tokens)
            last = pieces[-1].end if pieces else -_DASH - 1
            if piece.start - last <= _DASH and _SPACED_DASH.fullmatch(text, last, piece.start):
                joined = _piece(text, (*pieces[-1].tokens, *piece.tokens))
                if _is_one(pieces[-1], piece, joined, lexicon):
                    pieces[-1] = joined
                    continue
            pieces.append(piece)
    return pieces


def _piece(text: str, tokens: Sequence[tuple[int, int]]) -> Piece:
    return Piece(tokens[0][0], tokens[-1][1], tuple(tokens), tuple([skeleton(text[s:e]) for s, e in tokens]))


def _cut(
    text: str, folded: str, match: re.Match[str], mask: bytearray, lexicon: PersonLexicon
) -> list[list[tuple[int, int]]]:
    """The stretches of a run's words that belong neither to a party nor to a title."""
    start, end = match.span()
    if " " not in match.group():
        if mask[start] and mask[end - 1]:
            return []
        words = [(start, end)]
    else:
        words = [word.span() for word in _WORD.finditer(text, start, end)]
    if not any(mask[start:end]):
        return _trim(text, folded, _with_tail(text, words, lexicon), mask, lexicon)
    found: list[list[tuple[int, int]]] = []
    free: list[tuple[int, int]] = []
    kept = known_from(text, words, mask, lexicon)
    for number, (s, e) in enumerate(words):
        kind = mask[s]
        if number >= kept or (kind and is_named(text, folded, free, words[number:], mask, lexicon)):
            free.append((s, e))
        elif kind:
            found += _trim(text, folded, free, mask, lexicon)
            free = []
        elif "-" in text[s:e] and (mask[e - 1] == PLACE or (free and text[s].islower() and mask[e - 1])):
            # a namesake at the end of a name: "Waker-uz-Zaman", "Abdul-Malik al-Houthi"
            free.append((s, e))
        elif mask[e - 1]:
            inside = next(i for i in range(s, e) if mask[i])
            found += _trim(text, folded, [*free, (s, inside - 1)], mask, lexicon)
            free = []
        else:
            free.append((s, e))
    return found + _trim(text, folded, _with_tail(text, free, lexicon), mask, lexicon)


def _with_tail(text: str, tokens: list[tuple[int, int]], lexicon: PersonLexicon) -> list[tuple[int, int]]:
    """A Korean name with the rest of its given name after a spaced hyphen: "Kim Jong - un"."""
    if len(tokens) == 2 and skeleton(text[tokens[0][0] : tokens[0][1]]) in lexicon.families["korean"]:
        tail = _KOREAN_TAIL.match(text, tokens[1][1])
        if tail and "-" not in text[tokens[1][0] : tokens[1][1]] and tail.group(1) not in lexicon.end_words:
            return [tokens[0], (tokens[1][0], tail.end())]
    return tokens


def _trim(
    text: str, folded: str, tokens: list[tuple[int, int]], mask: bytearray, lexicon: PersonLexicon
) -> list[list[tuple[int, int]]]:
    """The words without those that only open a sentence, and two surnames written as a pair apart."""
    known = lexicon.known
    while tokens:
        s, e = tokens[0]
        word = folded[s:e]
        if word not in lexicon.front and not _is_acronym(text[s:e]):
            break
        if len(tokens) > 1 and skeleton(text[s : tokens[-1][1]]) in known:
            break
        if text[s:e].isupper() and skeleton(word) in known:
            break
        if 1 < len(tokens) < _NATIVE and s > 1 and mask[s - 2] == TITLE and word in lexicon.families["chinese"]:
            break  # "Đại sứ Từ Phi Hồng"
        if len(tokens) > 1 and word in lexicon.families["korean"] and "-" in text[tokens[1][0] : tokens[1][1]]:
            break  # "Ban Ki-mun"
        tokens = tokens[1:]
    if not tokens:
        return []
    s, e = tokens[-1]
    if len(tokens) > 2:
        following = _SMALL.match(text, e)
        if following and folded[s : following.end()] in lexicon.end_words:  # "Salman Khurshid Tuyên bố"
            tokens = tokens[:-1]
            s, e = tokens[-1]
    hyphen = text.rfind("-", s, e)
    if hyphen < 0:
        return [tokens]
    glued = hyphen > s and text[e - 1].islower() and folded[hyphen + 1 : e] in lexicon.front  # "Mike Pence-người"
    if glued and not _is_syllable(text, s, hyphen, lexicon):  # but "V.Pu-tin" is written by syllables
        tokens = [*tokens[:-1], (s, hyphen)]
    if len(tokens) == 1:
        s, e = tokens[0]
        left, dash, right = text[s:e].partition("-")
        if dash and skeleton(left) in known and skeleton(right) in known and skeleton(text[s:e]) not in known:
            return [[(s, s + len(left))], [(s + len(left) + 1, e)]]
    return [tokens]


def _is_syllable(text: str, start: int, end: int, lexicon: PersonLexicon) -> bool:
    """Whether the part of a word that ends at `end` is a syllable of the language: "Pu" in "V.Pu-tin"."""
    part = _LAST_PART.search(text, start, end)
    return part is not None and lexicon.native.fullmatch(skeleton(part.group())) is not None


def _is_acronym(word: str) -> bool:
    """Whether a word is written in capitals, a word glued to it by a hyphen left out: "KCNA", not "B.Ô-ba-ma"."""
    head, hyphen, _ = word.partition("-")
    return len(head) > 1 and head.isupper() and not (hyphen and "." in head)


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
