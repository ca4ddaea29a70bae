"""Phrases that stand for parties named elsewhere: "nước này", "hai nước", "tổ chức này"; and bodies without a state."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from banggiao.lang.forms import longest
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from banggiao.lang.language import Anaphor
    from banggiao.lang.matcher import Found
    from banggiao.model.sentence import Sentence

_STATES = frozenset(
    {MentionType.STATE, MentionType.CAPITAL, MentionType.SEAT, MentionType.BODY, MentionType.PERSON, MentionType.MEDIA}
)
_LOOKS_BACK_FOR = {
    "state": _STATES,
    "organisation": frozenset({MentionType.ORGANISATION}),
    "body": frozenset({MentionType.BODY, MentionType.COMPANY, MentionType.MEDIA}),
}
_ANAPHOR = MentionType.ANAPHOR
_OPEN = frozenset({MentionType.BODY, MentionType.GROUP})  # may lack a state
_REACH = 3  # sentences to look back over
_START = itemgetter(0)


def resolve_anaphora(
    folded: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    anaphors: Iterable[Found[Anaphor]],
) -> tuple[Mention, ...]:
    """Add ANAPHOR mentions with the parties they stand for, and give bodies without a state the state at hand.

    `mentions` are those found by name, `anaphors` where the language's phrases stand, both in order. A single anaphor
    takes the nearest party before it; a pair takes the two parties that the sentence, else its neighbours, else the
    title speak of most. Returns all mentions, in order.

    Example: in "Nga và Lào họp. Hai nước đã ký hiệp định." the mention "Hai nước" has codes ("RUS", "LAO").
    """
    standing = longest(anaphors)
    found = [Mention(start, end, _ANAPHOR, (), folded[start:end], "anaphor") for start, end, _, _ in standing]
    known = {start: anaphor for start, _, anaphor, _ in standing}
    merged = _merge(mentions, found)
    main = partial(_main_pair, sentences, mentions)
    resolved: list[Mention] = []
    for mention in merged:
        if mention.type is _ANAPHOR:
            number = _number(sentences, mention)
            before = _before(resolved, sentences, number)
            start, end, _ = sentences[number]
            inside = merged[bisect_left(merged, start, key=_START) : bisect_left(merged, end, key=_START)]
            mention = mention._replace(codes=_codes(known[mention.start], mention, before, inside, main))
        elif not mention.codes and mention.type in _OPEN:
            before = _before(resolved, sentences, _number(sentences, mention))
            mention = mention._replace(codes=_nearest(before, _STATES))
        resolved.append(mention)
    return tuple(resolved)


def _number(sentences: Sequence[Sentence], mention: Mention) -> int:
    """The number of the sentence in which a mention stands."""
    return bisect_right(sentences, mention.start, key=_START) - 1


def _before(resolved: Sequence[Mention], sentences: Sequence[Sentence], number: int) -> list[Mention]:
    """Of the mentions so far those with parties that a phrase of the sentence `number` may look back to."""
    start = sentences[max(0, number - _REACH)].start
    first = bisect_left(resolved, start, key=_START)
    return [mention for mention in resolved[first:] if mention.codes]


def _codes(
    anaphor: Anaphor,
    mention: Mention,
    before: Sequence[Mention],
    inside: Sequence[Mention],
    main: Callable[[], tuple[str, ...]],
) -> tuple[str, ...]:
    """The parties that an anaphor stands for; `inside`: all mentions of its sentence; `main`: asked for at last."""
    types, number = _LOOKS_BACK_FOR[anaphor.kind], anaphor.number
    if number == 1:
        return _nearest(before, types)
    same = _distinct([m for m in before if m.start >= inside[0].start], types)
    if len(same) == number:
        return same
    around = _distinct([m for m in inside if m is not mention], types)
    if len(around) == number:
        return around
    recent = _distinct(list(reversed(before)), types)
    if len(recent) == number:
        return tuple(reversed(recent))
    most = main()
    if len(most) >= number:
        return most[:number]
    return tuple(reversed(recent[:number])) if len(recent) >= number else ()


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
