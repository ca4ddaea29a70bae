"""A sentence laid out for reading: party phrases, cues and marks, ready to be asked what stands between two places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from banggiao.lang.entries import CueEntry
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from banggiao.annotate.document import Document
    from banggiao.model.sentence import Sentence
    from banggiao.model.time import TimeExpression

_MARKS = re.compile(r"[,;:()]")
_WORD = 24  # characters on either side that are looked at for a word
_PUNCTUATION = ".,;:!?()[]{}<>\"'“”‘’«»…–—-/*•"
_QUOTE = re.compile(r'"')
_Item = TypeVar("_Item", bound="Mention | TimeExpression | Cue")
PARTY_TYPES = frozenset(MentionType) - {MentionType.REGION, MentionType.MEDIA}


class Cue(NamedTuple):
    """A function word where it stands: see `lang/entries.py`, CueEntry."""

    start: int
    end: int
    category: str
    value: str


# A text has hundreds of cues: made from a tuple, without the call in Python that `Cue(...)` is.
_cue: Callable[[tuple[int, int, str, str]], Cue] = partial(tuple.__new__, Cue)


class Unit(NamedTuple):
    """A party phrase: one mention or several coordinated ones, with the preposition before them ("" if none)."""

    start: int
    end: int
    codes: tuple[str, ...]
    mentions: tuple[Mention, ...]
    type: MentionType
    prep: str
    before: str = ""  # the words on either side, folded
    after: str = ""


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence with all that stands in it, in text order."""

    index: int
    sentence: Sentence
    folded: str  # the whole article's
    units: tuple[Unit, ...]
    codes: frozenset[str]  # of all party phrases
    places: tuple[Mention, ...]
    media: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    cues: tuple[Cue, ...]
    by_category: Mapping[str, Sequence[Cue]]
    marks: tuple[int, ...]  # positions of commas, colons, brackets
    quotes: tuple[int, ...]
    clauses: tuple[int, ...]  # positions of words that open a clause
    reports: tuple[int, ...]  # positions of verbs of saying

    def of(self, category: str) -> Sequence[Cue]:
        """The cues of one category, in text order."""
        return self.by_category.get(category, ())

    def quoted(self, position: int) -> bool:
        """Whether `position` stands inside quotation marks."""
        return bisect_left(self.quotes, position) % 2 == 1


def word_before(folded: str, position: int) -> str:
    """The folded word that ends right before `position`, marks passed over; "" where there is none."""
    for word in reversed(folded[max(0, position - _WORD) : position].split()):
        if stripped := word.strip(_PUNCTUATION):
            return stripped
    return ""


def word_after(folded: str, position: int) -> str:
    """The folded word that begins right after `position`, marks passed over; "" where there is none."""
    for word in folded[position : position + _WORD].split(None, 2)[:2]:
        if stripped := word.strip(_PUNCTUATION):
            return stripped
    return ""


def count_between(positions: Sequence[int], start: int, end: int) -> int:
    """How many of the sorted `positions` lie from `start` (in) to `end` (out)."""
    return bisect_left(positions, end) - bisect_left(positions, start)


def views(document: Document) -> Iterator[SentenceView]:
    """The views of a document's sentences, in order."""
    folded = document.folded
    mentions, times = document.mentions, document.times
    known = [
        _cue((start, end, entry.category, entry.value))
        for start, end, entry, _, _ in document.hits
        if isinstance(entry, CueEntry)
    ]
    marks = [match.start() for match in _MARKS.finditer(folded)]
    quotes = [match.start() for match in _QUOTE.finditer(folded)]
    m = k = t = c = q = 0
    for index, sentence in enumerate(document.sentences):
        start, end = sentence.start, sentence.end
        here, m = _slice(mentions, m, sentence)
        found, k = _slice(known, k, sentence)
        when, t = _slice(times, t, sentence)
        first_mark, c = bisect_left(marks, start, c), bisect_left(marks, end, c)
        first_quote, q = bisect_left(quotes, start, q), bisect_left(quotes, end, q)
        cues = tuple(_cues(found, here, when))
        by_category: dict[str, list[Cue]] = {}
        for cue in cues:
            by_category.setdefault(cue.category, []).append(cue)
        units = tuple(_units(folded, here, cues))
        yield SentenceView(
            index=index,
            sentence=sentence,
            folded=folded,
            units=units,
            codes=frozenset([code for unit in units for code in unit.codes]),
            places=tuple([x for x in here if x.type is not MentionType.MEDIA]),
            media=tuple([x for x in here if x.type is MentionType.MEDIA]),
            times=tuple(when),
            cues=cues,
            by_category=by_category,
            marks=tuple(marks[first_mark:c]),
            quotes=tuple(quotes[first_quote:q]),
            clauses=tuple([cue.start for cue in by_category.get("clause", ())]),
            reports=tuple([cue.start for cue in by_category.get("report", ())]),
        )


