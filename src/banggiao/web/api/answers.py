"""How `/api/v1` answers: records with their mark, errors as problem+json."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Path, Query
from starlette.responses import Response

from banggiao.web.api.schemas import Event, Problem
from banggiao.web.charts.days import iso
from banggiao.web.etags import respond

if TYPE_CHECKING:
    from pydantic import BaseModel
    from starlette.requests import Request

    from banggiao.store.find import Found

PREFIX = "/api/v1"
PROBLEM = "application/problem+json"

Limit = Annotated[int, Query(ge=1, le=200, description="Rows of a page.")]
After = Annotated[str | None, Query(max_length=60, description="The mark of the page before.")]
Id = Annotated[str, Path(min_length=1, max_length=200, description="An id, as answers give them.")]

_CONTENT = {PROBLEM: {"schema": Problem.model_json_schema()}}
RESPONSES: dict[int | str, dict[str, Any]] = {
    304: {"description": "What you have, by its mark in If-None-Match, has not changed."},
    **{
        status: {"description": HTTPStatus(status).phrase, "content": _CONTENT}
        for status in (400, 403, 404, 409, 422, 429, 503)
    },
}
"""The answers that every address may give besides its own."""


def answer(request: Request, record: BaseModel) -> Response:
    """`record` with its mark."""
    return respond(request, record.model_dump_json().encode())


def problem(status: int, detail: str) -> Response:
    """An error. Source: RFC 9457. Example: problem(404, "nothing has the id 'x'")."""
    title = HTTPStatus(status).phrase
    told = Problem(type="about:blank", title=title, status=status, detail=detail)
    return Response(json.dumps(told.model_dump(), ensure_ascii=False), status, media_type=PROBLEM)


def event_of(found: Found) -> Event:
    """An event as answers give it."""
    return Event(
        id=found.id,
        kind=found.kind,
        status=found.status,
        date=found.edtf,
        day=iso(found.day),
        place=found.place,
        actors=list(found.actors),
        recipients=list(found.recipients),
        people=list(found.people),
        confidence=round(found.confidence, 4),
        mentions=found.mentions,
        articles=found.articles,
        origins=found.origins,
        verdict=found.verdict,
        article=found.article,
        sentence=found.sentence,
    )
