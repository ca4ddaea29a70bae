"""What speaks for and against two reports being of one event: named features, each from 0 to 1."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from banggiao.model.ontology import load_ontology
from banggiao.resolve.events.dates import relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from banggiao.resolve.events.profiles import Profile
    from banggiao.resolve.events.traces import Trace

Features = dict[str, float]

_ALIKE = 85  # of 100: two spellings of one name
_REACH = 3.0  # sentences: reports that far apart are a third as near

SISTER = {"accuse": "condemn", "summit": "meeting"}
"""Kinds that one act may be taken for: one stands for both."""


def comparable(left: str, right: str) -> bool:
    """Whether two kinds can be one event's. Example: comparable("meeting", "summit")."""
    return SISTER.get(left, left) == SISTER.get(right, right)


def within_article(one: Trace, other: Trace) -> Features:
    """The features of two mentions of one article."""
    found = _sides(one, other)
    found.update(_kind(one.kind, other.kind))
    found["date_" + relation(one.date, other.date)] = 1.0
    if one.people and other.people:
        found |= _names("people", one.people, other.people)
    if one.country and other.country and one.country != other.country:
        found["place_differs"] = 1.0
    found["status_same" if one.status == other.status else "status_changes"] = 1.0
    wording, shared = _alike_words(one.words, other.words)
    found["wording"] = wording
    if shared:
        found["shared_word"] = 1.0
    found["near"] = math.exp(-abs(one.order - other.order) / _REACH)
    if one.order == other.order:
        found["same_sentence"] = 1.0
    if min(one.order, other.order) <= 1:
        found["lead"] = 1.0
    return found


def across_articles(one: Profile, other: Profile, *, story: float = 0.0) -> Features:
    """The features of two events as articles tell them. `story`: how far those articles tell of one story, 0 to 1."""
    found = _best_sides(one, other)
    found.update(_kind(one.kind, other.kind))
    found["date_" + _date(one, other)] = 1.0
    if one.people and other.people:
        found |= _names("people", one.people, other.people)
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        found["place_differs"] = 1.0
    found["status_changes" if one.statuses.isdisjoint(other.statuses) else "status_same"] = 1.0
    found |= _wording(one.words, other.words)
    found["story"] = story
    return found


def alike(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a name of one list is a spelling, or a part, of one of the other. Both are skeletons."""
    ours, others = tuple(names), tuple(others)
    if not set(ours).isdisjoint(others):
        return True
    return any(fuzz.token_set_ratio(name, other) >= _ALIKE for name in ours for other in others)


def _sides(one: Trace, other: Trace) -> Features:
    if one.actors == other.actors and one.recipients == other.recipients:
        return {"same_sides": 1.0}
    ours, theirs = one.parties, other.parties
    if ours == theirs:
        return {"same_parties": 1.0}
    if ours <= theirs or theirs <= ours:
        return {"part_of_parties": 1.0}
    return {"some_parties": 1.0} | ({"side_differs": 1.0} if _differ(one, other) else {})


def _differ(one: Trace, other: Trace) -> bool:
    """Whether both tell a side, and tell it without a party in common: a visit to one state is no visit to another."""
    return bool(
        (one.actors and other.actors and not one.actors & other.actors)
        or (one.recipients and other.recipients and not one.recipients & other.recipients)
    )


@lru_cache(maxsize=8_192)
def _parties(sides: frozenset[tuple[frozenset[str], frozenset[str]]]) -> frozenset[frozenset[str]]:
    """The parties of each telling of an event: the same few come again and again."""
    return frozenset([actors | recipients for actors, recipients in sides])


def _best_sides(one: Profile, other: Profile) -> Features:
    if not one.sides.isdisjoint(other.sides):
        return {"same_sides": 1.0}
    ours, theirs = _parties(one.sides), _parties(other.sides)
    if not ours.isdisjoint(theirs):
        return {"same_parties": 1.0}
    if any(a <= b or b <= a for a in ours for b in theirs):
        return {"part_of_parties": 1.0}
    differ = all((a and b and not a & b) or (c and d and not c & d) for a, c in one.sides for b, d in other.sides)
    return {"some_parties": 1.0} | ({"side_differs": 1.0} if differ else {})


@lru_cache(maxsize=1_024)
def _kind(left: str, right: str) -> tuple[tuple[str, float], ...]:
    kind = load_ontology().get(left)
    differs = (("kind_differs", 1.0),) if left != right else ()
    return (*differs, ("mutual", 1.0)) if kind is not None and kind.mutual else differs


def _date(one: Profile, other: Profile) -> str:
    """The best that a date of one and a date of the other agree."""
    if not one.dates or not other.dates:
        return "one" if one.dates or other.dates else "none"
    found = {_across(left, right) for left in one.dates for right in other.dates}
    if len(found) == 1:
        return found.pop()
    return next(name for name in ("same", "overlap", "near", "conflict") if name in found)


def _across(left: str, right: str) -> str:
    # A day and month that agree in two articles, neither of which tells its year, may lie years apart.
    found = relation(left, right)
    return "overlap" if found == "same" and ("XXXX" in left or len(left) < 10) else found


def _names(label: str, ours: tuple[str, ...], theirs: tuple[str, ...]) -> Features:
    return {f"{label}_shared" if alike(ours, theirs) else f"{label}_differ": 1.0}


def _wording(ours: Iterable[str], theirs: Iterable[str]) -> Features:
    pairs = [_alike_words(one, other) for one in ours for other in theirs]
    found = {"wording": max((ratio for ratio, _ in pairs), default=0.0)}
    if any(shared for _, shared in pairs):
        found["shared_word"] = 1.0
    return found


@lru_cache(maxsize=65_536)
def _alike_words(one: str, other: str) -> tuple[float, bool]:
    """How alike the words of two triggers are, and whether one is common: triggers are few, and come again."""
    return fuzz.token_set_ratio(one, other) / 100, bool(set(one.split()) & set(other.split()))
