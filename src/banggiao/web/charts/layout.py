"""Where the knots of a network stand.

The heaviest are laid out by forces (Fruchterman and Reingold 1991, as networkx does it with NumPy alone); each of the
others then stands beside those it is tied to, so that two thousand take a second and not a minute.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from banggiao.store.network import Tie

_CORE = 300
_STEPS = 80
_PULLING = 2  # ties of each that pull it, at the least
_GOLDEN = math.pi * (3 - math.sqrt(5))  # turns of this angle never come to lie on each other

Position = tuple[float, float]


@lru_cache(maxsize=16)
def lay_out(knots: tuple[str, ...], ties: tuple[Tie, ...]) -> dict[str, Position]:
    """A position for each of `knots`, the heaviest first; the same network always looks the same.

    What comes out depends on nothing else, so it is kept.
    """
    core = frozenset(knots[:_CORE])
    placed = _by_forces(knots[:_CORE], [tie for tie in ties if tie.one in core and tie.other in core])
    return _beside(knots[_CORE:], ties, placed)


def _by_forces(knots: tuple[str, ...], ties: Iterable[Tie]) -> dict[str, Position]:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(knots)
    # The strongest ties of each pull it: with all of them, what has to do with everything lies in one heap.
    drawn: Counter[str] = Counter()
    for tie in ties:
        if min(drawn[tie.one], drawn[tie.other]) < _PULLING:
            drawn.update((tie.one, tie.other))
            graph.add_edge(tie.one, tie.other, weight=1.0)
    if len(knots) < 2:
        return dict.fromkeys(knots, (0.0, 0.0))
    # Begun on a spiral, the heaviest in its middle: what is not tied to anything stays at the edge.
    start = {knot: _spiral(place, math.sqrt(len(knots))) for place, knot in enumerate(knots)}
    found = nx.spring_layout(graph, k=1.6 / math.sqrt(len(knots)), pos=start, iterations=_STEPS, seed=1)
    return {knot: (round(float(x), 4), round(float(y), 4)) for knot, (x, y) in found.items()}


def _beside(knots: tuple[str, ...], ties: Iterable[Tie], placed: dict[str, Position]) -> dict[str, Position]:
    near: dict[str, list[Tie]] = {}
    for tie in ties:
        near.setdefault(tie.one, []).append(tie)
        near.setdefault(tie.other, []).append(tie)
    found = dict(placed)
    for place, knot in enumerate(knots):
        weight = x = y = 0.0
        for tie in near.get(knot, ()):
            other = found.get(tie.other if tie.one == knot else tie.one)
            if other:
                weight, x, y = weight + tie.events, x + other[0] * tie.events, y + other[1] * tie.events
        turn, out = place * _GOLDEN, 0.04 + 0.05 * ((place * 7919) % 101) / 101
        middle = (x / weight, y / weight) if weight else (1.25 * math.cos(turn), 1.25 * math.sin(turn))
        found[knot] = (round(middle[0] + out * math.cos(turn), 4), round(middle[1] + out * math.sin(turn), 4))
    return found


def _spiral(place: int, reach: float) -> Position:
    return (math.sqrt(place) / reach * math.cos(place * _GOLDEN), math.sqrt(place) / reach * math.sin(place * _GOLDEN))
