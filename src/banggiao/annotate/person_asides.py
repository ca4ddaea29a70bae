"""What is told of a person outside the title: second names, lists after one title, offices that one is chosen for."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from banggiao.annotate.person_layers import TitlePhrase
from banggiao.annotate.person_shapes import Shape
from banggiao.annotate.person_titles import read_title
from banggiao.lang.titles import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.person_layers import Layers
    from banggiao.annotate.person_names import Piece

_BEFORE = 200  # characters in which the beginning of a clause is looked for
_WORD = 12  # characters in which the word before a title is looked for
_GAP = 40  # characters that may stand between a name and a second name of the same person
_OF_COMPANIES = frozenset({"organisation_head", "leader", "civil", "chair", "deputy_chair", "official"})
_OTHER = Shape.OTHER  # a member by itself: its class is slow to ask (Python 3.11)
_start = attrgetter("start")
_ENDS = ".!?\n,;:"


def part_titles(layers: Layers, phrases: Sequence[TitlePhrase]) -> Iterator[TitlePhrase]:
    """The title phrases, those with another person's name after their comma in two.

    Example: in "Sau cuộc gặp Tổng thống Sri Lanka, ông Hossain cho biết …" the title is one phrase and "ông Hossain"
    another; in "Tổng thống Nga, ông Putin, cho biết …" they are one.
    """
    told: dict[str, set[str]] | None = None
    ends: set[int] | None = None
    for phrase in phrases:
        if phrase.name is None or (phrase.shape is not _OTHER and len(phrase.titles) < 2):
            yield phrase
            continue
        if may_be_company(phrase):
            ends = ends if ends is not None else {piece.end for piece in layers.pieces.values()}
            if phrase.start - 2 in ends and layers.text[phrase.start - 2] == ",":
                yield phrase._replace(name=None, office_end=phrase.end)
                continue
        if not _is_apart(layers, phrase):
            yield phrase
            continue
        told = told if told is not None else _states(layers, phrases)
        if _is_another(layers, phrase, told):
            front, address = phrase.titles[:-1], phrase.titles[-1]
            yield phrase._replace(end=phrase.office_end, titles=front, name=None, shape=_OTHER)
            yield TitlePhrase(
                address.start, phrase.end, (address,), address.end, None, phrase.name, phrase.shape, False
            )
        else:
            yield phrase


def may_be_company(phrase: TitlePhrase) -> bool:
    """Whether the one word after a title may be a company: "Jan Marsalek, cựu giám đốc điều hành Wirecard"."""
    single = phrase.name is not None and phrase.shape is _OTHER and len(phrase.name.words) == 1
    return single and not phrase.offices.isdisjoint(_OF_COMPANIES)


def _is_apart(layers: Layers, phrase: TitlePhrase) -> bool:
    """Whether a comma and a form of address stand between the title and the name."""
    if phrase.name is None or len(phrase.titles) < 2 or phrase.titles[-1].entry.category not in ADDRESS:
        return False
    return phrase.titles[-2].entry.category not in ADDRESS and "," in layers.text[
        phrase.office_end : phrase.titles[-1].start
    ]


def _states(layers: Layers, phrases: Sequence[TitlePhrase]) -> dict[str, set[str]]:
    """By the first and the last word of each name the states that the article tells with it."""
    told: dict[str, set[str]] = {}
    for phrase in phrases:
        party = phrase.party
        if phrase.name is not None and party is not None and party.codes and not _is_apart(layers, phrase):
            for word in {phrase.name.words[0], phrase.name.words[-1]}:
                told.setdefault(word, set()).add(party.codes[0])
    return told


def _is_another(layers: Layers, phrase: TitlePhrase, told: dict[str, set[str]]) -> bool:
    """Whether the name after the comma is another's: one of another state, or the subject after an opening clause."""
    name = phrase.name
    if name is None:
        return False
    if phrase.party is not None and phrase.party.codes:
        code = phrase.party.codes[0]
        known = layers.lexicon.known.get(" ".join(name.words))
        states = set(known.codes) if known is not None else told.get(name.words[-1]) or told.get(name.words[0])
        if states:
            return code not in states
    if layers.text[phrase.end : phrase.end + 1] in (",", "(", ")"):
        return False
    return _is_opened(layers, phrase.start)


