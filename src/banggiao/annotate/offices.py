"""Office holders as evidence of when an article was written: a title and the name that it goes with."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from banggiao.lang.dating import WORD
from banggiao.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from banggiao.lang.dating import DatingData, Holder
    from banggiao.model.sentence import Sentence

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEFORE = 60  # characters before a name in which its title stands
_BETWEEN = 28  # characters that may stand between a title and its name: "Bộ trưởng Quốc phòng Hàn Quốc Han Min-koo"
_BEFORE_TITLE = 14


def office_evidence(text: str, body: Sequence[Sentence], data: DatingData) -> Iterator[tuple[Span, int, str]]:
    """(span, months, reason) for each office holder named with the title: the months of the term, or after it.

    Sentences that tell of another year, or of another time in words, are passed over.
    """
    seen: set[tuple[str, int]] = set()
    names = data.names.starts(text)
    for sentence in body:
        named = names[bisect_left(names, sentence.start) : bisect_left(names, sentence.end)]
        here = text[sentence.start : sentence.end] if named else ""
        places = [start - sentence.start for start in named]
        found = [(start, item) for start in places if (item := _evidence(here, start, data)) is not None]
        if not found or _YEAR.search(here) or holds(here.lower(), data.words["then"]):
            continue
        for start, (title_start, end, months, reason) in found:
            if (key := (here[start:end], months)) not in seen:
                seen.add(key)
                yield Span(sentence.start + title_start, sentence.start + end), months, reason


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether one of `words` stands in `text` (lower case) as whole words."""
    return any(word in text and re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def _evidence(here: str, start: int, data: DatingData) -> tuple[int, int, int, str] | None:
    """Title start, name end, months and reason for the name at `start`, None where no title goes with it."""
    words = here[max(0, start - _BEFORE) : start]
    window = words.lower()
    months, end, title_start = 0, 0, start
    word = WORD.match(here, start)
    for holder in data.holders.get(word[0], ()) if word else ():
        name_end = start + len(holder.form)
        if not here.startswith(holder.form, start) or here[name_end : name_end + 1].isalnum() or name_end < end:
            continue
        place = _title_place(words, window, holder, data)
        if place is None:
            continue
        before = window[max(0, place - _BEFORE_TITLE) : place].rstrip()
        if _ends_with(before, data.words["lesser"]):
            continue
        end, title_start = name_end, start - len(window) + place
        months |= holder.after if _ends_with(before, data.words["former"]) else holder.months
    return (title_start, end, months, "an office held") if months else None


def _title_place(words: str, window: str, holder: Holder, data: DatingData) -> int | None:
    """Where the holder's title stands in the words before the name, with nothing between that parts them."""
    for title in holder.titles:
        place = window.rfind(title)
        if place < 0 or (place and window[place - 1].isalnum()):
            continue
        between = words[place + len(title) :]
        if len(between) <= _BETWEEN and not any(mark in between for mark in ",;:()\"") and all(
            word[0].isupper() or word in data.words["between"] for word in WORD.findall(between)
        ):
            return place
    return None


def _ends_with(text: str, words: Iterable[str]) -> bool:
    return any(text == word or text.endswith(f" {word}") for word in words)

