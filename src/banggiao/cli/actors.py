"""`banggiao actors`: the parties of the ledger's events."""

from __future__ import annotations

from typing import Annotated

import typer

from banggiao.cli.ledger import FormatOption, LedgerOption, ListFormat, open_named
from banggiao.cli.listing import day_text, write_listing
from banggiao.cli.messages import notify


def actors(
    partner: Annotated[
        str, typer.Option("--with", metavar="CODE", help="Only those with events between them and this one.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    output: FormatOption = ListFormat.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """List the parties with most events, and when the first and the last of these were.

    \b
    Examples:
      banggiao actors
      banggiao actors --with PRK --format csv
    """
    from banggiao.store.actors import list_actors

    with open_named(ledger).reading() as connection:
        found = list_actors(connection, partner.upper(), limit)
    rows = [
        {"party": one.code, "events": one.events, "first": day_text(one.first_day), "last": day_text(one.last_day)}
        for one in found
    ]
    write_listing(rows, ("party", "events", "first", "last"), output)
    if not rows:
        notify("no party in the ledger")
