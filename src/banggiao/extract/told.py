"""What an article tells of its events elsewhere: who acts and is acted upon in other events of the same kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.extract.candidates import Candidate
    from banggiao.extract.parties import Parties
    from banggiao.extract.sides import Option


class Told:
    """What the first look made of all events of an article: who is told to act, and to be acted upon, in each kind.

    An article tells its events again and again; a sentence that leaves a party out means the one told before.
    """

    def __init__(self, looks: Sequence[tuple[Candidate, Parties]]) -> None:
        ontology = load_ontology()
        self._counts: Counter[str] = Counter()
        self._sides: Counter[tuple[str, str, str]] = Counter()
        self._own: dict[tuple[int, int, str], Parties] = {}
        for candidate, found in looks:
            self._own[_key(candidate)] = found
            for group in (candidate.entry.kind, ontology[candidate.entry.kind].type):
                self._counts[group] += 1
                for key in _keys(group, found):
                    self._sides[key] += 1

    def features(self, candidate: Candidate, codes: Sequence[str]) -> Iterator[str]:
        """Features that tell how often these codes act, and are acted upon, in other events of the kind and type."""
        kind = candidate.entry.kind
        own = self._own.get(_key(candidate))
        for name, group in (("kind", kind), ("type", load_ontology()[kind].type)):
            others = self._counts[group] - (own is not None)
            if not others:
                yield f"told,{name}=never"
                continue
            mine = set(_keys(group, own)) if own is not None else set()
            for side in ("actor", "recipient"):
                times = max((self._sides[group, side, c] - ((group, side, c) in mine) for c in codes), default=0)
                share = "no" if not times else "all" if times == others else "most" if times * 2 >= others else "some"
                yield f"told,{name}={side}:{share}:{min(others, 3)}"


def _key(candidate: Candidate) -> tuple[int, int, str]:
    return candidate.start, candidate.end, candidate.entry.kind


def _keys(group: str, found: Parties) -> Iterator[tuple[str, str, str]]:
    for party in found.actors:
        yield group, "actor", party.code
    for party in found.recipients:
        yield group, "recipient", party.code


def echoes(candidate: Candidate, option: Option, told: Told) -> tuple[str, ...]:
    """Features of an option from what the first look made of the other events of the article."""
    return tuple(_echoes(candidate, option, told))


def _echoes(candidate: Candidate, option: Option, told: Told) -> Iterator[str]:
    named = "named" if option.unit is not None else "absent"
    mutual = load_ontology()[candidate.entry.kind].mutual
    for feature in told.features(candidate, option.codes):
        yield f"{feature}:{named}"
        if mutual:
            yield f"{feature}:{named}:{candidate.entry.kind}"
