"""`banggiao watch rule` and `alerts`: what to tell, to whom, and what was told."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.filters import FilterOptions, with_filters
from banggiao.cli.ledger import FormatOption, LedgerOption, ListFormat, open_named
from banggiao.cli.messages import complain, notify, printable

if TYPE_CHECKING:
    import datetime as dt

    from banggiao.store.ledger import Ledger

rules = typer.Typer(help="What to tell of, and where to.", no_args_is_help=True, rich_markup_mode=None)


def _add(
    options: FilterOptions,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the rule is called.")],
    within: Annotated[
        int, typer.Option(min=0, metavar="DAYS", help="Planned events whose day comes within so many days.")
    ] = 0,
    overdue: Annotated[
        int,
        typer.Option(min=0, metavar="DAYS", help="Planned events whose day passed, within so many days, unreported."),
    ] = 0,
    listed: Annotated[
        str, typer.Option(metavar="LIST", help="Events with a person on this list, as lists load calls it; or any.")
    ] = "",
    send: Annotated[
        list[str] | None,
        typer.Option(metavar="CHANNEL", help="terminal, webhook:URL, atom:FILE, mail:ADDRESS; again for another."),
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Tell of events that fit, each once, however many articles report it.

    A rule looks at what comes after it was added; what it would have found before:
    banggiao watch alerts --dry-run.

    \b
    Examples:
      banggiao watch rule add nga-trieu --pair RUS-PRK --send atom:nga-trieu.xml
      banggiao watch rule add sap-tham --kind visit --within 30 --send mail:toi@example.org
      banggiao watch rule add khong-thay --overdue 14
      banggiao watch rule add trung-phat --listed any --send webhook:https://so.example/tin
    """
    from banggiao.errors import SettingsError
    from banggiao.store.rules import Rule, Sort, add_rule
    from banggiao.watch.deliver import check_channel
    from banggiao.watch.visit import iso

    if sum(map(bool, (within, overdue, listed))) > 1:
        raise SettingsError("--within, --overdue, --listed: one of them a rule; make a rule of each")
    sort = Sort.AHEAD if within else Sort.OVERDUE if overdue else Sort.LISTED if listed else Sort.EVENT
    channels = tuple(check_channel(channel) for channel in dict.fromkeys(send or ["terminal"]))
    rule = Rule(name, sort, options.to_filters(), within or overdue, "" if listed == "any" else listed, channels)
    with open_named(ledger, create=True).writing() as connection:
        add_rule(connection, rule, iso(time.time()))
    typer.echo(f"{name}: added; what it would have found: banggiao watch alerts --dry-run")


_add.__name__ = "add"
rules.command(name="add")(with_filters(_add))


@rules.command(name="list")
def list_(output: FormatOption = ListFormat.TABLE, ledger: LedgerOption = None) -> None:
    """List the rules."""
    from dataclasses import asdict

    from banggiao.cli.listing import write_listing
    from banggiao.store.find import Filters
    from banggiao.store.rules import list_rules

    with open_named(ledger).reading() as connection:
        found = list_rules(connection)
    empty = asdict(Filters())
    rows = []
    for one in found:
        asked = {field: value for field, value in asdict(one.rule.filters).items() if value != empty[field]}
        said = ", ".join(f"{field} {'+'.join(v) if isinstance(v, tuple) else v}" for field, v in asked.items())
        row = {"rule": one.rule.name, "waits_for": one.rule.sort.value, "days": one.rule.days or ""}
        rows.append(row | {"list": one.rule.list, "asks": said or "any event", "send": list(one.rule.channels)})
    write_listing(rows, ("rule", "waits_for", "days", "list", "asks", "send"), output)
    if not rows:
        notify("there is no rule; add one with: banggiao watch rule add NAME")


@rules.command()
def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="The rule.")], ledger: LedgerOption = None) -> None:
    """Forget a rule with its alerts."""
    from banggiao.store.rules import remove_rule

    with open_named(ledger).writing() as connection:
        remove_rule(connection, name)
    typer.echo(f"{name}: removed")


def alerts(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="What every rule finds in the whole ledger; nothing is kept or sent.")
    ] = False,
    rule: Annotated[str, typer.Option(metavar="NAME", help="Of one rule alone.")] = "",
    output: FormatOption = ListFormat.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """List the alerts that were given, the newest first; with --dry-run, those that would have been.

    \b
    Examples:
      banggiao watch alerts
      banggiao watch alerts --dry-run --rule nga-trieu
    """
    from banggiao.cli.listing import write_listing
    from banggiao.store.rules import list_alerts, list_rules
    from banggiao.watch.rules import would_fire

    opened = open_named(ledger)
    rows: list[dict[str, object]] = []
    if dry_run:
        with opened.reading() as connection:
            found = [one for one in list_rules(connection) if rule in ("", one.rule.name)]
        for stored in found:
            for one in would_fire(opened, stored, _today()):
                rows.append({"rule": stored.rule.name, "made": "would fire", "title": one.title, **one.record})
    else:
        with opened.reading() as connection:
            given = list_alerts(connection, rule)
        rows = [one.record | {"rule": one.rule, "made": one.made, "title": one.title} for one in given]
    write_listing(rows, ("rule", "made", "event", "title"), output)
    if not rows:
        notify("no rule would have fired" if dry_run else "no alert was given yet")


def deliver(ledger: Ledger) -> None:
    """Look whether rules fire, and bring what they gave to where it is to go."""
    from banggiao.cli.web import load_limits
    from banggiao.settings import load_settings
    from banggiao.watch.deliver import Courier, Mail
    from banggiao.watch.rules import check_rules
    from banggiao.watch.visit import iso

    settings, now = load_settings(os.environ), time.time()
    check_rules(ledger, _today(), iso(now))
    mail = Mail(settings.smtp, settings.sender)

    def show(line: str) -> None:
        typer.echo(f"ALERT {printable(line)}")

    for trouble in Courier(ledger, limits=load_limits(), mail=mail, show=show).run(int(now)):
        complain(f"alert not delivered: {trouble}")


def _today() -> dt.date:
    import datetime as dt

    return dt.datetime.now(dt.UTC).date()
