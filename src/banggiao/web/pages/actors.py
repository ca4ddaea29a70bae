"""The pages of parties: who acts, and one of them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from banggiao.store.actors import list_actors
from banggiao.store.find import Filters, find_events
from banggiao.store.portraits import profile
from banggiao.store.timeline import Subject, extent
from banggiao.web.charts.columns import columns_of
from banggiao.web.days import today
from banggiao.web.site import site_of

router = APIRouter(include_in_schema=False)

_MOST = 300
_TIMELINE = 100  # events in the table under the timeline


@router.get("/actors")
def actors(request: Request) -> HTMLResponse:
    """The parties with most events."""
    site = site_of(request)
    with site.reading() as connection:
        listed = list_actors(connection, limit=_MOST)
    return site.page(request, "actors.html", actors=listed)


@router.get("/actors/{code}")
def actor(request: Request, code: str, unit: str = "quarter") -> HTMLResponse:
    """One party; its kinds of event and its score by quarter, or by `unit` year."""
    site = site_of(request)
    with site.reading() as connection:
        shown = profile(connection, code.upper()[:12], today())
        subject = Subject(party=shown.code)
        values: dict[str, Any] = {
            "whole": extent(connection, subject),
            "listed": find_events(connection, Filters(parties=(shown.code,)), limit=_TIMELINE).events,
            "columns": columns_of(connection, subject, unit),
        }
    return site.page(request, "actor.html", actor=shown, **values)
