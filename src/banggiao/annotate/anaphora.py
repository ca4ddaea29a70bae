"""Phrases that stand for parties named elsewhere: "nước này", "hai nước", "tổ chức này"; and bodies without a state."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from banggiao.model.mention import Mention, MentionType
from banggiao.model.sentence import SentenceRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.lang.language import Anaphor, Language
    from banggiao.model.sentence import Sentence

_STATES = frozenset(
    {MentionType.STATE, MentionType.CAPITAL, MentionType.SEAT, MentionType.BODY, MentionType.PERSON, MentionType.MEDIA}
)
_LOOKS_BACK_FOR = {
    "state": _STATES,
    "organisation": frozenset({MentionType.ORGANISATION}),
    "body": frozenset({MentionType.BODY, MentionType.COMPANY, MentionType.MEDIA}),
}
_REACH = 3  # sentences to look back over


def resolve_anaphora(
    folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], language: Language
) -> tuple[Mention, ...]:
    """Add ANAPHOR mentions with the parties they stand for, and give bodies without a state the state at hand.

    `mentions` are those found by name, in order. A single anaphor takes the nearest party before it; a pair takes
    the two parties that the sentence, else its neighbours, else the title speak of most. Returns all mentions, in
    order.

    Example: in "Nga và Lào họp. Hai nước đã ký hiệp định." the mention "Hai nước" has codes ("RUS", "LAO").
    """
    found = [
        Mention(start, end, MentionType.ANAPHOR, (), folded[start:end], "anaphor")
        for _, start, end in language.anaphor_matcher.find(folded)
    ]
    merged = _merge(mentions, found)
    main = _main_pair(sentences, mentions)
    before: list[Mention] = []
    resolved: list[Mention] = []
    for sentence, here in _by_sentence(sentences, merged):
        reach = _reach(sentences, sentence)
        before = [m for m in before if m.start >= reach]
        for mention in here:
            if mention.type is MentionType.ANAPHOR:
                codes = _codes(language.anaphors[mention.name], before, here, mention, main)
                mention = mention._replace(codes=codes)
            elif not mention.codes and mention.type in (MentionType.BODY, MentionType.GROUP):
                mention = mention._replace(codes=_nearest(before, _STATES))
            resolved.append(mention)
            if mention.codes:
                before.append(mention)
    return tuple(resolved)


def _codes(
    anaphor: Anaphor, before: Sequence[Mention], here: Sequence[Mention], mention: Mention, main: tuple[str, ...]
) -> tuple[str, ...]:
    types = _LOOKS_BACK_FOR[anaphor.kind]
    if anaphor.number == 1:
        return _nearest(before, types)
    same = _distinct([m for m in before if m.start >= here[0].start] or (), types)
    if len(same) == anaphor.number:
        return same
    inside = _distinct([m for m in here if m is not mention], types)
    if len(inside) == anaphor.number:
        return inside
    recent = _distinct(list(reversed(before)), types)
    if len(recent) == anaphor.number:
        return tuple(reversed(recent))
    if len(main) >= anaphor.number:
        return main[: anaphor.number]
    return tuple(reversed(recent[: anaphor.number])) if len(recent) >= anaphor.number else ()


def _nearest(before: Sequence[Mention], types: frozenset[MentionType]) -> tuple[str, ...]:
    for mention in reversed(before):
        if mention.type in types and len(mention.codes) == 1:
            return mention.codes
    return ()


def _distinct(mentions: Sequence[Mention], types: frozenset[MentionType]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for m in mentions if m.type in types for code in m.codes))


def _main_pair(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The parties that the article speaks of most, those of its title first."""
    counts: Counter[str] = Counter()
    title_end = sentences[0].end if sentences else 0
    for mention in mentions:
        if mention.type in _STATES:
            for code in mention.codes:
                counts[code] += 4 if mention.start < title_end else 1
    return tuple(code for code, _ in counts.most_common(3))


def _merge(mentions: Sequence[Mention], found: Sequence[Mention]) -> list[Mention]:
    """Both lists in order; a phrase that names its party is no anaphor."""
    merged: list[Mention] = []
    position = 0
    for anaphor in found:
        while position < len(mentions) and mentions[position].end <= anaphor.start:
            merged.append(mentions[position])
            position += 1
        if position == len(mentions) or mentions[position].start >= anaphor.end:
            merged.append(anaphor)
    return [*merged, *mentions[position:]]


def _by_sentence(
    sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[tuple[Sentence, list[Mention]]]:
    position = 0
    for sentence in sentences:
        here: list[Mention] = []
        while position < len(mentions) and mentions[position].start < sentence.end:
            if mentions[position].start >= sentence.start:
                here.append(mentions[position])
            position += 1
        if here:
            yield sentence, here


def _reach(sentences: Sequence[Sentence], sentence: Sentence) -> int:
    index = bisect_left(sentences, sentence.start, key=lambda s: s.start)
    first = max(0, index - _REACH)
    beyond = sentences[first].role is SentenceRole.TITLE and index > _REACH
    return sentence.start if beyond else sentences[first].start
