"""Where the knots of a network stand.

What hangs together is laid out by forces (Fruchterman and Reingold 1991, as networkx does it with NumPy alone), the
heaviest first; each of the others stands beside those it is tied to, so that two thousand take a second and not a
minute. What does not hang together stands side by side, the largest in the middle.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from banggiao.store.network import Tie

_CORE = 300
_FEW = 60
_STEPS = 80
_PULLING = 2  # ties of each that pull it, at the least
_GOLDEN = math.pi * (3 - math.sqrt(5))  # turns of this angle never come to lie on each other
_MARGIN = 1.2

Position = tuple[float, float]


@lru_cache(maxsize=16)
def lay_out(knots: tuple[str, ...], ties: tuple[Tie, ...]) -> dict[str, Position]:
    """A position for each of `knots`, the heaviest first; the same network always looks the same.

    What comes out depends on nothing else, so it is kept.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(knots)
    graph.add_edges_from((tie.one, tie.other) for tie in ties)
    order = {knot: place for place, knot in enumerate(knots)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), order[part[0]]))
    home = {knot: number for number, part in enumerate(parts) for knot in part}
    within: list[list[Tie]] = [[] for _ in parts]
    for tie in ties:
        within[home[tie.one]].append(tie)
    found: dict[str, Position] = {}
    for part, own, (x, y) in zip(parts, within, _side_by_side([_reach(part) for part in parts]), strict=True):
        for knot, (right, up) in _fitted(_part(part, own), _reach(part)).items():
            found[knot] = (round(x + right, 4), round(y + up, 4))
    return found


def _part(knots: Sequence[str], ties: Sequence[Tie]) -> dict[str, Position]:
    """What hangs together."""
    core = frozenset(knots[:_CORE])
    placed = _by_forces(knots[:_CORE], [tie for tie in ties if tie.one in core and tie.other in core])
    return _beside(knots[_CORE:], ties, placed)


def _by_forces(knots: Sequence[str], ties: Iterable[Tie]) -> dict[str, Position]:
    import networkx as nx

    if len(knots) < 3:
        return {knot: (float(place), 0.0) for place, knot in enumerate(knots)}
    every: Any = nx.Graph()
    every.add_nodes_from(knots)
    every.add_weighted_edges_from((tie.one, tie.other, tie.events) for tie in ties)
    # The strongest ties of each pull it, and those that hold all together: with every tie, what has to do with
    # everything lies in one heap.
    graph: Any = nx.Graph()
    graph.add_nodes_from(knots)
    graph.add_edges_from(nx.maximum_spanning_tree(every).edges())
    drawn: Counter[str] = Counter()
    for tie in ties:
        if min(drawn[tie.one], drawn[tie.other]) < _PULLING:
            drawn.update((tie.one, tie.other))
            graph.add_edge(tie.one, tie.other)
    start = {knot: _spiral(place, math.sqrt(len(knots))) for place, knot in enumerate(knots)}
    # All ties pull alike: how heavy they are is seen from their width.
    found = nx.spring_layout(graph, k=1.6 / math.sqrt(len(knots)), pos=start, iterations=_STEPS, seed=1, weight=None)
    return {knot: (float(x), float(y)) for knot, (x, y) in found.items()}


def _beside(knots: Sequence[str], ties: Iterable[Tie], placed: dict[str, Position]) -> dict[str, Position]:
    near: dict[str, list[Tie]] = {}
    for tie in ties if knots else ():
        near.setdefault(tie.one, []).append(tie)
        near.setdefault(tie.other, []).append(tie)
    found = dict(placed)
    for place, knot in enumerate(knots):
        weight = x = y = 0.0
        for tie in near.get(knot, ()):
            other = found.get(tie.other if tie.one == knot else tie.one)
            if other:
                weight, x, y = weight + tie.events, x + other[0] * tie.events, y + other[1] * tie.events
        turn, out = place * _GOLDEN, 0.06 + 0.14 * ((place * 7919) % 101) / 101
        middle = (x / weight, y / weight) if weight else (math.cos(turn), math.sin(turn))
        found[knot] = (middle[0] + out * math.cos(turn), middle[1] + out * math.sin(turn))
    return found


def _fitted(found: dict[str, Position], reach: float) -> dict[str, Position]:
    """`found` moved to the middle and drawn to a circle of this radius; of many a tenth may lie outside of it."""
    x, y = (sum(one[axis] for one in found.values()) / len(found) for axis in (0, 1))
    distances = sorted(math.hypot(one[0] - x, one[1] - y) for one in found.values())
    far = distances[-1 if len(distances) <= _FEW else len(distances) * 9 // 10] or 1.0
    return {knot: ((one[0] - x) / far * reach, (one[1] - y) / far * reach) for knot, one in found.items()}


def _reach(part: Sequence[str]) -> float:
    return math.sqrt(len(part)) / 2 if len(part) > 1 else 0.3


def _side_by_side(radii: Sequence[float]) -> list[Position]:
    """Middles of circles that do not overlap, each as near to the first as a spiral of places allows."""
    placed: list[tuple[float, float, float]] = []
    place = 0
    for radius in radii:
        while True:
            x, y = _spiral(place, 1.6)
            if all(math.hypot(x - a, y - b) >= (radius + c) * _MARGIN for a, b, c in placed):
                break
            place += 1
        placed.append((x, y, radius))
    return [(x, y) for x, y, _ in placed]


def _spiral(place: int, reach: float) -> Position:
    return (math.sqrt(place) / reach * math.cos(place * _GOLDEN), math.sqrt(place) / reach * math.sin(place * _GOLDEN))
