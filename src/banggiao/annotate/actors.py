"""Parties and places named in the text: states, capitals, organisations, bodies of states, groups, media."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.matcher import find_word
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from banggiao.lang.entries import ActorEntry, BodyEntry, Guard
    from banggiao.lang.language import Language
    from banggiao.lang.lexicon import Lexicon
    from banggiao.lang.matcher import Found, Scan
    from banggiao.model.sentence import Sentence

# "Nga-Triều", "Mỹ - Nhật - Hàn": short names joined by dashes.
_PAIR = re.compile(r"\b[^\W\d_]{2,9}(?: ?- ?[^\W\d_]{2,9}){1,3}\b")
_BEFORE_DASH = re.compile(r"\b[^\W\d_]{2,9} ?\Z")
_STATES = (MentionType.STATE, MentionType.CAPITAL, MentionType.SEAT)
_NO_BODY_AFTER = (MentionType.MEDIA, MentionType.REGION)
_DASH_REACH = 10  # characters before a dash in which the short name before it begins
_START = itemgetter(0)
_NAMED = 2  # times that an article names what it is about, at least
_JOIN = 12  # characters that may stand between a body's head and its state: " của nước "


class _Head(NamedTuple):
    """A body's head as it stands: "các quan chức cấp cao" is one, though the lexicon knows its parts."""

    start: int
    end: int
    entry: BodyEntry


def find_actors(
    text: str, folded: str, sentences: Sequence[Sentence], scan: Scan, language: Language
) -> tuple[Mention, ...]:
    """Find the parties and places of `text`, in order, none overlapping another.

    `folded` is the folded text, `scan` the forms of the language in it. A body takes the state that follows it ("Bộ
    Ngoại giao Nga" is a body of RUS); one without has no codes yet.

    Example: "Bộ Ngoại giao Nga cho biết" gives one mention, a BODY of RUS, from 0 to 17.
    """
    actors = _actors(text, folded, sentences, scan.actors, language)
    return _join_bodies(text, folded, actors, _outside(scan.bodies, actors), language.body_links)


def _actors(
    text: str, folded: str, sentences: Sequence[Sentence], hits: Sequence[Found[ActorEntry]], language: Language
) -> list[Mention]:
    """The leftmost longest of the parties that stand where they were found, and of the pairs of states."""
    lexicon = language.lexicon
    starts = {start for start, _, _, _ in hits}
    pairs = list(_pairs(text, folded, lexicon))
    found: list[Mention] = []
    last = -1
    for hit in hits:
        start, end, entry, _ = hit
        if start < last and not pairs:
            continue  # it gives way to the one before, whatever it is
        if _holds(hit, folded, sentences, lexicon) or _opens_list(folded, end, starts, language.list_links):
            found.append(Mention(start, end, entry.type, entry.codes, text[start:end], entry.id))
            last = end
    return _longest([*pairs, *found]) if pairs else found


