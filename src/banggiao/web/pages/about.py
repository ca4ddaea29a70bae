"""The page that says what this is: versions, kinds, how far it can be trusted."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from banggiao.evaluate.figures import load_floors
from banggiao.model.ontology import load_ontology
from banggiao.store.front import last_runs
from banggiao.web.site import site_of

router = APIRouter(include_in_schema=False)

_FIGURES = ("type", "kind", "dyad", "full", "persons", "people", "says", "status", "date", "place")


@router.get("/about")
def about(request: Request) -> HTMLResponse:
    """Versions, sources of the data, and the accuracy that every release keeps to."""
    site = site_of(request)
    with site.reading() as connection:
        runs = last_runs(connection, 200)
    extractors = list(dict.fromkeys(run.extractor for run in runs))
    floors = load_floors()
    figures = [(name, floors["dev", name].value if ("dev", name) in floors else None) for name in _FIGURES]
    kinds = list(load_ontology().values())
    return site.page(
        request, "about.html", extractors=extractors, figures=figures, kinds=kinds, place=site.ledger.place
    )
