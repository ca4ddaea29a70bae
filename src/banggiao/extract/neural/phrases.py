"""The phrases that the network is asked about beside a candidate: parties, dates and places of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.neural.lines import RANKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.annotate.view import SentenceView
    from banggiao.extract.context import Context
    from banggiao.extract.neural.lines import Line, Span

_FURTHER, _NO_PARTY = RANKS - 2, RANKS - 1


class Phrase(NamedTuple):
    """The words of a phrase, and the rank of its party among those that the article speaks of most."""

    span: Span
    rank: int


class Beside(NamedTuple):
    """The phrases of a sentence, as its view and the context list them."""

    units: Sequence[Phrase]
    dates: Sequence[Phrase]
    places: Sequence[Phrase]

    @classmethod
    def of(cls, view: SentenceView, context: Context, line: Line) -> Beside:
        """All phrases of a sentence."""
        span = line.span
        return cls(
            [Phrase(span(unit.start, unit.end), _rank(unit.codes, context)) for unit in view.units],
            [Phrase(span(date.time.start, date.time.end), _NO_PARTY) for date in context.dates.get(view.index, ())],
            [
                Phrase(span(place.mention.start, place.mention.end), _rank(place.mention.codes, context))
                for place in context.places[view.index]
            ],
        )


def _rank(codes: Sequence[str], context: Context) -> int:
    ranked = context.ranked
    return min([ranked.index(code) for code in codes if code in ranked], default=_FURTHER)
