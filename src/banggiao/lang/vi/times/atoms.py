"""Tokens and runs of atoms: where in a sentence time words and numbers stand together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.timex.chart import Node
from banggiao.lang.vi.times.numerals import is_roman, readings, roman
from banggiao.lang.vi.times.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.lang.vi.times.words import Phrase, Words

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[-–—./,:]\d+)*|\S")
_LETTERS_AFTER_DIGITS = frozenset({"h", "g", "s", "am", "pm", "giờ", "phút"})
_DATE_LIKE = re.compile(r"(?=\d)(?:\d{1,2}[-–./:]\d|[12]\d{3}(?!\d))")
_HOURS = frozenset({"h", "g", "giờ"})
MAX_RUN = 32  # words of one run: longer ones are cut, which no real expression notices


class Tokens(NamedTuple):
    """The words, numbers and marks of a sentence: their lower case, and where they stand in the text.

    `heads`: the numbers of those without which there is no time.
    """

    text: str
    lower: list[str]
    heads: list[int]
    starts: list[int]

    def end(self, index: int) -> int:
        """Where a token ends."""
        return self.starts[index] + len(self.lower[index])

    def word(self, index: int) -> str:
        """A token as written."""
        return self.text[self.starts[index] : self.end(index)]


def tokenize(text: str, start: int, end: int) -> Tokens | None:
    """The tokens between two offsets; None where no word or number of a time is among them."""
    lower: list[str] = []
    starts: list[int] = []
    for piece in _lower(text[start:end]).split(" "):
        if piece.isalpha():  # most are words, which need no further look
            lower.append(piece)
            starts.append(start)
        elif piece:
            for match in _TOKEN.finditer(piece):
                lower.append(match[0])
                starts.append(start + match.start())
        start += len(piece) + 1
    words = load_words().heads
    # Digits sort before the colon and letters after it, which saves matching every word.
    heads = [i for i, word in enumerate(lower) if word in words or (word < ":" and _DATE_LIKE.match(word))]
    return Tokens(text, lower, heads, starts) if heads else None


def split(text: str) -> tuple[str, ...]:
    """The tokens of a whole text, as written."""
    return tuple(_TOKEN.findall(text))


def _lower(text: str) -> str:
    """Lower case of the same length: the lower case of "İ" alone is two characters."""
    return text.replace("İ", "I").lower() if "İ" in text else text.lower()


def runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Stretches of tokens (first, one past the last) that can belong to a time and hold a word or number of one.

    Words that begin or end no expression are cut off, so that equal expressions give equal runs.
    """
    words, lower = load_words(), tokens.lower
    end = len(lower)
    done = 0
    for i in tokens.heads:
        if i < done or not _fits(tokens, i, words):
            continue
        first = last = i
        while first > done and i - first < MAX_RUN // 2 and _fits(tokens, first - 1, words):
            first -= 1
        while last + 1 < end and last - first + 1 < MAX_RUN and _fits(tokens, last + 1, words):
            last += 1
        done = last + 1
        while last > i and not _may_end(lower, first, last, words):
            last -= 1
        while first < i and not _may_start(lower, first, last, words):
            first += 1
        yield first, last + 1


def _may_start(lower: list[str], i: int, last: int, words: Words) -> bool:
    """Whether an expression may begin at a token of a run that ends at `last`."""
    word = lower[i]
    if word[0].isdecimal():
        return True
    if word in words.no_start:
        return False
    return any(tuple(lower[i : min(last + 1, i + size)]) in words.phrases for size in words.first.get(word, ()))


def _may_end(lower: list[str], first: int, i: int, words: Words) -> bool:
    """Whether an expression may end at a token of a run that begins at `first`."""
    word = lower[i]
    if word[0].isdecimal():
        return True
    if word in words.no_end:
        return False
    sizes = words.last.get(word, ())
    return any(tuple(lower[max(first, i + 1 - n) : i + 1]) in words.phrases for n in sizes) or is_roman(word)


def _fits(tokens: Tokens, i: int, words: Words) -> bool:
    """Whether a token may belong to a time, given its neighbours."""
    word = tokens.lower[i]
    if word[0].isdecimal():
        return _number_fits(tokens, i)
    if word not in words.vocabulary:
        return is_roman(word) and tokens.word(i).isupper()
    guard = words.guards.get(word)
    if guard is None:
        return True
    after = tokens.lower[i + 1] if i + 1 < len(tokens.lower) else ""
    return not ((i and tokens.lower[i - 1] in guard.before) or after in guard.after)


def _number_fits(tokens: Tokens, i: int) -> bool:
    """Whether a number is not part of a model name ("Su-35", "MH17"), a measure ("35km") or a share ("7,2%")."""
    text, start, end = tokens.text, tokens.starts[i], tokens.end(i)
    before = text[start - 1] if start else " "
    if before.isalpha() or before == "_":
        if not (i > 1 and tokens.lower[i - 1] in _HOURS and tokens.lower[i - 2][0].isdecimal()):
            return False
    elif before in "-–+$" and start > 1 and not text[start - 2].isspace():
        return False
    after = text[end : end + 1]
    if after == "%" or after == "+":
        return False
    following = tokens.lower[i + 1] if i + 1 < len(tokens.lower) else ""
    return not (after.isalpha() and following not in _LETTERS_AFTER_DIGITS)


def atoms_of(texts: tuple[str, ...]) -> tuple[tuple[Node, ...], ...]:
    """The atoms that begin at each token of a run, given the tokens as written."""
    words = load_words()
    lowers = tuple(text.lower() for text in texts)
    result = []
    for i, lower in enumerate(lowers):
        nodes: list[Node] = []
        if lower[0].isdecimal():
            nodes.extend(Node(i, i + 1, kind, value) for kind, value in readings(lower))
        else:
            for size in words.first.get(lower, ()):
                if i + size <= len(lowers):
                    nodes.extend(_nodes(i, texts[i], words.phrases.get(lowers[i : i + size], ())))
            number = roman(texts[i])
            if number is not None:
                nodes.append(Node(i, i + 1, "roman", number))
        result.append(tuple(nodes))
    return tuple(result)


def _nodes(start: int, written: str, phrases: tuple[Phrase, ...]) -> Iterator[Node]:
    """The atoms that phrases are which begin with a word so written."""
    for words, kind, value in phrases:
        if kind == "hour_short" and written.isupper():
            continue  # a generation of networks, "5G"
        yield Node(start, start + len(words), kind, value)
        if kind == "numword" and written[0].isupper():
            yield Node(start, start + len(words), "Numword", value)
