"""The command `banggiao`."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from banggiao import __version__
from banggiao.cli.actors import actors
from banggiao.cli.add import add
from banggiao.cli.demo import demo
from banggiao.cli.evaluate import app as evaluate
from banggiao.cli.events import events
from banggiao.cli.filters import with_filters
from banggiao.cli.lexicon import app as lexicon
from banggiao.cli.lists import app as lists
from banggiao.cli.messages import complain
from banggiao.cli.offices import offices
from banggiao.cli.read import read
from banggiao.cli.relation import relation
from banggiao.cli.resolve import resolve
from banggiao.cli.review import app as review
from banggiao.cli.search import search
from banggiao.cli.serve import serve
from banggiao.cli.show import show
from banggiao.cli.stories import stories
from banggiao.cli.timeline import timeline
from banggiao.cli.times import times
from banggiao.cli.watch import app as watch
from banggiao.errors import BangGiaoError

# Plain help: the other kind costs a tenth of a second at every start.
app = typer.Typer(
    name="banggiao",
    help="Vietnamese news about relations between states, read into sourced, dated event records.",
    epilog="Start with: banggiao read examples",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(read)
app.command()(add)
app.command()(with_filters(events))
app.command()(with_filters(timeline))
app.command()(actors)
app.command()(offices)
app.command()(relation)
app.command()(search)
app.command()(show)
app.command()(serve)
app.command()(demo)
app.command()(times)
app.command()(resolve)
app.command()(stories)
app.add_typer(watch, name="watch")
app.add_typer(review, name="review")
app.add_typer(lists, name="lists")
app.add_typer(lexicon, name="lexicon")
app.add_typer(evaluate, name="evaluate")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"banggiao {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def main() -> None:
    """Run the command line; the one place where an error becomes a message and an exit status.

    Status 0: all went well; 1: a check failed or the reader of the output went away; 2: an input or option was bad.
    """
    # Before NumPy is loaded: the matrices of an article are so small that sharing them among threads costs more.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except BangGiaoError as error:
        complain(str(error))
        sys.exit(2)
    except BrokenPipeError:
        # `banggiao read … | head`: nobody reads on. Keep the interpreter from writing again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        complain("stopped")
        sys.exit(130)


if __name__ == "__main__":
    main()
