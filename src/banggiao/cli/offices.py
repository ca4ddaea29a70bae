"""`banggiao offices`: who held which office, as dated articles tell."""

from __future__ import annotations

from typing import Annotated

import typer

from banggiao.cli.filters import parse_day
from banggiao.cli.ledger import FormatOption, LedgerOption, ListFormat, open_named
from banggiao.cli.listing import day_text, write_listing
from banggiao.cli.messages import notify
from banggiao.errors import SettingsError

_SIDES = ("number", "country", "office", "name", "day", "article", "sentence")
_COLUMNS = ("person", "name", "country", "first", "last", "articles", "office")


def offices(
    person: Annotated[str, typer.Option(metavar="NAME", help="Of this person; marks need not be typed.")] = "",
    country: Annotated[str, typer.Option(metavar="CODE", help="Of this state, as RUS.")] = "",
    at: Annotated[str, typer.Option(metavar="DATE", help="On a day that its articles span: 2024-02-13.")] = "",
    contradictions: Annotated[
        bool, typer.Option("--contradictions", help="Where one office is given to two persons at a time.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    output: FormatOption = ListFormat.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """List offices with the days of the first and the last article that give them; most articles first.

    With --contradictions: where dated articles give an office that one person
    holds at a time, such as president or foreign minister, to two persons at a
    time, or to another than the table of offices; a row for each side.

    \b
    Examples:
      banggiao offices --country PRK --at 2024-02-13
      banggiao offices --person lavrov
      banggiao offices --contradictions --country JPN
    """
    from banggiao.store.actors import list_offices

    if contradictions:
        if person or at:
            raise SettingsError("--contradictions: takes --country and --limit; leave out --person and --at")
        _contradictions(country.upper(), limit, output, ledger)
        return
    day = parse_day("--at", at)
    with open_named(ledger).reading() as connection:
        found = list_offices(connection, person=person, country=country.upper(), day=day, limit=limit)
    rows = [one._asdict() | {"first": day_text(one.first_day), "last": day_text(one.last_day)} for one in found]
    write_listing([{name: row[name] for name in _COLUMNS} for row in rows], _COLUMNS, output)
    if not rows:
        notify("no such office in the ledger")


def _contradictions(country: str, limit: int, output: ListFormat, ledger: str | None) -> None:
    from banggiao.lang.vi.people import single_offices
    from banggiao.pipeline import load_names
    from banggiao.store.contradictions import list_contradictions

    with open_named(ledger).reading() as connection:
        sides = list_contradictions(connection, load_names(), single_offices(), country=country, limit=limit)
    write_listing([side._asdict() for side in sides], _SIDES, output)
    if not sides:
        notify("no contradictions about offices in the ledger")
