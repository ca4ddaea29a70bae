"""`/api/v1/articles`, `/search`, `/stories`: texts, and where words stand in them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from banggiao.errors import UnknownId
from banggiao.store.search import LIMIT, search
from banggiao.store.show import show
from banggiao.store.story_pages import list_stories
from banggiao.web.api import schemas
from banggiao.web.api.answers import After, Id, Limit, answer
from banggiao.web.charts.days import iso
from banggiao.web.site import site_of

router = APIRouter()


@router.get("/articles/{id_}", response_model=schemas.Article)
def article(request: Request, id_: Id) -> Response:
    """An article with its text and everything that was read of it, by its id here or the one it came with."""
    site = site_of(request)
    with site.reading() as connection:
        found = show(connection, id_)
    if "article" not in found or "versions" not in found:
        raise UnknownId(site.ledger.place, f"no article {id_[:40]!r}", "ids stand in what events and search give")
    return answer(request, schemas.Article(**found))


@router.get("/search", response_model=schemas.Hits)
def words(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=200, description="Words; marks need not be typed.")],
    limit: Limit = LIMIT,
    after: After = None,
) -> Response:
    """Articles with these words: as typed first, then without their marks, then in any order."""
    site = site_of(request)
    site.count_search(request)
    with site.reading() as connection:
        found = search(connection, q, limit=limit, after=after)
    names = schemas.Hit.model_fields
    hits = [schemas.Hit(**{name: getattr(hit, name) for name in names}) for hit in found.hits]
    return answer(request, schemas.Hits(hits=hits, next=found.after))


@router.get("/stories", response_model=schemas.Stories)
def stories(
    request: Request,
    least: Annotated[int, Query(ge=1, le=1000, description="With at least so many articles.")] = 1,
    limit: Limit = LIMIT,
    after: After = None,
) -> Response:
    """Stories: articles that tell of one thing; the last begun first."""
    with site_of(request).reading() as connection:
        page = list_stories(connection, least=least, limit=limit, after=after)
    rows = [
        schemas.Story(
            story=one.id,
            title=one.title,
            first_day=iso(one.first_day),
            last_day=iso(one.last_day),
            articles=one.articles,
        )
        for one in page.stories
    ]
    return answer(request, schemas.Stories(stories=rows, next=page.after))


@router.get("/stories/{id_}", response_model=schemas.StoryWhole)
def story(request: Request, id_: Id) -> Response:
    """A story with its articles."""
    site = site_of(request)
    with site.reading() as connection:
        found = show(connection, id_)
    if "story" not in found or "members" not in found:
        raise UnknownId(site.ledger.place, f"no story {id_[:40]!r}", "ids stand in what stories and articles give")
    days = {name: iso(found[name]) for name in ("first_day", "last_day")}
    return answer(request, schemas.StoryWhole(**{**found, **days}))
