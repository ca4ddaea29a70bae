"""Candidates: every place where the lexicon knows a trigger. High recall; what stands is decided later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.entries import TriggerEntry
from banggiao.model.mention import MentionType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from banggiao.annotate.document import Document
    from banggiao.lang.matcher import Hit
    from banggiao.model.sentence import Sentence

_ENDS = re.compile("[.;!?]")
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
        if isinstance(entry := hit.entry, TriggerEntry) and (not entry.place_next or hit.end + 1 in places)
    ]
    for index, sentence in enumerate(document.sentences):
        here: list[Hit] = []
        stop = sentence.end
        while position < len(triggers) and triggers[position].start < stop:
            if triggers[position].end <= stop:
                here.append(triggers[position])
            position += 1
        if here:
            found += _without_covered(_standing(document.folded, sentence, index, here))
    return found


def _standing(folded: str, sentence: Sentence, index: int, hits: Iterable[Hit]) -> Iterator[Candidate]:
    text = folded[sentence.start : sentence.end]
    for hit in hits:
        start, end, entry, _, tail = hit
        assert isinstance(entry, TriggerEntry)
        if tail:
            end = _end(folded, sentence, hit)
        if end >= 0 and conditions_hold(entry, folded, (start, end), text):
            yield Candidate(start, end, index, entry, nested=False)


def _end(folded: str, sentence: Sentence, hit: Hit) -> int:
    """Where the trigger ends, its further parts found after gaps; -1 where one is missing."""
    end = hit.end
    for word in hit.tail:
        start = _find_word(folded, word, end, min(sentence.end, end + _GAP_CHARACTERS + len(word)))
        if start < 0 or _ENDS.search(folded, end, start):
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
    return any(_find_word(sentence, word, 0, len(sentence)) >= 0 for word in entry.near if word in sentence)


def _begins_with(text: str, words: tuple[str, ...]) -> bool:
    # The cheap question first, of all words at once: few places need a look at the edges of words.
    return text.startswith(words) and any(text.startswith(w) and not text[len(w) : len(w) + 1].isalnum() for w in words)


def _ends_with(text: str, words: tuple[str, ...]) -> bool:
    return text.endswith(words) and any(text.endswith(w) and not text[: -len(w)][-1:].isalnum() for w in words)


def _without_covered(candidates: Iterable[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        start, end, _, entry, _ = candidate
        covering = [other for other in kept if end <= other.end]  # none of them begins after it
        if not covering:
            kept.append(candidate)
        elif entry.kind not in [other.entry.kind for other in covering]:
            longer = any(other.end - other.start > end - start for other in covering)
            kept.append(candidate._replace(nested=True) if longer else candidate)
    return kept
