"""Time phrases: what a language finds in a text, and their values once it is known when the text was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.timex.meaning import Base
from banggiao.lang.timex.sides import side_of
from banggiao.lang.timex.values import depends_on, type_of, value_of
from banggiao.model import edtf
from banggiao.model.time import TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from banggiao.lang.timex.anchor import Anchor, Direction
    from banggiao.lang.timex.meaning import Meaning


class TimePhrase(NamedTuple):
    """A time expression as it stands: characters `start` to `end` of the text and what they say.

    `cue`: the side of the day of writing that the words around name, None where they name none. `names_weekday`:
    whether it is a weekday alone, which a date in brackets after it may explain.
    """

    start: int
    end: int
    meaning: Meaning
    cue: Direction | None
    names_weekday: bool


def resolve(text: str, phrases: Iterable[TimePhrase], anchor: Anchor) -> list[TimeExpression]:
    """The time expressions that the phrases of one sentence are, against `anchor`.

    A later phrase counts from an earlier one where it is relative ("ngày 13/2 … một ngày trước").

    Example: the phrase "hôm qua" against 2013-10-23 is DATE 2013-10-22.
    """
    found: list[TimeExpression] = []
    weekdays: set[int] = set()
    for phrase in phrases:
        meaning = phrase.meaning
        here = anchor if phrase.cue is None else anchor._replace(prefer=phrase.cue)
        value = value_of(meaning, here)
        base = depends_on(meaning)
        if phrase.names_weekday:
            weekdays.add(len(found))
        basis = "" if base is None else _basis(base, here)
        side = side_of(meaning) or phrase.cue or ""
        found.append(TimeExpression(phrase.start, phrase.end, type_of(meaning), value, basis, side))
        anchor = anchor.after(value, text[phrase.start : phrase.end])
    return _bracketed(text, found, weekdays)


def _basis(base: Base, anchor: Anchor) -> str:
    if base is Base.REFERENCE or not anchor.context:
        return anchor.note or ("" if anchor.reference is None else f"counted from {anchor.reference}")
    counted = f"counted from «{anchor.context_text}»"
    return f"{counted}; {anchor.note}" if anchor.note else counted


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
