"""`banggiao read`: articles in, their records out; nothing is stored."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.memory import begin, settle
from banggiao.cli.messages import Progress, complain, notify
from banggiao.cli.web import url_reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from banggiao.ingest.files import Intake
    from banggiao.model.article import Article
    from banggiao.model.event import Reading
    from banggiao.pipeline import Reader
    from banggiao.store.ledger import Ledger

    Write = Callable[[Article, Reading], None]


class Format(StrEnum):
    """How output is written."""

    TABLE = "table"
    JSONL = "jsonl"


class TableLanguage(StrEnum):
    """The language of the labels in tables."""

    EN = "en"
    VI = "vi"


def read(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, directories, addresses (https://…), or - for standard input."),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day the articles appeared, in place of what they say: 2024-02-13."),
    ] = None,
    output: Annotated[
        Format, typer.Option("--format", help="A table to read, or records as JSON lines.")
    ] = Format.TABLE,
    lang: Annotated[TableLanguage, typer.Option(help="Language of the labels in tables.")] = TableLanguage.EN,
    ledger: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Date articles without a date also from the events that this ledger knows."),
    ] = None,
) -> None:
    """Read articles and print the events they report.

    One article each: .txt, .html, .mhtml, .pdf (through pdftotext). One a line or
    row: .jsonl, .csv, .parquet. Archives: .warc, .warc.gz, .zip, .gz. A line is
    {"id", "text", "title"?, "published"?, "source"?, "url"?, "author"?}; the
    columns of a table are called so too, or in Vietnamese.

    \b
    Examples:
      banggiao read article.txt
      banggiao read article.txt --published 2024-02-13 --lang vi
      banggiao read archive/ more.jsonl --format jsonl > records.jsonl
      cat article.txt | banggiao read -
      banggiao read https://vnexpress.net/some-article.html
      banggiao read crawl.warc.gz saved-pages.zip --format jsonl

    Bad input is named on standard error and passed over; the exit status is then 2.
    """
    from banggiao.ingest.article import parse_date
    from banggiao.ingest.files import Intake

    date = parse_date("--published", published)
    write = _write_table(lang) if output is Format.TABLE else _write_lines
    with url_reader() as fetch:
        intake = Intake(paths, sys.stdin.buffer, fetch=fetch)
        problems = _read_all(intake, date, write, _open(ledger) if ledger else None)
    if problems:
        raise typer.Exit(2)


def _open(name: str) -> Ledger:
    from banggiao.cli.ledger import open_named

    return open_named(name)


def _dated(reader: Reader, article: Article, ledger: Ledger) -> Reading:
    """What is read of an article, without a date as of the one that the ledger's events give it."""
    from banggiao.cli.undated import read_for
    from banggiao.model.event import Publication
    from banggiao.store.dating import date_by_ledger

    read = read_for(reader, article)
    if read.again is None:
        return read.reading
    with ledger.reading() as connection:
        dated = date_by_ledger(connection, read.told)
    return replace(read.again(dated.edtf), published=Publication(dated.edtf, "events")) if dated else read.reading


def _read_all(intake: Intake, published: str | None, write: Write, ledger: Ledger | None) -> int:
    """Read and write every article; the number of inputs that were passed over."""
    begin()
    from banggiao.ingest.article import Notice
    from banggiao.model.article import Article
    from banggiao.pipeline import load_reader

    reader = load_reader()
    settle()
    progress = Progress()
    articles = events = problems = 0
    for item in intake:
        progress.clear()
        if isinstance(item, Article):
            article = replace(item, published=published) if published else item
            reading = _dated(reader, article, ledger) if ledger else reader.read(article)
            write(article, reading)
            articles += 1
            events += len(reading.events)
        elif isinstance(item, Notice):
            notify(f"{item.place}: {item.text}")
        else:
            complain(str(item))
            problems += 1
        progress.show(articles, intake.done, intake.total)
    progress.clear()
    if articles + problems > 1:
        notify(
            f"{articles:,} articles read, {events:,} events"
            + (f"; {problems:,} inputs passed over" if problems else "")
        )
    return problems


def _write_lines(article: Article, reading: Reading) -> None:
    from banggiao.export.jsonl import lines

    for line in lines(article, reading):
        print(line)


def _write_table(lang: TableLanguage) -> Write:
    from banggiao.cli.tables import ReadingTable
    from banggiao.lang.labels import load_labels

    return ReadingTable(load_labels(lang.value)).write
