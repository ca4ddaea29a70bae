"""What a date rests on, in the visitor's language: the record says it in English, in a few forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from banggiao.web.labels import Labels
    from banggiao.web.words import Words

_FORMS = (
    ("counted_day", re.compile(r"counted from (\d{4}(?:-\d\d){0,2})")),
    ("counted", re.compile(r"counted from («[^«»]{1,200}»)")),
    ("brackets", re.compile(r"the date in brackets («[^«»]{1,200}»)")),
    ("inferred", re.compile(r"year (\d{4}) inferred")),
    ("unknown", re.compile(r"(year unknown)")),
)


def ground_of(basis: str, words: Words, labels: Labels) -> str:
    """`basis` in the visitor's language; as it is where it has another form.

    Example: ground_of("counted from «ngày 13/2»; year 2024 inferred", load_words("en"), …) says the same, and the same
    of Vietnamese is "tính từ «ngày 13/2»; năm 2024 do suy ra".
    """
    said = [_said(part, words, labels) for part in basis.split("; ")]
    return basis if None in said else "; ".join(filter(None, said))


def _said(part: str, words: Words, labels: Labels) -> str | None:
    for name, form in _FORMS:
        found = form.fullmatch(part)
        if found:
            return words(f"grounds.{name}", what=labels.date(found[1]) if name == "counted_day" else found[1])
    return None
