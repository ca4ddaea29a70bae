"""The time expressions of an article, each resolved against the article's date and the dates before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from banggiao.lang.timex.anchor import Anchor
from banggiao.lang.timex.phrases import TimePhrase, resolve
from banggiao.model import edtf
from banggiao.model.sentence import SentenceRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from banggiao.lang.matcher import Found
    from banggiao.model.edtf import Partial
    from banggiao.model.sentence import Sentence
    from banggiao.model.time import TimeExpression

Finder: TypeAlias = Callable[[str, int, int], list[TimePhrase]]
"""What a language provides: the time phrases between two offsets of a text."""

CONTEXT_REACH = 4  # sentences: from a date further back "cùng ngày" does not count where the day of writing is known
REPORT_REACH = 31  # days: with a known day of writing, only a date this close to it can be "the same day"'s

_DIGIT = re.compile(r"\d")
_LAID_OUT = frozenset({SentenceRole.LINK, SentenceRole.FURNITURE})


class Sifted:
    """A finder of one text that reads only sentences that can hold a time: with a word of time, or with a digit.

    `places`: where words of time stand, in order; `find` finds the phrases of a sentence.
    """

    __slots__ = ("_find", "_starts")

    def __init__(self, find: Finder, places: Iterable[Found[None]]) -> None:
        self._find = find
        self._starts = [start for start, _, _, _ in places]

    def __call__(self, text: str, start: int, end: int) -> list[TimePhrase]:
        if bisect_left(self._starts, start) < bisect_left(self._starts, end) or _DIGIT.search(text, start, end):
            return self._find(text, start, end)
        return []


def read_phrases(text: str, sentences: Iterable[Sentence], find: Finder) -> list[list[TimePhrase]]:
    """The time phrases of an article, sentence by sentence, links and furniture left out; `find`: the language's."""
    return [find(text, start, end) for start, end, role in sentences if role not in _LAID_OUT]


def resolve_times(
    text: str, phrases: Iterable[Sequence[TimePhrase]], published: str | None, *, note: str = ""
) -> tuple[TimeExpression, ...]:
    """All time expressions of an article.

    `phrases`: what `read_phrases` found. `published`: EDTF of the day of writing, also of a part of it ("2024"), or
    None where it is not known: years then stay XXXX. `note`: added to the basis of what was resolved against
    `published` ("year 2024 inferred").

    Example: "Ngày 13/2 … lên đường một ngày trước" in an article of 2024-02-13 gives 2024-02-13 and 2024-02-12.
    """
    reference = reference_of(published)
    anchor = Anchor(reference, note=note)
    found: list[TimeExpression] = []
    context_age = 0
    for of_sentence in phrases:
        here = resolve(text, of_sentence, anchor) if of_sentence else ()
        found.extend(here)
        context_age += 1
        for time in here:
            if counts_as_context(time.value, reference):
                anchor = anchor.after(time.value, text[time.start : time.end])
                context_age = 0
            elif edtf.precision(time.value) != "day":
                anchor = anchor.after(time.value, text[time.start : time.end])
        if context_age >= CONTEXT_REACH and reference is not None and reference.day is not None:
            anchor = anchor._replace(context="", context_text="", period="")
    return tuple(found)


def reference_of(published: str | None) -> Partial | None:
    """The day of writing as a Partial: of "2013-10-23T11:39:00+07:00" the day; None for what is no date."""
    if not published:
        return None
    return edtf.parse_date(published) or edtf.parse_date(published[:10])


def counts_as_context(value: str, reference: Partial | None) -> bool:
    """Whether "cùng ngày" may count from `value`: one day, and near the day of writing where that is known."""
    day = edtf.parse_date(value)
    if day is None or day.day is None or day.month is None:
        return False
    today, there = reference.to_date() if reference else None, day.to_date()
    return today is None or there is None or abs((there - today).days) <= REPORT_REACH
