"""One person from many spellings, and who held an office on a day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from banggiao.lang.skeleton import skeleton
from banggiao.resolve.events.dates import first_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from banggiao.lang.persons import KnownPerson, Term

_SAME = 0.8  # from this score on two names are one person's
_VOWELS = frozenset("aeiouywh")
_SPELT = 0.5  # likeness of two spellings of a word: "Sun" and "Son", "Dmitri" and "Dmitry"
_LONGEST = 80
_LAST = "9999"


class Likeness(NamedTuple):
    """How far two names are one person's, 0 to 1, and why."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of names.

    `readings`: skeletons of readings to that of the name; `known`: persons of the offices file by the skeletons of
    their forms; `marked`: states whose names differ by their marks alone ("An" and "Ân" are two of VNM);
    `leaders`: by state the offices of those who are called its leader; `called`: skeletons of the words that do so.
    """

    readings: Mapping[str, str]
    known: Mapping[str, KnownPerson]
    leaders: Mapping[str, tuple[str, ...]]
    called: tuple[str, ...] = ()
    marked: frozenset[str] = frozenset({"VNM"})

    def canon(self, name: str) -> str:
        """One spelling for all spellings of a known name; the skeleton of another.

        Example: "Kim Chính Ân", "Kim Jong-un" and "KIM JONG UN" are "kim jong un".
        """
        bare = skeleton(name[:_LONGEST])
        bare = self.readings.get(bare, bare)
        person = self.known.get(bare)
        if person is None or len(bare.split(" ")) == 1:  # "Trump" alone may be another of the family
            return bare
        own = skeleton(person.name)
        return self.readings.get(own, own)

    def key(self, name: str, country: str) -> str:
        """What names a person across articles. Example: key("Kim Chính Ân", "PRK") == "kim jong un|PRK"."""
        return f"{self.canon(name)}|{country}"

    def identify(self, name: str, country: str, office: str, day: str) -> str:
        """The key of a person as an article of `day` names one: where it gives but a part of the name, of the one
        who then held the office that it gives.

        Example: identify("Putin", "RUS", "Tổng thống", "2024-08-16") == "vladimir putin|RUS".
        """
        bare, held = self.canon(name), skeleton(office[:_LONGEST])
        if " " in bare or not held or not country or not day:
            return f"{bare}|{country}"
        found = {
            person.name
            for person in dict.fromkeys(self.known.values())
            if any(
                term.code == country and skeleton(term.office) == held and _held(term, day) for term in person.terms
            )
            and bare in skeleton(person.name).split(" ")
        }
        return self.key(found.pop(), country) if len(found) == 1 else f"{bare}|{country}"

    def meant(self, name: str, code: str, day: str) -> KnownPerson | None:
        """Whom a party that is named by its leader means, None where it is named otherwise or it is not known.

        Example: meant("nhà lãnh đạo Nga", "RUS", "2024-08-16") is Vladimir Putin.
        """
        if not self.called or not code or not day or not skeleton(name[:_LONGEST]).startswith(self.called):
            return None
        return self.leader(code, day)

    def likeness(self, name: str, other: str, *, country: str = "", other_country: str = "") -> Likeness:
        """Whether two names are one person's.

        Persons of two states are two. A part of a name ("Lavrov") is like the whole, and no more than that: within
        an article it is the same person, across articles it is not known.

        Example: "Choe Son-hui" and "Choe Sun-hui" of PRK are spellings of one name.
        """
        if country and other_country and country != other_country:
            return Likeness(0.0, "of two states")
        ours, theirs = self.canon(name), self.canon(other)
        if ours == theirs:
            if self.marked & {country, other_country} and _bare(name) != _bare(other):
                return Likeness(0.7, "names that differ in their marks")
            same = skeleton(name) == skeleton(other)
            return Likeness(1.0, "the same name" if same else "readings of one name")
        mine, its = ours.split(" "), theirs.split(" ")
        if sorted(mine) == sorted(its):
            return Likeness(0.95, "the same words in another order")
        if set(mine) < set(its) or set(its) < set(mine):
            return Likeness(0.6, "one is a part of the other")
        if len(mine) != len(its) or len(mine) == 1:
            joined = "".join(mine) == "".join(its)
            return Likeness(0.95, "written apart and together") if joined else Likeness(0.0, "other names")
        # Romanisations of one name differ in vowels; a consonant makes another name: Yong-ho, Jong-ho.
        differing = [(one, two) for one, two in zip(mine, its, strict=True) if one != two]
        if len(differing) > 1 or self.marked & {country, other_country} or len(set(map(_consonants, differing[0]))) > 1:
            return Likeness(0.0, "other names")
        alike = fuzz.ratio(*differing[0]) / 100
        if alike < _SPELT:
            return Likeness(0.0, "other names")
        return Likeness(round(0.5 + alike / 2, 2), "a word spelt otherwise")

    def same(self, name: str, other: str, *, country: str = "", other_country: str = "") -> bool:
        """Whether the likeness is enough to hold two names for one person's."""
        return self.likeness(name, other, country=country, other_country=other_country).score >= _SAME

    def leader(self, code: str, day: str) -> KnownPerson | None:
        """Whom "nhà lãnh đạo" of a state means on `day`, None where that is not known.

        Example: leader("RUS", "2024-08-16") is Vladimir Putin, leader("JPN", "2013-10-22") Shinzo Abe.
        """
        return self.holder(code, self.leaders.get(code, self.leaders["other"]), day)

    def holder(self, code: str, offices: Iterable[str], day: str) -> KnownPerson | None:
        """Who held one of `offices` of the state `code` on `day` (EDTF; a month or year where that is enough).

        None where nobody is known to, or where more than one did in that time: "nhà lãnh đạo Nga" of an article of
        2010 is not guessed. Offices are tried in their order: the first that one person held is taken.

        Example: holder("RUS", ("Tổng thống",), "2024-08-16") is Vladimir Putin.
        """
        people = dict.fromkeys(self.known.values())
        for office in offices:
            found = [
                person
                for person in people
                if any(term.code == code and term.office == office and _held(term, day) for term in person.terms)
            ]
            if found:
                return found[0] if len(found) == 1 else None
        return None


def _bare(name: str) -> str:
    return " ".join(name.lower().split())


@lru_cache(maxsize=4096)
def _consonants(word: str) -> str:
    """The consonants of a word, each doubled one once: "barrack" and "barack" have the same."""
    kept = [letter for letter in word.replace("ph", "f").replace("ck", "k") if letter not in _VOWELS]
    return "".join(letter for place, letter in enumerate(kept) if place == 0 or kept[place - 1] != letter)


def _held(term: Term, day: str) -> bool:
    """Whether a term may include `day`; strings of dates compare as far as both tell."""
    if not term.start or first_day(day) is None:
        return False
    return _upto(term.start, day) and _upto(day, term.end or _LAST)


def _upto(one: str, other: str) -> bool:
    size = min(len(one), len(other))
    return one[:size] <= other[:size]
