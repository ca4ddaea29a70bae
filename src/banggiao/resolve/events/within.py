"""The mentions of one article, grouped into events: agglomerative merging by average score, with a constraint."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from banggiao.resolve.events.evidence import SISTER, within_article
from banggiao.resolve.events.weights import load_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from banggiao.resolve.events.traces import Trace
    from banggiao.resolve.events.weights import Weights

_MOST = 120  # mentions that are compared with each other; an article with more is taken in stretches of so many
_APART = -9.0  # score of mentions that cannot be of one event
_ONE_SENTENCE = -2.0  # a sentence tells of an event once: two mentions there are two events, unless much else says no


def group(traces: Iterable[Trace], weights: Weights | None = None) -> list[list[Trace]]:
    """The events of one article, each as its mentions in text order, the events in the order of their first mention.

    `traces`: of one article, in any order. `weights`: those shipped, where none are given.

    Example: title, lead and caption that tell of one visit are one event; a visit of last year's is another.
    """
    ordered = number_sentences(traces)
    chosen = weights or load_weights()["within"]
    groups: list[list[Trace]] = []
    for start in range(0, len(ordered), _MOST):
        groups.extend(_merge(ordered[start : start + _MOST], chosen))
    return sorted(groups, key=lambda one: _place(one[0]))


def number_sentences(traces: Iterable[Trace]) -> list[Trace]:
    """The mentions of an article in text order, each with the number of its sentence among those that have one."""
    ordered = sorted(traces, key=_place)
    sentences = groupby(ordered, key=lambda trace: trace.sentence)
    return [
        trace if trace.order == number else trace._replace(order=number)
        for number, (_, here) in enumerate(sentences)
        for trace in here
    ]


def pairs(traces: Sequence[Trace]) -> Iterable[tuple[int, int]]:
    """The places of the mentions that are compared: kinds that can be one event's, and a party in common or none."""
    told: dict[str, list[tuple[int, frozenset[str]]]] = {}
    for place, trace in enumerate(traces):
        before, ours = told.setdefault(SISTER.get(trace.kind, trace.kind), []), trace.parties
        for other, theirs in before:
            if not ours.isdisjoint(theirs) or not (ours or theirs):
                yield other, place
        before.append((place, ours))


def _merge(traces: list[Trace], weights: Weights) -> list[list[Trace]]:
    # Sums of scores between clusters; clusters without a compared pair never meet.
    sums: dict[tuple[int, int], float] = {}
    for left, right in pairs(traces):
        score = weights.score(within_article(traces[left], traces[right]))
        if traces[left].order == traces[right].order:
            score += _ONE_SENTENCE
        sums[left, right] = score
    members = {place: [place] for place in range(len(traces))}
    if max(sums.values(), default=0.0) <= 0:  # as of many articles: nothing is told twice
        return [[trace] for trace in traces]
    while sums:
        sizes = {place: len(here) for place, here in members.items()}
        best = max([(score / (sizes[a] * sizes[b]), -a, -b) for (a, b), score in sums.items()])
        if best[0] <= 0:
            break
        _join((-best[1], -best[2]), members, sums)
    return [[traces[place] for place in sorted(places)] for places in members.values()]


def _join(pair: tuple[int, int], members: dict[int, list[int]], sums: dict[tuple[int, int], float]) -> None:
    """Take the second cluster of `pair` into the first."""
    kept, gone = pair
    near = {place for key in sums if kept in key or gone in key for place in key} - {kept, gone}
    for place in near:
        old = sums.pop((min(place, gone), max(place, gone)), _APART * len(members[gone]) * len(members[place]))
        key = (min(place, kept), max(place, kept))
        sums[key] = sums.get(key, _APART * len(members[kept]) * len(members[place])) + old
    del sums[pair]
    members[kept] += members.pop(gone)


def _place(trace: Trace) -> tuple[int, int, str]:
    return trace.sentence, trace.place_in_text, trace.kind
