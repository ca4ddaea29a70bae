"""The page of the network, and the events of one tie of it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from banggiao.model.event import Status
from banggiao.model.ontology import load_ontology
from banggiao.store.network import LOOKED_AT, events_of_tie, facets_of, network_of_parties, network_of_persons
from banggiao.web.charts.asked import read_scope
from banggiao.web.charts.network import MOST, OF, address_of, href_of, names_of
from banggiao.web.site import site_of

router = APIRouter(include_in_schema=False)

_LISTED = 100  # ties in the table
_EVENTS = 50


@router.get("/network")
def network(request: Request) -> HTMLResponse:
    """The network of parties or persons for a filter and a period."""
    site, asked = site_of(request), request.query_params
    of = asked.get("of", "") if asked.get("of") in OF else OF[0]
    scope = read_scope(asked)
    with site.reading() as connection:
        find = network_of_persons if of == "persons" else network_of_parties
        web = find(connection, scope, MOST[of])
    return site.page(
        request,
        "network.html",
        of=of,
        choices=OF,
        scope=scope,
        about=address_of(of, scope),
        ties=web.ties[:_LISTED],
        all_ties=len(web.ties),
        left_out=web.left_out,
        latest=web.looked_at if web.looked_at == LOOKED_AT else 0,
        names=names_of(web, site.labels(request)),
        pages={knot.id: href_of(knot) for knot in web.knots},
        kinds=tuple(load_ontology()),
        statuses=tuple(status.value for status in Status),
    )


@router.get("/network/tie")
def tie(request: Request, one: str = "", other: str = "") -> HTMLResponse:
    """The events of a tie: a page, or its part alone where the script of the network asks."""
    site, asked = site_of(request), request.query_params
    scope = read_scope(asked)
    if not one or not other or one == other:
        raise HTTPException(404)
    with site.reading() as connection:
        found = facets_of(connection, one, other)
        if found is None:
            raise HTTPException(404)
        events = events_of_tie(connection, found.facets, scope, _EVENTS)
    part = request.headers.get("hx-request") == "true"
    about = address_of(asked.get("of", "") if asked.get("of") in OF else OF[0], scope)
    return site.page(
        request,
        "tie_part.html" if part else "tie.html",
        one=one,
        other=other,
        names=found.names,
        events=events,
        about=about,
        persons=found.facets[0].startswith("person:"),
    )
