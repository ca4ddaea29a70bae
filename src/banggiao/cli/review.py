"""`banggiao review`: what an analyst says of events and mentions."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.ledger import FormatOption, LedgerOption, ListFormat, open_named
from banggiao.cli.listing import write_listing
from banggiao.cli.messages import notify

if TYPE_CHECKING:
    from banggiao.store.judgements import Judgement
    from banggiao.store.review import Reviewer

app = typer.Typer(
    help="Judge events and mentions. Judgements are kept for good and go before whatever is read or resolved.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="An event, or a mention, by its id.")]
EventArgument = Annotated[str, typer.Argument(metavar="EVENT", help="An event by its id.")]
NoteOption = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]
AuthorOption = Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so; else the user's name.")]


@app.command()
def accept(id_: IdArgument, note: NoteOption = "", by: AuthorOption = "", ledger: LedgerOption = None) -> None:
    """Say that an event or a mention is right."""
    _said(_reviewer(ledger, by).accept(id_, note))


@app.command()
def reject(id_: IdArgument, note: NoteOption = "", by: AuthorOption = "", ledger: LedgerOption = None) -> None:
    """Say that an event or a mention is wrong, so that no query shows it."""
    _said(_reviewer(ledger, by).reject(id_, note))


@app.command()
def unsure(id_: IdArgument, note: NoteOption = "", by: AuthorOption = "", ledger: LedgerOption = None) -> None:
    """Say that an event or a mention was looked at and the question is open."""
    _said(_reviewer(ledger, by).doubt(id_, note))


@app.command()
def correct(
    event: EventArgument,
    fields: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE...", help="kind, status, date, place, actors, recipients: status=planned."),
    ],
    note: NoteOption = "",
    by: AuthorOption = "",
    ledger: LedgerOption = None,
) -> None:
    """Correct what is shown of an event; the reports stay as they are.

    \b
    Example:
      banggiao review correct e0123456789abcdef date=2024-02-13 actors=RUS+PRK
    """
    changed = dict(_field(one) for one in fields)
    _said(_reviewer(ledger, by).correct(event, changed, note))


@app.command()
def merge(
    event: EventArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The event that is the same; its id leads to EVENT.")],
    note: NoteOption = "",
    by: AuthorOption = "",
    ledger: LedgerOption = None,
) -> None:
    """Say that two events are one."""
    _said(_reviewer(ledger, by).merge(event, other, note))


@app.command()
def split(
    event: EventArgument,
    mentions: Annotated[list[str], typer.Argument(metavar="MENTION...", help="Those that tell of another event.")],
    note: NoteOption = "",
    by: AuthorOption = "",
    ledger: LedgerOption = None,
) -> None:
    """Say that some mentions of an event tell of another one, which gets an id of its own."""
    judgement = _reviewer(ledger, by).split(event, mentions, note)
    _said(judgement)
    typer.echo(f"new event {judgement.target['into']}")


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="What `banggiao review log` prints.")],
    note: NoteOption = "",
    by: AuthorOption = "",
    ledger: LedgerOption = None,
) -> None:
    """Take a judgement back, as if it had never been made; the log keeps both."""
    _said(_reviewer(ledger, by).undo(judgement, note))


@app.command()
def log(output: FormatOption = ListFormat.TABLE, ledger: LedgerOption = None) -> None:
    """List every judgement, the oldest first."""
    from banggiao.store.judgements import read_log, undone_in

    with open_named(ledger).reading() as connection:
        judgements = read_log(connection)
    undone = undone_in(judgements)
    rows = [
        {
            "judgement": one.id,
            "made": one.made,
            "author": one.author,
            "action": one.action.value,
            "holds": one.id not in undone,
            "target": one.target if output is ListFormat.JSONL else _named(one),
            "note": one.note,
        }
        for one in judgements
    ]
    write_listing(rows, ("judgement", "made", "author", "action", "holds", "target", "note"), output)
    if not rows:
        notify("no judgement in the ledger")


@app.command()
def rebuild(ledger: LedgerOption = None) -> None:
    """Work out anew, from the log alone, what follows from the judgements."""
    from banggiao.pipeline import load_names
    from banggiao.store.review import rebuild as work_out

    typer.echo(f"{work_out(open_named(ledger), load_names()):,} judgements")


def _reviewer(ledger: str | None, author: str) -> Reviewer:
    from banggiao.pipeline import load_names
    from banggiao.store.review import Reviewer

    return Reviewer(open_named(ledger), load_names(), author or getpass.getuser())


def _field(text: str) -> tuple[str, str]:
    from banggiao.errors import SettingsError

    name, equals, value = text.partition("=")
    if not equals:
        raise SettingsError(f"correct {text!r}: no field and value; write status=planned")
    return name, value


def _named(judgement: Judgement) -> str:
    target = judgement.target
    return str(target.get("mention") or target.get("subject") or target["judgement"])


def _said(judgement: Judgement) -> None:
    typer.echo(f"{judgement.id}: {judgement.action.value} by {judgement.author}")
