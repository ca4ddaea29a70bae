"""`banggiao timeline`: dated events in their order."""

from __future__ import annotations

from typing import Annotated

import typer

from banggiao.cli.filters import FilterOptions  # noqa: TC001  (its options are read at run time)
from banggiao.cli.ledger import FormatOption, LedgerOption, ListFormat, open_named
from banggiao.cli.listing import event_row, write_listing
from banggiao.cli.messages import notify

_COLUMNS = ("date", "kind", "actors", "recipients", "status", "event", "sentence")


def timeline(
    options: FilterOptions,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 100,
    after: Annotated[str | None, typer.Option(metavar="MARK", help="Go on after this page.")] = None,
    output: FormatOption = ListFormat.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """List the events whose year is known in the order in which they happened.

    \b
    Example:
      banggiao timeline --pair RUS-PRK --from 2023
    """
    from banggiao.store.find import find_events

    filters = options.to_filters()
    with open_named(ledger).reading() as connection:
        page = find_events(connection, filters, limit=limit, after=after, oldest_first=True)
    write_listing(map(event_row, page.events), _COLUMNS, output)
    if not page.events:
        notify("no such dated event in the ledger")
    if page.after:
        notify(f"there are more: --after {page.after}")
