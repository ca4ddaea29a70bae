"""Listings: the same rows as a table, as JSON lines or as CSV."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING

from banggiao.cli.ledger import ListFormat
from banggiao.cli.messages import printable
from banggiao.export.cells import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.text import Text

    from banggiao.store.find import Found

_ROOMY = 6  # columns that leave a sentence room to run over several lines


def write_listing(rows: Iterable[Mapping[str, object]], columns: Sequence[str], output: ListFormat) -> None:
    """Print `rows`: as CSV and as a table the `columns`, as JSON lines everything that they hold."""
    if output is ListFormat.JSONL:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
    elif output is ListFormat.CSV:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([harmless(_cell(row[column])) for column in columns] for row in rows)
    else:
        _table(rows, columns)


def event_row(event: Found) -> dict[str, object]:
    """An event as listings print it."""
    row = event._asdict()
    for inside in ("pk", "day"):
        del row[inside]
    return {"event": row.pop("id"), "date": row.pop("edtf") or None, **row, "confidence": round(event.confidence, 2)}


def day_text(day: int) -> str:
    """A day of the ledger for people. Example: day_text(20240213) == "2024-02-13"; "" where it is not known."""
    return f"{day // 10_000}-{day // 100 % 100:02}-{day % 100:02}" if day else ""


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "+".join(map(str, value))
    return str(value)


def _table(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from banggiao.cli.tables import open_console

    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for column in columns:
        last = column == columns[-1]
        # Ids are there to be copied: they are never cut.
        fixed = column in ("event", "article", "date", "judgement", "person", "subject", "listing")
        widest = None if last or fixed else 26
        # Behind many columns a sentence has little room: cut to a line, it does not make pages of one event.
        cut = last and len(columns) > _ROOMY
        table.add_column(column, ratio=1 if last else None, max_width=widest, no_wrap=fixed or cut)
    for row in rows:
        table.add_row(*(_text(row[column]) for column in columns))
    if table.row_count:
        open_console().print(table)


def _text(value: object) -> Text:
    from rich.text import Text

    return Text(printable(_cell(value)))
