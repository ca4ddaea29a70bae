"""Offices that persons of the article held before, where a sentence lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.lang.titles import ADDRESS, MODIFIER, NO_TITLE
from banggiao.model.mention import Mention, MentionType, Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.document import Document
    from banggiao.annotate.view import Cue, SentenceView
    from banggiao.lang.titles import TitleMatcher

_LEAD_IN = 28  # characters between "từng giữ" and the first office: " các chức vụ cấp cao như "
_LONGEST = 90
_NO_OFFICE = ADDRESS | {MODIFIER, NO_TITLE, "kin", "civil", "expert", "leader", "official"}
_PERSON = MentionType.PERSON


def find_careers(document: Document, views: Sequence[SentenceView], titles: TitleMatcher) -> Iterator[Person]:
    """One Person, by the name that the article's persons have, for each office held before, in text order.

    Example: "Ông Minh từng giữ các chức vụ Thứ trưởng Quốc phòng và Tư lệnh Hải quân." gives Minh twice, as
    "Thứ trưởng Quốc phòng" and as "Tư lệnh Hải quân".
    """
    records = {person.name: person for person in document.persons}
    speakers: list[Mention] = []  # the last person spoken of before the sentence
    for view in views:
        people = [m for m in view.places if m.type is _PERSON and m.name in records]
        for cue in view.cues:
            if cue.category != "held":
                continue
            who = [m for m in people if m.end <= cue.start] or speakers
            if not who:
                continue
            person = records[who[-1].name]
            for start, end in _offices(document.folded, view, cue, titles):
                yield person._replace(office=document.article.text[start:end])
        speakers = people[-1:] or speakers


def _offices(folded: str, view: SentenceView, cue: Cue, titles: TitleMatcher) -> Iterator[tuple[int, int]]:
    """The pieces of the list after the cue, for as long as each begins with a title."""
    joints = [(c.start, c.end) for c in view.cues if c.category == "conj" and c.start > cue.end]
    joints += [(mark, mark + 1) for mark in view.marks if mark > cue.end]
    ends = [time.start for time in view.times] + [*view.clauses] + [m.start for m in view.places if m.type is _PERSON]
    stop = min([view.sentence.end, *(end for end in ends if end > cue.end)])
    position = cue.end
    for start, end in (*sorted(joints), (stop, stop)):
        if start > stop:
            break
        piece = folded[position:start]
        hit = next((h for h in titles.find(piece) if h.entry.category not in _NO_OFFICE), None)
        reach = _LEAD_IN if position == cue.end else 1
        if hit is None or hit.start > reach or len(piece) > _LONGEST + reach:
            return
        first = position + hit.start
        yield first, _without_preposition(folded, view, first, start)
        position = end


def _without_preposition(folded: str, view: SentenceView, start: int, end: int) -> int:
    """Where an office that ends before `end` ends, a preposition left over at its end cut off."""
    stripped = start + len(folded[start:end].rstrip(" .;"))
    last = next(
        (cue for cue in view.cues if cue.category == "prep" and cue.end == stripped and cue.start > start), None
    )
    return stripped if last is None else start + len(folded[start : last.start].rstrip())
