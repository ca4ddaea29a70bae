"""The page of one event: what it is in a sentence, every report with its evidence, and what can be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from banggiao.model.event import Status
from banggiao.model.ontology import load_ontology
from banggiao.store.dossier import locate, open_dossier
from banggiao.store.review import Reviewer
from banggiao.web.charts.atlas import load_points, load_towns
from banggiao.web.charts.days import iso
from banggiao.web.highlight import Segment, evidence, segments
from banggiao.web.links import inside
from banggiao.web.sentence import sentence_of
from banggiao.web.site import Site, site_of
from banggiao.web.words import LANGUAGES

if TYPE_CHECKING:
    from banggiao.store.find import Found

router = APIRouter(include_in_schema=False)

FIELDS = ("kind", "status", "date", "place", "actors", "recipients")


@router.get("/events/{id_}")
def event(request: Request, id_: str) -> Response:
    """An event; one that was merged into another leads there."""
    site = site_of(request)
    with site.reading() as connection:
        shown, _ = locate(connection, id_)
        if shown != id_:
            return RedirectResponse(f"/events/{shown}", 308)
        dossier = open_dossier(connection, id_)
    marked: dict[str, list[Segment]] = {
        report.id: segments(report.words, evidence(report.mention), report.start) for report in dossier.reports
    }
    return site.page(
        request,
        "event.html",
        dossier=dossier,
        event=dossier.event,
        kind=load_ontology().get(dossier.event.kind),
        sentences={one: sentence_of(dossier.event, dossier.reports, one) for one in LANGUAGES},
        marked=marked,
        town=load_towns().get(dossier.event.place, ""),
        point=load_points().get(dossier.event.place),
        around=_around(dossier.event),
        kinds=list(load_ontology()),
        statuses=[one.value for one in Status],
    )


def _around(event: Found) -> dict[str, object]:
    """What the map is asked for to show an event among those of its kind and month."""
    month = iso(event.day)[:7]
    return {"party": event.actors[0] if event.actors else "", "kind": event.kind, "from": month, "to": month}


@router.post("/events/{id_}/judge")
async def judge(request: Request, id_: str) -> Response:
    """Write down what an analyst says of an event or of a mention of it, and go back to the page."""
    site = site_of(request)
    form = await site.form(request)
    action, subject = form.get("action", [""])[0], form.get("subject", [id_])[0]
    note = form.get("note", [""])[0][:500]
    values = {name: form[name][0].strip() for name in (*FIELDS, "other") if name in form}
    await run_in_threadpool(say, site, action, subject, {**values, "note": note})
    return RedirectResponse(inside(form.get("back", [f"/events/{id_}"])[0]), 303)


def say(site: Site, action: str, subject: str, values: dict[str, str]) -> str:
    """Write a judgement down; its id. Raises UnknownId, JudgementError; HTTPException 400 for no such action."""
    reviewer = Reviewer(site.ledger, site.names, site.options.author)
    note = values.get("note", "")
    if action == "accept":
        return reviewer.accept(subject, note).id
    if action == "reject":
        return reviewer.reject(subject, note).id
    if action == "unsure":
        return reviewer.doubt(subject, note).id
    if action == "undo":
        return reviewer.undo(subject, note).id
    if action == "merge":
        return reviewer.merge(subject, values.get("other", ""), note).id
    if action == "correct":
        return reviewer.correct(subject, _changed(site, subject, values), note).id
    raise HTTPException(400)


def _changed(site: Site, id_: str, values: dict[str, str]) -> dict[str, str]:
    """What a form says otherwise than the ledger."""
    with site.reading() as connection:
        shown = open_dossier(connection, id_).event
    now = {
        "kind": shown.kind,
        "status": shown.status,
        "date": shown.edtf,
        "place": shown.place,
        "actors": "+".join(shown.actors),
        "recipients": "+".join(shown.recipients),
    }
    return {name: values[name] for name in FIELDS if name in values and values[name] != now[name]}
