"""Candidates: every place where the lexicon knows a trigger. High recall; what stands is decided later."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.matcher import GAP
from banggiao.model.mention import MentionType

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from banggiao.annotate.document import Document
    from banggiao.lang.entries import TriggerEntry
    from banggiao.lang.matcher import Found
    from banggiao.model.sentence import Sentence

_PLACES = frozenset({MentionType.STATE, MentionType.CAPITAL, MentionType.SEAT, MentionType.CITY, MentionType.REGION})
_BESIDE = 30  # characters on either side in which a word stands right beside a trigger
_START = itemgetter(0)


class Candidate(NamedTuple):
    """A possible event mention: characters `start` to `end` in sentence number `sentence`, read by `entry`.

    `gap`: between which characters other words stand than the trigger's; `nested`: a longer trigger covers it.
    """

    start: int
    end: int
    sentence: int
    entry: TriggerEntry
    gap: tuple[int, int]
    nested: bool


def find_candidates(document: Document) -> list[Candidate]:
    """Every trigger of the document whose conditions hold, in text order, longest first at a place.

    Of two triggers of one kind where one covers the other, only the longer is a candidate.
    """
    found: list[Candidate] = []
    here: list[Candidate] = []
    folded, sentences, near = document.folded, document.sentences, document.scan.near
    places = frozenset([mention.start for mention in document.mentions if mention.type in _PLACES])
    number, stop = -1, 0
    words: Set[str] | None = None  # of the sentence, those beside which a trigger stands; None until asked for
    for start, end, entry, form in document.scan.triggers:
        while start >= stop:
            found += _without_covered(here)
            here, words = [], None
            number += 1
            stop = sentences[number].end
        if end > stop or (entry.place_next and end + 1 not in places):
            continue
        if entry.near:
            if words is None:
                words = _within(near, sentences[number])
            if entry.near.isdisjoint(words):
                continue
        if _may_stand(entry, folded, start, end):
            here.append(Candidate(start, end, number, entry, _gap(form, start, end), nested=False))
    return found + _without_covered(here)


def _gap(form: str, start: int, end: int) -> tuple[int, int]:
    """Between which characters a form with a gap, found there, leaves other words; nowhere without one.

    Example: of "nói … phải", found in "nói nếu Nga từ chối thì phải", where "nếu Nga từ chối thì" stands.
    """
    first, gap, rest = form.partition(GAP)
    return (start + len(first.rstrip()), end - len(rest.rpartition(GAP)[2].lstrip())) if gap else (end, end)


def _within(places: Sequence[Found[None]], sentence: Sentence) -> Set[str]:
    """The forms of those places that lie in the sentence."""
    first, last = (bisect_left(places, position, key=_START) for position in sentence[:2])
    return {form for _, _, _, form in places[first:last]}


def _may_stand(entry: TriggerEntry, folded: str, start: int, end: int) -> bool:
    """Whether the words right before and right after a trigger let it stand."""
    if entry.not_before and _begins_with(folded[end : end + _BESIDE].lstrip(), entry.not_before):
        return False
    return not (entry.not_after and _ends_with(folded[max(0, start - _BESIDE) : start].rstrip(), entry.not_after))


def _begins_with(text: str, words: tuple[str, ...]) -> bool:
    # The cheap question first, of all words at once: few places need a look at the edges of words.
    return text.startswith(words) and any(text.startswith(w) and not text[len(w) : len(w) + 1].isalnum() for w in words)


def _ends_with(text: str, words: tuple[str, ...]) -> bool:
    return text.endswith(words) and any(text.endswith(w) and not text[: -len(w)][-1:].isalnum() for w in words)


def _without_covered(candidates: list[Candidate]) -> list[Candidate]:
    if len(candidates) < 2:
        return candidates
    kept: list[Candidate] = []
    candidates.sort(key=lambda c: (c.start, -c.end))
    for candidate in candidates:
        start, end, entry = candidate.start, candidate.end, candidate.entry
        covering = [other for other in kept if end <= other.end]  # none of them begins after it
        if not covering:
            kept.append(candidate)
        elif entry.kind not in [other.entry.kind for other in covering]:
            longer = [other for other in covering if other.end - other.start > end - start]
            nested = not all(_leaves(other, candidate) for other in longer)
            kept.append(candidate._replace(nested=nested))
    return kept


def _leaves(one: Candidate, other: Candidate) -> bool:
    """Whether the other stands in the gap of the one, among words that are not the one's own."""
    return one.gap[0] <= other.start and other.end <= one.gap[1]
