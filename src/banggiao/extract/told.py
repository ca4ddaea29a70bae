"""What an article tells of its events elsewhere: who acts and is acted upon in other events of the same kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.templates import Schema
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.extract.candidates import Candidate
    from banggiao.extract.parties import Parties
    from banggiao.extract.sides import Question

_EVENTS = "any"  # the group of all events


class EchoRow(NamedTuple):
    """How often an option's parties act, and are acted upon, in the other events of the article."""

    kind: str
    sort: str
    kind_acts: str | None  # in events of the same kind
    kind_receives: str | None
    type_acts: str | None  # in those of the same PLOVER type
    type_receives: str | None
    acts: str | None  # in all
    receives: str | None


ECHO = Schema.of(
    EchoRow._fields,
    (
        "kind_acts sort", "kind_receives sort", "type_acts sort", "type_receives sort", "kind_acts sort kind",
        "kind_receives sort kind", "acts sort", "receives sort", "kind_acts kind_receives sort", "acts receives sort",
    ),
)  # fmt: skip


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
            for group in (candidate.entry.kind, ontology[candidate.entry.kind].type, _EVENTS):
                self._counts[group] += 1
                for key in _keys(group, found):
                    self._sides[key] += 1

    def rows(self, asked: Question) -> list[EchoRow]:
        """The row of each option."""
        scene = asked.scene
        own = self._own.get(_key(scene.candidate))
        groups = [
            (group, self._counts[group] - (own is not None), set(_keys(group, own)) if own is not None else set())
            for group in dict.fromkeys((scene.kind, scene.type, _EVENTS))
        ]
        if len(groups) == 2:  # a kind that is a type of its own
            groups.insert(1, groups[0])
        return [
            EchoRow(scene.kind, option.sort, *(share for group in groups for share in self._shares(option.codes, *group)))
            for option in asked.options
        ]

    def _shares(
        self, codes: Sequence[str], group: str, others: int, mine: set[tuple[str, str, str]]
    ) -> Iterator[str | None]:
        if not codes:
            yield from (None, None)
            return
        for side in ("actor", "recipient"):
            if not others:
                yield "never"
                continue
            times = max(self._sides[group, side, code] - ((group, side, code) in mine) for code in codes)
            share = "no" if not times else "all" if times == others else "most" if times * 2 >= others else "some"
            yield share + "0123"[min(others, 3)]


def _key(candidate: Candidate) -> tuple[int, int, str]:
    return candidate.start, candidate.end, candidate.entry.kind


def _keys(group: str, found: Parties) -> Iterator[tuple[str, str, str]]:
    for party in found.actors:
        yield group, "actor", party.code
    for party in found.recipients:
        yield group, "recipient", party.code