def _is_opened(layers: Layers, position: int) -> bool:
    """Whether the clause of `position` is one that only leads to the next: "Sau cuộc gặp …"."""
    before = layers.folded[max(0, position - _BEFORE) : position]
    clause = before[max(before.rfind(mark) for mark in _ENDS) + 1 :].lstrip(" \"“")
    return bool(clause) and layers.lexicon.openings.match(clause) is not None


def after_opening(layers: Layers, position: int) -> bool:
    """Whether a clause that only leads to this one ends right before `position`, with a comma."""
    return layers.text[max(0, position - 2) : position] == ", " and _is_opened(layers, position - 2)


def is_alias(layers: Layers, end: int, start: int) -> bool:
    """Whether what stands from `end`, where a name ends, to `start` says that a second name of the same person follows.

    Example: in "Mohamed Hamdan Dagalo, còn gọi là Hemedti" it does.
    """
    if not 0 < start - end <= _GAP or layers.text[end] not in " ,":
        return False
    words = layers.folded[end:start].strip(" ,(\"“'‘")
    return layers.lexicon.aliases.fullmatch(words) is not None


def shared(layers: Layers, title: TitlePhrase | None, end: int, start: int) -> TitlePhrase | None:
    """The plural title of the name before, which ends at `end`, where the name at `start` goes on the list.

    Example: in "hai Ngoại trưởng Ararat Mirzoyan và Jeyhun Bayramov" the second is a foreign minister too.
    """
    if title is None or not 0 < start - end <= _WORD or layers.folded[end:start] not in layers.lexicon.list_links:
        return None
    before = layers.folded[max(0, title.start - _WORD) : title.start].split()
    return title if before and before[-1] in layers.lexicon.plurals else None


def told_too(layers: Layers, phrase: TitlePhrase) -> TitlePhrase | None:
    """A second title after the one that follows a name: "Mạnh Hoành Vĩ, cựu Chủ tịch Interpol và cựu Thứ trưởng …"."""
    for link in layers.lexicon.list_links:
        if layers.folded.startswith(link, phrase.end):
            title = layers.titles.get(phrase.end + len(link))
            if title is not None and title.entry.category not in ADDRESS:
                second = read_title(layers, title)
                return second if second.name is None else None
    return None


def is_shared(layers: Layers, end: int, name: Piece, after: TitlePhrase) -> bool:
    """Whether the title after `name` is also told of the one that ends at `end`, right before it in a list."""
    lead = layers.lexicon.several.match(layers.folded, name.end + 2)
    listed = layers.folded[end : name.start] in layers.lexicon.list_links
    return listed and lead is not None and lead.end() == after.start


def owner_after(layers: Layers, end: int) -> int:
    """Where the person begins whose servant or kin a title up to `end` tells of: after "của", or right there."""
    for word in layers.lexicon.owners:
        if layers.folded.startswith(f" {word} ", end):
            return end + len(word) + 2
    return end + 1


def serving(layers: Layers, phrases: Sequence[TitlePhrase], position: int) -> TitlePhrase | None:
    """Of `phrases`, in order, the title of whoever serves the person at `position`: "luật sư của ông Khan"."""
    number = bisect_left(phrases, position, key=_start) - 1
    if number < 0:
        return None
    phrase = phrases[number]
    serves = phrase.party is None and phrase.titles[-1].entry.category not in ADDRESS
    return phrase if serves and owner_after(layers, phrase.titles[-1].end) == position else None


def chosen_for(layers: Layers, name: Piece) -> TitlePhrase | None:
    """The office that somebody is said to be chosen for right after the name: "bầu ông Zandanshatar làm thủ tướng"."""
    at = name.end + 1
    if layers.folded[at : at + 3] not in layers.lexicon.chosen_heads:
        return None
    lead = layers.lexicon.chosen.match(layers.folded, at)
    title = layers.titles.get(lead.end() + 1) if lead else None
    if title is None or title.entry.category in ADDRESS:
        return None
    phrase = read_title(layers, title)
    return phrase if phrase.name is None else None
