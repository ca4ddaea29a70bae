"""The data of charts, as their scripts ask for it: `/charts/….json`."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import TypeAdapter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from banggiao.web.charts.asked import address_of, read_code, read_period, read_scope, read_subject
from banggiao.web.charts.atlas import Atlas, draw_atlas
from banggiao.web.charts.columns import columns_of
from banggiao.web.charts.kinds import Bars, Curve, draw_bars, draw_curve
from banggiao.web.charts.network import OF, Network, draw_network
from banggiao.web.charts.network import address_of as scope_address
from banggiao.web.charts.spot import Spot, draw_spot
from banggiao.web.charts.timeline import Timeline, draw_timeline
from banggiao.web.days import today
from banggiao.web.etags import respond
from banggiao.web.site import language_of, site_of
from banggiao.web.words import load_words

router = APIRouter(prefix="/charts", include_in_schema=False)


@router.get("/timeline.json")
def timeline(request: Request) -> Response:
    """A window of a timeline: `pair`, `party` or `person`, `from`, `to`."""
    asked, site = request.query_params, site_of(request)
    with site.reading() as connection:
        subject, window = read_subject(connection, asked), read_period(asked)
        words, labels = load_words(language_of(request)), site.labels(request)
        drawn = draw_timeline(connection, subject, window, today=today(), words=words, labels=labels)
    return _answer(request, Timeline, drawn)


@router.get("/curve.json")
def curve(request: Request) -> Response:
    """Cooperation and conflict by quarter, or by `unit` year."""
    asked = request.query_params
    with site_of(request).reading() as connection:
        columns = columns_of(connection, read_subject(connection, asked), asked.get("unit", ""))
    return _answer(request, Curve, draw_curve(columns, address_of(asked), load_words(language_of(request))))


@router.get("/bars.json")
def bars(request: Request) -> Response:
    """Kinds by quarter, or by `unit` year."""
    asked, site = request.query_params, site_of(request)
    with site.reading() as connection:
        columns = columns_of(connection, read_subject(connection, asked), asked.get("unit", ""))
    words = load_words(language_of(request))
    return _answer(request, Bars, draw_bars(columns, address_of(asked), words, site.labels(request)))


@router.get("/network.json")
def network(request: Request) -> Response:
    """The network `of` parties or persons, with `from`, `to`, `kind`, `status`, `party`."""
    asked, site = request.query_params, site_of(request)
    of = asked.get("of", "")
    words, labels = load_words(language_of(request)), site.labels(request)
    with site.reading() as connection:
        drawn = draw_network(connection, of if of in OF else OF[0], read_scope(asked), words=words, labels=labels)
    return _answer(request, Network, drawn)


@router.get("/map.json")
def atlas(request: Request) -> Response:
    """The map, with `from`, `to`, `kind`, `status`, `party`."""
    site, scope = site_of(request), read_scope(request.query_params)
    words, labels = load_words(language_of(request)), site.labels(request)
    with site.reading() as connection:
        drawn = draw_atlas(connection, scope, words=words, labels=labels)
    return _answer(request, Atlas, drawn)


@router.get("/place.json")
def place(request: Request) -> Response:
    """One `place` for a small map, which leads to the map of `from`, `to`, `kind`, `status`, `party`."""
    site, asked = site_of(request), request.query_params
    code, scope = read_code("place", asked.get("place", "")), read_scope(asked)
    words = load_words(language_of(request))
    drawn = draw_spot(code, scope_address("", scope), words=words, labels=site.labels(request))
    if drawn is None:
        raise HTTPException(404)
    return _answer(request, Spot, drawn)


def _answer(request: Request, kind: type[Any], drawn: object) -> Response:
    return respond(request, TypeAdapter(kind).dump_json(drawn))
