"""`banggiao resolve`: event mentions in, the same lines out, each with the id of its event."""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from banggiao.cli.messages import complain, notify
from banggiao.cli.read import Format, TableLanguage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from banggiao.errors import InputError
    from banggiao.resolve.events.across import Assignment
    from banggiao.resolve.events.traces import Trace

    Json = dict[str, object]


class Lines(NamedTuple):
    """What was read: records in their order, the traces of those that are mentions, by their places, and days."""

    records: list[Json]
    traces: dict[int, Trace]
    days: dict[str, str]
    problems: int


def resolve(
    path: Annotated[
        str, typer.Argument(metavar="MENTIONS", help="JSON lines of banggiao read, or - for standard input.")
    ],
    articles: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="The articles themselves: their days and stories are taken from there."),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="A table of events, or JSON lines.")] = Format.TABLE,
    lang: Annotated[TableLanguage, typer.Option(help="Language of the labels in tables.")] = TableLanguage.EN,
) -> None:
    """Resolve event mentions to events: one event of the world from many reports.

    Lines go out as they came in, event mentions with "event", the id of their event.
    Lines of other kinds (articles, persons, statements, listings) go through.

    \b
    Examples:
      banggiao read archive/ --format jsonl | banggiao resolve - --format jsonl
      banggiao resolve records.jsonl --articles archive.jsonl

    Bad lines are named on standard error and passed over; the exit status is then 2.
    """
    from banggiao.resolve.events.batch import resolve as resolve_all

    stories, given, problems = _stories(articles) if articles else ({}, {}, 0)
    lines = _read(path)
    days = lines.days | given
    traces = {place: trace._replace(day=days.get(trace.article, "")) for place, trace in lines.traces.items()}
    places: dict[Trace, list[int]] = {}
    for place, trace in traces.items():
        places.setdefault(trace, []).append(place)
    event_of: dict[int, str] = {}
    found = list(resolve_all(traces.values(), stories))
    for assignment in found:
        for mention in assignment.mentions:
            event_of[places[mention._replace(order=0)].pop()] = assignment.event
    if output is Format.JSONL:
        for place, record in enumerate(lines.records):
            event = {"event": event_of[place]} if place in event_of else {}
            print(json.dumps(record | event, ensure_ascii=False))
    else:
        _print_table(found, lang)
    events = len(set(event_of.values()))
    notify(f"{len(event_of):,} mentions of {len({t.article for t in traces.values()}):,} articles, {events:,} events")
    if lines.problems + problems:
        raise typer.Exit(2)


def _read(path: str) -> Lines:
    """The lines of `path`; what is wrong with one is said, and the others are read."""
    from banggiao.errors import InputError
    from banggiao.resolve.events.traces import trace_of_record

    records: list[Json] = []
    traces: dict[int, Trace] = {}
    days: dict[str, str] = {}
    problems = 0
    for here, record in _objects(path):
        if isinstance(record, InputError):
            complain(str(record))
            problems += 1
            continue
        if "trigger" in record:
            try:
                traces[len(records)] = trace_of_record(record)
            except ValueError as error:
                complain(f"{here}: {error}; give lines as banggiao read --format jsonl prints them")
                problems += 1
                continue
        elif day := _day(record):
            days[str(record.get("article"))] = day
        records.append(record)
    return Lines(records, traces, days, problems)


def _objects(path: str) -> Iterator[tuple[str, Json | InputError]]:
    from banggiao.errors import UnreadableInput
    from banggiao.ingest.lines import read_lines

    name = "stdin" if path == "-" else path
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as stream:
            yield from read_lines(name, stream)
    except OSError as error:
        yield name, UnreadableInput(name, error.strerror or str(error), "check the path and its permissions")


def _day(record: Mapping[str, object]) -> str:
    """The day of an article's line, "" for another line."""
    published = record.get("published")
    value = published.get("edtf") if isinstance(published, dict) else None
    return value[:10] if isinstance(value, str) else ""


def _stories(path: str) -> tuple[dict[str, str], dict[str, str], int]:
    """Story and day of each article of `path`, and how many inputs there were passed over."""
    from banggiao.errors import InputError
    from banggiao.ingest.files import Intake
    from banggiao.model.article import Article
    from banggiao.resolve.stories.stories import Stories

    told, days, problems = Stories(), {}, 0
    stories: dict[str, str] = {}
    for item in Intake([path], sys.stdin.buffer):
        if isinstance(item, Article):
            stories[item.id] = told.add(item).story
            if item.published:
                days[item.id] = item.published[:10]
        elif isinstance(item, InputError):
            complain(str(item))
            problems += 1
    return stories, days, problems


def _print_table(found: list[Assignment], lang: TableLanguage) -> None:
    """One row an event: those with most mentions first."""
    from banggiao.cli.messages import printable
    from banggiao.cli.tables import open_console, open_table
    from banggiao.lang.labels import load_labels
    from banggiao.model.ontology import load_ontology

    labels, kinds = load_labels(lang.value), load_ontology()
    events: dict[str, list[Trace]] = {}
    for assignment in found:
        events.setdefault(assignment.event, []).extend(assignment.mentions)
    table = open_table(labels, "date", "kind", "parties", "status", "mentions", "articles", "event")
    for event, mentions in sorted(events.items(), key=lambda one: (-len(one[1]), one[0])):
        date, kind = _commonest(one.date for one in mentions if one.date), kinds.get(mentions[0].kind)
        parties = _commonest(
            " → ".join("+".join(sorted(side)) for side in (one.actors, one.recipients) if side) for one in mentions
        )
        table.add_row(
            date.replace("/", "/\n"),
            (kind.vi if lang is TableLanguage.VI else kind.en) if kind else printable(mentions[0].kind),
            printable(parties),
            ", ".join(labels.status.get(name, printable(name)) for name in sorted({one.status for one in mentions})),
            str(len(mentions)),
            str(len({one.article for one in mentions})),
            event,
        )
    open_console().print(table)


def _commonest(values: Iterator[str]) -> str:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else ""
