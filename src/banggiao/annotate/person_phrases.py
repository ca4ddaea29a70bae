"""Phrases without a name that stand for a person: "Tổng thống Mỹ", "người đồng cấp Nga", "ông này"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from banggiao.annotate.person_country import UNKNOWN
from banggiao.lang.titles import COUNTERPART
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.person_groups import Individual
    from banggiao.annotate.person_layers import Layers, TitlePhrase
    from banggiao.model.mention import Person

_HEADS = frozenset({"head_of_state", "head_of_government", "party", "chair", "royal", "leader"})
_SAME = {
    "head_of_state": _HEADS,
    "party": _HEADS,
    "royal": frozenset({"royal", "head_of_state"}),
}
_REACH = 12  # names that a pronoun looks back over
_BEFORE = 20  # characters in which the word before a phrase is looked for


def find_phrases(
    layers: Layers, phrases: Sequence[TitlePhrase], people: Sequence[Individual], records: Sequence[Person]
) -> Iterator[Mention]:
    """The mentions of persons by title and state alone, and by pronoun.

    A title with a state stands for the article's person of that state and office, the one named nearest before; where
    the article names none, for itself.

    Example: after "Tổng thống Nga Vladimir Putin" the phrase "nhà lãnh đạo Nga" has the name "Vladimir Putin".
    """
    yield from _titles(layers, phrases, people, records)
    yield from _pronouns(layers, people, records)


def _titles(
    layers: Layers, phrases: Sequence[TitlePhrase], people: Sequence[Individual], records: Sequence[Person]
) -> Iterator[Mention]:
    for phrase in phrases:
        party = phrase.party
        if party is None or not party.codes or not _speaks_of_one(layers, phrase):
            continue
        record = _holder(layers, phrase, party.codes[0], people, records)
        name = record.name if record is not None else layers.text[phrase.start : phrase.office_end]
        yield Mention(phrase.start, phrase.office_end, MentionType.PERSON, party.codes[:1], name, "person")


def _speaks_of_one(layers: Layers, phrase: TitlePhrase) -> bool:
    if not any(hit.entry.bare for hit in phrase.titles):
        return False
    words = layers.folded[max(0, phrase.start - _BEFORE) : phrase.start].split()[-2:]
    refused = layers.lexicon.not_bare
    return not words or (words[-1] not in refused and " ".join(words) not in refused)


def _holder(
    layers: Layers, phrase: TitlePhrase, code: str, people: Sequence[Individual], records: Sequence[Person]
) -> Person | None:
    """The article's person of that state and office; the one named nearest before the phrase, else the first after."""
    category = phrase.category
    wanted = _SAME.get(category, frozenset({category}))
    best: tuple[int, int] | None = None
    holder = None
    for person, record in zip(people, records, strict=True):
        if record.country != code:
            continue
        held = person.categories
        if person.known is not None:
            held = held | {layers.lexicon.offices[term.office] for term in person.known.terms if term.code == code}
        if category != COUNTERPART and wanted.isdisjoint(held):
            continue
        before = [phrase.start - s.name.start for s in person.spots if s.name.start < phrase.start]
        rank = (bool(before), -min(before) if before else -record.start)
        if best is None or rank > best:
            best, holder = rank, record
    return holder


def _pronouns(layers: Layers, people: Sequence[Individual], records: Sequence[Person]) -> Iterator[Mention]:
    """ "ông này", "bà ấy": the person named last whose form of address agrees."""
    named = sorted((spot.name.start, number) for number, person in enumerate(people) for spot in person.spots)
    if not named:
        return
    for match in layers.lexicon.pronoun_pattern.finditer(layers.folded):
        gender = layers.lexicon.pronouns[match.group()]
        here = bisect_left(named, (match.start(), 0))
        for _, number in reversed(named[max(0, here - _REACH) : here]):
            female = people[number].female
            if gender and female is not None and female != (gender == "she"):
                continue
            record = records[number]
            codes = (record.country,) if record.country != UNKNOWN else ()
            yield Mention(match.start(), match.end(), MentionType.PERSON, codes, record.name, "person")
            break
