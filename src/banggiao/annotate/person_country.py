"""Which state or group a person belongs to: told in the text, known, or read from what stands around."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from banggiao.annotate.person_asides import after_opening, owner_after
from banggiao.annotate.person_shapes import Shape, is_pinyin
from banggiao.lang.titles import COUNTERPART, KIN
from banggiao.model.mention import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from banggiao.annotate.person_around import Around, Neighbours
    from banggiao.annotate.person_groups import Individual
    from banggiao.annotate.person_layers import Layers
    from banggiao.annotate.person_spots import Spot

_ENDS = ".!?\n"
_ABROAD = frozenset({"ambassador", "envoy"})
_SOLE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
_GOVERNING = _SOLE | {"minister", "deputy_head", "parliament_head", "party", "royal"}
_BEFORE = 24  # characters in which the words before a person are looked at


def find_countries(layers: Layers, people: Sequence[Individual], around: Around) -> list[str]:
    """The code of each of `people`, UNKNOWN where nothing tells.

    What the text says of the person comes first, then the offices file, then a person named in one breath or of the
    same family name, then the states spoken of around, as far as somebody of such a name can come from there.

    Example: in "Nga cho biết Bộ trưởng Alexander Kozlov đã tới" the minister is of RUS.
    """
    sure = [_told(layers, person) for person in people]
    if all(sure):
        return sure
    sure = _served(layers, people, sure)
    beside = _beside(layers, people, sure)
    families = _families(people, sure)
    found = list(sure)
    places = around.with_people(
        (
            (spot.start, code)
            for person, code in zip(people, sure, strict=True)
            if code and _ABROAD.isdisjoint(person.categories)
            for spot in person.spots
        ),
        _elsewhere(people),
        layers.lexicon,
    )
    for number, person in sorted(enumerate(people), key=lambda item: item[1].spots[0].start):
        if not found[number]:
            near = beside.get(number) or _family(person, families)
            found[number] = _kin(layers.text, people, person, found) or _from_text(
                layers, person, (around, places), near, taken=_taken(person, people, found)
            )
            if found[number] != UNKNOWN and person.categories & _GOVERNING:
                for spot in person.spots:
                    places.add(spot.start, found[number])
    return found


def _told(layers: Layers, person: Individual) -> str:
    told = [code for code, _ in person.codes.most_common()] if person.codes else []
    past = (*person.past, *person.former_bodies)
    if person.known is None:
        return next(iter((*told, *past)), "")
    for code in told:
        if code in person.known.codes:
            return code
    offices = layers.lexicon.offices
    fitting = [t.code for t in person.known.terms if offices[t.office] in person.categories]
    if told and not fitting and person.categories & _ABROAD:  # "đặc phái viên EU Miroslav Lajčák"
        return told[0]
    if not person.former and fitting:
        return fitting[-1]
    current = [t.code for t in person.known.terms if offices[t.office] in person.current]
    before = [code for code in past if code in person.known.codes]
    return next(iter((*current[-1:], *before, *fitting[-1:])), person.known.terms[-1].code)


def _served(layers: Layers, people: Sequence[Individual], sure: Sequence[str]) -> list[str]:
    """`sure`, with the state of whom somebody serves: "Vladimir Medinsky, trợ lý của Putin" is of Putin's."""
    missing = [number for number, code in enumerate(sure) if not code]
    found = list(sure)
    if not missing:
        return found
    at = {spot.start: code for person, code in zip(people, sure, strict=True) for spot in person.spots}
    starts = sorted(at, reverse=True)
    kin = {
        owner_after(layers, hit.end): hit.start for hit in layers.titles.values() if hit.entry.category == KIN
    }
    for number in missing:
        for spot in people[number].spots:
            for phrase in (spot.after, spot.title, spot.told):
                if phrase is not None and phrase.party is None and not found[number]:
                    found[number] = at.get(owner_after(layers, phrase.titles[-1].end), "")
            relative = kin.get(spot.start)
            if not found[number] and relative is not None:
                found[number] = next((at[start] for start in starts if start < relative), "")
    return found


