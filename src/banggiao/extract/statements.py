"""Quotations with their speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.model.event import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.attribution import Saying
    from banggiao.annotate.document import Document
    from banggiao.annotate.view import SentenceView

_SHORTEST = 25  # characters: shorter quotations are scare quotes and names
_LONGEST = 1500


def find_statements(document: Document, views: Sequence[SentenceView], sayings: Sequence[Saying]) -> tuple[Statement, ...]:
    """The quotations of the article whose speaker it names, in text order.

    Example: in '"Chúng tôi sẽ xem xét kỹ đề nghị này", ông Lavrov nói.' the speaker is Lavrov.
    """
    text = document.article.text
    found = []
    for start, end in _quotations(document.folded):
        saying = _speaker(start, end, views, sayings)
        if saying is None:
            continue
        source = saying.attribution
        code = saying.codes[0] if saying.codes else ""
        found.append(
            Statement(start, end, text[start:end], source.name, code, source.start, source.end, source.cue)
        )
    return tuple(found)


def _quotations(folded: str) -> Iterator[tuple[int, int]]:
    """What stands between pairs of quotation marks, the marks left out."""
    opened = -1
    for position, letter in enumerate(folded):
        if letter != '"':
            continue
        if opened < 0 or position - opened > _LONGEST:
            opened = position
            continue
        if position - opened - 1 >= _SHORTEST:
            yield opened + 1, position
            opened = -1
        else:
            opened = -1


def _speaker(start: int, end: int, views: Sequence[SentenceView], sayings: Sequence[Saying]) -> Saying | None:
    """The source named outside the quotation in the sentence where it ends, else where it begins."""
    near = [s for s in sayings if not start <= s.attribution.start < end]
    for position in (end, start):
        number = next((v.index for v in views if v.sentence.start <= position <= v.sentence.end), -1)
        here = [s for s in near if s.sentence == number and s.type != "media"] or [s for s in near if s.sentence == number]
        if here:
            return min(here, key=lambda s: min(abs(s.attribution.start - end), abs(start - s.attribution.end)))
    return None
