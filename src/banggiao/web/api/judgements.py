"""`/api/v1/judgements`: the log of what analysts said, and adding to it.

A program asks with `Authorization: Bearer TOKEN`, or, on a loopback address without a token, as it is. A browser, which
says where it comes from, must come from a page of ours and carry the token of its forms (`X-CSRF-Token`).
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from banggiao.store.judgements import Judgement, read_log, undone_in
from banggiao.store.review import Reviewer
from banggiao.web.api import schemas
from banggiao.web.api.answers import answer
from banggiao.web.safety.forged import COOKIE, HEADER, check_origin, is_token
from banggiao.web.site import Site, site_of

router = APIRouter()


@router.get("/judgements", response_model=schemas.Judgements)
def judgements(
    request: Request, limit: Annotated[int, Query(ge=1, le=1000, description="How many at most.")] = 200
) -> Response:
    """The log of judgements, the last one first."""
    with site_of(request).reading() as connection:
        log = read_log(connection)
    undone = undone_in(log)
    rows = [_shown(one, one.id in undone) for one in reversed(log[-limit:])]
    return answer(request, schemas.Judgements(judgements=rows))


@router.post("/judgements", response_model=schemas.Judgement, status_code=201)
def judge(request: Request, said: schemas.NewJudgement) -> schemas.Judgement:
    """Write a judgement down. It changes what is shown, never what was read, and can be undone."""
    site = site_of(request)
    _check(request, site)
    return _shown(_say(Reviewer(site.ledger, site.names, site.options.author), said), undone=False)


def _say(reviewer: Reviewer, said: schemas.NewJudgement) -> Judgement:
    if said.action == "merge":
        return reviewer.merge(said.subject, said.other, said.note)
    if said.action == "correct":
        return reviewer.correct(said.subject, said.fields, said.note)
    acts = {"accept": reviewer.accept, "reject": reviewer.reject, "unsure": reviewer.doubt, "undo": reviewer.undo}
    return acts[said.action](said.subject, said.note)


def _check(request: Request, site: Site) -> None:
    """Refuse what a page of another site has a browser send. Raises HTTPException 403."""
    if "origin" not in request.headers and "cookie" not in request.headers:
        return
    check_origin(request)
    if request.headers.get("authorization", "").lower().startswith("bearer ") and site.options.token:
        return  # the gate has seen that it is the right one; no other site can send it
    if not is_token(site.secret, request.cookies.get(COOKIE, ""), request.headers.get(HEADER, "")):
        raise HTTPException(403)


def _shown(one: Judgement, undone: bool) -> schemas.Judgement:
    return schemas.Judgement(
        judgement=one.id,
        made=one.made,
        author=one.author,
        action=one.action.value,
        target=one.target,
        note=one.note,
        undone=undone,
    )
