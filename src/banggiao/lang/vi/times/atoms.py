"""Tokens and runs of atoms: where in a sentence time words and numbers stand together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.timex.chart import Node
from banggiao.lang.vi.times.numerals import readings, roman
from banggiao.lang.vi.times.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = re.compile(r"\d+(?:[-–—./,:]\d+)*|[^\W\d_]+|[-–—(),/]")
_LETTERS_AFTER_DIGITS = frozenset({"h", "g", "s", "am", "pm", "giờ", "phút"})
_DATE_LIKE = re.compile(r"\d{1,2}[-–./:]\d|[12]\d{3}(?!\d)")
MAX_RUN = 32


class Token(NamedTuple):
    """A word, number or mark of the text, as written and in lower case."""

    start: int
    end: int
    text: str
    lower: str


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens between two offsets; all else is passed over."""
    return [Token(m.start(), m.end(), m[0], m[0].lower()) for m in TOKEN.finditer(text, start, end)]


def runs(text: str, tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Stretches of tokens (first, one past the last) that can belong to a time and hold a word or number of one."""
    words = load_words()
    vocabulary, guards, heads = words.vocabulary, words.guards, words.heads
    first, head, end = -1, False, 0
    for i, token in enumerate(tokens):
        lower = token.lower
        numeric = lower[0].isdigit()
        fits = _number_fits(text, tokens, i) if numeric else lower in vocabulary or token.text.isupper() and roman(token.text) is not None
        if fits and not numeric and lower in guards:
            guard = guards[lower]
            fits = not (
                (i and tokens[i - 1].lower in guard.before)
                or (i + 1 < len(tokens) and tokens[i + 1].lower in guard.after)
            )
        if first >= 0 and (not fits or i - first >= MAX_RUN or (end < token.start and not text[end : token.start].isspace())):
            if head:
                yield first, i
            first, head = -1, False
        if fits:
            if first < 0:
                first = i
            head = head or lower in heads or (numeric and _DATE_LIKE.match(lower) is not None)
            end = token.end
    if first >= 0 and head:
        yield first, len(tokens)


def _number_fits(text: str, tokens: list[Token], i: int) -> bool:
    """Whether a number is not part of a model name ("Su-35", "MH17"), a measure ("35km") or a share ("7,2%")."""
    start, end = tokens[i].start, tokens[i].end
    before = text[start - 1] if start else " "
    if before.isalpha() or before == "_":
        if not (i > 1 and tokens[i - 1].lower in ("h", "g", "giờ") and tokens[i - 2].lower[0].isdigit()):
            return False
    elif before in "-–+$" and start > 1 and not text[start - 2].isspace():
        return False
    after = text[end : end + 1]
    if after == "%" or after == "+":
        return False
    return not (after.isalpha() and (i + 1 >= len(tokens) or tokens[i + 1].lower not in _LETTERS_AFTER_DIGITS))


@lru_cache(maxsize=4096)
def atoms_of(texts: tuple[str, ...]) -> tuple[tuple[Node, ...], ...]:
    """The atoms that begin at each token of a run, given the tokens as written."""
    phrases = load_words().phrases
    lowers = tuple(text.lower() for text in texts)
    result = []
    for i, lower in enumerate(lowers):
        nodes: list[Node] = []
        if lower[0].isdigit():
            nodes.extend(Node(i, i + 1, kind, value) for kind, value in readings(lower))
        else:
            for phrase in phrases.get(lower, ()):
                width = len(phrase.words)
                if lowers[i : i + width] == phrase.words:
                    nodes.append(Node(i, i + width, phrase.kind, phrase.value))
                    if phrase.kind == "numword" and texts[i][0].isupper():
                        nodes.append(Node(i, i + width, "Numword", phrase.value))
            number = roman(texts[i])
            if number is not None:
                nodes.append(Node(i, i + 1, "roman", number))
        result.append(tuple(nodes))
    return tuple(result)
