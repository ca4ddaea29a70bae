"""Candidates: every place where the lexicon knows a trigger. High recall; what stands is decided later."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.entries import TriggerEntry
from banggiao.model.mention import MentionType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from banggiao.annotate.document import Document
    from banggiao.lang.matcher import Hit
    from banggiao.model.sentence import Sentence

_GAP_CHARACTERS = 60  # about eight syllables
_PLACES = (MentionType.STATE, MentionType.CAPITAL, MentionType.SEAT, MentionType.CITY, MentionType.REGION)


class Candidate(NamedTuple):
    """A possible event mention: characters `start` to `end` in sentence number `sentence`, read by `entry`.

    `nested`: a longer trigger covers it.
    """

    start: int
    end: int
    sentence: int
    entry: TriggerEntry
    nested: bool


def find_candidates(document: Document) -> list[Candidate]:
    """Every trigger of the document whose conditions hold, in text order, longest first at a place.

    Of two triggers of one kind where one covers the other, only the longer is a candidate.
    """
    found: list[Candidate] = []
    position = 0
    places = frozenset(mention.start for mention in document.mentions if mention.type in _PLACES)
    triggers = [
        hit
        for hit in document.hits
        if isinstance(hit.entry, TriggerEntry) and (not hit.entry.place_next or hit.end + 1 in places)
    ]
    for index, sentence in enumerate(document.sentences):
        here: list[Hit] = []
        while position < len(triggers) and triggers[position].start < sentence.end:
            if triggers[position].end <= sentence.end:
                here.append(triggers[position])
            position += 1
        if here:
            found += _without_covered(_standing(document.folded, sentence, index, here))
    return found


def _standing(folded: str, sentence: Sentence, index: int, hits: Iterable[Hit]) -> Iterator[Candidate]:
    text = folded[sentence.start : sentence.end]
    for hit in hits:
        entry = hit.entry
        assert isinstance(entry, TriggerEntry)
        end = _end(folded, sentence, hit) if hit.tail else hit.end
        if end < 0 or not conditions_hold(entry, folded, (hit.start, end), text):
            continue
        yield Candidate(hit.start, end, index, entry, nested=False)


def _end(folded: str, sentence: Sentence, hit: Hit) -> int:
    """Where the trigger ends, its further parts found after gaps; -1 where one is missing."""
    end = hit.end
    for word in hit.tail:
        start = _find_word(folded, word, end, min(sentence.end, end + _GAP_CHARACTERS + len(word)))
        if start < 0 or any(mark in folded[end:start] for mark in ".;!?"):
            return -1
        end = start + len(word)
    return end


def _find_word(folded: str, word: str, start: int, stop: int) -> int:
    found = folded.find(word, start, stop)
    while found >= 0:
        after = found + len(word)
        if not folded[max(0, found - 1) : found].isalnum() and not folded[after : after + 1].isalnum():
            return found
        found = folded.find(word, found + 1, stop)
    return -1


def conditions_hold(entry: TriggerEntry, folded: str, span: tuple[int, int], sentence: str) -> bool:
    """Whether the words round `span` of `folded` let `entry` stand; `sentence` is the folded sentence."""
    start, end = span
    if entry.not_before and _begins_with(folded[end : end + 30].lstrip(), entry.not_before):
        return False
    if entry.not_after and _ends_with(folded[max(0, start - 30) : start].rstrip(), entry.not_after):
        return False
    if not entry.near:
        return True
    return any(word in sentence and _find_word(sentence, word, 0, len(sentence)) >= 0 for word in entry.near)


def _begins_with(text: str, words: tuple[str, ...]) -> bool:
    # The cheap question first, of all words at once: few places need a look at the edges of words.
    return text.startswith(words) and any(text.startswith(w) and not text[len(w) : len(w) + 1].isalnum() for w in words)


def _ends_with(text: str, words: tuple[str, ...]) -> bool:
    return text.endswith(words) and any(text.endswith(w) and not text[: -len(w)][-1:].isalnum() for w in words)


def _without_covered(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        covering = [k for k in kept if k.start <= candidate.start and candidate.end <= k.end]
        if any(k.entry.kind == candidate.entry.kind for k in covering):
            continue
        longer = any(k.end - k.start > candidate.end - candidate.start for k in covering)
        kept.append(candidate._replace(nested=longer))
    yield from kept

