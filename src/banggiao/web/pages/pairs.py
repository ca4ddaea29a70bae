"""The pages of pairs: which have most to do with each other, and everything about one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from banggiao.errors import SettingsError
from banggiao.store.find import Filters, find_events
from banggiao.store.pairs import active_pairs, ahead, treaties, visits
from banggiao.store.relation import relate
from banggiao.store.timeline import Subject, extent
from banggiao.web.charts.agenda import calendar_of
from banggiao.web.charts.asked import read_code, read_pair
from banggiao.web.charts.columns import columns_of
from banggiao.web.charts.days import date
from banggiao.web.days import today
from banggiao.web.etags import respond
from banggiao.web.site import site_of

router = APIRouter(include_in_schema=False)

_LISTED = 50
_TIMELINE = 100  # events in the table under the timeline
_AHEAD = 200


@router.get("/pairs")
def pairs(request: Request, party: str = "") -> HTMLResponse:
    """The pairs with most events, of everything or of one party."""
    site = site_of(request)
    code = read_code("party", party)
    with site.reading() as connection:
        found = active_pairs(connection, today(), code, _LISTED)
    return site.page(request, "pairs.html", pairs=found, party=code)


@router.get("/pairs/{pair}")
def pair(request: Request, pair: str, unit: str = "quarter") -> HTMLResponse:
    """Everything about one pair."""
    site, (one, other) = site_of(request), _codes(pair)
    with site.reading() as connection:
        subject = Subject(pair=(one, other))
        whole = extent(connection, subject)
        there, back = visits(connection, one, other)
        values: dict[str, Any] = {
            "whole": whole,
            "latest": find_events(connection, Filters(pair=(one, other)), limit=_TIMELINE).events,
            "columns": columns_of(connection, subject, unit),
            "directions": ((one, other, there), (other, one, back)),
            "treaties": treaties(connection, one, other),
            "relation": relate(connection, one, other, today()),
        }
    return site.page(request, "pair.html", one=one, other=other, pair=f"{one}-{other}", **values)


@router.get("/pairs/{pair}/planned.ics")
def planned(request: Request, pair: str) -> Response:
    """What the pair plans, for a calendar."""
    site, (one, other) = site_of(request), _codes(pair)
    labels, day = site.labels(request), today()
    with site.reading() as connection:
        events = ahead(connection, one, other, day, _AHEAD)
    # Made on the day and not in the second, so that the same plans are the same file.
    made = dt.datetime.combine(date(day), dt.time(), dt.UTC)
    answer = respond(request, calendar_of(events, labels.sides((one, other)), labels, made), "text/calendar")
    answer.headers["content-disposition"] = f'attachment; filename="banggiao-{one}-{other}.ics"'
    return answer


def _codes(pair: str) -> tuple[str, str]:
    try:
        return read_pair(pair)
    except SettingsError:
        raise HTTPException(404) from None
