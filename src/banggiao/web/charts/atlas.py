"""The data of the map: where events took place, and who visited whom.

Each state stands at one point, its capital or, where another town has the government or the capital is disputed, that
town. Coordinates: GeoNames (CC BY 4.0), rounded to a kilometre, in `points.csv`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from banggiao.store.places import journeys, spots
from banggiao.web.charts.days import iso
from banggiao.web.charts.names import words_of
from banggiao.web.links import with_query

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from banggiao.store.network import Scope
    from banggiao.web.labels import Labels
    from banggiao.web.words import Words

_ISLANDS = {"paracel": (112.0, 16.5), "spratly": (114.0, 9.5)}


@dataclass(frozen=True, slots=True)
class Point:
    """A state and how many events took place in it."""

    code: str
    label: str
    lon: float
    lat: float
    events: int
    href: str


@dataclass(frozen=True, slots=True)
class Arc:
    """How many visits from one point to another."""

    origin: tuple[float, float]
    target: tuple[float, float]
    visits: int
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the map writes although nothing is counted there."""

    label: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Atlas:
    """A map. `nowhere`: events in places that have no point."""

    points: tuple[Point, ...]
    arcs: tuple[Arc, ...]
    names: tuple[Name, ...]
    nowhere: int
    labels: dict[str, str]


def draw_atlas(connection: Connection, scope: Scope, *, words: Words, labels: Labels) -> Atlas:
    """The map of a scope. Example: draw_atlas(connection, Scope(kind="visit"), …)."""
    known = load_points()
    period: dict[str, object] = {"from": iso(scope.first), "to": iso(scope.last), "status": scope.status}
    about = period | {"party": scope.party, "kind": scope.kind}
    found = spots(connection, scope)
    points = tuple(
        Point(
            spot.code,
            labels.party(spot.code),
            *known[spot.code],
            spot.events,
            with_query("/events", about | {"place": spot.code}),
        )
        for spot in found
        if spot.code in known
    )
    arcs = tuple(
        Arc(
            known[one.visitor],
            known[one.host],
            one.visits,
            f"{labels.party(one.visitor)} → {labels.party(one.host)}",
            with_query("/events", period | {"pair": f"{one.visitor}-{one.host}", "kind": "visit"}),
        )
        for one in journeys(connection, scope)
        if one.visitor in known and one.host in known
    )
    nowhere = sum(spot.events for spot in found if spot.code not in known)
    return Atlas(points, arcs, islands(words), nowhere, words_of(words))


def islands(words: Words) -> tuple[Name, ...]:
    """The islands that every map names, in the visitor's language."""
    return tuple(Name(words(f"charts.islands_{name}"), *at) for name, at in _ISLANDS.items())


@cache
def load_points() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of the point of each state. Example: load_points()["VNM"] == (105.84, 21.02)."""
    return {row["code"]: (float(row["lon"]), float(row["lat"])) for row in _rows()}


@cache
def load_towns() -> dict[str, str]:
    """The towns in which those points are, as GeoNames writes them. Example: load_towns()["ISR"] == "Tel Aviv"."""
    return {row["code"]: row["place"] for row in _rows()}


def _rows() -> list[dict[str, str]]:
    return list(csv.DictReader(files("banggiao.web.charts").joinpath("points.csv").read_text("utf8").splitlines()))
