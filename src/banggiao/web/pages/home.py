"""The first page: what is new, what lies ahead, between whom most happens."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from banggiao.store.front import look_in
from banggiao.store.sources import sources_of
from banggiao.store.watched import feeds_seen
from banggiao.web.days import today
from banggiao.web.site import site_of

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """What an analyst wants to see first."""
    site = site_of(request)
    with site.reading() as connection:
        front = look_in(connection, today())
        sources = sources_of(connection, [event.article for event in front.newest])
        feeds = feeds_seen(connection)
    trouble = [feed for feed in feeds if feed.error]
    return site.page(request, "home.html", front=front, sources=sources, feeds=feeds, trouble=trouble)
