"""All of `/api/v1`."""

from __future__ import annotations

from fastapi import APIRouter

from banggiao.web.api import articles, drawings, events, judgements, parties
from banggiao.web.api.answers import PREFIX, RESPONSES

router = APIRouter(prefix=PREFIX, responses=RESPONSES)
for part in (events, articles, parties, drawings, judgements):
    router.include_router(part.router, tags=[part.__name__.rpartition(".")[2]])
