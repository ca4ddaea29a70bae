"""`banggiao offices`: who held which office, as dated articles tell."""

from __future__ import annotations

from typing import Annotated

import typer

from banggiao.cli.filters import parse_day
from banggiao.cli.ledger import FormatOption, LedgerOption, ListFormat, open_named
from banggiao.cli.listing import day_text, write_listing
from banggiao.cli.messages import notify

_COLUMNS = ("person", "name", "country", "first", "last", "articles", "office")


def offices(
    person: Annotated[str, typer.Option(metavar="NAME", help="Of this person; marks need not be typed.")] = "",
    country: Annotated[str, typer.Option(metavar="CODE", help="Of this state, as RUS.")] = "",
    at: Annotated[str, typer.Option(metavar="DATE", help="On a day that its articles span: 2024-02-13.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    output: FormatOption = ListFormat.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """List offices with the days of the first and the last article that give them; most articles first.

    \b
    Examples:
      banggiao offices --country PRK --at 2024-02-13
      banggiao offices --person lavrov
    """
    from banggiao.store.actors import list_offices

    day = parse_day("--at", at)
    with open_named(ledger).reading() as connection:
        found = list_offices(connection, person=person, country=country.upper(), day=day, limit=limit)
    rows = [one._asdict() | {"first": day_text(one.first_day), "last": day_text(one.last_day)} for one in found]
    write_listing([{name: row[name] for name in _COLUMNS} for row in rows], _COLUMNS, output)
    if not rows:
        notify("no such office in the ledger")
