"""Finding the time expressions of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.lang.timex.meaning import Base
from banggiao.lang.timex.values import depends_on, type_of, value_of
from banggiao.lang.vi.times.atoms import runs, tokenize
from banggiao.lang.vi.times.context import Place, direction, stands
from banggiao.lang.vi.times.grammar import readings
from banggiao.model import edtf
from banggiao.model.time import TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.lang.timex.anchor import Anchor
    from banggiao.lang.vi.times.atoms import Tokens

def find_times(text: str, start: int, end: int, anchor: Anchor) -> list[TimeExpression]:
    """The time expressions between two offsets of `text` (one sentence), in order, none overlapping another.

    Values are resolved against `anchor`; a later expression of the sentence counts from an earlier one where it is
    relative ("ngày 13/2 … một ngày trước"). Offsets count in `text`.

    Example: in "Ông thăm Lào hôm qua." against 2013-10-23, "hôm qua" is DATE 2013-10-22.
    """
    found: list[TimeExpression] = []
    weekdays: set[int] = set()
    tokens = tokenize(text, start, end)
    if tokens is None:
        return found
    for place in places(tokens):
        span_start, span_end = tokens.spans[place.first][0], tokens.spans[place.last - 1][1]
        here = anchor._replace(prefer=direction(place, anchor.prefer))
        meaning = place.node.value
        value = value_of(meaning, here)
        base = depends_on(meaning)
        if place.node.kind in ("wd", "wdw"):
            weekdays.add(len(found))
        basis = "" if base is None else _basis(base, here)
        found.append(TimeExpression(span_start, span_end, type_of(meaning), value, basis))
        anchor = anchor.after(value, text[span_start:span_end])
    return _bracketed(text, found, weekdays)


def _basis(base: Base, anchor: Anchor) -> str:
    if base is Base.REFERENCE or not anchor.context:
        return anchor.note or ("" if anchor.reference is None else f"counted from {anchor.reference}")
    counted = f"counted from «{anchor.context_text}»"
    return f"{counted}; {anchor.note}" if anchor.note else counted


def places(tokens: Tokens) -> Iterator[Place]:
    """The readings that stand, from the left, the longest first."""
    for first, last in runs(tokens):
        chart = readings(tuple(tokens.word(i) for i in range(first, last)))
        position = 0
        while position < last - first:
            place = next(
                (p for node in chart[position] if stands(p := Place(tokens, node, first))),
                None,
            )
            if place is None:
                position += 1
                continue
            if place.node.kind != "none":
                yield place
            position = place.node.end


def _bracketed(text: str, found: list[TimeExpression], weekdays: set[int]) -> list[TimeExpression]:
    """A weekday, or a day not known, right before a date in brackets is that date: "hôm thứ Sáu (16/8)"."""
    for i in range(len(found) - 1):
        date, bracket = found[i], found[i + 1]
        if (
            text[date.end : bracket.start].strip() == "("
            and edtf.precision(bracket.value) == "day"
            and (i in weekdays or edtf.is_unknown(date.value))
        ):
            basis = f"the date in brackets «{text[bracket.start : bracket.end]}»"
            found[i] = date._replace(value=bracket.value, basis=basis)
    return found

