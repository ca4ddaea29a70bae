"""Finds every form of a lexicon in a text in one pass (Aho and Corasick 1975)."""

from __future__ import annotations

from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from banggiao.lang.entries import Entry


_NONE: tuple[int, ...] = ()
GAP = "…"  # in a form, where other words may stand: "phóng … tên lửa"


class Hit(NamedTuple):
    """A form found: characters `start` to `end`, its entry, and the form as the entry writes it.

    Of a form with a gap the hit covers the first part; `tail` holds the other parts, folded, for the reader of the
    hit to look for.
    """

    start: int
    end: int
    entry: Entry
    form: str
    tail: tuple[str, ...]


# A text has hundreds of hits: made from a tuple, without the call in Python that `Hit(...)` is.
_hit: Callable[[tuple[int, int, Entry, str, tuple[str, ...]]], Hit] = partial(tuple.__new__, Hit)
_START = itemgetter(0)


class Matcher:
    """All forms of some entries, compiled; immutable after it is built.

    A form matches on whole words, folded; where the form has an upper-case letter the text must have one too, so
    that "Nga" is not found in "nga" while "nước Nga" is found in "Nước Nga".
    """

    __slots__ = ("_automaton", "_payloads")

    def __init__(self, forms: Iterable[tuple[str, Entry]], fold: Callable[[str], str]) -> None:
        """`forms`: pairs of a form as written and its entry; one form may belong to several entries."""
        payloads: dict[str, list[tuple[tuple[int, ...], Entry, str, tuple[str, ...]]]] = {}
        pairs = list(forms)
        # Folded all at one go: there are tens of thousands of them, at every start of the program.
        lines = fold("\n".join(form for form, _ in pairs)).split("\n")
        for (form, entry), line in zip(pairs, lines, strict=True):
            folded, *rest = (part.strip() for part in line.split(GAP)) if GAP in line else (line,)
            first = form if not rest else form.split(GAP)[0].strip()
            capitals = _NONE if first.islower() else tuple(i for i, letter in enumerate(first) if letter.isupper())
            payloads.setdefault(folded, []).append((capitals, entry, form, tuple(rest)))
        self._payloads = [tuple(found) for found in payloads.values()]
        self._automaton = AhoCorasick(list(payloads), implementation=Implementation.ContiguousNFA)

    def find(self, text: str, folded: str) -> list[Hit]:
        """Every hit in `text`, overlapping ones too, ordered by start and then by length, longest first.

        `folded` is the folded `text`, of the same length.
        """
        hits: list[Hit] = []
        payloads = self._payloads
        size = len(folded)
        # The automaton gives matches by their ends: taken from the last, those of one start come longest first, and
        # a sort by start, being stable, leaves them so.
        for index, start, end in reversed(self._automaton.find_matches_as_indexes(folded, overlapping=True)):
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            if end < size and folded[end].isalnum() and folded[end - 1].isalnum():
                continue
            for capitals, entry, form, tail in payloads[index]:
                for offset in capitals:
                    if not text[start + offset].isupper():
                        break
                else:
                    hits.append(_hit((start, end, entry, form, tail)))
        hits.sort(key=_START)
        return hits
