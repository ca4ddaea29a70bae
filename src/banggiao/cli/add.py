"""`banggiao add`: articles read into the ledger."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.ledger import LedgerOption, open_named
from banggiao.cli.memory import begin, settle
from banggiao.cli.messages import Progress, complain, notify
from banggiao.cli.undated import read_for
from banggiao.cli.web import url_reader

if TYPE_CHECKING:
    from banggiao.ingest.files import Intake
    from banggiao.store.ledger import Ledger


def add(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, directories, addresses (https://…), or - for standard input."),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day the articles appeared, in place of what they say: 2024-02-13."),
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Read articles into the ledger.

    Each article is one transaction. What is there already is passed over, so
    that a run that was broken off goes on where it was: say the same again.
    Kinds of files: those of banggiao read.

    \b
    Examples:
      banggiao add archive/ more.jsonl
      banggiao add article.txt --ledger postgresql://user@host/name
      cat articles.jsonl | banggiao add -
      banggiao add https://vnexpress.net/rss/the-gioi.rss    a feed: what it leads to

    Bad input is named on standard error and passed over; the exit status is then 2.
    """
    from banggiao.ingest.article import parse_date
    from banggiao.ingest.files import Intake

    date = parse_date("--published", published)
    with url_reader() as fetch:
        problems = add_all(Intake(paths, sys.stdin.buffer, fetch=fetch), date, open_named(ledger, create=True))
    if problems:
        raise typer.Exit(2)


def add_all(intake: Intake, published: str | None, ledger: Ledger) -> int:
    """Read every article that the ledger does not know and add it; the number of inputs that were passed over."""
    begin()
    from banggiao.ingest.article import Notice
    from banggiao.model.article import Article
    from banggiao.pipeline import load_names, load_reader
    from banggiao.store.add import Adder, Outcome
    from banggiao.store.articles import storable

    reader = load_reader()
    adder = Adder(ledger, load_names(), reader.extractor.name)
    settle()
    progress = Progress()
    outcomes: Counter[Outcome] = Counter()
    problems = 0
    for item in intake:
        progress.clear()
        if isinstance(item, Article):
            article = storable(replace(item, published=published) if published else item)
            if adder.knows(article):
                outcomes[Outcome.KNOWN] += 1
            else:
                outcomes[adder.add(read_for(reader, article))] += 1
        elif isinstance(item, Notice):
            notify(f"{item.place}: {item.text}")
        else:
            complain(str(item))
            problems += 1
        progress.show(outcomes.total(), intake.done, intake.total)
    progress.clear()
    adder.finish()
    typer.echo(
        f"{ledger.place}: {outcomes[Outcome.NEW]:,} articles added, {outcomes[Outcome.AGAIN]:,} read again, "
        f"{outcomes[Outcome.KNOWN]:,} known already" + (f"; {problems:,} inputs passed over" if problems else "")
    )
    return problems
