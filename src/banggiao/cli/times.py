"""`banggiao times`: time expressions of texts, resolved to EDTF."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.messages import complain, notify
from banggiao.cli.read import Format, TableLanguage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.ingest.passages import Expression, PassageItem
    from banggiao.lang.timex.anchor import Anchor
    from banggiao.model.time import TimeExpression


class Prefer(StrEnum):
    """Where an incomplete date is sought."""

    PAST = "past"
    FUTURE = "future"


def times(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A text file, JSON lines, or - for standard input.")],
    at: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day, or instant, that relative times count from.")
    ] = None,
    prefer: Annotated[
        Prefer | None, typer.Option(help="Where an incomplete date is sought; left out, as news is read.")
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="A table to read, or JSON lines.")] = Format.TABLE,
    lang: Annotated[TableLanguage, typer.Option(help="Language of the labels in tables.")] = TableLanguage.EN,
) -> None:
    """Print the time expressions of texts with their values.

    JSON lines are {"id", "text", "published"?, "before"?}: a sentence, its article's
    date and the sentence before it; or {"expression"}: one time by itself.

    \b
    Examples:
      banggiao times article.txt --at 2024-08-16
      banggiao times sentences.jsonl --format jsonl
      cat article.txt | banggiao times - --at 2024-08-16
    """
    from banggiao.errors import InputError
    from banggiao.ingest.article import Notice, parse_date
    from banggiao.ingest.passages import Expression

    write = _writer(output, lang)
    day = parse_date("--at", at)
    problems = 0
    for item in _items(path):
        if isinstance(item, InputError):
            complain(str(item))
            problems += 1
        elif isinstance(item, Notice):
            notify(f"{item.place}: {item.text}")
        elif isinstance(item, Expression):
            write.expression(item, _value(item.text, at, prefer))
        else:
            anchor = _anchor(item.published or day, prefer)
            write.passage(item.id, item.text, _found(item.text, item.before, anchor))
    if problems:
        raise typer.Exit(2)


def _items(path: str) -> Iterator[PassageItem]:
    """What `path` holds: passages and expressions of JSON lines, or one text."""
    from banggiao.errors import UnreadableInput
    from banggiao.ingest.lines import holds_objects, peekable
    from banggiao.ingest.passages import read_passage, read_passages

    lines = path.lower().endswith((".jsonl", ".ndjson"))
    try:
        with nullcontext(peekable(sys.stdin.buffer)) if path == "-" else Path(path).open("rb") as stream:
            name = "stdin" if path == "-" else path
            if lines or (path == "-" and holds_objects(stream)):
                yield from read_passages(name, stream)
            else:
                yield from read_passage(name, stream)
    except OSError as error:
        yield UnreadableInput(path, error.strerror or str(error), "check the path and its permissions")


def _anchor(published: str | None, prefer: Prefer | None) -> Anchor:
    from banggiao.annotate.times import reference_of
    from banggiao.lang.timex.anchor import Anchor, Direction

    return Anchor(reference_of(published), prefer=Direction(prefer) if prefer else Direction.NEUTRAL)


def _found(text: str, before: str, anchor: Anchor) -> list[TimeExpression]:
    """The times of `text`, read after the sentence `before` it."""
    from banggiao.annotate.times import counts_as_context
    from banggiao.lang.vi.times.find import find_times

    for time in find_times(before, 0, len(before), anchor):
        if counts_as_context(time.value, anchor.reference):
            anchor = anchor._replace(context=time.value, context_text=before[time.start : time.end])
    return find_times(text, 0, len(text), anchor)


def _value(expression: str, at: str | None, prefer: Prefer | None) -> str | None:
    """The value of a text that is one time as a whole; None where it is none, or relative and no `--at` was given."""
    if at is None:
        found = _found(expression, "", _anchor(None, prefer))
        whole = [time.value for time in found if (time.start, time.end) == (0, len(expression))]
        return whole[0] if whole else None
    from banggiao.lang.timex.anchor import Direction
    from banggiao.lang.vi.times.expression import read_expression

    return read_expression(expression, _moment(at), Direction(prefer) if prefer else Direction.NEUTRAL)


def _moment(at: str) -> datetime:
    from banggiao.errors import SettingsError

    try:
        return datetime.fromisoformat(at).replace(tzinfo=None)  # values are in the wall-clock time of `--at`
    except ValueError:
        raise SettingsError(f"--at: {at!r} is no day or instant; write it as 2024-08-16 or 2024-08-16T09:00") from None


class _Lines:
    """Writes JSON lines."""

    def passage(self, identifier: str, text: str, times: list[TimeExpression]) -> None:
        """Write the times of one text."""
        found = [
            {"text": text[t.start : t.end], "start": t.start, "end": t.end, "type": t.type.value, "value": t.value}
            | ({"basis": t.basis} if t.basis else {})
            for t in times
        ]
        print(json.dumps({"id": identifier, "times": found}, ensure_ascii=False))

    def expression(self, expression: Expression, value: str | None) -> None:
        """Write the value of one expression."""
        print(json.dumps({"expression": expression.text, "value": value}, ensure_ascii=False))


class _Table:
    """Writes tables."""

    def __init__(self, lang: TableLanguage) -> None:
        from banggiao.cli.tables import open_console
        from banggiao.lang.labels import load_labels

        self._labels = load_labels(lang.value)
        self._console = open_console()

    def passage(self, identifier: str, text: str, times: list[TimeExpression]) -> None:
        """Print the times of one text."""
        from banggiao.cli.messages import printable
        from banggiao.cli.tables import open_table

        self._console.print(printable(identifier), style="bold")
        if not times:
            self._console.print(f"  {self._labels.article['no_times']}", style="dim")
            return
        table = open_table(self._labels, "text", "type", "value", "basis")
        for time in times:
            table.add_row(printable(text[time.start : time.end]), time.type.value, time.value, printable(time.basis))
        self._console.print(table)

    def expression(self, expression: Expression, value: str | None) -> None:
        """Print the value of one expression."""
        from banggiao.cli.messages import printable

        self._console.print(f"{printable(expression.text)}: {value or self._labels.article['no_times']}")


def _writer(output: Format, lang: TableLanguage) -> _Lines | _Table:
    return _Lines() if output is Format.JSONL else _Table(lang)
