"""What an article tells of its events elsewhere: who acts and is acted upon in other events of the same kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.parties import Parties
from banggiao.extract.templates import Schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.extract.scene import Scene
    from banggiao.extract.sides import Question

_EVENTS = "any"  # the group of all events
_NOBODY = Parties((), ())
_NONE: Counter[str] = Counter()
_SILENT = (None,) * 9


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
    last: str | None  # its side in the nearest event before of the same kind
    alike: str | None  # in the nearest other event of the same trigger
    headed: str | None  # in the first event of the same type that title or lead tell


ECHO = Schema.of(
    EchoRow._fields,
    (
        "kind_acts sort", "kind_receives sort", "type_acts sort", "type_receives sort", "kind_acts sort kind",
        "kind_receives sort kind", "acts sort", "receives sort", "kind_acts kind_receives sort", "acts receives sort",
        "last sort", "last kind", "alike sort", "alike kind", "last alike sort", "headed sort", "headed kind",
        "headed last sort",
    ),
)  # fmt: skip


class Told:
    """What the first look made of all events of an article: who is told to act, and to be acted upon, in each kind.

    An article tells its events again and again; a sentence that leaves a party out means the one told before.
    """

    __slots__ = ("_acts", "_counts", "_looks", "_own", "_receives")

    def __init__(self, looks: Sequence[tuple[Scene, Parties]]) -> None:
        self._counts: Counter[str] = Counter()  # by kind, type, and of all
        self._acts: dict[str, Counter[str]] = {}
        self._receives: dict[str, Counter[str]] = {}
        self._own: dict[int, Parties] = {}
        self._looks = looks
        for scene, found in looks:
            self._own[id(scene.candidate)] = found
            for group in dict.fromkeys((scene.kind, scene.type, _EVENTS)):
                self._counts[group] += 1
                self._acts.setdefault(group, Counter()).update([party.code for party in found.actors])
                self._receives.setdefault(group, Counter()).update([party.code for party in found.recipients])

    def rows(self, asked: Question) -> list[EchoRow]:
        """The row of each option."""
        scene = asked.scene
        own = self._own.get(id(scene.candidate), _NOBODY)
        acting = {party.code for party in own.actors}
        receiving = {party.code for party in own.recipients}
        told = [
            (self._counts[group] - (own is not _NOBODY), self._acts.get(group, _NONE), self._receives.get(group, _NONE))
            for group in (scene.kind, scene.type, _EVENTS)
        ]

        others = self._nearest(scene)

        def shares(codes: tuple[str, ...]) -> Iterator[str | None]:
            for count, acts, receives in told:
                yield _share(count, max([acts[code] - (code in acting) for code in codes]))
                yield _share(count, max([receives[code] - (code in receiving) for code in codes]))
            for other in others:
                yield None if other is None else _side(codes, other)

        seen = {codes: tuple(shares(codes)) for codes in {option.codes for option in asked.options} if codes}
        return [EchoRow(scene.kind, option.sort, *seen.get(option.codes, _SILENT)) for option in asked.options]

    def _nearest(self, scene: Scene) -> tuple[Parties | None, ...]:
        """The parties of the nearest like events: before, of the same kind; of the same trigger; of title and lead."""
        last = alike = headed = None
        after = False
        for other, found in self._looks:
            if other.candidate is scene.candidate:
                after = True
                continue
            if not after and other.kind == scene.kind:
                last = found
            if other.form == scene.form and (not after or alike is None):
                alike = found
            if headed is None and other.type == scene.type and other.at != "body":
                headed = found
        return last, alike, headed


def _side(codes: tuple[str, ...], found: Parties) -> str:
    acts = any(party.code in codes for party in found.actors)
    receives = any(party.code in codes for party in found.recipients)
    return "both" if acts and receives else "acts" if acts else "receives" if receives else "no"


def _share(others: int, times: int) -> str:
    """How many of the other events, in words and how many there are."""
    if not others:
        return "never"
    share = "no" if not times else "all" if times == others else "most" if times * 2 >= others else "some"
    return share + "0123"[min(others, 3)]