def _longest(mentions: list[Mention]) -> list[Mention]:
    """The leftmost longest mentions, none overlapping another."""
    mentions.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _holds(hit: Found[ActorEntry], folded: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> bool:
    """Whether the guards of the form, if it has any, let this hit stand."""
    start, end, entry, form = hit
    if folded.startswith("-", end) and folded[end + 1 : end + 2].isalpha() and form not in lexicon.pair_parts:
        return end - start > 4
    for guard in lexicon.guards.get(form, ()):
        if (not guard.code or guard.code in entry.codes) and not _passes(guard, start, end, folded, sentences):
            return False
    return True


def _opens_list(folded: str, end: int, starts: set[int], links: tuple[str, ...]) -> bool:
    """Whether another party follows right after, as in "Anh, Pháp và Đức": then a doubtful form is a state."""
    return folded.startswith(links, end) and any(
        folded.startswith(link, end) and end + len(link) in starts for link in links
    )


def _passes(guard: Guard, start: int, end: int, folded: str, sentences: Sequence[Sentence]) -> bool:
    after = folded[end : end + 30].lstrip()
    if after.startswith(guard.not_before) and any(_begins(after, word) for word in guard.not_before):
        return False
    before = folded[max(0, start - 30) : start].rstrip()
    if before.endswith(guard.not_after) and any(_ends(before, word) for word in guard.not_after):
        return False
    needs = guard.needs_near or guard.needs_in_article
    if not needs and not guard.not_near and guard.initial:
        return True
    number = bisect_right(sentences, start, key=_START) - 1
    if number < 0 or start >= sentences[number].end:
        return True
    sentence = sentences[number]
    around = folded[sentence.start : start] + " \n " + folded[end : sentence.end]
    if any(find_word(around, word, 0, len(around)) >= 0 for word in guard.not_near):
        return False
    # A form that is doubtful only at the head of a sentence, where every word has a capital, needs nothing elsewhere.
    doubtful = bool(needs) if guard.initial else start == sentence.start
    near = doubtful and any(word in around for word in guard.needs_near)
    return not doubtful or near or _is_about(folded, guard.needs_in_article)


def _is_about(folded: str, words: tuple[str, ...]) -> bool:
    """Whether an article names its subject: by one of `words` twice, or by two of them; once is in passing."""
    return sum(map(folded.count, words)) >= _NAMED


def _begins(text: str, word: str) -> bool:
    return text.startswith(word) and not text[len(word) : len(word) + 1].isalnum()


def _ends(text: str, word: str) -> bool:
    return text.endswith(word) and not text[-len(word) - 1 : -len(word)].isalnum()


def _pairs(text: str, folded: str, lexicon: Lexicon) -> Iterable[Mention]:
    for match in _dashed(folded):
        written = text[match.start() : match.end()]
        parts = [part.strip() for part in re.split(r"[-–—‑]", written)]
        codes = [lexicon.pair_parts.get(part) for part in parts]
        if all(codes) and len(set(codes)) > 1:
            found = tuple(code for code in codes if code)
            yield Mention(match.start(), match.end(), MentionType.STATE, found, written, "pair")


def _dashed(folded: str) -> Iterator[re.Match[str]]:
    """What `_PAIR` finds, looked for only around dashes: most of a text has none."""
    end = 0
    dash = folded.find("-")
    while dash >= 0:
        first = _BEFORE_DASH.search(folded, max(end, dash - _DASH_REACH), dash)
        match = _PAIR.match(folded, first.start()) if first else None
        if match:
            yield match
            end = match.end()
        dash = folded.find("-", max(end, dash + 1))


def _outside(heads: Iterable[Found[BodyEntry]], actors: Sequence[Mention]) -> list[_Head]:
    """The body heads that lie in no actor, those that overlap taken together."""
    kept: list[_Head] = []
    position = 0
    for start, end, entry, _ in heads:
        while position < len(actors) and actors[position].end <= start:
            position += 1
        if position < len(actors) and actors[position].start < end:
            continue
        if kept and start < kept[-1].end:
            first = kept[-1]
            kept[-1] = _Head(first.start, max(first.end, end), first.entry)
        else:
            kept.append(_Head(start, end, entry))
    return kept


def _join_bodies(
    text: str, folded: str, actors: Sequence[Mention], heads: Sequence[_Head], links: frozenset[str]
) -> tuple[Mention, ...]:
    """Join each head with the heads and the state right after it; heads without a state stand alone."""
    items: list[Mention | _Head] = sorted([*actors, *heads], key=_START)
    joined: list[Mention] = []
    index = 0
    while index < len(items):
        item = items[index]
        if isinstance(item, Mention):
            joined.append(item)
            index += 1
            continue
        last = index
        while last + 1 < len(items) and _adjacent(folded, items[last].end, items[last + 1], links):
            last += 1
            if isinstance(items[last], Mention):
                break
        tail = items[last]
        entry = item.entry
        if isinstance(tail, Mention):
            joined.append(Mention(item.start, tail.end, entry.type, tail.codes, text[item.start : tail.end], entry.id))
        elif text[item.start].isupper() and entry.type is MentionType.BODY:  # "tàu", "phụ nữ" alone are plain words
            joined.append(Mention(item.start, tail.end, entry.type, (), text[item.start : tail.end], entry.id))
        index = last + 1
    return tuple(joined)


def _adjacent(folded: str, end: int, following: Mention | _Head, links: frozenset[str]) -> bool:
    """Whether nothing but white space or a linking word ("của", "nước") stands between `end` and the next item."""
    if isinstance(following, Mention) and (following.type in _NO_BODY_AFTER or not following.codes):
        return False
    if following.start - end > _JOIN:
        return False
    between = folded[end : following.start]
    return "\n" not in between and between.strip() in links
