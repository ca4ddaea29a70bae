"""Tokens and runs of atoms: where in a sentence time words and numbers stand together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from banggiao.lang.timex.chart import Node
from banggiao.lang.vi.times.numerals import is_roman, readings, roman
from banggiao.lang.vi.times.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[-–—./,:]\d+)*|\S")
_LETTERS_AFTER_DIGITS = frozenset({"h", "g", "s", "am", "pm", "giờ", "phút"})
_DATE_LIKE = re.compile(r"(?=\d)(?:\d{1,2}[-–./:]\d|[12]\d{3}(?!\d))")
_HOURS = frozenset({"h", "g", "giờ"})
MAX_RUN = 32  # words of one run: longer ones are cut, which no real expression notices


class Tokens:
    """The words, numbers and marks of a sentence: their lower case, and where they stand in the text.

    The offsets are counted at the first question for one: most sentences with a time word have no time.
    """

    __slots__ = ("_segment", "_spans", "_start", "lower", "text")

    def __init__(self, text: str, start: int, segment: str, lower: list[str]) -> None:
        """`segment`: the sentence that begins at `start` of `text`, in lower case; `lower` its tokens."""
        self.text = text
        self.lower = lower
        self._start, self._segment = start, segment
        self._spans: list[tuple[int, int]] = []

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each token in the text."""
        if not self._spans:
            end = 0
            for word in self.lower:  # between tokens is only white space
                start = self._segment.find(word, end)
                end = start + len(word)
                self._spans.append((self._start + start, self._start + end))
        return self._spans

    def word(self, index: int) -> str:
        """A token as written."""
        start, end = self.spans[index]
        return self.text[start:end]


def tokenize(text: str, start: int, end: int) -> Tokens | None:
    """The tokens between two offsets; None where no word or number of a time is among them."""
    segment = _lower(text[start:end])
    lower = _TOKEN.findall(segment)
    if load_words().heads.isdisjoint(lower) and not _DATE_LIKE.search(segment):
        return None
    return Tokens(text, start, segment, lower)


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
    words = load_words()
    heads = words.heads
    # Digits sort before the colon and letters after it, which saves matching every word.
    starts = [i for i, word in enumerate(tokens.lower) if word in heads or (word < ":" and _DATE_LIKE.match(word))]
    done = 0
    for i in starts:
        if i < done or not _fits(tokens, i):
            continue
        first = last = i
        while first > done and i - first < MAX_RUN // 2 and _fits(tokens, first - 1):
            first -= 1
        while last + 1 < len(tokens.lower) and last - first + 1 < MAX_RUN and _fits(tokens, last + 1):
            last += 1
        done = last + 1
        while last > i and not _may_end(tokens, first, last):
            last -= 1
        while first < i and not _may_start(tokens, first, last):
            first += 1
        yield first, last + 1


def _may_start(tokens: Tokens, i: int, last: int) -> bool:
    """Whether an expression may begin at a token of a run that ends at `last`."""
    words, lower = load_words(), tokens.lower
    if lower[i][0].isdecimal():
        return True
    if lower[i] in words.no_start:
        return False
    return any(tuple(lower[i : min(last + 1, i + len(p.words))]) == p.words for p in words.phrases.get(lower[i], ()))


def _may_end(tokens: Tokens, first: int, i: int) -> bool:
    """Whether an expression may end at a token of a run that begins at `first`."""
    words, lower = load_words(), tokens.lower
    if lower[i][0].isdecimal():
        return True
    if lower[i] in words.no_end:
        return False
    endings = words.endings.get(lower[i], ())
    return any(tuple(lower[max(first, i + 1 - len(p)) : i + 1]) == p for p in endings) or is_roman(lower[i])


def _fits(tokens: Tokens, i: int) -> bool:
    """Whether a token may belong to a time, given its neighbours."""
    words = load_words()
    lower = tokens.lower[i]
    if lower[0].isdecimal():
        return _number_fits(tokens, i)
    if lower not in words.vocabulary:
        return is_roman(lower) and tokens.word(i).isupper()
    guard = words.guards.get(lower)
    if guard is None:
        return True
    after = tokens.lower[i + 1] if i + 1 < len(tokens.lower) else ""
    return not ((i and tokens.lower[i - 1] in guard.before) or after in guard.after)


def _number_fits(tokens: Tokens, i: int) -> bool:
    """Whether a number is not part of a model name ("Su-35", "MH17"), a measure ("35km") or a share ("7,2%")."""
    text, (start, end) = tokens.text, tokens.spans[i]
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


@lru_cache(maxsize=4096)
def atoms_of(texts: tuple[str, ...]) -> tuple[tuple[Node, ...], ...]:
    """The atoms that begin at each token of a run, given the tokens as written."""
    phrases = load_words().phrases
    lowers = tuple(text.lower() for text in texts)
    result = []
    for i, lower in enumerate(lowers):
        nodes: list[Node] = []
        if lower[0].isdecimal():
            nodes.extend(Node(i, i + 1, kind, value) for kind, value in readings(lower))
        else:
            for phrase in phrases.get(lower, ()):
                width = len(phrase.words)
                if lowers[i : i + width] == phrase.words:
                    if phrase.kind == "hour_short" and texts[i].isupper():
                        continue  # a generation of networks, "5G"
                    nodes.append(Node(i, i + width, phrase.kind, phrase.value))
                    if phrase.kind == "numword" and texts[i][0].isupper():
                        nodes.append(Node(i, i + width, "Numword", phrase.value))
            number = roman(texts[i])
            if number is not None:
                nodes.append(Node(i, i + 1, "roman", number))
        result.append(tuple(nodes))
    return tuple(result)
