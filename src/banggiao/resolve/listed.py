"""Who of the ledger stands on a list: names compared across spellings, countries, offices and births beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from banggiao.lang.skeleton import skeleton
from banggiao.resolve.births import SAME_DAY, compare_births

if TYPE_CHECKING:
    from collections.abc import Iterable

    from banggiao.model.listed import ListEntry
    from banggiao.resolve.births import Birth

THRESHOLD = 0.8
"""Under this score two names are not taken to be one."""

_SAME_COUNTRY, _OTHER_COUNTRY, _NO_COUNTRY, _SAME_OFFICE = 0.05, -0.2, -0.05, 0.05
_ALIKE = 80.0  # of 100: offices of which the words agree
_COMMON = 3_000  # subjects with one word in their names; a word of more of them tells nothing
_VOWELS = re.compile(r"(?<=.)[aeiouyjhw]")
_DOUBLE = re.compile(r"(.)\1+")
_SOUNDS = str.maketrans("cqwz", "kkvs")


BirthsOf = Callable[[str], "Iterable[Birth]"]


def _unknown(_: str) -> tuple[Birth, ...]:
    return ()


class Subject(NamedTuple):
    """A person, or another one that an article says is listed. `id` is the ledger's; `schema` as of a list's entry."""

    id: str
    schema: str
    name: str
    country: str
    offices: tuple[str, ...] = ()


class Reason(NamedTuple):
    """One thing compared: what the ledger says, what the list says, and what that adds to the score."""

    what: str
    ours: str
    theirs: str
    weight: float


class Match(NamedTuple):
    """A subject that is taken for an entry of a list."""

    subject: str
    score: float
    reasons: tuple[Reason, ...]


class Matcher:
    """Finds the subjects of a ledger among the entries of lists.

    `births`: what articles tell of the births of a subject, by its id; asked of those alone whose names are alike.

    Example: Matcher([Subject("p1", "person", "Kim Yong-chol", "PRK")]).matches(entry) finds p1 where the entry is
    "KIM Yong Chol" of PRK.
    """

    def __init__(self, subjects: Iterable[Subject], births: BirthsOf = _unknown) -> None:
        self._births = births
        self._subjects = list(subjects)
        self._words: dict[str, list[int]] = {}
        self._whole: dict[str, list[int]] = {}
        for place, subject in enumerate(self._subjects):
            words = skeleton(subject.name).split()
            for word in {sound(word) for word in words}:
                self._words.setdefault(word, []).append(place)
            self._whole.setdefault(sound("".join(sorted(words))), []).append(place)

    def matches(self, entry: ListEntry) -> list[Match]:
        """The subjects that `entry` may be, the likeliest first."""
        found: set[int] = set()
        for name in entry.names:
            words = skeleton(name).split()
            shared: Counter[int] = Counter()
            for word in {sound(word) for word in words}:
                places = self._words.get(word, ())
                if len(places) <= _COMMON:
                    shared.update(places)
            found |= {place for place, count in shared.items() if count > 1}
            found.update(self._whole.get(sound("".join(sorted(words))), ()))
        here = (self._subjects[place] for place in sorted(found))
        matches = [self._compare(subject, entry) for subject in here if subject.schema == entry.schema]
        likely = [match for match in matches if match.score >= THRESHOLD]
        return sorted(likely, key=lambda match: (-match.score, match.subject))

    def _compare(self, subject: Subject, entry: ListEntry) -> Match:
        match = compare(subject, entry)
        if not entry.births or match.score < THRESHOLD - SAME_DAY:
            return match
        births = self._births(subject.id)
        return compare(subject, entry, births) if births else match


def compare(subject: Subject, entry: ListEntry, births: Iterable[Birth] = ()) -> Match:
    """How likely `subject` is `entry`, from 0 to 1, with the reasons. `births`: what articles tell of the subject's.

    Where no article tells of a birth, the list's is a reason without weight, for people to check.
    """
    name, similarity = max(((one, likeness(subject.name, one)) for one in entry.names), key=lambda pair: pair[1])
    reasons = [Reason("name", subject.name, name, similarity), _country(subject, entry)]
    offices = [(ours, theirs) for ours in subject.offices for theirs in entry.positions]
    best = max(offices, key=lambda pair: fuzz.token_set_ratio(*map(skeleton, pair)), default=None)
    if best:
        alike = fuzz.token_set_ratio(*map(skeleton, best)) >= _ALIKE
        reasons.append(Reason("office", *best, _SAME_OFFICE if alike else 0.0))
    score = sum(reason.weight for reason in reasons)
    if born := compare_births(births, entry.births):
        reasons.append(Reason("birth date", *born))
        # What speaks for a match beyond certainty does not make up for another birth.
        score = min(1.0, score) + born.weight
    elif entry.births:
        reasons.append(Reason("birth date", "", ", ".join(entry.births[:5]), 0.0))
    score = min(1.0, max(0.0, score))
    return Match(subject.id, round(score, 3), tuple(reasons))


def likeness(one: str, other: str) -> float:
    """How much two names are alike, from 0 to 1, whatever the order and the joining of their words.

    A single word is no name to know a person by: it is worth at most 0.7.
    Example: likeness("Kim Su-gil", "SUGIL, Kim") is 1.0.
    """
    left, right = skeleton(one).split(), skeleton(other).split()
    joined = max(fuzz.ratio("".join(order), "".join(right)) for order in _orders(left))
    ratio = max(fuzz.token_sort_ratio(" ".join(left), " ".join(right)), joined) / 100
    return round(min(ratio, 0.7) if min(len(left), len(right)) < 2 else ratio, 3)


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """What stays of a word when it is written otherwise: sound("sergey") == sound("sergei") == "srg"."""
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", word.translate(_SOUNDS)))


def _orders(words: list[str]) -> list[list[str]]:
    """The words as they stand, and with the family name at the other end."""
    return [words, [*words[1:], *words[:1]], [*words[-1:], *words[:-1]]]


def _country(subject: Subject, entry: ListEntry) -> Reason:
    theirs = "+".join(entry.countries)
    if not subject.country or not theirs:
        return Reason("country", subject.country, theirs, _NO_COUNTRY)
    weight = _SAME_COUNTRY if subject.country in entry.countries else _OTHER_COUNTRY
    return Reason("country", subject.country, theirs, weight)
