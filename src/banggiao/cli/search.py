"""`banggiao search`: words in the articles of the ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from banggiao.cli.ledger import FormatOption, LedgerOption, ListFormat, open_named
from banggiao.cli.listing import write_listing
from banggiao.cli.messages import notify


def search(
    query: Annotated[str, typer.Argument(metavar="WORDS", help="With or without marks: trieu tien.")],
    limit: Annotated[int, typer.Option(min=1, max=1_000, help="How many at most.")] = 20,
    after: Annotated[str | None, typer.Option(metavar="MARK", help="Go on after this page.")] = None,
    output: FormatOption = ListFormat.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """Find articles by their words: just so, then but for the marks, then in any order.

    \b
    Examples:
      banggiao search "trieu tien"
      banggiao search "dang lao dong" --format jsonl
    """
    from banggiao.store.search import search as find

    with open_named(ledger).reading() as connection:
        found = find(connection, query, limit=limit, after=after)
    rows = [{"match": hit.tier, **{n: v for n, v in hit._asdict().items() if n != "tier"}} for hit in found.hits]
    columns = ["match", "article", "published", "events", "sentence"]
    write_listing(rows, columns, output)
    if not rows:
        notify("no article in the ledger has these words")
    if found.after:
        notify(f"there are more: --after {found.after}")
