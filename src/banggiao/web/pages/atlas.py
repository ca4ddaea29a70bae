"""The page of the map."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from banggiao.model.event import Status
from banggiao.model.ontology import load_ontology
from banggiao.web.charts.asked import read_scope
from banggiao.web.charts.atlas import draw_atlas
from banggiao.web.charts.network import address_of
from banggiao.web.site import language_of, site_of
from banggiao.web.words import load_words

router = APIRouter(include_in_schema=False)


@router.get("/map")
def atlas(request: Request) -> HTMLResponse:
    """Where events took place and who visited whom, for a filter and a period."""
    site, scope = site_of(request), read_scope(request.query_params)
    words, labels = load_words(language_of(request)), site.labels(request)
    with site.reading() as connection:
        drawn = draw_atlas(connection, scope, words=words, labels=labels)
    about = {name: value for name, value in address_of("", scope).items() if name != "of"}
    return site.page(
        request,
        "map.html",
        atlas=drawn,
        scope=scope,
        about=about,
        kinds=tuple(load_ontology()),
        statuses=tuple(status.value for status in Status),
    )
