"""What an event counts: 97 người, 300 triệu USD, hai tên lửa."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.annotate.view import count_between
from banggiao.model.event import Quantity

if TYPE_CHECKING:
    import re

    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.lang.language import Language

_REACH = 90  # characters from the trigger


def find(candidate: Candidate, context: Context, language: Language) -> tuple[Quantity, ...]:
    """The quantities of the trigger's clause, in text order.

    Example: in "một đoàn khách Nga gồm 97 người đã đến" Quantity(97.0, "người", "97 người", …).
    """
    view = context.views[candidate.sentence]
    text = context.document.article.text
    low = max(view.sentence.start, candidate.start - _REACH)
    high = min(view.sentence.end, candidate.end + _REACH)
    found = []
    for match in language.units.pattern.finditer(view.folded, low, high):
        if match.start() > low and view.folded[match.start() - 1].isalnum():
            continue
        between = (match.end(), candidate.start) if match.end() <= candidate.start else (candidate.end, match.start())
        if any(count_between(stops, *between) for stops in (view.marks, view.reports)):
            continue  # of another clause
        value = _value(match, language)
        if value is not None and value != 1:  # "một công ty" counts nothing
            unit = text[match.start("unit") : match.end("unit")]
            found.append(Quantity(value, unit, text[match.start() : match.end()], match.start(), match.end()))
    return tuple(found)


def _value(match: re.Match[str], language: Language) -> float | None:
    """The number as Vietnamese writes it: a full stop groups thousands, a comma begins decimals."""
    written = match.group("number")
    units = language.units
    if written in units.words:
        value = float(units.words[written])
    else:
        whole, _, decimals = written.partition(",")
        groups = whole.split(".")
        if len(groups) > 1 and len(groups[-1]) != 3:
            whole, decimals = groups[0], groups[-1]
        else:
            whole = "".join(groups)
        if not whole.isascii() or not whole.isdigit() or len(whole) > 15:
            return None
        value = float(f"{whole}.{decimals}" if decimals.isdigit() else whole)
    multiplier = match.group("multiplier")
    return value * units.multipliers[multiplier] if multiplier else value
