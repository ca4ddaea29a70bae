"""The pages of parties: who acts, and one of them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from banggiao.store.actors import list_actors
from banggiao.store.portraits import profile
from banggiao.web.days import today
from banggiao.web.site import site_of

router = APIRouter(include_in_schema=False)

_MOST = 300


@router.get("/actors")
def actors(request: Request) -> HTMLResponse:
    """The parties with most events."""
    site = site_of(request)
    with site.reading() as connection:
        listed = list_actors(connection, limit=_MOST)
    return site.page(request, "actors.html", actors=listed)


@router.get("/actors/{code}")
def actor(request: Request, code: str) -> HTMLResponse:
    """One party."""
    site = site_of(request)
    with site.reading() as connection:
        shown = profile(connection, code.upper()[:12], today())
    return site.page(request, "actor.html", actor=shown)
