"""`/api/v1/actors`, `/persons`, `/offices`, `/pairs`: who acts, and between whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from banggiao.errors import UnknownId
from banggiao.store.actors import LIMIT, list_actors, list_offices
from banggiao.store.pairs import active_pairs, treaties, visits
from banggiao.store.portraits import known_persons
from banggiao.store.relation import relate
from banggiao.store.show import show
from banggiao.web.api import party_schemas as schemas
from banggiao.web.api.answers import Id, Limit, answer, event_of
from banggiao.web.charts.asked import read_code, read_pair
from banggiao.web.charts.days import iso, parse_day
from banggiao.web.days import today
from banggiao.web.site import site_of

router = APIRouter()

Code = Annotated[str, Query(max_length=12, description="A code, as RUS.")]
Name = Annotated[str, Query(max_length=100, description="A name; marks need not be typed.")]


@router.get("/actors", response_model=schemas.Actors)
def actors(request: Request, partner: Code = "", limit: Limit = LIMIT) -> Response:
    """The parties with most events; with `partner`, those with most between them and it."""
    site = site_of(request)
    with site.reading() as connection:
        found = list_actors(connection, read_code("partner", partner), limit)
    labels = site.labels(request)
    rows = [
        schemas.Actor(
            code=one.code,
            name=labels.party(one.code),
            events=one.events,
            first_day=iso(one.first_day),
            last_day=iso(one.last_day),
        )
        for one in found
    ]
    return answer(request, schemas.Actors(actors=rows))


@router.get("/persons", response_model=schemas.Persons)
def persons(request: Request, name: Name = "", limit: Limit = LIMIT) -> Response:
    """Persons whom articles give an office; with `name`, whoever it may mean."""
    with site_of(request).reading() as connection:
        found = known_persons(connection, name, limit=limit)
    rows = [schemas.PersonInList(**one._asdict()) for one in found]
    return answer(request, schemas.Persons(persons=rows))


@router.get("/persons/{id_}", response_model=schemas.Person)
def person(request: Request, id_: Id) -> Response:
    """A person: offices, appearances, events, quotations, lists."""
    site = site_of(request)
    with site.reading() as connection:
        found = show(connection, id_)
    if "person" not in found:
        raise UnknownId(site.ledger.place, f"no person {id_[:40]!r}", "ids stand in what persons and offices give")
    return answer(request, schemas.Person(**found))


@router.get("/offices", response_model=schemas.Offices)
def offices(
    request: Request,
    person: Name = "",
    country: Code = "",
    at: Annotated[str, Query(max_length=20, description="A day that the articles of the office span.")] = "",
    limit: Limit = LIMIT,
) -> Response:
    """Who holds which office, as articles say."""
    code, day = read_code("country", country), parse_day("at", at)
    with site_of(request).reading() as connection:
        found = list_offices(connection, person=person, country=code, day=day, limit=limit)
    rows = [
        schemas.Office(**{**one._asdict(), "first_day": iso(one.first_day), "last_day": iso(one.last_day)})
        for one in found
    ]
    return answer(request, schemas.Offices(offices=rows))


@router.get("/pairs", response_model=schemas.Pairs)
def pairs(request: Request, party: Code = "", limit: Limit = LIMIT) -> Response:
    """The pairs with most events between them; with `party`, those of it."""
    code = read_code("party", party)
    with site_of(request).reading() as connection:
        found = active_pairs(connection, today(), code, limit)
    rows = [schemas.Pair(**{**one._asdict(), "last_day": iso(one.last_day)}) for one in found]
    return answer(request, schemas.Pairs(pairs=rows))


@router.get("/pairs/{pair}", response_model=schemas.Relation)
def relation(
    request: Request, pair: Annotated[str, Path(min_length=1, max_length=25, description="Two codes: RUS-PRK.")]
) -> Response:
    """Two parties over time."""
    one, other = read_pair(pair)
    with site_of(request).reading() as connection:
        found = relate(connection, one, other, today())
        there, back = visits(connection, one, other)
        signed = treaties(connection, one, other)
    return answer(
        request,
        schemas.Relation(
            one=one,
            other=other,
            quarters=[schemas.Quarter(**quarter._asdict()) for quarter in found.quarters],
            ends=[
                schemas.Ends(kind=ends.kind, first=event_of(ends.first), last=event_of(ends.last))
                for ends in found.ends
            ],
            ahead=list(map(event_of, found.ahead)),
            turned=[event_of(turned.event) for turned in found.turned],
            visits_there=list(map(event_of, there)),
            visits_back=list(map(event_of, back)),
            treaties=list(map(event_of, signed)),
        ),
    )
