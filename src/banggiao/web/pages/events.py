"""The page of events: what is found, how it divides, and the same as CSV and JSON."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, NamedTuple

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from banggiao.errors import SettingsError
from banggiao.export.cells import harmless
from banggiao.lang.words import words_of
from banggiao.store.among import find_by_words
from banggiao.store.census import Census, take_census
from banggiao.store.find import LIMIT, Page, find_events
from banggiao.store.sources import sources_of, spelt
from banggiao.web.asking import Asked, read_asked
from banggiao.web.bars import bars_of
from banggiao.web.site import site_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from banggiao.store.find import Found

router = APIRouter(include_in_schema=False)

_COLUMNS = (
    "event", "date", "kind", "actors", "recipients", "people", "status", "place", "confidence", "articles", "origins",
    "verdict", "article", "sentence",
)  # fmt: skip
_FACETS = (
    ("kind", 10), ("status", 7), ("party", 12), ("pair", 8), ("place", 8), ("source", 8), ("origins", 4),
    ("verdict", 3),
)  # fmt: skip


class Answer(NamedTuple):
    """What was found. `note`: the name of words that say how, "" where there is nothing to say."""

    page: Page
    census: Census
    note: str


@router.get("/events")
def events(request: Request) -> HTMLResponse:
    """Events, a page at a time, with what they can be narrowed down by."""
    site = site_of(request)
    asked = read_asked(request.query_params)
    if asked.words:
        site.count_search(request)
    with site.reading() as connection:
        answer = answer_to(connection, asked)
        sources = sources_of(connection, [event.article for event in answer.page.events])
        facets = _facets(asked, answer.census)
        written = spelt(connection, [value for value, *_ in dict(facets).get("source", ())])
    return site.page(
        request,
        "events.html",
        asked=asked,
        events=answer.page.events,
        sources=sources,
        after=answer.page.after,
        census=answer.census,
        note=answer.note,
        facets=facets,
        written=written,
        bars=bars_of(answer.census.months),
    )


@router.get("/events.json")
def events_json(request: Request) -> JSONResponse:
    """The events that the page shows, as JSON."""
    asked, rows, after = _rows(request)
    more = asked.address("/events.json", after=after) if after else None
    return JSONResponse({"events": rows, "next": more})


@router.get("/events.csv")
def events_csv(request: Request) -> Response:
    """The events that the page shows, as CSV that no spreadsheet takes for formulas."""
    _, rows, _ = _rows(request)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([harmless(_cell(row[name])) for name in _COLUMNS] for row in rows)
    headers = {"content-disposition": 'attachment; filename="events.csv"'}
    return Response(text.getvalue().encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)


def answer_to(connection: Connection, asked: Asked) -> Answer:
    """What the ledger has for what was asked. Raises SettingsError where the page's mark is none."""
    if asked.words and not words_of(asked.words):
        return Answer(Page((), None), Census(0, True, {}, [], True), "events.no_words")
    if asked.words:
        found = find_by_words(
            connection, asked.words, asked.filters, limit=LIMIT, after=asked.after, oldest_first=asked.oldest_first
        )
        note = "events.in_articles" if found.page.events and not found.in_sentence else ""
        return Answer(found.page, found.census, note or ("" if found.whole else "events.first_articles"))
    page = find_events(connection, asked.filters, limit=LIMIT, after=asked.after, oldest_first=asked.oldest_first)
    return Answer(page, take_census(connection, asked.filters), "")


def event_record(event: Found) -> dict[str, Any]:
    """An event of a listing as JSON, without the ledger's own numbers."""
    row = event._asdict()
    for own in ("pk", "day"):
        del row[own]
    return {"event": row.pop("id"), "date": row.pop("edtf") or None, **row, "confidence": round(event.confidence, 2)}


def _rows(request: Request) -> tuple[Asked, list[dict[str, Any]], str | None]:
    site = site_of(request)
    asked = read_asked(request.query_params)
    if asked.words:
        site.count_search(request)
        if not words_of(asked.words):
            raise SettingsError(f"q {asked.words!r}: there is no word in it; give letters or digits")
    with site.reading() as connection:
        page = answer_to(connection, asked).page
    return asked, [event_record(event) for event in page.events], page.after


def _facets(asked: Asked, census: Census) -> list[tuple[str, list[tuple[str, int, str, bool]]]]:
    """By what the events can be narrowed down: of each sort its values, counts, addresses, and whether it is asked."""
    groups = []
    for sort, most in _FACETS:
        chosen = {one.upper() if sort == "place" else one for one in asked.values.get(sort, ())}
        rows = [(value, 0, asked.without(sort, value), True) for value in asked.values.get(sort, ())]
        for value, count in census.most(sort, most + len(chosen)):
            known = value.upper() if sort == "place" else value
            if known in chosen:
                continue
            to = asked.with_party(value) if sort == "party" else asked.address("/events", **{sort: value})
            rows.append((value, count, to, False))
        if rows:
            groups.append((sort, rows[: most + len(chosen)]))
    return groups


def _cell(value: object) -> str:
    return "" if value is None else "+".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
