"""Titles without a name that stand for a person: "Tổng thống Mỹ", "Thủ tướng nước này", "người đồng cấp Nga"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.skeleton import skeleton
from banggiao.lang.titles import ADDRESS, COUNTERPART
from banggiao.model.mention import UNKNOWN, Mention, MentionType, Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.person_around import Around
    from banggiao.annotate.person_groups import Individual
    from banggiao.annotate.person_layers import Layers, TitlePhrase

_HEADS = frozenset({"head_of_state", "head_of_government", "party", "chair", "royal", "leader"})
_SAME = {
    "head_of_state": _HEADS,
    "party": _HEADS,
    "leader": _HEADS,
    "chair": _HEADS,
    "royal": frozenset({"royal", "head_of_state"}),
}
# Titles that many hold: they stand for the one whom the article names with that very title and state.
_MANY = frozenset({"leader", "chair", "minister", "adviser"})
_ONE_OF_MANY = frozenset({"minister", "adviser"})
_BEFORE = 20  # characters in which the word before a phrase is looked for
_STATES = frozenset({MentionType.STATE, MentionType.CAPITAL, MentionType.SEAT})


class Cast(NamedTuple):
    """The persons of an article and the record of each, in the same order."""

    people: Sequence[Individual]
    records: Sequence[Person]


def find_phrases(layers: Layers, phrases: Sequence[TitlePhrase], cast: Cast, around: Around) -> Iterator[Mention]:
    """The mentions of persons by title, with a state, with "nước này" or alone.

    A title with a state stands for the article's person of that state and office, the one named nearest before; where
    the article names none, for itself. A title alone stands for the one named with it before.

    Example: after "Tổng thống Nga Vladimir Putin" the phrase "nhà lãnh đạo Nga" has the name "Vladimir Putin".
    """
    for phrase in phrases:
        if _speaks_of_one(layers, phrase):
            mention = _mention(layers, phrase, cast, around)
            if mention is not None:
                yield mention


def _mention(layers: Layers, phrase: TitlePhrase, cast: Cast, around: Around) -> Mention | None:
    bare = any(hit.entry.bare for hit in phrase.titles)
    party = phrase.party
    if party is not None and party.codes:
        code = party.codes[0]
        if bare:
            several = len(party.codes) > 1  # "ngoại trưởng E3": each of them has one
            found = None if several else _holder(layers, phrase, code, cast)
            name = found.name if found is not None else layers.text[phrase.start : phrase.office_end]
            return Mention(phrase.start, phrase.office_end, MentionType.PERSON, party.codes, name, "person")
        if phrase.category not in _MANY or party.type not in _STATES or party.end != phrase.office_end:
            return None
        return _of(phrase, _holder(layers, phrase, code, cast))
    if party is not None:
        return None
    if phrase.same_state:
        code = around.topic(phrase.start)
        return _of(phrase, _holder(layers, phrase, code, cast)) if code else None
    plain = phrase.office_end == phrase.titles[-1].end and layers.text[phrase.start].isupper()
    if plain and (bare or phrase.category in _ONE_OF_MANY):
        return _of(phrase, _named_with(layers, phrase, cast))
    return None


def _of(phrase: TitlePhrase, record: Person | None) -> Mention | None:
    if record is None:
        return None
    codes = (record.country,) if record.country != UNKNOWN else ()
    return Mention(phrase.start, phrase.office_end, MentionType.PERSON, codes, record.name, "person")


def _speaks_of_one(layers: Layers, phrase: TitlePhrase) -> bool:
    words = layers.folded[max(0, phrase.start - _BEFORE) : phrase.start].split()[-2:]
    refused = layers.lexicon.not_bare
    return not words or (words[-1] not in refused and " ".join(words) not in refused)


def _holder(layers: Layers, phrase: TitlePhrase, code: str, cast: Cast) -> Person | None:
    """The article's person of that state and office: one who holds it still, named nearest before, else first after."""
    category = phrase.category
    wanted = _SAME.get(category, frozenset({category}))
    own = skeleton(layers.text[phrase.start : phrase.titles[-1].end]) if category in _ONE_OF_MANY else ""
    best: tuple[bool, bool, int] | None = None
    holder = None
    for person, record in zip(cast.people, cast.records, strict=True):
        if record.country != code or own not in skeleton(record.office):
            continue
        held = person.categories
        if person.known is not None:
            held = held | {layers.lexicon.offices[term.office] for term in person.known.terms if term.code == code}
        if category != COUNTERPART and wanted.isdisjoint(held):
            continue
        before = [phrase.start - s.name.start for s in person.spots if s.name.start < phrase.start]
        rank = (not person.former, bool(before), -min(before) if before else -record.start)
        if best is None or rank > best:
            best, holder = rank, record
    return holder


def _named_with(layers: Layers, phrase: TitlePhrase, cast: Cast) -> Person | None:
    """The person named nearest before with the title that stands alone here, or with its beginning."""
    category = phrase.category
    if category == COUNTERPART:
        return None
    own = layers.folded[phrase.titles[-1].start : phrase.titles[-1].end]
    best = False, -1
    holder = None
    for person, record in zip(cast.people, cast.records, strict=True):
        if category not in person.categories or person.former:
            continue
        forms = _titles_before(layers, person, phrase.start)
        if any(form.startswith(own) or own.startswith(form) for form in forms):
            last = max(s.name.start for s in person.spots if s.name.start < phrase.start)
            if (own in forms, last) > best:
                best, holder = (own in forms, last), record
    return holder


def _titles_before(layers: Layers, person: Individual, position: int) -> set[str]:
    """The titles that the article gives a person before `position`, folded."""
    return {
        layers.folded[hit.start : hit.end]
        for spot in person.spots
        if spot.name.start < position
        for told in (spot.title, spot.after)
        if told is not None
        for hit in told.titles
        if hit.entry.category not in ADDRESS
    }
