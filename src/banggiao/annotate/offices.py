"""Office holders as evidence of when an article was written: a title and the name that it goes with."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.dating import WORD
from banggiao.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from banggiao.lang.dating import DatingData, Holder
    from banggiao.lang.matcher import Found
    from banggiao.model.sentence import Sentence

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEFORE = 60  # characters before a name in which its title stands
_BETWEEN = 28  # characters that may stand between a title and its name: "Bộ trưởng Quốc phòng Hàn Quốc Han Min-koo"
_BEFORE_TITLE = 14
_MARKS = frozenset(",;:()\"")  # part a title from the name after it
_START = itemgetter(0)


class _Held(NamedTuple):
    """An office and who held it, from the title's start to the name's end, and the months that they allow."""

    start: int
    name: int
    end: int
    months: int


def office_evidence(
    text: str, body: Sequence[Sentence], names: Sequence[Found[tuple[Holder, ...]]], data: DatingData
) -> Iterator[tuple[Span, int, str]]:
    """(span, months, reason) for each office holder named with the title: the months of the term, or after it.

    `names`: where names of office holders stand, in order. Sentences that tell of another year, or of another
    time in words, are passed over.
    """
    seen: set[tuple[str, int]] = set()
    starts = [start for start, _, _, _ in names]
    for sentence in body:
        here = names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        found = [
            held for start, forms in groupby(here, _START) if (held := _held(text, sentence, start, forms, data))
        ]
        if not found:
            continue
        told = text[sentence.start : sentence.end]
        if _YEAR.search(told) or holds(told.lower(), data.words["then"]):
            continue
        for held in found:
            if (key := (text[held.name : held.end], held.months)) not in seen:
                seen.add(key)
                yield Span(held.start, held.end), held.months, "an office held"


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether one of `words` stands in `text` (lower case) as whole words."""
    return any(word in text and re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def _held(
    text: str, sentence: Sentence, start: int, forms: Iterable[Found[tuple[Holder, ...]]], data: DatingData
) -> _Held | None:
    """The office told with the name at `start`, of which `forms` are known, the longest first; None without one."""
    words = text[max(sentence.start, start - _BEFORE) : start]
    window = words.lower()
    months, end, title = 0, 0, start
    for _, name_end, holders, _ in forms:
        if not end <= name_end <= sentence.end:
            continue
        for holder in holders:
            place = _title_place(words, window, holder, data)
            if place is None:
                continue
            before = " " + window[max(0, place - _BEFORE_TITLE) : place].rstrip()
            if before.endswith(data.before["lesser"]):
                continue
            end, title = name_end, start - len(window) + place
            months |= holder.after if before.endswith(data.before["former"]) else holder.months
    return _Held(title, start, end, months) if months else None


def _title_place(words: str, window: str, holder: Holder, data: DatingData) -> int | None:
    """Where the holder's title stands in the words before the name, with nothing between that parts them."""
    for title in holder.titles:
        place = window.rfind(title)
        if place < 0 or (place and window[place - 1].isalnum()):
            continue
        between = words[place + len(title) :]
        if len(between) <= _BETWEEN and _MARKS.isdisjoint(between) and all(
            word[0].isupper() or word in data.words["between"] for word in WORD.findall(between)
        ):
            return place
    return None
