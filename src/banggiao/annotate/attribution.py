"""Who says it: sources, their verbs of saying, and the words that each vouches for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.sources import PRONOUN, Source, SourceFinder
from banggiao.model.event import Attribution
from banggiao.model.mention import MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.document import Document
    from banggiao.annotate.view import Cue, SentenceView

# Members by themselves: their class is slow to ask (Python 3.11).
_MEDIA, _PERSON = MentionType.MEDIA, MentionType.PERSON
_TAIL = 34  # what may follow a verb of saying that closes its sentence: "cho biết hôm thứ Sáu (16/8)."
_FRONT = 20  # what stands before a source that closes its sentence is longer
_SAYS = frozenset({"report", "source", "accuse"})
_REACH = 3  # sentences that a pronoun looks back over
_MOST = 200  # mentions that a pronoun looks back over: an article has fewer, a hostile one any number
_BREAKS = (", ", '" ', "- ")  # between a quotation and who says it
_NAMES = frozenset(
    {MentionType.ORGANISATION, MentionType.BODY, MentionType.STATE, MentionType.GROUP, MentionType.COMPANY}
)


class Saying(NamedTuple):
    """A source and what it vouches for: characters `start` to `end`, all in sentence number `sentence`.

    `frame`, how it is tied to its words: "lead" ("X cho biết …"), "trail" ("…, X cho biết"), "inside" (between two
    quotations), "theo", "quoted" ("dẫn lời X"), "accuse" ("X cáo buộc …"), "medium" (a paper named otherwise),
    "headline" ("X: …"), "before" and "after" (named in the sentence before or after a quotation).
    """

    sentence: int
    start: int
    end: int
    attribution: Attribution
    codes: tuple[str, ...]
    type: str  # as in Source: a mention's type, "phrase" or "noun"
    frame: str = ""


def find_sayings(document: Document, views: Sequence[SentenceView]) -> tuple[Saying, ...]:
    """Every source of the article with its scope, in text order; a chain gives one saying for each link.

    Example: in "KCNA cho biết đoàn đã rời Moscow." KCNA vouches for "đoàn đã rời Moscow.".
    """
    text = document.article.text
    found: list[Saying] = []
    told: list[list[Saying]] = []  # by sentence
    for view in views:
        here = [_resolved(saying, found, document) for saying in _in_sentence(text, view)]
        told.append([saying for saying in here if saying.attribution.name])
        found += told[-1]
    found += _carried_over(views, told)
    found.sort(key=lambda saying: saying.sentence)
    return tuple(found)


def _carried_over(views: Sequence[SentenceView], told: Sequence[Sequence[Saying]]) -> Iterator[Saying]:
    """What those say whose quotation is a sentence that does not name them: its neighbour after or before does."""
    waiting: list[SentenceView] = []
    voices: list[Saying] = []  # of the sentence before, quotations passed over
    is_open = False
    for view, here in zip(views, told, strict=True):
        said = _voices([saying for saying in here if not _quoted(view, saying, is_open)])
        begins = bool(view.quotes) and view.quotes[0] <= view.sentence.start + 1
        goes_on = (len(view.quotes) + is_open) % 2 == 1
        if not said and (is_open or begins):
            waiting.append(view)
            if not goes_on:
                yield from _carried(voices, waiting, "before")
                waiting = []
        else:
            yield from _carried(said, waiting, "after") if said and is_open else _carried(voices, waiting, "before")
            waiting = []
            voices = said
        is_open = goes_on
    yield from _carried(voices, waiting, "before")


def _in_sentence(text: str, view: SentenceView) -> Iterator[Saying]:
    """What the sentence itself says of its sources."""
    silent = _SAYS.isdisjoint(view.by_category)
    cues = () if silent else [cue for cue in view.cues if cue.category in _SAYS and cue.value != "none"]
    headline = bool(view.marks) and view.folded[view.marks[0]] == ":"
    if not cues and not view.media and not headline:
        return
    finder = SourceFinder(text, view)
    named: set[int] = set()
    for cue in cues:
        for saying in _by_cue(text, view, cue, finder):
            named.add(saying.attribution.start)
            yield saying
    for source in finder.media():
        if source.start not in named:
            sentence = view.sentence
            yield _saying(text, view, source._replace(codes=()), (sentence.start, sentence.end), "medium")
    if headline:
        opening = finder.opens()
        if opening is not None:
            yield _saying(text, view, opening, (opening.end, view.sentence.end), "headline")


def _by_cue(text: str, view: SentenceView, cue: Cue, finder: SourceFinder) -> Iterator[Saying]:
    sentence = view.sentence
    if cue.category == "source":
        frame = "theo" if cue.value == "theo" else "quoted"
        for source in finder.object(cue):
            yield _saying(text, view, source, (sentence.start, sentence.end), frame, cue)
        if frame == "theo":
            return
    for source in finder.subject(cue):
        frame, scope = _frame(view, source, cue)
        yield _saying(text, view, source, scope, frame, cue)


def _frame(view: SentenceView, source: Source, cue: Cue) -> tuple[str, tuple[int, int]]:
    """How the subject of a verb of saying stands to what is said, and which words these are."""
    sentence = view.sentence
    if cue.category == "accuse":
        return "accuse", (cue.end, sentence.end)
    late = source.start - sentence.start > _FRONT
    if late and sentence.end - cue.end <= _TAIL:
        return "trail", (sentence.start, source.start)
    follows = view.folded[source.start - 2 : source.start] in _BREAKS
    if late and follows and any(quote < source.start for quote in view.quotes):
        return "inside", (sentence.start, sentence.end)
    return "lead", (cue.end, sentence.end)


def _saying(
    text: str, view: SentenceView, source: Source, scope: tuple[int, int], frame: str, cue: Cue | None = None
) -> Saying:
    date = None
    if cue is not None:
        date = next((t.value for t in view.times if 0 <= cue.start - t.end <= 6 or 0 <= t.start - cue.end <= 6), None)
    verb = text[cue.start : cue.end] if cue is not None else ""
    attribution = Attribution(source.name, text[source.start : source.end], source.start, source.end, verb, date)
    return Saying(view.index, *scope, attribution, source.codes, source.type, frame)


def _speaker(sayings: Sequence[Saying]) -> Saying | None:
    """Whose quotation it is: the one quoted, else the last who speaks; a paper only where nobody else does."""
    spoken = [s for s in sayings if s.frame not in ("theo", "medium", "accuse", "headline")]
    persons = [s for s in spoken if s.type != _MEDIA.value]
    return persons[-1] if persons else spoken[-1] if spoken else None


def _quoted(view: SentenceView, saying: Saying, is_open: bool) -> bool:
    """Whether the source itself stands inside a quotation; `is_open`: one was open when the sentence began."""
    return (bisect_left(view.quotes, saying.attribution.start) + is_open) % 2 == 1


def _voices(sayings: Sequence[Saying]) -> list[Saying]:
    """Whose quotation it is, and the paper that quotes."""
    speaker = _speaker(sayings)
    if speaker is None:
        return []
    media = {s.attribution.name: s for s in sayings if s.type == _MEDIA.value and s.frame != "medium"}
    media.pop(speaker.attribution.name, None)
    return [*media.values(), speaker]


def _carried(sayings: Sequence[Saying], quoted: Sequence[SentenceView], frame: str) -> Iterator[Saying]:
    for view in quoted:
        for saying in sayings:
            start, end = view.sentence.start, view.sentence.end
            yield saying._replace(sentence=view.index, start=start, end=end, frame=frame)


def _resolved(saying: Saying, found: Sequence[Saying], document: Document) -> Saying:
    """The saying with its pronoun ("ông", "tổ chức này") replaced by the name that the article gives before it."""
    if saying.type != PRONOUN:
        return saying
    written = saying.attribution
    last_before = bisect_right(document.mentions, written.start, key=lambda m: m.end)
    before = document.mentions[max(0, last_before - _MOST) : last_before]
    if saying.codes:
        named = (m for m in reversed(before) if m.type in _NAMES)
        other = next((m for m in named if m.codes == saying.codes), None)
        if other is None:
            return saying
        name = document.article.text[other.start : other.end]
        return saying._replace(attribution=written._replace(name=name), type=other.type.value)
    person = _PERSON.value
    recent = takewhile(lambda s: s.sentence >= saying.sentence - _REACH, reversed(found))
    last = next((s for s in recent if s.type == person), None)
    if last is not None:
        return saying._replace(attribution=written._replace(name=last.attribution.name), codes=last.codes, type=person)
    sentences = document.sentences
    floor = sentences[max(0, saying.sentence - _REACH)].start
    near = takewhile(lambda m: floor <= m.start, reversed(before))
    mention = next((m for m in near if m.type is _PERSON and m.name), None)
    if mention is None:
        return saying
    return saying._replace(attribution=written._replace(name=mention.name), codes=mention.codes, type=person)
