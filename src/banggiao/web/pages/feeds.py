"""The page of feeds and rules, where the ledger has them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from banggiao.store.front import last_runs
from banggiao.web.site import site_of

router = APIRouter(include_in_schema=False)


@router.get("/feeds")
def feeds(request: Request) -> HTMLResponse:
    """Where articles come from: the latest runs that added some, and how to add more."""
    site = site_of(request)
    with site.reading() as connection:
        runs = last_runs(connection, 50)
    return site.page(request, "feeds.html", runs=runs, place=site.ledger.place)
