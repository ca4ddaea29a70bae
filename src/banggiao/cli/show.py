"""`banggiao show`: everything about one id."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from banggiao.cli.ledger import LedgerOption, open_named
from banggiao.cli.messages import printable


class ShowFormat(StrEnum):
    """How one thing is written."""

    TEXT = "text"
    JSONL = "jsonl"


def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="What events, search and show print, or an article's own.")],
    output: Annotated[ShowFormat, typer.Option("--format", help="Text to read, or JSON.")] = ShowFormat.TEXT,
    ledger: LedgerOption = None,
) -> None:
    """Show everything about an article, mention, event, person, statement, listing or judgement, with sentences.

    \b
    Example:
      banggiao show e0123456789abcdef
    """
    from banggiao.store.show import show as find

    with open_named(ledger).reading() as connection:
        found = find(connection, id_)
    if output is ShowFormat.JSONL:
        print(json.dumps(found, ensure_ascii=False))
    else:
        _print(found, "")


def _print(value: dict[str, Any], indent: str) -> None:
    for name, part in value.items():
        if isinstance(part, dict):
            typer.echo(f"{indent}{name}")
            _print(part, indent + "  ")
        elif isinstance(part, list) and part and isinstance(part[0], dict):
            typer.echo(f"{indent}{name}")
            for one in part:
                typer.echo(f"{indent}  -")
                _print(one, indent + "    ")
        elif part not in (None, "", [], (), {}, False):
            text = ", ".join(map(str, part)) if isinstance(part, list | tuple) else str(part)
            typer.echo(f"{indent}{name}: {printable(text)}")
