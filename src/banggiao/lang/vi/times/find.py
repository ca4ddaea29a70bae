"""Finding the time expressions of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.lang.timex.phrases import TimePhrase, resolve
from banggiao.lang.vi.times.atoms import runs, tokenize
from banggiao.lang.vi.times.context import Place, cue, stands
from banggiao.lang.vi.times.grammar import readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.lang.timex.anchor import Anchor
    from banggiao.lang.timex.chart import Node
    from banggiao.lang.vi.times.atoms import Tokens
    from banggiao.model.time import TimeExpression

_WEEKDAYS = frozenset({"wd", "wdw"})


def find_phrases(text: str, start: int, end: int) -> list[TimePhrase]:
    """The time phrases between two offsets of `text` (one sentence), in order, none overlapping another.

    Offsets count in `text`.

    Example: in "Ông thăm Lào hôm qua." there is one, "hôm qua".
    """
    tokens = tokenize(text, start, end)
    if tokens is None:
        return []
    return [
        TimePhrase(
            tokens.starts[place.first],
            tokens.end(place.last - 1),
            place.node.value,
            cue(place),
            place.node.kind in _WEEKDAYS,
        )
        for place in places(tokens)
    ]


def find_times(text: str, start: int, end: int, anchor: Anchor) -> list[TimeExpression]:
    """The time expressions between two offsets of `text` (one sentence), resolved against `anchor`.

    Example: in "Ông thăm Lào hôm qua." against 2013-10-23, "hôm qua" is DATE 2013-10-22.
    """
    return resolve(text, find_phrases(text, start, end), anchor)


def places(tokens: Tokens) -> Iterator[Place]:
    """The readings that stand, from the left, the longest first."""
    for first, last in runs(tokens):
        chart = readings(tuple(tokens.word(i) for i in range(first, last)))
        position = 0
        while position < last - first:
            place = _standing(tokens, chart[position], first)
            if place is None:
                position += 1
                continue
            if place.node.kind != "none":
                yield place
            position = place.node.end


def _standing(tokens: Tokens, nodes: tuple[Node, ...], run: int) -> Place | None:
    """The first of the readings at one token of a run that is a time where it stands."""
    for node in nodes:
        start = run + node.start
        place = Place(tokens, node, start, start + node.lead, run + node.end)
        if stands(place):
            return place
    return None
