"""The pages of persons: a list that can be searched by any spelling, and one of them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from banggiao.store.portraits import known_persons, portray
from banggiao.store.timeline import Subject, extent
from banggiao.web.site import site_of

router = APIRouter(include_in_schema=False)

_TRAVELS = ("visit", "travel")
_MEETINGS = ("meeting", "summit", "conference", "call", "message")
_LONGEST = 100


@router.get("/persons")
def persons(request: Request, name: str = "") -> HTMLResponse:
    """Persons whom articles give an office; with a name, whoever it may mean."""
    site = site_of(request)
    asked = name.strip()[:_LONGEST]
    if asked:
        site.count_search(request)
    with site.reading() as connection:
        found = known_persons(connection, asked)
    return site.page(request, "persons.html", persons=found, asked=asked)


@router.get("/persons/{id_}")
def person(request: Request, id_: str) -> HTMLResponse:
    """One person."""
    site = site_of(request)
    with site.reading() as connection:
        shown = portray(connection, id_)
        whole = extent(connection, Subject(person=shown.key))
    groups = {
        "travels": [one for one in shown.events if one.kind in _TRAVELS],
        "meetings": [one for one in shown.events if one.kind in _MEETINGS],
        "others": [one for one in shown.events if one.kind not in (*_TRAVELS, *_MEETINGS)],
    }
    return site.page(request, "person.html", person=shown, groups=groups, whole=whole)
