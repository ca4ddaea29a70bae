"""Sentences of an article, and what part of the page each is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from banggiao.model.sentence import Sentence, SentenceRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.lang.language import Layout

# An end of sentence: closing marks, then white space and what can begin a sentence; or a line's end; or a full stop
# glued between a small letter, digit or closing mark and a capital ("này.KCNA"), as pages that lost their tags have it.
# The look ahead rules most characters out at once.
_END = re.compile(
    r"""(?=[.!?…\n])(?:[.!?…]{1,4}["”’'»)\]]{0,3}(?=[ \t\u00a0]+[^\s.,;:!?])|\n+|[.!?](?=[^\W\d_]))"""
)
_CLOSING = frozenset(")]”\"")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“]{1,40}$")
# Characters: a "sentence" beyond this is cut, so that what is asked of every pair of things in a sentence stays cheap
# on one endless line. The longest sentence in thousands of articles has 733.
_LONGEST = 1000
_CREDIT_REACH = 60  # characters at a caption's end in which a credit stands
_BREAKS = (re.compile(r"\s"), re.compile(r"\W"))  # where it is cut: at the last space, else after the last mark


def split_sentences(text: str, folded: str, title: str, layout: Layout) -> tuple[Sentence, ...]:
    """Split `text` into sentences, in order, none empty, white space left out between them.

    `folded` is the folded text, of the same length; `title` the article's title where it heads the text, else "".

    Example: "Nga rời nước này.KCNA đưa tin" gives "Nga rời nước này." and "KCNA đưa tin".
    """
    spans = list(_spans(text, folded, layout))
    last = len(spans) - 1
    found: list[Sentence] = []
    for number, (start, end) in enumerate(spans):
        role = _role(folded[start:end], number, last, layout)
        if number == 0 and title and text[start:end] in title:
            role = SentenceRole.TITLE
        found.append(Sentence(start, end, role))
    return tuple(found)


def _spans(text: str, folded: str, layout: Layout) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        mark = text[match.start()]
        if mark != "\n":
            after = text[end]
            glued = not after.isspace()
            before = text[match.start() - 1 : match.start()]
            if glued and not (after.isupper() and (before.islower() or before.isdigit() or before in _CLOSING)):
                continue
            if mark == "." and _is_abbreviation(text, folded, start, match.start(), layout):
                continue
            if not glued and text[end : end + 20].lstrip(" \t\u00a0")[:1].islower():
                continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _is_abbreviation(text: str, folded: str, start: int, dot: int, layout: Layout) -> bool:
    """Whether the full stop at `dot` belongs to the word before it: "TP.HCM", "V.Putin", "O.J. Simpson"."""
    word = _WORD_BEFORE.search(text, max(start, dot - 40), dot)
    if word is None:
        return False
    written = word.group()
    if folded[word.start() : dot] in layout.abbreviations:
        return written[0].isupper()
    head, _, last = written.rpartition(".")
    return len(last) == 1 and last.isupper() and (not head or len(head) <= 3)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = _cut(text, start)
        yield start, start + len(text[start:cut].rstrip())
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """Where a stretch from `start` that is too long is cut."""
    for pattern in _BREAKS:
        ends = [match.end() for match in pattern.finditer(text, start + 1, start + _LONGEST)]
        if ends:
            return ends[-1]
    return start + _LONGEST


def _role(folded: str, number: int, last: int, layout: Layout) -> SentenceRole:
    head = folded.lstrip("-*>•(\"' ")
    if head.startswith(layout.link):
        return SentenceRole.LINK
    if len(folded) <= 90 and number >= last - 4 and folded.startswith(layout.byline) and "," not in folded[:25]:
        return SentenceRole.BYLINE
    if head.startswith(layout.caption) and len(head) < 160:
        return SentenceRole.CAPTION
    tail = folded[-_CREDIT_REACH:]
    if number and any(credit in tail for credit in layout.credit):
        return SentenceRole.CAPTION
    if number >= last - 1 and len(folded) < 40 and folded[-1:] not in ".!?\"":
        return SentenceRole.BYLINE
    return SentenceRole.BODY
