"""Which of the names in an article are one person's, and what the article tells of that person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from banggiao.annotate.person_shapes import Shape
from banggiao.lang.titles import ADDRESS, KIN, SHE
from banggiao.model.mention import UNKNOWN, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from banggiao.annotate.person_layers import TitlePhrase
    from banggiao.annotate.person_spots import Spot
    from banggiao.lang.persons import KnownPerson, PersonLexicon

_KIN = frozenset({KIN})
_INITIAL = 3  # letters that may stand for a given name
_UNKNOWN = (UNKNOWN,)
_ORGANISATION = MentionType.ORGANISATION  # a member by itself: its class is slow to ask (Python 3.11)
_PRIVATE = frozenset({MentionType.COMPANY, MentionType.MEDIA})
_SHORT = 2  # letters of particles and initials inside names
_NOW = 9999  # the year in which a term ends that lasts
_PAST = 10  # years between two holders of one name of whom the earlier one is history


@dataclass(slots=True)
class Individual:
    """One person of an article while it is being read: all spots, and what they say.

    `words`: the skeleton words of the fullest name. `codes`: how often the article says each affiliation. `female`:
    by the form of address, None where none tells. `former`: whether a title says that the office was held before;
    `past`: the states told with such titles, `former_bodies`: the organisations, `current`: the categories of the
    other titles.
    """

    words: tuple[str, ...]
    known: KnownPerson | None = None
    spots: list[Spot] = field(default_factory=list)
    categories: set[str] = field(default_factory=set)
    codes: Counter[str] = field(default_factory=Counter)
    female: bool | None = None
    former: bool = False
    past: list[str] = field(default_factory=list)
    former_bodies: list[str] = field(default_factory=list)
    current: set[str] = field(default_factory=set)

    def add(self, spot: Spot) -> None:
        """Count in one more place where the person is named."""
        self.spots.append(spot)
        for phrase in (spot.title, spot.after, spot.told):
            if phrase is not None:
                self._learn(phrase)
        if spot.owner is not None:
            self.codes.update(spot.owner.codes[:1])

    def _learn(self, phrase: TitlePhrase) -> None:
        offices = phrase.offices
        self.categories |= offices
        former = any(hit.entry.former for hit in phrase.titles)
        if not former:
            self.current |= offices
        if phrase.party is not None:
            code, kind = phrase.party.codes[:1], phrase.party.type
            if code == _UNKNOWN and kind in _PRIVATE:
                pass
            elif former:
                (self.former_bodies if kind is _ORGANISATION else self.past).extend(code)
            else:
                self.codes.update(code)
        self.former = self.former or former
        address = {hit.entry.category for hit in phrase.titles}
        if SHE in address:
            self.female = True
        elif address & ADDRESS and self.female is None:
            self.female = False


def group(spots: Iterable[Spot], weak: Iterable[Spot], lexicon: PersonLexicon) -> list[Individual]:
    """Group spots by person: full names first, then each short form with the person whose name holds it.

    `weak` are capitals that count only where they repeat the name of a person found otherwise. Where two persons
    could be meant, the title, the state told with it and nearness decide.

    Example: "Kim Jong-un … ông Kim … Kim Yo-jong … bà Kim" are two persons with two spots each.
    """
    people: list[Individual] = []
    named = [(spot, _words(spot)) for spot in spots]
    aliases = _aliases(named)
    if aliases:
        named = [
            (spot._replace(alias=True), aliases[words]) if words in aliases else (spot, words) for spot, words in named
        ]
    for spot, words in sorted(named, key=lambda item: (-len(item[1]), item[0].name.start)):
        if len(words) < 2:
            break
        known = _known_by_name(spot, words, lexicon)
        owner = next((p for p in people if _same(p, words, known)), None)
        if owner is None:
            owner = Individual(words, known)
            people.append(owner)
        owner.known = owner.known or known
        owner.add(spot)
    loose = tuple(weak)
    short = [item for item in named if len(item[1]) < 2]
    for spot, words in sorted(short, key=lambda item: item[0].name.start):
        _whose(spot, words, people, loose, lexicon).add(spot)
    ends = {word for person in people for word in (person.words[0], person.words[-1])}
    for spot in loose:
        if not ends.isdisjoint(spot.name.words):
            words = _words(spot)
            fitting = [p for p in people if _fits(p, words, None) or (len(words) > 1 and _same(p, words, None))]
            if fitting:
                max(fitting, key=lambda p: _agreement(p, spot, None, False)).add(spot)
    return people


def _aliases(named: Sequence[tuple[Spot, tuple[str, ...]]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Second names, whole and by their last word, with the name told right before: "Dagalo, còn gọi là Hemedti"."""
    pairs = [(words, before) for (_, before), (spot, words) in pairwise(named) if spot.alias and words != before]
    return {key: before for words, before in pairs for key in (words[-1:], words) if key != before[-1:]}


def _known_by_name(spot: Spot, words: tuple[str, ...], lexicon: PersonLexicon) -> KnownPerson | None:
    """The person of the offices file that a full name, or what follows its initial, is a form of."""
    if spot.shape is Shape.KNOWN:
        return lexicon.known.get(" ".join(spot.name.words))
    if spot.shape is Shape.INITIAL:
        return lexicon.known.get(" ".join(words[1:]))
    # A second surname is left out as often as told: "Gabriel Boric Font".
    return lexicon.known.get(" ".join(words[:-1])) if len(words) > 2 and spot.shape > Shape.KOREAN else None


