"""The candidates of a sentence beside each other: which of those over the same words is likeliest, and what a first
look at each tells of the others. A sentence tells few things: what stands beside a likely event is less likely one.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.standing_rows import BesideRow
from banggiao.extract.templates import maker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.extract.scene import Scene

_MOST = 12  # candidates on either side that are looked at
_LEAST, _LIKELY = 0.05, 0.5  # chances: who has less is passed over; who has more is likely
_CHANCES = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85)
_SUMS = (0.1, 0.3, 0.6, 1.0, 1.5, 2.2, 3.0)
_NEXT, _NEAR = 12, 40  # characters between two candidates
_NONE = "-"
_row = maker(BesideRow)


class _Taken(NamedTuple):
    """A candidate that took its words, and the chance that it stands."""

    start: int
    end: int
    kind: str
    type: str
    chance: float


def likeliest(scenes: Sequence[Scene], chances: Sequence[float]) -> list[int]:
    """The numbers of candidates taken from the likeliest down, none over words already taken, in text order."""
    taken: list[tuple[int, int, int]] = []  # in text order: where each begins, where it ends, its number
    for number in sorted(range(len(scenes)), key=lambda n: (-chances[n], scenes[n].candidate.start)):
        start, end = scenes[number].candidate.start, scenes[number].candidate.end
        place = bisect_left(taken, (end,))
        if not place or taken[place - 1][1] <= start:
            taken.insert(place, (start, end, number))
    return [number for *_, number in taken]


def rows(scenes: Sequence[Scene], chances: Sequence[float]) -> list[BesideRow]:
    """What these chances of a first look tell of the others of each candidate's sentence."""
    taken: dict[int, list[_Taken]] = {}
    for number in likeliest(scenes, chances):
        scene, chance = scenes[number], chances[number]
        if chance >= _LEAST:
            candidate = scene.candidate
            here = taken.setdefault(candidate.sentence, [])
            here.append(_Taken(candidate.start, candidate.end, scene.kind, scene.type, chance))
    return [
        _beside(scene, chance, taken.get(scene.candidate.sentence, ()))
        for scene, chance in zip(scenes, chances, strict=True)
    ]


def _beside(scene: Scene, chance: float, taken: Sequence[_Taken]) -> BesideRow:
    start, end = scene.candidate.start, scene.candidate.end
    place = bisect_left(taken, start, key=attrgetter("start"))
    before = [one for one in taken[max(0, place - _MOST) : place] if one.end <= start]
    behind = [one for one in taken[place : place + _MOST] if one.start >= end]
    others = before + behind
    if not others:
        return _row((scene.kind, scene.type, "0", _NONE, "0", _NONE, _NONE, _NONE, _NONE, _NONE))
    found = [one.chance for one in others]
    top = max(others, key=attrgetter("chance"))
    return _row((
        scene.kind, scene.type, "0123"[min(3, sum([other > chance for other in found]))], _level(top.chance, _CHANCES),
        _level(sum(found), _SUMS),
        _highest([one.chance for one in others if one.type == scene.type]),
        _highest([one.chance for one in others if one.kind == scene.kind]),
        _next(before[-1].chance, start - before[-1].end) if before else _NONE,
        _next(behind[0].chance, behind[0].start - end) if behind else _NONE,
        top.kind if top.chance > _LIKELY else _NONE,
    ))  # fmt: skip


def _level(value: float, bounds: Sequence[float]) -> str:
    return str(bisect_left(bounds, value))


def _highest(chances: Sequence[float]) -> str:
    return _level(max(chances), _CHANCES) if chances else _NONE


def _next(chance: float, gap: int) -> str:
    return _level(chance, _CHANCES) + ("c" if gap < _NEXT else "m" if gap < _NEAR else "f")
