"""`banggiao watch`: feeds that are followed, and what they bring."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.ledger import FormatOption, LedgerOption, ListFormat, open_named
from banggiao.cli.messages import complain, notify
from banggiao.cli.watch_rules import alerts, deliver, rules

if TYPE_CHECKING:
    from banggiao.ingest.web.opml import Outline
    from banggiao.watch.loop import Watcher

app = typer.Typer(
    help="Follow feeds: what they lead to is read into the ledger, and rules say what to tell.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(rules, name="rule")
app.command()(alerts)

_NAP = 60.0  # seconds that a loop with nothing to do sleeps at most


@app.command()
def add(
    feeds: Annotated[
        list[str] | None, typer.Argument(metavar="FEED...", help="Addresses of feeds or sitemaps, or OPML files.")
    ] = None,
    shipped: Annotated[bool, typer.Option("--shipped", help="The list that comes with the program.")] = False,
    every: Annotated[int, typer.Option(min=5, metavar="MINUTES", help="How often to look.")] = 30,
    ledger: LedgerOption = None,
) -> None:
    """Follow feeds: RSS, Atom, JSON Feed, news sitemaps; or all of an OPML list.

    \b
    Examples:
      banggiao watch add https://vnexpress.net/rss/the-gioi.rss
      banggiao watch add my-feeds.opml --every 60
      banggiao watch add --shipped
    """
    from banggiao.store.feeds import add_feed
    from banggiao.watch.visit import iso

    found = _outlines(feeds or [], shipped=shipped)
    with open_named(ledger, create=True).writing() as connection:
        new = sum(add_feed(connection, one.url, one.title, every * 60, iso(time.time())) for one in found)
    typer.echo(f"{new:,} feeds added, {len(found) - new:,} were there; look with: banggiao watch run")


@app.command(name="list")
def list_(output: FormatOption = ListFormat.TABLE, ledger: LedgerOption = None) -> None:
    """List the feeds with their status: last success, last error, when each is due, what came of their pages."""
    from banggiao.cli.listing import write_listing
    from banggiao.store.feeds import list_feeds
    from banggiao.store.pages import counts
    from banggiao.watch.visit import iso

    with open_named(ledger).reading() as connection:
        feeds, pages = list_feeds(connection), counts(connection)
    rows = []
    for feed in feeds:
        states = pages.get(feed.pk, {})
        row = {"feed": feed.id, "title": feed.title, "url": feed.url, "minutes": feed.every // 60}
        row |= {"last_success": feed.succeeded, "next_due": iso(feed.due) if feed.due else "now"}
        row |= {"read": states.get("read", 0), "waiting": states.get("waiting", 0)}
        row |= {"failed": states.get("failed", 0), "gone": states.get("gone", 0)}
        rows.append(row | {"failures": feed.failures, "last_error": feed.error})
    write_listing(rows, ("feed", "title", "last_success", "next_due", "read", "waiting", "last_error"), output)
    if not rows:
        notify("no feed is followed; add one with: banggiao watch add FEED")


@app.command()
def remove(
    feed: Annotated[str, typer.Argument(metavar="FEED", help="Its address, or its id as list prints it.")],
    ledger: LedgerOption = None,
) -> None:
    """Follow a feed no more. Articles that came of it stay.

    \b
    Example:
      banggiao watch remove https://vnexpress.net/rss/the-gioi.rss
    """
    from banggiao.store.feeds import remove_feed

    with open_named(ledger).writing() as connection:
        typer.echo(f"{remove_feed(connection, feed).url}: followed no more")


@app.command()
def run(
    once: Annotated[bool, typer.Option("--once", help="Do what is due and stop; else go on until stopped.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Look at the feeds that are due, read what they lead to, look again at pages that may change, send alerts.

    May run twice at once: two loops share the work. Stop it with Ctrl-C.

    \b
    Examples:
      banggiao watch run
      banggiao watch run --once        for a timer of the system
    """
    from contextlib import closing

    from banggiao.cli.watch_adding import LedgerAdder
    from banggiao.cli.web import load_limits
    from banggiao.ingest.pages.workers import PageWorkers
    from banggiao.watch.loop import Watcher
    from banggiao.watch.outcome import PageReader

    opened = open_named(ledger)
    with closing(PageWorkers(workers=1)) as workers, closing(LedgerAdder(opened)) as adder:
        watcher = Watcher(opened, PageReader(workers, adder), limits=load_limits())
        while True:
            _turn(watcher)
            deliver(opened)
            left = watcher.seconds_left()
            if once:
                return
            if left is None:
                notify("no feed is followed; add one with: banggiao watch add FEED")
                return
            time.sleep(min(max(left, 1.0), _NAP))


@app.command()
def check(
    feeds: Annotated[
        list[str] | None, typer.Argument(metavar="FEED...", help="Addresses or OPML files; else the shipped list.")
    ] = None,
    output: FormatOption = ListFormat.TABLE,
) -> None:
    """Ask feeds whether they answer, and say what. Nothing is stored.

    \b
    Examples:
      banggiao watch check
      banggiao watch check my-feeds.opml --format csv
    """
    from contextlib import closing

    from banggiao.cli.listing import write_listing
    from banggiao.cli.web import load_limits
    from banggiao.ingest.pages.workers import PageWorkers
    from banggiao.watch.check import check_feeds

    outlines = _outlines(feeds or [], shipped=not feeds)
    with closing(PageWorkers(workers=1)) as workers:
        found = [one._asdict() for one in check_feeds(outlines, load_limits(), workers)]
    write_listing(found, ("title", "answers", "entries", "url", "error"), output)
    notify(f"{sum(row['answers'] == 'yes' for row in found)} of {len(found)} answer")


@app.command()
def export(ledger: LedgerOption = None) -> None:
    """Write the feeds that are followed as an OPML list.

    \b
    Example:
      banggiao watch export > feeds.opml
    """
    from banggiao.ingest.web.opml import Outline, write_opml
    from banggiao.store.feeds import list_feeds

    with open_named(ledger).reading() as connection:
        feeds = list_feeds(connection)
    typer.echo(write_opml("banggiao", (Outline(feed.url, feed.title) for feed in feeds)), nl=False)


def _turn(watcher: Watcher) -> None:
    for one in watcher.run():
        if one.kind == "error":
            complain(f"{one.url}: {one.text}")
        else:
            typer.echo(f"{one.kind}: {one.url}: {one.text}")


def _outlines(names: list[str], *, shipped: bool) -> list[Outline]:
    from importlib.resources import files
    from pathlib import Path

    from banggiao.errors import UnreadableInput
    from banggiao.ingest.web.opml import Outline, read_opml

    found = []
    if shipped:
        found += read_opml("feeds.opml", files("banggiao.watch").joinpath("feeds.opml").read_bytes())
    for name in names:
        if name.startswith(("http://", "https://")):
            found.append(Outline(name, name))
            continue
        try:
            found += read_opml(name, Path(name).read_bytes())
        except OSError as error:
            remedy = "name an OPML file, or an address that begins with https://"
            raise UnreadableInput(name, error.strerror or str(error), remedy) from None
    if not found:
        raise UnreadableInput("watch", "no feed is named", "name addresses, an OPML file, or --shipped")
    return found
