"""The data of the small map on the page of an event: the place of that event alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from banggiao.web.charts.atlas import Name, islands, load_points
from banggiao.web.charts.names import words_of
from banggiao.web.links import with_query

if TYPE_CHECKING:
    from banggiao.web.labels import Labels
    from banggiao.web.words import Words


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: its name, its point, and where the map of all like it is."""

    label: str
    lon: float
    lat: float
    href: str
    names: tuple[Name, ...]
    labels: dict[str, str]


def draw_spot(code: str, about: dict[str, object], *, words: Words, labels: Labels) -> Spot | None:
    """The place of a state; None where it has no point. `about`: what the map is asked for, as {"kind": "visit"}.

    Example: draw_spot("VNM", {}, …) stands at Hà Nội, 105.84 east and 21.02 north.
    """
    at = load_points().get(code)
    if at is None:
        return None
    return Spot(labels.party(code), *at, with_query("/map", about), islands(words), words_of(words))