def _slice(items: Sequence[_Item], position: int, sentence: Sentence) -> tuple[Sequence[_Item], int]:
    """Those of `items`, from `position` on, that begin in the sentence; and where the next sentence's begin."""
    start, end, size = sentence.start, sentence.end, len(items)
    while position < size and items[position].start < start:
        position += 1
    first = position
    while position < size and items[position].start < end:
        position += 1
    return items[first:position], position


def _cues(found: Sequence[Cue], mentions: Sequence[Mention], times: Sequence[TimeExpression]) -> Iterator[Cue]:
    """The cues that count: the longest of each category at a place, outside mentions and times ("hôm qua")."""
    ends: dict[str, int] = {}
    # A cue may open a time ("giữa tháng 3") but stands not inside one.
    filled = [(m.start, m.end) for m in mentions if m.type is not MentionType.ANAPHOR]
    if times:
        filled = sorted([*filled, *((time.start + 1, time.end) for time in times)])
    starts = [start for start, _ in filled]
    for cue in found:
        start, end, category, _ = cue
        if start < ends.get(category, -1):
            continue
        inside = bisect_right(starts, start) - 1
        if inside >= 0 and filled[inside][1] > start:
            continue
        ends[category] = end
        yield cue


def _units(folded: str, mentions: Sequence[Mention], cues: Sequence[Cue]) -> Iterator[Unit]:
    parties = [m for m in mentions if m.codes and m.type in PARTY_TYPES]
    if not parties:
        return
    preps = {cue.end: cue.value for cue in cues if cue.category in _GOVERNING}
    joins = {(cue.start, cue.end) for cue in cues if cue.category == "conj"}
    for group in _groups(folded, parties, preps, joins):
        yield _unit(folded, group, preps)


def _groups(
    folded: str, parties: Sequence[Mention], preps: dict[int, str], joins: set[tuple[int, int]]
) -> Iterator[list[Mention]]:
    """Coordinated mentions together. A comma joins like with like, and not the source or place that opens a sentence
    with what follows it: "theo ông Lavrov, NATO …", "tại Nhật Bản, Ngoại trưởng Iran …"."""
    group: list[Mention] = []
    for mention in parties:
        if group and not _coordinated(folded, group, mention, preps, joins):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _coordinated(
    folded: str, group: Sequence[Mention], mention: Mention, preps: dict[int, str], joins: set[tuple[int, int]]
) -> bool:
    last = group[-1]
    if mention.start - last.end > 16:
        return False
    between = folded[last.end : mention.start]
    stripped = between.strip(" ,")
    if stripped in ("-", "/", "&"):
        return True
    if not stripped:
        like = (last.type is MentionType.PERSON) == (mention.type is MentionType.PERSON)
        return "," in between and like and _prep(folded, group[0], preps) not in _SETTING
    begin = last.end + between.find(stripped)
    return (begin, begin + len(stripped)) in joins


_GOVERNING = frozenset({"prep", "voice", "source"})
_SETTING = frozenset({"at", "from", "theo", "quote"})


def _prep(folded: str, mention: Mention, preps: dict[int, str]) -> str:
    before = mention.start
    while before > 0 and folded[before - 1] == " ":
        before -= 1
    return preps.get(before, "")


def _unit(folded: str, group: Sequence[Mention], preps: dict[int, str]) -> Unit:
    codes = group[0].codes if len(group) == 1 else tuple(dict.fromkeys([code for m in group for code in m.codes]))
    start, end = group[0].start, group[-1].end
    return Unit(
        start,
        end,
        codes,
        tuple(group),
        group[0].type,
        _prep(folded, group[0], preps),
        word_before(folded, start),
        word_after(folded, end),
    )
