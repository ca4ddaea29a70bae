"""Quotations with their speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from banggiao.model.event import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.annotate.attribution import Saying
    from banggiao.annotate.document import Document
    from banggiao.annotate.view import SentenceView

_MARK = re.compile('"')
_SHORTEST = 25  # characters: shorter quotations are scare quotes and names
_LONGEST = 1500
_BEFORE_QUOTATION = " \n(:-,"


def find_statements(
    document: Document, views: Sequence[SentenceView], sayings: Sequence[Saying]
) -> tuple[Statement, ...]:
    """The quotations of the article whose speaker it names, in text order.

    Example: in '"Chúng tôi sẽ xem xét kỹ đề nghị này", ông Lavrov nói.' the speaker is Lavrov.
    """
    text = document.article.text
    by_sentence: dict[int, list[Saying]] = {}
    for saying in sayings:
        by_sentence.setdefault(saying.sentence, []).append(saying)
    found = []
    for start, end in _quotations(document.folded):
        speaker = _speaker(start, end, views, by_sentence)
        if speaker is None:
            continue
        source = speaker.attribution
        code = speaker.codes[0] if speaker.codes else ""
        found.append(Statement(start, end, text[start:end], source.name, code, source.start, source.end, source.cue))
    return tuple(found)


def _quotations(folded: str) -> Iterator[tuple[int, int]]:
    """What stands between pairs of quotation marks, the marks left out.

    A mark after white space and before a letter opens, so that one that is missing does not turn all that follow.
    """
    opened = -1
    position = folded.find('"')
    while position >= 0:
        before, after = folded[position - 1 : position] if position else "", folded[position + 1 : position + 2]
        opens = (not before or before in _BEFORE_QUOTATION) and not after.isspace()
        if opens or opened < 0 or position - opened > _LONGEST:
            opened = position if opens or not before.isalnum() else -1
        else:
            if position - opened - 1 >= _SHORTEST:
                yield opened + 1, position
            opened = -1
        position = folded.find('"', position + 1)


def _speaker(
    start: int, end: int, views: Sequence[SentenceView], sayings: Mapping[int, Sequence[Saying]]
) -> Saying | None:
    """The source named outside the quotation in the sentence where it ends, else where it begins."""
    for position in (end, start):
        number = bisect_left(views, position, key=lambda view: view.sentence.end)
        if number == len(views) or position < views[number].sentence.start:
            continue
        near = [s for s in sayings.get(number, ()) if not start <= s.attribution.start < end]
        here = [s for s in near if s.type != "media"] or near
        if here:
            return min(here, key=lambda s: min(abs(s.attribution.start - end), abs(start - s.attribution.end)))
    return None
