"""The page of feeds and rules, where the ledger has them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from banggiao.store.front import last_runs
from banggiao.store.watched import feeds_seen, rules_seen
from banggiao.web.site import site_of

router = APIRouter(include_in_schema=False)


@router.get("/feeds")
def sources(request: Request) -> HTMLResponse:
    """Where articles come from: feeds and rules, the latest runs that added some, and how to add more."""
    site = site_of(request)
    with site.reading() as connection:
        runs, feeds, rules = last_runs(connection, 50), feeds_seen(connection), rules_seen(connection)
    return site.page(request, "feeds.html", runs=runs, feeds=feeds, rules=rules, place=site.ledger.place)
