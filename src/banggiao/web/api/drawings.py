"""`/api/v1/network`, `/map`: what the drawings of the pages show, without their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from banggiao.store.places import journeys, spots
from banggiao.web.api import party_schemas as schemas
from banggiao.web.api.answers import answer
from banggiao.web.charts.asked import read_scope
from banggiao.web.charts.atlas import load_points
from banggiao.web.charts.network import draw_network
from banggiao.web.site import language_of, site_of
from banggiao.web.words import load_words

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Scoped:
    """Which events count. `read_scope` checks it."""

    first: Annotated[str, Query(alias="from", max_length=20, description="Not before: 2024, 2024-02.")] = ""
    last: Annotated[str, Query(alias="to", max_length=20, description="Not after.")] = ""
    kind: Annotated[str, Query(max_length=40, description="A kind: see /kinds.")] = ""
    status: Annotated[str, Query(max_length=20, description="occurred, planned, alleged, denied, …")] = ""
    party: Annotated[str, Query(max_length=12, description="A party that takes part.")] = ""


@router.get("/network", response_model=schemas.Network)
def network(
    request: Request,
    _: Annotated[Scoped, Depends()],
    of: Annotated[Literal["parties", "persons"], Query(description="Of whom.")] = "parties",
) -> Response:
    """Who has to do with whom, of the latest events asked for, laid out."""
    site, scope = site_of(request), read_scope(request.query_params)
    words, labels = load_words(language_of(request)), site.labels(request)
    with site.reading() as connection:
        drawn = draw_network(connection, of, scope, words=words, labels=labels)
    knots = [schemas.Knot(id=node.id, label=node.label, x=node.x, y=node.y, events=node.events) for node in drawn.nodes]
    ties = [
        schemas.Tie(one=knots[edge.one].id, other=knots[edge.other].id, events=edge.events, score=edge.score)
        for edge in drawn.edges
    ]
    return answer(request, schemas.Network(knots=knots, ties=ties, left_out=drawn.left_out))


@router.get("/map", response_model=schemas.Map)
def atlas(request: Request, _: Annotated[Scoped, Depends()]) -> Response:
    """Where events took place, and who visited whom."""
    scope, points = read_scope(request.query_params), load_points()
    with site_of(request).reading() as connection:
        found, went = spots(connection, scope), journeys(connection, scope)
    places = [
        schemas.Place(code=spot.code, lon=points[spot.code][0], lat=points[spot.code][1], events=spot.events)
        for spot in found
        if spot.code in points
    ]
    return answer(
        request, schemas.Map(places=places, journeys=[schemas.Journey(**journey._asdict()) for journey in went])
    )
