"""The page of review."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from banggiao.web.site import site_of

router = APIRouter(include_in_schema=False)


@router.get("/review")
def review(request: Request) -> HTMLResponse:
    """The page."""
    return site_of(request).page(request, "stub.html", name="review")
