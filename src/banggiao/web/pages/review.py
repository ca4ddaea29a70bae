"""The pages of review: one event after the other by keyboard, events that may be one, and the log."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from banggiao.errors import JudgementError
from banggiao.store.dossier import reports_in
from banggiao.store.judgements import read_log, undone_in
from banggiao.store.queue import judged, last_judgement, likely_same, review_queue
from banggiao.web.highlight import evidence, segments
from banggiao.web.links import with_query
from banggiao.web.pages.event import say
from banggiao.web.sentence import sentence_of
from banggiao.web.site import site_of
from banggiao.web.words import LANGUAGES

router = APIRouter(include_in_schema=False)

_MOST_SKIPPED = 40  # that an address carries: the queue forgets the first ones then
_SHOWN = 4  # reports of an event to be judged
_LOGGED = 200
_AHEAD = 9  # events of the queue that are shown, the first one to be judged


@router.get("/review")
def review(request: Request) -> HTMLResponse:
    """The event to be judged next."""
    site = site_of(request)
    skipped = tuple(request.query_params.getlist("skip")[-_MOST_SKIPPED:])
    with site.reading() as connection:
        queue = review_queue(connection, limit=_AHEAD, skip=set(skipped))
        last = last_judgement(connection, site.options.author)
        events = judged(connection, [last] if last else [])
        reports = reports_in(connection, [one.event.pk for one in queue.first[:1]])
    doubt = queue.first[0] if queue.first else None
    shown = [one for one in reports.get(doubt.event.pk, []) if not one.rejected][:_SHOWN] if doubt else []
    return site.page(
        request,
        "review.html",
        doubt=doubt,
        queue=queue,
        reports=shown,
        marked={one.id: segments(one.words, evidence(one.mention), one.start) for one in shown},
        sentences={one: sentence_of(doubt.event, shown, one) for one in LANGUAGES} if doubt else {},
        last=last,
        events=events,
        skipped=skipped,
        skip_address=with_query("/review", {"skip": (*skipped, doubt.event.id)}) if doubt else "",
    )


@router.post("/review")
async def judge(request: Request) -> Response:
    """Judge the event shown and go on to the next, or take the last judgement back."""
    site = site_of(request)
    form = await site.form(request)
    action = form.get("action", [""])[0]
    skipped = tuple(form.get("skip", []))[-_MOST_SKIPPED:]

    def follow() -> None:
        subject = form.get("subject", [""])[0]
        if action == "undo" and not subject:
            with site.reading() as connection:
                last = last_judgement(connection, site.options.author)
            if last is None:
                raise JudgementError(f"undo: nothing by {site.options.author} is left to be undone")
            subject = last.id
        say(site, action, subject, {"other": form.get("other", [""])[0], "note": form.get("note", [""])[0][:500]})

    await run_in_threadpool(follow)
    back = {"merges": "/review/merges", "log": "/review/log"}.get(form.get("from", [""])[0])
    return RedirectResponse(back or with_query("/review", {"skip": skipped}), 303)


@router.get("/review/merges")
def merges(request: Request) -> HTMLResponse:
    """Events that may be one."""
    site = site_of(request)
    with site.reading() as connection:
        pairs = likely_same(connection)
    return site.page(request, "merges.html", pairs=pairs)


@router.get("/review/log")
def log(request: Request) -> HTMLResponse:
    """Every judgement, the last one first."""
    site = site_of(request)
    with site.reading() as connection:
        judgements = read_log(connection)
        shown = judgements[: -_LOGGED - 1 : -1]
        events = judged(connection, shown)
    return site.page(request, "log.html", judgements=shown, undone=undone_in(judgements), events=events)
