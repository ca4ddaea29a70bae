"""`banggiao relation`: what happened between two states."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.filters import parse_day, parse_pair
from banggiao.cli.ledger import FormatOption, LedgerOption, ListFormat, open_named
from banggiao.cli.listing import event_row, write_listing
from banggiao.cli.messages import notify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from banggiao.resolve.events.claims import Turn
    from banggiao.store.find import Found
    from banggiao.store.relation import Quarter, Relation

_HALF = 20  # columns of the chart on either side of zero


def relation(
    one: Annotated[str, typer.Argument(metavar="A", help="A state by its code, as RUS.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another, as PRK.")],
    at: Annotated[str, typer.Option(metavar="DATE", help="What is planned is ahead of this day; else today.")] = "",
    output: FormatOption = ListFormat.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """Show the relation of two states: counts by kind and quarter, cooperation over time, firsts, lasts, plans.

    \b
    Examples:
      banggiao relation RUS PRK
      banggiao relation RUS PRK --format csv > counts.csv
    """
    from banggiao.store.relation import relate

    codes = parse_pair(f"{one}-{other}")
    today = parse_day("--at", at) or int(dt.datetime.now(dt.UTC).strftime("%Y%m%d"))
    with open_named(ledger).reading() as connection:
        found = relate(connection, *codes, today)
    if output is ListFormat.TABLE:
        _show(found)
    elif output is ListFormat.CSV:
        counts = _counts(found.quarters)
        write_listing(counts, ("quarter", "kind", "events", "score"), output)
    else:
        write_listing([_record(found)], (), output)


def _counts(quarters: Iterable[Quarter]) -> list[dict[str, object]]:
    return [
        {"quarter": quarter.name, "kind": kind, "events": count, "score": quarter.score}
        for quarter in quarters
        for kind, count in quarter.kinds.items()
    ]


def _record(found: Relation) -> dict[str, object]:
    return {
        "relation": [found.one, found.other],
        "quarters": [quarter._asdict() for quarter in found.quarters],
        "ends": [
            {"kind": ends.kind, "first": event_row(ends.first), "last": event_row(ends.last)} for ends in found.ends
        ],
        "ahead": [event_row(event) for event in found.ahead],
        "turned": [
            {**event_row(one.event), "status_history": [turn._asdict() for turn in one.history]} for one in found.turned
        ],
    }


def _show(found: Relation) -> None:
    if not found.quarters:
        notify(f"nothing between {found.one} and {found.other} in the ledger")
        return
    typer.echo(f"{found.one} and {found.other}: {sum(quarter.events for quarter in found.quarters):,} events\n")
    typer.echo("Cooperation (+) and conflict (-), the mean of what occurred in a quarter, and its kinds")
    for quarter in found.quarters:
        kinds = ", ".join(f"{kind} {count}" for kind, count in _most(quarter.kinds))
        score = f"{quarter.score:+5.1f}" if quarter.score is not None else "     "
        typer.echo(f"{quarter.name or 'no year':8}{score} {bar(quarter.score)} {kinds}")
    typer.echo("\nFirsts and lasts")
    rows = [{"kind": ends.kind, "first": _told(ends.first), "last": _told(ends.last)} for ends in found.ends]
    write_listing(rows, ("kind", "first", "last"), ListFormat.TABLE)
    if found.ahead:
        typer.echo("Planned ahead")
        columns = ("date", "kind", "actors", "recipients", "origins", "event", "sentence")
        write_listing(map(event_row, found.ahead), columns, ListFormat.TABLE)
    if found.turned:
        typer.echo("Turned out otherwise than first told, or as planned")
        turned = [event_row(one.event) | {"status": _turns(one.history)} for one in found.turned]
        write_listing(turned, ("date", "kind", "status", "origins", "event", "sentence"), ListFormat.TABLE)


def bar(score: float | None) -> str:
    """A score from -10 to +10 as a bar to the left or the right of zero. Example: bar(5) has ten blocks."""
    blocks = round(abs(score or 0) / 10 * _HALF)
    left, right = ("█" * blocks, "") if score and score < 0 else ("", "█" * blocks)
    return f"{left:>{_HALF}}│{right:<{_HALF}}"


def _most(kinds: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(kinds.items(), key=lambda one: (-one[1], one[0]))[:4]


def _turns(history: Iterable[Turn]) -> str:
    return " → ".join(f"{turn.status} {turn.day}".strip() for turn in history)


def _told(event: Found) -> str:
    origins = f" ({event.origins} origins)" if event.origins > 1 else ""
    return f"{event.edtf} {event.id}{origins}"
