"""`banggiao events`: the events of the ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from banggiao.cli.filters import FilterOptions  # noqa: TC001  (its options are read at run time)
from banggiao.cli.ledger import FormatOption, LedgerOption, ListFormat, open_named
from banggiao.cli.listing import event_row, write_listing
from banggiao.cli.messages import notify

COLUMNS = ("event", "date", "kind", "actors", "recipients", "status", "place", "origins", "sentence")
_CSV = (*COLUMNS[:-1], "people", "confidence", "mentions", "articles", "verdict", "article", "sentence")


def events(
    options: FilterOptions,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    after: Annotated[str | None, typer.Option(metavar="MARK", help="Go on after this page.")] = None,
    output: FormatOption = ListFormat.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """List the events of the ledger, the latest first.

    \b
    Examples:
      banggiao events --pair RUS-PRK --kind visit --status planned
      banggiao events --person putin --from 2024 --origins 2 --format csv
    """
    from banggiao.store.find import find_events

    filters = options.to_filters()
    with open_named(ledger).reading() as connection:
        page = find_events(connection, filters, limit=limit, after=after)
    write_listing(map(event_row, page.events), _CSV if output is ListFormat.CSV else COLUMNS, output)
    if not page.events:
        notify("no such event in the ledger")
    if page.after:
        notify(f"there are more: --after {page.after}")
