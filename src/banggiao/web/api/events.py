"""`/api/v1/events`, `/kinds`: events by filters, page by page, and everything about one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from banggiao.model.ontology import load_ontology
from banggiao.store.dossier import locate
from banggiao.store.find import LIMIT, events_of, find_events
from banggiao.store.show import show
from banggiao.web.api.answers import After, Id, Limit, answer, event_of
from banggiao.web.api.schemas import Events, Kind, Kinds, Whole
from banggiao.web.asking import read_asked
from banggiao.web.site import site_of

router = APIRouter()

Code = Annotated[str, Query(max_length=12, description="A code, as RUS.")]
Name = Annotated[str, Query(max_length=100, description="A name; marks need not be typed.")]


@dataclass(frozen=True, slots=True)
class Filtered:
    """What events are asked for; everything that is given must hold. `read_asked` checks it."""

    party: Annotated[tuple[str, ...], Query(max_length=8, description="Parties that all take part.")] = ()
    pair: Annotated[str, Query(max_length=25, description="The two that the event is between: RUS-PRK.")] = ""
    kind: Annotated[str, Query(max_length=40, description="A kind: see /kinds.")] = ""
    status: Annotated[str, Query(max_length=20, description="occurred, planned, alleged, denied, …")] = ""
    first: Annotated[str, Query(alias="from", max_length=20, description="Not before: 2024, 2024-02.")] = ""
    last: Annotated[str, Query(alias="to", max_length=20, description="Not after.")] = ""
    place: Code = ""
    person: Name = ""
    source: Name = ""
    origins: Annotated[int, Query(ge=1, le=1000, description="At least so many independent origins.")] = 1
    confidence: Annotated[float, Query(ge=0, le=1, description="At least so sure.")] = 0.0
    verdict: Annotated[str, Query(max_length=20, description="positive or unsure.")] = ""
    order: Annotated[str, Query(max_length=10, description="newest or oldest; of oldest, dated events only.")] = ""


@router.get("/events", response_model=Events)
def events(request: Request, _: Annotated[Filtered, Depends()], limit: Limit = LIMIT, after: After = None) -> Response:
    """Events by what is asked for, the latest first."""
    asked = read_asked(request.query_params)
    with site_of(request).reading() as connection:
        page = find_events(connection, asked.filters, limit=limit, after=after, oldest_first=asked.oldest_first)
    return answer(request, Events(events=list(map(event_of, page.events)), next=page.after))


@router.get("/events/{id_}", response_model=Whole)
def event(request: Request, id_: Id) -> Response:
    """Everything about an event; of one that was merged into another, about that one."""
    with site_of(request).reading() as connection:
        shown, pk = locate(connection, id_)
        (found,) = events_of(connection, [pk])
        about = show(connection, shown)
    parts = {name: about[name] for name in ("status_history", "claims", "first_told_by", "reports", "judgements")}
    return answer(request, Whole(event=event_of(found), merged=id_ if shown != id_ else None, **parts))


@router.get("/kinds", response_model=Kinds)
def kinds(request: Request) -> Response:
    """The kinds of event."""
    names = Kind.model_fields
    rows = [Kind(**{name: getattr(kind, name) for name in names}) for kind in load_ontology().values()]
    return answer(request, Kinds(kinds=rows))
