"""Finds every form of a language in a text in one pass (Aho and Corasick 1975)."""

from __future__ import annotations

import re
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from banggiao.lang.dating import Holder, KnownEvent
    from banggiao.lang.entries import ActorEntry, BodyEntry, CueEntry, FacetEntry, TriggerEntry
    from banggiao.lang.language import Anaphor
    from banggiao.lang.titles import TitleEntry

_T = TypeVar("_T")
Found: TypeAlias = tuple[int, int, _T, str]
"""A form where it stands: start and end, what it is a form of, and the form as written in the data.

A text has hundreds of them: a plain tuple is made and read faster than one with names.
"""

GAP = "…"  # in a form, where other words may stand: "phóng … tên lửa"
_GAP_CHARACTERS = 60  # about eight syllables
_SENTENCE_ENDS = re.compile(r"[;!?]|\.(?!\d)")  # which no gap holds; the point of "5.000" is none
_START = itemgetter(0)


class Forms(NamedTuple):
    """All forms of a language, each with what it is a form of.

    `near`: words beside which triggers stand. `pronouns` come with the gender they tell. `times`: words of which a time
    has one where it has no digit. `holders`: names of office holders; `events`: what names a known event, its first
    part where it is named by several.
    """

    actors: Iterable[tuple[str, ActorEntry]] = ()
    bodies: Iterable[tuple[str, BodyEntry]] = ()
    triggers: Iterable[tuple[str, TriggerEntry]] = ()
    near: Iterable[tuple[str, None]] = ()
    cues: Iterable[tuple[str, CueEntry]] = ()
    facets: Iterable[tuple[str, FacetEntry]] = ()
    titles: Iterable[tuple[str, TitleEntry]] = ()
    pronouns: Iterable[tuple[str, str]] = ()
    anaphors: Iterable[tuple[str, Anaphor]] = ()
    times: Iterable[tuple[str, None]] = ()
    holders: Iterable[tuple[str, tuple[Holder, ...]]] = ()
    events: Iterable[tuple[str, KnownEvent]] = ()


class Scan(NamedTuple):
    """Where the forms of each sort stand in a text, overlapping ones too, by start, the longest of a start first.

    Of a form with a gap the length of its first part counts.
    """

    actors: Sequence[Found[ActorEntry]]
    bodies: Sequence[Found[BodyEntry]]
    triggers: Sequence[Found[TriggerEntry]]
    near: Sequence[Found[None]]
    cues: Sequence[Found[CueEntry]]
    facets: Sequence[Found[FacetEntry]]
    titles: Sequence[Found[TitleEntry]]
    pronouns: Sequence[Found[str]]
    anaphors: Sequence[Found[Anaphor]]
    times: Sequence[Found[None]]
    holders: Sequence[Found[tuple[Holder, ...]]]
    events: Sequence[Found[KnownEvent]]


# Of a form: the number of its sort, whether it has capitals, what it is a form of, and the form as written.
_Known: TypeAlias = tuple[int, bool, Any, str]


class Matcher:
    """All forms of a language, compiled; immutable after it is built.

    A form matches on whole words, folded; where it has an upper-case letter the text must have one too, so that "Nga"
    is not found in "nga" while "nước Nga" is found in "Nước Nga". Of a form with a gap the parts stand in one sentence,
    and near each other, the first of them not once more in the gap.
    """

    __slots__ = ("_automaton", "_edged", "_gaps", "_known")

    def __init__(self, forms: Forms, fold: Callable[[str], str]) -> None:
        known: defaultdict[str, list[_Known]] = defaultdict(list)
        gaps: defaultdict[str, list[tuple[list[str], _Known]]] = defaultdict(list)
        every = [(sort, form, what) for sort, pairs in enumerate(forms) for form, what in pairs]
        # Folded all at one go: there are tens of thousands of them, at every start of the program.
        lines = fold("\n".join([form for _, form, _ in every])).split("\n")
        for (sort, form, what), folded in zip(every, lines, strict=True):
            one = (sort, not form.islower(), what, form)
            if GAP in form:
                first, *tail = [part.strip() for part in folded.split(GAP)]
                gaps[first].append((tail, one))
                for part in (first, tail[0]):
                    known.setdefault(part, [])
            else:
                known[folded].append(one)
        number = {form: index for index, form in enumerate(known)}
        self._known = list(known.values())
        self._gaps = {
            number[form]: [(number[tail[0]], tail, one) for tail, one in found] for form, found in gaps.items()
        }
        self._edged = frozenset([i for form, i in number.items() if not (form[0].isalnum() and form[-1].isalnum())])
        self._automaton = AhoCorasick(list(known), implementation=Implementation.ContiguousNFA)

    def scan(self, text: str, folded: str) -> Scan:
        """Every form in `text`; `folded` is the folded text, of the same length."""
        found: tuple[list[Found[Any]], ...] = tuple([] for _ in Forms._fields)
        known, gaps, edged = self._known, self._gaps, self._edged
        spaced = f"{folded} "  # so that there is a character before the first one (at -1) and after the last
        ahead: dict[int, int] = {}  # where each form stands next
        # The automaton gives matches by their ends: taken from the last, those of one start come longest first, and
        # a sort by start, being stable, leaves them so.
        for index, start, end in reversed(self._automaton.find_matches_as_indexes(folded, overlapping=True)):
            inside = spaced[start - 1].isalnum() or spaced[end].isalnum()
            if inside and (index not in edged or not _is_whole(spaced, start, end)):
                continue
            again = ahead.get(index, len(spaced))
            ahead[index] = start
            for sort, capital, what, form in known[index]:
                if not capital or text.startswith(form, start) or _is_capital(text, start, form):
                    found[sort].append((start, end, what, form))
            if index in gaps:
                reach = end + _GAP_CHARACTERS
                for following, tail, (sort, _, what, form) in gaps[index]:
                    # Of "ký" and "… ký … hiệp ước" the nearer is meant.
                    if following in ahead and ahead[following] <= min(reach, again):
                        last = _end(folded, end, tail)
                        if last >= 0 and _is_capital(text, start, form[: form.index(GAP)]):
                            found[sort].append((start, last, what, form))
        for places in found:
            places.sort(key=_START)
        return Scan(*found)


def _is_whole(spaced: str, start: int, end: int) -> bool:
    """Whether a form beside which a letter or digit stands has a mark on that side: "U.S."."""
    within = spaced[start - 1].isalnum() and spaced[start].isalnum()
    return not within and not (spaced[end].isalnum() and spaced[end - 1].isalnum())


def _is_capital(text: str, start: int, form: str) -> bool:
    """Whether the text has a capital wherever the form has one."""
    return all(text[start + place].isupper() for place, letter in enumerate(form) if letter.isupper())


def _end(folded: str, end: int, tail: Iterable[str]) -> int:
    """Where a form ends whose first part ends at `end`, its further parts found after gaps; -1 where one is missing."""
    for word in tail:
        start = find_word(folded, word, end, min(len(folded), end + _GAP_CHARACTERS + len(word)))
        if start < 0 or _SENTENCE_ENDS.search(folded, end, start):
            return -1
        end = start + len(word)
    return end


def find_word(folded: str, word: str, start: int, stop: int) -> int:
    """Where `word` stands as a whole one between two offsets; -1 where it does not."""
    found = folded.find(word, start, stop)
    while found >= 0:
        after = found + len(word)
        if not folded[max(0, found - 1) : found].isalnum() and not folded[after : after + 1].isalnum():
            return found
        found = folded.find(word, found + 1, stop)
    return -1
