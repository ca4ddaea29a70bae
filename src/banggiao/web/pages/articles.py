"""The page of one article: its text with what was read of it, its versions and how they differ."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from banggiao.store.reading_room import open_article
from banggiao.web.changes import changes
from banggiao.web.highlight import LAYERS, layers_of, segments
from banggiao.web.recognised import recognised
from banggiao.web.site import site_of

router = APIRouter(include_in_schema=False)

_SHOWN = ("act", "who", "whom", "person", "when", "where", "says")
"""Layers that are shown unless others are asked for."""


@router.get("/articles/{id_}")
def article(request: Request, id_: str, version: str = "", compare: str = "") -> HTMLResponse:
    """An article, in the version that queries see unless another is named."""
    site = site_of(request)
    with site.reading() as connection:
        opened = open_article(connection, id_, version)
    marks = layers_of(opened)
    everything = bool(request.query_params.get("all"))
    if everything:
        site.count_search(request)
        marks += recognised(opened)
    present = {mark.role for mark in marks}
    asked = [one for one in request.query_params.getlist("layer") if one in LAYERS]
    return site.page(
        request,
        "article.html",
        article=opened,
        layers=[one for one in LAYERS if one in present],
        shown=asked or (LAYERS if everything else _SHOWN),
        everything=everything,
        segments=segments(opened.text, marks),
        changes=changes(opened.before, opened.text) if compare and opened.before is not None else None,
    )