def _beside(layers: Layers, people: Sequence[Individual], sure: Sequence[str]) -> Mapping[int, str]:
    """Of whom nothing is told: the code of the person named right before or after, in one list."""
    spots: list[tuple[Spot, int]] = sorted(
        ((spot, number) for number, person in enumerate(people) for spot in person.spots), key=lambda x: x[0].name.start
    )
    found: dict[int, str] = {}
    bodies = layers.lexicon.origins["stateless"] | layers.lexicon.origins["bodies"]
    for (left, one), (right, other) in pairwise(spots):
        linked = layers.folded[left.end : right.start] in layers.lexicon.list_links
        if linked and not after_opening(layers, right.start):
            if sure[one] and not sure[other] and not (sure[one] in bodies and people[other].categories & _GOVERNING):
                found.setdefault(other, sure[one])
            elif sure[other] and not sure[one] and not (sure[other] in bodies and people[one].categories & _GOVERNING):
                found.setdefault(one, sure[other])
    return found


def _kin(text: str, people: Sequence[Individual], person: Individual, codes: Sequence[str]) -> str:
    """The state of the one named before whose kin somebody is: "… Navalny. Vợ ông, Yulia Navalnaya"."""
    start = next((spot.start for spot in person.spots if spot.kin), 0)
    if not start:
        return ""
    before = sorted(
        (spot.start, code)
        for other, code in zip(people, codes, strict=True)
        for spot in other.spots
        if other is not person and spot.start < start
    )
    sentence = max(text.rfind(mark, 0, start) for mark in _ENDS)
    here = [code for position, code in before if position > sentence]
    code = next(iter((*here, *(code for _, code in before[-1:]))), "")
    return code if code != UNKNOWN else ""


def _families(people: Sequence[Individual], sure: Sequence[str]) -> Mapping[str, str]:
    """The code of each family name that is told of one state alone."""
    codes: dict[str, set[str]] = {}
    for person, code in zip(people, sure, strict=True):
        if code and (name := _family_name(person)):
            codes.setdefault(name, set()).add(code)
    return {name: next(iter(found)) for name, found in codes.items() if len(found) == 1}


def _family(person: Individual, families: Mapping[str, str]) -> str:
    """The state of a namesake: "Mourad Benyahia, ông nội của Tổng thống Karim Benyahia" is of the president's."""
    return families.get(_family_name(person), "")


def _family_name(person: Individual) -> str:
    """The last word of a foreign name of several words, "" of others: Kim and Nguyễn tell nothing."""
    foreign = max(spot.shape for spot in person.spots) in (Shape.FOREIGN, Shape.GIVEN)
    return person.words[-1] if foreign and len(person.words) > 1 else ""


def _taken(person: Individual, people: Sequence[Individual], codes: Sequence[str]) -> frozenset[str]:
    """The states of others who hold the same office, where each state has one: "hai Ngoại trưởng A và B"."""
    offices = _SOLE.intersection(spot.title.category for spot in person.spots if spot.title is not None)
    offices |= _SOLE.intersection(spot.told.category for spot in person.spots if spot.told and spot.title is None)
    if not offices or person.former:
        return frozenset()
    return frozenset(
        code
        for other, code in zip(people, codes, strict=True)
        if code and not other.former and not offices.isdisjoint(other.categories)
    )


def _elsewhere(people: Sequence[Individual]) -> frozenset[int]:
    """Where the states of ambassadors and envoys are told, which say little of those named beside them."""
    return frozenset(
        phrase.party.start
        for person in people
        for spot in person.spots
        for phrase in (spot.title, spot.after)
        if phrase is not None and phrase.party is not None and phrase.category in _ABROAD
    )


