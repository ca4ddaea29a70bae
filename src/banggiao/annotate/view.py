"""A sentence laid out for reading: party phrases, cues and marks, ready to be asked what stands between two places."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

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
# Members by themselves: their class is slow to ask (Python 3.11).
_MEDIA, _ANAPHOR, _PERSON = MentionType.MEDIA, MentionType.ANAPHOR, MentionType.PERSON
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
    rest = folded[max(0, position - _WORD) : position].rstrip()
    while rest:
        *before, word = rest.rsplit(None, 1)
        if stripped := word.strip(_PUNCTUATION):
            return stripped
        rest = before[0] if before else ""
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
    cues = _cues(document)
    marks = [match.start() for match in _MARKS.finditer(folded)]
    quotes = [match.start() for match in _QUOTE.finditer(folded)]
    starts = [[item[0] for item in items] for items in (mentions, times, cues)]
    m = t = c = 0
    for index, sentence in enumerate(document.sentences):
        start, end, _ = sentence
        here, m = _slice(mentions, starts[0], m, sentence)
        when, t = _slice(times, starts[1], t, sentence)
        found, c = _slice(cues, starts[2], c, sentence)
        by_category: dict[str, list[Cue]] = {}
        for cue in found:
            by_category.setdefault(cue[2], []).append(cue)
        units = tuple(_units(folded, start, here, found)) if here else ()
        yield SentenceView(
            index,
            sentence,
            folded,
            units,
            frozenset([code for unit in units for code in unit.codes]),
            tuple([x for x in here if x.type is not _MEDIA]),
            tuple([x for x in here if x.type is _MEDIA]),
            tuple(when),
            tuple(found),
            by_category,
            tuple(marks[bisect_left(marks, start) : bisect_left(marks, end)]),
            tuple(quotes[bisect_left(quotes, start) : bisect_left(quotes, end)]),
            tuple([cue[0] for cue in by_category.get("clause", ())]),
            tuple([cue[0] for cue in by_category.get("report", ())]),
        )


def _slice(
    items: Sequence[_Item], starts: Sequence[int], position: int, sentence: Sentence
) -> tuple[Sequence[_Item], int]:
    """Those of `items`, from `position` on, that begin in the sentence; and where the next sentence's begin."""
    first = bisect_left(starts, sentence[0], position)
    last = bisect_left(starts, sentence[1], first)
    return items[first:last], last


def _cues(document: Document) -> list[Cue]:
    """The cues that count: the longest of each category at a place, outside mentions and times ("hôm qua")."""
    kept: list[Cue] = []
    ends: dict[str, int] = {}
    # A cue may open a time ("giữa tháng 3") but stands not inside one.
    filled = [(m.start, m.end) for m in document.mentions if m.type is not _ANAPHOR]
    filled += [(time.start + 1, time.end) for time in document.times]
    filled.sort()
    filled.append((len(document.folded) + 1, 0))
    position = 0
    after, until = filled[0][0], -1  # where the next thing begins, and where the one before it ends
    for start, end, entry, _ in document.scan.cues:
        while start >= after:
            until = filled[position][1]
            position += 1
            after = filled[position][0]
        if start < until:
            continue
        category = entry.category
        if start >= ends.get(category, -1):
            ends[category] = end
            if entry.value:
                kept.append(_cue((start, end, category, entry.value)))
    return kept


class _Ties(NamedTuple):
    """What may tie mentions of a sentence together, or keep them apart."""

    preps: dict[int, str]  # what governs what stands behind it, by where it ends
    joins: set[tuple[int, int]]  # where "and" and the like stand
    closing: int  # the comma behind the phrase that is set before the clause, -1 without one


def _units(folded: str, start: int, mentions: Sequence[Mention], cues: Sequence[Cue]) -> Iterator[Unit]:
    parties = [m for m in mentions if m.codes and m.type in PARTY_TYPES]
    if not parties:
        return
    ties = _Ties(
        {cue.end: cue.value for cue in cues if cue.category in _GOVERNING},
        {(cue.start, cue.end) for cue in cues if cue.category == "conj"},
        folded.find(",", start) if _is_opened(start, cues) else -1,
    )
    for group in _groups(folded, parties, ties):
        yield _unit(folded, group, ties.preps)


def _is_opened(start: int, cues: Sequence[Cue]) -> bool:
    """Whether the sentence that begins at `start` opens with a phrase that is set before its clause."""
    first = next((cue for cue in cues if cue.category == "front"), None)
    return first is not None and first.start == start


def _groups(folded: str, parties: Sequence[Mention], ties: _Ties) -> Iterator[list[Mention]]:
    """Coordinated mentions together. A comma joins like with like, and not what is set before a clause with who it is
    about: "theo ông Lavrov, NATO …", "tại Nhật Bản, Ngoại trưởng Iran …", "trong thư gửi ông Putin, ông Tập …"."""
    group: list[Mention] = []
    for mention in parties:
        if group and not _coordinated(folded, group, mention, ties):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _coordinated(folded: str, group: Sequence[Mention], mention: Mention, ties: _Ties) -> bool:
    last = group[-1]
    if mention.start - last.end > 16:
        return False
    between = folded[last.end : mention.start]
    stripped = between.strip(" ,")
    if stripped in ("-", "/", "&"):
        return True
    if not stripped:
        like = (last.type is _PERSON) == (mention.type is _PERSON)
        closed = last.type is _PERSON and last.end == ties.closing
        return "," in between and like and not closed and _prep(folded, group[0], ties.preps) not in _SETTING
    begin = last.end + between.find(stripped)
    return (begin, begin + len(stripped)) in ties.joins


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
