"""Pairs of sides: what tells who is acted upon, once it is known who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.templates import Schema, maker

if TYPE_CHECKING:
    from banggiao.extract.scene import Scene
    from banggiao.extract.sides import Option


class GivenRow(NamedTuple):
    """What tells who is acted upon, once it is known who acts."""

    kind: str
    type: str
    given: str  # whether there is an actor, and whether it is the same party
    pair: str  # how the phrases of both stand to the trigger
    voice: str
    order: str  # which of them stands first, and whether they are next to each other


GIVEN = Schema.of(
    GivenRow._fields,
    (
        "given", "kind given", "pair", "pair voice", "order", "kind order", "order voice type",
    ),
)  # fmt: skip


_row = maker(GivenRow)


def given(scene: Scene, option: Option, actor: Option) -> GivenRow:
    """The row of an option for the recipient's side, once the option that acts is known ("nobody" the last one)."""
    if actor.sort == "nobody":
        known = "no actor"
    elif not set(option.codes).isdisjoint(actor.codes):
        known = f"same {option.sort}"
    else:
        known = "other"
    pair = f"{actor.relation}>{option.relation}"
    return _row((scene.kind, scene.type, known, pair, scene.voice, _order(option, actor)))


def _order(option: Option, actor: Option) -> str:
    acting, receiving = actor.unit, option.unit
    if acting is None or receiving is None:
        return f"{actor.sort} {option.sort}"
    if acting.start < receiving.start:
        first, gap = "actor", receiving.start - acting.end
    else:
        first, gap = "recipient", acting.start - receiving.end
    return f"{first} first:{'near' if gap < 12 else 'far' if gap < 60 else 'further'}"