def _from_text(
    layers: Layers, person: Individual, spoken: tuple[Around, Neighbours], beside: str, *, taken: frozenset[str]
) -> str:
    around, places = spoken
    fitting, default = _origin(layers, person)

    def allowed(code: str) -> bool:
        return code not in taken and fitting(code)

    if beside and allowed(beside):
        return beside
    if _is_japanese(layers, person) and around.speaks_of(layers.lexicon.origins["japanese"]):
        return next(iter(layers.lexicon.origins["japanese"]))
    spots = sorted(person.spots, key=lambda spot: spot.name.start)
    for spot in spots:
        if any(phrase is not None and phrase.same_state for phrase in (spot.title, spot.after)):
            return around.topic(spot.start) or UNKNOWN
        other = _partner(layers, spot, places)
        opened = after_opening(layers, spot.start)
        code = places.near(spot.start, partial(_fits_but, allowed, other), opened=opened) if other else ""
        code = code or places.near(spot.start, allowed, opened=opened) or places.near(spot.start, fitting)
        if code:
            return code
    return around.common(allowed) or default


def _fits_but(allowed: Callable[[str], bool], other: str, code: str) -> bool:
    return code != other and allowed(code)


def _partner(layers: Layers, spot: Spot, places: Neighbours) -> str:
    """The state of whom somebody is the counterpart or guest: in "Nga … gặp ông Osman Saleh" he is of another one."""
    before = layers.folded[max(0, spot.start - _BEFORE) : spot.start].rstrip()
    counterpart = spot.title is not None and any(hit.entry.category == COUNTERPART for hit in spot.title.titles)
    return places.subject(spot.start) if counterpart or before.endswith(layers.lexicon.meetings) else ""


def _is_japanese(layers: Layers, person: Individual) -> bool:
    """Whether a name is a Japanese one, in either order: "Endo Kazuya", "Kazuya Endo"."""
    words, romaji = person.words, layers.lexicon.romaji.fullmatch
    families = layers.lexicon.families["japanese"]
    return len(words) == 2 and not families.isdisjoint(words) and all(romaji(word) for word in words)


def _origin(layers: Layers, person: Individual) -> tuple[Callable[[str], bool], str]:
    """Which states somebody of that name can come from, and which without any other sign."""
    lexicon = layers.lexicon
    shape = max(spot.shape for spot in person.spots)
    origins = lexicon.origins
    if shape is Shape.KOREAN:
        codes = origins["southern" if person.words[0] in origins["south"] else "korean"]
        return codes.__contains__, next(
            iter(origins["northern" if person.words[0] in origins["north"] else "southern"])
        )
    if shape is Shape.NATIVE:
        name = max((spot.name for spot in person.spots), key=lambda n: len(n.tokens))
        words = {layers.folded[s:e] for s, e in name.tokens[:2]}
        home = origins["home"]
        codes = origins["native"] if words.isdisjoint(origins["vietnamese"]) else home
        return codes.__contains__, next(iter(home))
    if shape is Shape.GIVEN and is_pinyin(person.words, lexicon):
        return origins["chinese"].__contains__, next(iter(origins["mainland"]))
    if shape in (Shape.FOREIGN, Shape.INITIAL, Shape.GIVEN):
        if any(word.count(" ") and not layers.folded[s:e].isascii() for word, s, e in _written(person)):
            return lambda code: code not in origins["home"], UNKNOWN  # by syllables all are: "Pắc Thê-xâng"
        return lambda code: code not in origins["foreign_to"], UNKNOWN
    if person.words[0] in origins["south"]:
        return lambda code: code not in origins["northern"], UNKNOWN
    return bool, UNKNOWN


def _written(person: Individual) -> list[tuple[str, int, int]]:
    """The words of the names of a person with where they stand."""
    return [
        (word, *token) for spot in person.spots for word, token in zip(spot.name.words, spot.name.tokens, strict=True)
    ]
