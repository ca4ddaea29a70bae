"""`banggiao stories`: articles in, the story of each out."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.messages import Progress, complain, notify
from banggiao.cli.read import Format, TableLanguage

if TYPE_CHECKING:
    from banggiao.model.article import Article
    from banggiao.resolve.stories.stories import Told


def stories(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files (.txt, .json, .jsonl, .jsonl.gz), directories, or - for standard input."
        ),
    ],
    output: Annotated[Format, typer.Option("--format", help="A table of stories, or JSON lines.")] = Format.TABLE,
    lang: Annotated[TableLanguage, typer.Option(help="Language of the labels in tables.")] = TableLanguage.EN,
) -> None:
    """Say which articles tell one story, and which are copies of an earlier one.

    JSON lines are {"article", "story", "copy_of"}, in the order of the articles, as each is read.

    \b
    Examples:
      banggiao stories archive.jsonl
      banggiao stories archive/ --format jsonl > stories.jsonl

    Bad input is named on standard error and passed over; the exit status is then 2.
    """
    from banggiao.errors import InputError
    from banggiao.ingest.files import Intake
    from banggiao.model.article import Article
    from banggiao.resolve.stories.stories import Stories

    told, progress, problems = Stories(), Progress(), 0
    rows: list[tuple[Article, Told]] = []
    names: set[str] = set()
    count = 0
    intake = Intake(paths, sys.stdin.buffer)
    for item in intake:
        progress.clear()
        if isinstance(item, Article):
            one = told.add(item)
            count += 1
            names.add(one.story)
            if output is Format.JSONL:
                print(json.dumps({"article": one.article, "story": one.story, "copy_of": one.copy_of}))
            else:
                rows.append((item, one))
        elif isinstance(item, InputError):
            complain(str(item))
            problems += 1
        else:
            notify(f"{item.place}: {item.text}")
        progress.show(count, intake.done, intake.total)
    progress.clear()
    if rows:
        _print_table(rows, lang)
    notify(f"{count:,} articles, {len(names):,} stories")
    if problems:
        raise typer.Exit(2)


def _print_table(rows: list[tuple[Article, Told]], lang: TableLanguage) -> None:
    """Stories in the order of their first articles, the articles of each below one another."""
    from banggiao.cli.messages import printable
    from banggiao.cli.tables import open_console, open_table
    from banggiao.lang.labels import load_labels

    by_story: dict[str, list[tuple[Article, Told]]] = {}
    for article, told in rows:
        by_story.setdefault(told.story, []).append((article, told))
    table = open_table(load_labels(lang.value), "date", "story", "article", "copy_of", "text")
    for story, members in by_story.items():
        for place, (article, told) in enumerate(members):
            table.add_row(
                (article.published or "")[:10],
                "" if place else story,
                printable(article.id),
                printable(told.copy_of or ""),
                printable(article.title or article.text[:100]),
            )
    open_console().print(table)
