"""What the commands that use the ledger share: the option that names it, and opening it."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from banggiao.store.ledger import Ledger

LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger", metavar="URL", help="The ledger: a file or postgresql://…; else BANGGIAO_LEDGER, else banggiao.db."
    ),
]


class ListFormat(StrEnum):
    """How a listing is written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


FormatOption = Annotated[ListFormat, typer.Option("--format", help="A table to read, JSON lines, or CSV.")]


def open_named(name: str | None, *, create: bool = False) -> Ledger:
    """The ledger of --ledger, else of the environment."""
    from banggiao.settings import load_settings
    from banggiao.store.ledger import open_ledger

    return open_ledger(name or load_settings(os.environ).ledger, create=create)
