"""Who says it: sources, their verbs of saying, and the words that each vouches for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import Cue, SentenceView, count_between
from banggiao.model.event import Attribution
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.document import Document

_SPEAKERS = frozenset(MentionType) - {MentionType.REGION, MentionType.CITY, MentionType.ANAPHOR}
_SUBJECT_GAP = 70  # characters that may stand between a source and its verb: dates, brackets, adverbs
_SOURCE_GAP = 12  # between "theo" and the source
_TAIL = 34  # what may follow a verb of saying that closes its sentence: "cho biết hôm thứ Sáu (16/8)."
_PHRASE = 60  # the longest unnamed source: "theo trang chủ của đảng này, …"


class Saying(NamedTuple):
    """A source and what it vouches for: characters `start` to `end`, all in sentence number `sentence`."""

    sentence: int
    start: int
    end: int
    attribution: Attribution
    codes: tuple[str, ...]
    type: str  # the source's mention type, "phrase" where it is no mention


def find_sayings(document: Document, views: Sequence[SentenceView]) -> tuple[Saying, ...]:
    """Every source of the article with its scope, in text order; a chain gives one saying for each link.

    Example: in "KCNA cho biết đoàn đã rời Moscow." KCNA vouches for "đoàn đã rời Moscow.".
    """
    text = document.article.text
    found: list[Saying] = []
    open_quote: Saying | None = None
    for view in views:
        mentions = sorted((*view.places, *view.media), key=lambda m: m.start)
        here = [*_by_preposition(text, view, mentions), *_by_verb(text, view, mentions)]
        if not here and open_quote is not None:
            carried = open_quote._replace(sentence=view.index, start=view.sentence.start, end=view.sentence.end)
            here = [carried]
        found += here
        open_quote = _still_open(view, here, open_quote)
    return tuple(found)


def _still_open(view: SentenceView, here: Sequence[Saying], before: Saying | None) -> Saying | None:
    """The speaker whose quotation goes on into the next sentence, if one does."""
    was_open = before is not None
    is_open = (len(view.quotes) + was_open) % 2 == 1
    return (here[-1] if here else before) if is_open else None


def _by_preposition(text: str, view: SentenceView, mentions: Sequence[Mention]) -> Iterator[Saying]:
    """Sources after "theo", "dẫn lời", "dẫn nguồn"."""
    sentence = view.sentence
    for cue in view.cues:
        if cue.category != "source":
            continue
        source = next((m for m in mentions if m.start >= cue.end and m.type in _SPEAKERS), None)
        if source is not None and source.start - cue.end <= _SOURCE_GAP:
            end = sentence.end if cue.value == "theo" else sentence.end
            yield _saying(text, view, source, cue, (sentence.start, end))
        elif cue.start - sentence.start < 6:
            stop = next((mark for mark in view.marks if mark > cue.end), sentence.end)
            if 3 < stop - cue.end <= _PHRASE and not count_between(view.reports, cue.end, stop):
                start = cue.end + 1
                written = text[start:stop]
                attribution = Attribution(written, written, start, stop, text[cue.start : cue.end])
                yield Saying(view.index, stop, sentence.end, attribution, (), "phrase")


def _by_verb(text: str, view: SentenceView, mentions: Sequence[Mention]) -> Iterator[Saying]:
    """Sources that are the subject of a verb of saying, before it: "X cho biết …", "…, X cho biết"."""
    sentence = view.sentence
    for cue in view.cues:
        if cue.category != "report":
            continue
        source = _subject(view, cue, mentions)
        if source is None:
            continue
        closes = sentence.end - cue.end <= _TAIL
        if closes and source.start - sentence.start > 20:
            yield _saying(text, view, source, cue, (sentence.start, source.start))
        elif not closes:
            yield _saying(text, view, source, cue, (cue.end, sentence.end))


def _subject(view: SentenceView, cue: Cue, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that a verb of saying has as its subject."""
    before = [m for m in mentions if m.end <= cue.start and m.type in _SPEAKERS]
    if not before:
        return None
    source = before[-1]
    gap = cue.start - source.end
    if gap > _SUBJECT_GAP or count_between(view.clauses, source.end, cue.start):
        return None
    if gap > 30 and count_between(view.marks, source.end, cue.start) > 2:
        return None
    return source


def _saying(text: str, view: SentenceView, source: Mention, cue: Cue, scope: tuple[int, int]) -> Saying:
    date = next((t.value for t in view.times if 0 <= cue.start - t.end <= 6 or 0 <= t.start - cue.end <= 6), None)
    written = text[source.start : source.end]
    name = source.name if source.type in (MentionType.PERSON, MentionType.MEDIA) and source.name else written
    attribution = Attribution(name, written, source.start, source.end, text[cue.start : cue.end], date)
    return Saying(view.index, *scope, attribution, source.codes, source.type.value)