def _words(spot: Spot) -> tuple[str, ...]:
    """The words of a name; a single initial before one word ("V.Pu-tin") makes no full name."""
    words = tuple(" ".join(spot.name.words).split(" "))
    return words[-1:] if len(words) == 2 and len(words[0]) == 1 else words


def _same(person: Individual, words: tuple[str, ...], known: KnownPerson | None) -> bool:
    if known is not None and person.known is not None:
        return known is person.known
    if len(words) == len(person.words):
        return words == person.words
    return _inside(words, person.words) or _is_initialled(words, person.words)


def _is_initialled(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether `words` are `whole` with an initial for what comes first: "V.Pu-tin" for "Vla-đi-mia Pu-tin"."""
    rest = len(words) - 1
    return len(words[0]) <= _INITIAL and whole[0].startswith(words[0]) and tuple(words[1:]) == tuple(whole[-rest:])


def _inside(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words of `part` stand in `whole` in this order."""
    rest = iter(whole)
    return all(word in rest for word in part)


def _whose(
    spot: Spot, words: tuple[str, ...], people: list[Individual], loose: Sequence[Spot], lexicon: PersonLexicon
) -> Individual:
    """The person that a short form names; a new one, added to `people`, where nobody fits."""
    known = _known(spot, words, lexicon)
    fitting = (
        [p for p in people if _fits(p, words, known)]
        or [p for p in people if _is_surname(p, words)]
        or [p for p in people if _is_slip(p, words, spot)]
    )
    if fitting:
        return _best(fitting, spot, known)
    full = next((w for w in loose if len(w.name.words) > 1 and w.name.words[-1] == words[0]), None)
    person = Individual(full.name.words if full is not None else words, known)
    if known is None and spot.title is not None and len(words) == 1:
        holders = lexicon.holders.get((words[0], spot.title.category), ())
        codes = {code for holder in holders for code in holder.codes}
        told = spot.title.party
        if told is not None and told.codes and told.codes[0] not in codes:
            codes = set()
        if len(codes) == 1:  # "Tổng thống Bush": whichever of the two, of one state
            person.known = holders[0] if len(holders) == 1 else None
            person.codes.update(codes)
    people.append(person)
    return person


def _best(fitting: Sequence[Individual], spot: Spot, known: KnownPerson | None) -> Individual:
    """Whom of those whose name holds a short form it names."""
    if len(fitting) == 1:
        return fitting[0]
    newest = max(_last_year(p) for p in fitting)
    return max(fitting, key=lambda p: _agreement(p, spot, known, _last_year(p) < newest - _PAST))


def _known(spot: Spot, words: tuple[str, ...], lexicon: PersonLexicon) -> KnownPerson | None:
    """The person of the offices file that a short form names, but not one of another state or initial than told."""
    whole = " ".join(spot.name.words)
    known = lexicon.known.get(whole)
    if known is None and " " in whole:
        known = lexicon.known.get(words[-1])
        told = spot.title.party if spot.title is not None else None
        if known is not None and told is not None and told.codes and told.codes[0] not in known.codes:
            return None
    return known


def _is_slip(person: Individual, words: tuple[str, ...], spot: Spot) -> bool:
    """Whether a short form with a title is a misspelling of the one person of that office: "Ngoại trưởng Khurdish"."""
    if spot.title is None or len(words) > 1 or len(words[0]) < 4:
        return False
    offices = spot.title.offices
    last = person.words[-1]
    close = last[:3] == words[0][:3] and abs(len(last) - len(words[0])) <= 2
    return close and (not offices or not offices.isdisjoint(person.categories))


def _fits(person: Individual, words: tuple[str, ...], known: KnownPerson | None) -> bool:
    if known is not None and person.known is known:
        return True
    size = len(words)
    return person.words[:size] == words or person.words[-size:] == words


def _is_surname(person: Individual, words: tuple[str, ...]) -> bool:
    """Whether a short form is the first of two surnames: "Ông Paz" after "Rodrigo Paz Pereira"."""
    foreign = max(spot.shape for spot in person.spots) in (Shape.FOREIGN, Shape.GIVEN, Shape.KNOWN)
    return len(words) == 1 and foreign and len(words[0]) > _SHORT and words[0] in person.words[1:-1]


def _last_year(person: Individual) -> int:
    """The year in which the person's last known office ended; _NOW where it lasts or where none is known."""
    if person.known is None:
        return _NOW
    return max(int(term.end[:4]) if term.end else _NOW for term in person.known.terms)


def _agreement(
    person: Individual, spot: Spot, known: KnownPerson | None, past: bool
) -> tuple[int, bool, int, int]:
    """How well a short form goes with a person: what is told with it, named before it, how near, how often named.

    `past`: whether another of that name held office long after this one.
    """
    told = spot.title
    score = 0
    if told is not None:
        if told.party is not None and told.party.codes:
            code = told.party.codes[0]
            score += 4 * (code in person.codes or (person.known is not None and code in person.known.codes))
        score += 2 * len(told.offices & person.categories)
        address = told.titles[-1].entry.category
        if address in ADDRESS and person.female is not None:
            score += 5 if person.female == (address == SHE) else -5
    score += 3 * (known is not None and person.known is known)
    at = spot.name.start
    before = [at - s.name.start for s in person.spots if s.name.start < at]
    score -= 3 * (past or person.former) + 2 * (person.categories == _KIN)
    return score, bool(before), -min(before, default=0), len(person.spots)
