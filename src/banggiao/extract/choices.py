"""Chances of options that exclude each other, and of none of them: dates, places."""

from __future__ import annotations

import math
from itertools import zip_longest
from typing import TYPE_CHECKING, Protocol

from banggiao.extract.model import softmax

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from banggiao.extract.model import Scorer
    from banggiao.extract.templates import Item


class Option(Protocol):
    """What may be chosen: words of the article, which begin somewhere."""

    @property
    def start(self) -> int:
        """Where they begin."""


def chances(
    model: Scorer, column: str, asked: Sequence[tuple[Item, ...]], network: Sequence[Sequence[float]], share: float
) -> list[list[float]]:
    """For each question the chance of each option and, last, of none.

    `asked`: what templates see of the options and of none; `network`: the scores that it gives the options less
    that of none, nothing where it is not asked; `share`: how much of the scores these are.
    """
    found = zip(model.choices(asked, column), network, strict=True)
    return [softmax(_mixed(ours, theirs, share)) for ours, theirs in found]


def first_chances(
    model: Scorer,
    column: str,
    own: Sequence[Sequence[Option]],
    asked: Callable[[int], tuple[Item, ...]],
    network: Sequence[Mapping[int, float]] | None,
    share: float,
) -> list[list[float]]:
    """The same for the options of each event's own sentence alone, where what stands elsewhere counts as none.

    `asked`: what templates see of the options of an event, by number; `network`: its scores of all options of
    each event, by where they begin, if it is asked. An event without options has no date, no place: a chance of 1.
    """
    numbers = [number for number, options in enumerate(own) if options]
    theirs = [alone([option.start for option in own[number]], network[number]) if network else () for number in numbers]
    found = [[1.0]] * len(own)
    for number, one in zip(numbers, chances(model, column, list(map(asked, numbers)), theirs, share), strict=True):
        found[number] = one
    return found


def alone(starts: Sequence[int], network: Mapping[int, float]) -> list[float]:
    """The network's scores of some options, by where they begin, when all others count as none."""
    others = math.log1p(sum(math.exp(score) for start, score in network.items() if start not in starts))
    return [network[start] - others for start in starts]


def _mixed(ours: Sequence[float], theirs: Sequence[float], share: float) -> list[float]:
    return [(1 - share) * one + share * other for one, other in zip_longest(ours, theirs, fillvalue=0.0)]
