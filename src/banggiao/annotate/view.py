"""A sentence laid out for reading: party phrases, cues and marks, ready to be asked what stands between two places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.entries import CueEntry
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.annotate.document import Document
    from banggiao.lang.matcher import Hit
    from banggiao.model.sentence import Sentence
    from banggiao.model.time import TimeExpression

_MARKS = re.compile(r"[,;:()]")
_WORD = 24  # characters on either side that are looked at for a word
_PUNCTUATION = ".,;:!?()[]{}<>\"'“”‘’«»…–—-/*•"
_QUOTE = re.compile(r'"')
PARTY_TYPES = frozenset(MentionType) - {MentionType.REGION, MentionType.MEDIA}


class Cue(NamedTuple):
    """A function word where it stands: see `lang/entries.py`, CueEntry."""

    start: int
    end: int
    category: str
    value: str


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
    places: tuple[Mention, ...]
    media: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    cues: tuple[Cue, ...]
    by_category: Mapping[str, tuple[Cue, ...]]
    marks: tuple[int, ...]  # positions of commas, colons, brackets
    quotes: tuple[int, ...]
    clauses: tuple[int, ...]  # positions of words that open a clause
    reports: tuple[int, ...]  # positions of verbs of saying

    def of(self, category: str) -> tuple[Cue, ...]:
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
    mentions, hits, times = document.mentions, document.hits, document.times
    m = h = t = 0
    for index, sentence in enumerate(document.sentences):
        here, m = _slice(mentions, m, sentence)
        found, h = _slice(hits, h, sentence)
        when, t = _slice(times, t, sentence)
        cues = tuple(_cues(found, here, when))
        by_category: dict[str, tuple[Cue, ...]] = {}
        for cue in cues:
            by_category[cue.category] = (*by_category.get(cue.category, ()), cue)
        marks = tuple(match.start() for match in _MARKS.finditer(folded, sentence.start, sentence.end))
        yield SentenceView(
            index=index,
            sentence=sentence,
            folded=folded,
            units=tuple(_units(folded, here, cues)),
            places=tuple(x for x in here if x.type is not MentionType.MEDIA),
            media=tuple(x for x in here if x.type is MentionType.MEDIA),
            times=tuple(when),
            cues=cues,
            by_category=by_category,
            marks=marks,
            quotes=tuple(match.start() for match in _QUOTE.finditer(folded, sentence.start, sentence.end)),
            clauses=tuple(cue.start for cue in by_category.get("clause", ())),
            reports=tuple(cue.start for cue in by_category.get("report", ())),
        )


def _slice(items: Sequence, position: int, sentence: Sentence) -> tuple[list, int]:  # type: ignore[type-arg]
    here = []
    size = len(items)
    while position < size and items[position].start < sentence.end:
        if items[position].start >= sentence.start:
            here.append(items[position])
        position += 1
    return here, position


def _cues(hits: Sequence[Hit], mentions: Sequence[Mention], times: Sequence[TimeExpression]) -> Iterator[Cue]:
    """The cues among `hits`, the longest of each category at a place, outside mentions and times ("hôm qua")."""
    ends: dict[str, int] = {}
    # A cue may open a time ("giữa tháng 3") but stands not inside one.
    named = [(m.start, m.end) for m in mentions if m.type is not MentionType.ANAPHOR]
    filled = sorted([*named, *((time.start + 1, time.end) for time in times)])
    starts = [start for start, _ in filled]
    for hit in hits:
        entry = hit.entry
        if not isinstance(entry, CueEntry) or hit.start < ends.get(entry.category, -1):
            continue
        inside = bisect_right(starts, hit.start) - 1
        if inside >= 0 and filled[inside][1] > hit.start:
            continue
        ends[entry.category] = hit.end
        yield Cue(hit.start, hit.end, entry.category, entry.value)


def _units(folded: str, mentions: Sequence[Mention], cues: Sequence[Cue]) -> Iterator[Unit]:
    preps = {cue.end: cue.value for cue in cues if cue.category in ("prep", "voice", "source")}
    joins = {(cue.start, cue.end) for cue in cues if cue.category == "conj"}
    parties = [m for m in mentions if m.codes and m.type in PARTY_TYPES]
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


_SETTING = frozenset({"at", "from", "theo", "quote"})


def _prep(folded: str, mention: Mention, preps: dict[int, str]) -> str:
    before = mention.start
    while before > 0 and folded[before - 1] == " ":
        before -= 1
    return preps.get(before, "")


def _unit(folded: str, group: Sequence[Mention], preps: dict[int, str]) -> Unit:
    codes = tuple(dict.fromkeys(code for m in group for code in m.codes))
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
