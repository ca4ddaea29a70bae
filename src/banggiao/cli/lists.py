"""`banggiao lists`: sanctions lists beside what articles say."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  (typer reads it at run time)
from typing import Annotated

import typer

from banggiao.cli.ledger import FormatOption, LedgerOption, ListFormat, open_named
from banggiao.cli.listing import write_listing
from banggiao.cli.messages import notify

app = typer.Typer(
    help="Load lists of sanctioned persons and organisations, and compare them with what articles say.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def load(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="FtM JSON lines, targets.simple.csv, SDN.CSV, UN XML.")],
    name: Annotated[str, typer.Option(metavar="NAME", help="What the list is called; else the file's name.")] = "",
    ledger: LedgerOption = None,
) -> None:
    """Load a list into the ledger, in place of an older one of its name, and match persons and organisations.

    After adding articles, load it again: what is new in the ledger is matched then.

    \b
    Examples:
      banggiao lists load targets.simple.csv --name opensanctions
      banggiao lists load SDN.CSV
    """
    from banggiao.store.lists import load_list

    loaded = load_list(open_named(ledger), path, name)
    typer.echo(f"{loaded.list}: {loaded.entries:,} entries ({loaded.format}), {loaded.matches:,} matches")


@app.command()
def matches(output: FormatOption = ListFormat.TABLE, ledger: LedgerOption = None) -> None:
    """List who of the ledger is taken for an entry of a list, with the score and its reasons."""
    from banggiao.store.lists import list_matches

    with open_named(ledger).reading() as connection:
        found = list_matches(connection)
    rows = [
        one._asdict()
        | {
            "reasons": [reason._asdict() for reason in one.reasons]
            if output is ListFormat.JSONL
            else "; ".join(f"{r.what}: {r.ours or '?'} | {r.theirs or '?'} ({r.weight:+.2f})" for r in one.reasons)
        }
        for one in found
    ]
    write_listing(rows, ("subject", "score", "list", "entry", "name", "reasons"), output)
    if not rows:
        notify("nobody of the ledger is on a list that was loaded")


@app.command()
def compare(output: FormatOption = ListFormat.TABLE, ledger: LedgerOption = None) -> None:
    """List what articles say of listings beside what the lists say, and whether the two agree."""
    from banggiao.store.lists import compare_listings

    with open_named(ledger).reading() as connection:
        found = compare_listings(connection)
    columns = ("listing", "article", "subject", "article_says", "lists_say", "verdict", "entries")
    write_listing([one._asdict() for one in found], columns, output)
    if not found:
        notify("no article in the ledger tells of a listing")
