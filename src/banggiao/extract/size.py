"""How many parties a mutual event has: two meet, many confer. Weighs against a party too many or too few."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.templates import Schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.extract.parties import Party
    from banggiao.extract.sides import Question

MODEL = "size"
_MOST = 4  # parties from which on their number makes no difference
_SURE = 1e-6


class SizeRow(NamedTuple):
    """What tells how many parties a mutual event has."""

    kind: str
    pos: str
    frame: str  # how many party phrases stand before and behind the trigger
    next: str  # the phrase right behind it, see `sides`
    named: str  # how many parties the sentence names
    form: str


SCHEMA = Schema.of(
    SizeRow._fields, ("kind", "frame", "kind frame", "next", "kind next", "named", "kind named", "form", "pos frame")
)
SCHEMAS = {"event": SCHEMA}


def row(asked: Question) -> SizeRow:
    """Read the row of a mutual event."""
    scene = asked.scene
    return SizeRow(scene.kind, scene.pos, asked.frame, asked.next, "01234"[min(4, len(scene.view.codes))], scene.form)


def label(count: int) -> str:
    """The class of a number of parties, 1 or more."""
    return str(min(max(count, 1), _MOST))


def choose(parties: Sequence[Party], sizes: Sequence[float]) -> list[Party]:
    """The likeliest set of parties: the log-odds of each together with the chance of as many as they are.

    `sizes`: the chances of 1, 2, … parties, the last of that many or more. At least one party is chosen, where there
    is any.
    """
    ranked = sorted(parties, key=lambda party: -party.probability)
    best, most, total = 0, -math.inf, 0.0
    for count, party in enumerate(ranked, 1):
        chance = min(max(party.probability, _SURE), 1 - _SURE)
        total += math.log(chance / (1 - chance))
        score = total + math.log(max(sizes[min(count, len(sizes)) - 1], _SURE))
        if score > most:
            best, most = count, score
    return ranked[:best]
