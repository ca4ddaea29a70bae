"""What an article tells of its events elsewhere: who acts and is acted upon in other events of the same kind."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.templates import Schema, maker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from banggiao.extract.parties import Parties
    from banggiao.extract.scene import Scene
    from banggiao.extract.sides import Question

    _Sides = tuple[frozenset[str], frozenset[str]]  # the codes of those who act, and are acted upon

_EVENTS = "any"  # the group of all events
_NOBODY: tuple[frozenset[str], frozenset[str]] = frozenset(), frozenset()
_SILENT = (None,) * 9
_NONE: Mapping[str, int] = {}


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
        "kind_acts sort", "kind_receives sort", "type_acts sort", "type_receives sort", "kind_receives sort kind",
        "acts sort", "receives sort", "kind_acts kind_receives sort", "last kind", "alike sort", "headed sort",
    ),
)  # fmt: skip


_row = maker(EchoRow)


class Told:
    """What the first look made of all events of an article: who is told to act, and to be acted upon, in each kind.

    An article tells its events again and again; a sentence that leaves a party out means the one told before.
    """

    __slots__ = ("_events", "_like", "_own", "_sides")

    def __init__(self, looks: Sequence[tuple[Scene, Parties]]) -> None:
        self._events: dict[str, int] = {}  # by kind, type, and of all
        self._sides: tuple[dict[str, dict[str, int]], ...] = {}, {}  # who acts, and who is acted upon, by the same
        self._own: dict[int, _Sides] = {}
        told: list[tuple[Scene, _Sides]] = []
        for scene, found in looks:
            sides = frozenset([party.code for party in found.actors]), frozenset([p.code for p in found.recipients])
            self._own[id(scene.candidate)] = sides
            told.append((scene, sides))
            for group in dict.fromkeys((scene.kind, scene.type, _EVENTS)):
                self._events[group] = self._events.get(group, 0) + 1
                for counts, side in zip(self._sides, sides, strict=True):
                    if side:
                        _count(side, counts.setdefault(group, {}))
        self._like = {id(scene.candidate): like for (scene, _), like in zip(told, _nearest(told), strict=True)}

    def rows(self, asked: Question) -> list[EchoRow]:
        """The row of each option."""
        scene = asked.scene
        own = self._own.get(id(scene.candidate))
        told = []  # who acts, and who is acted upon, in the events of its kind, of its type and all, without itself
        for group in (scene.kind, scene.type, _EVENTS):
            count = self._events.get(group, 0) - (own is not None)
            for side, mine in zip(self._sides, own or _NOBODY, strict=True):
                told.append((count, side.get(group, _NONE), mine))
        others = self._like.get(id(scene.candidate), (None, None, None))
        seen: dict[tuple[str, ...], tuple[str | None, ...]] = {(): _SILENT}
        for option in asked.options:
            codes = option.codes
            if codes not in seen:
                code = codes[0]
                if len(codes) == 1:  # as most are
                    shares = [_share(events, counts.get(code, 0) - (code in mine)) for events, counts, mine in told]
                else:
                    shares = [
                        _share(events, max([counts.get(code, 0) - (code in mine) for code in codes]))
                        for events, counts, mine in told
                    ]
                seen[codes] = (*shares, *[other and _side(codes, other) for other in others])
        return [_row((scene.kind, option.sort, *seen[option.codes])) for option in asked.options]


def _nearest(looks: Sequence[tuple[Scene, _Sides]]) -> Iterator[tuple[_Sides | None, ...]]:
    """For each event the sides of the nearest like ones: before, of the same kind; of the same trigger, before or else
    after; the first of the same type in title or lead."""
    following: dict[int, _Sides] = {}  # by place: the next event of the same trigger
    ahead: dict[str, _Sides] = {}
    for place in range(len(looks) - 1, -1, -1):
        scene, sides = looks[place]
        if scene.form in ahead:
            following[place] = ahead[scene.form]
        ahead[scene.form] = sides
    heads: dict[str, list[int]] = {}
    for place, (scene, _) in enumerate(looks):
        if scene.at != "body":
            heads.setdefault(scene.type, []).append(place)
    kinds: dict[str, _Sides] = {}
    forms: dict[str, _Sides] = {}
    for place, (scene, sides) in enumerate(looks):
        head = next((other for other in heads.get(scene.type, ())[:2] if other != place), None)
        yield (
            kinds.get(scene.kind),
            forms.get(scene.form, following.get(place)),
            None if head is None else looks[head][1],
        )
        kinds[scene.kind] = forms[scene.form] = sides


def _count(codes: Iterable[str], counts: dict[str, int]) -> None:
    for code in codes:
        counts[code] = counts.get(code, 0) + 1


def _side(codes: tuple[str, ...], found: _Sides) -> str:
    acts, receives = found
    if acts.isdisjoint(codes):
        return "no" if receives.isdisjoint(codes) else "receives"
    return "acts" if receives.isdisjoint(codes) else "both"


@lru_cache(maxsize=1024)
def _share(others: int, times: int) -> str:
    """How many of the other events, in words and how many there are."""
    if not others:
        return "never"
    share = "no" if not times else "all" if times == others else "most" if times * 2 >= others else "some"
    return share + "0123"[min(others, 3)]
