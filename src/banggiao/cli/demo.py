"""`banggiao demo`: the example articles, read into a ledger and served on pages."""

from __future__ import annotations

import io
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.messages import notify
from banggiao.cli.serve import ByOption, HostOption, PortOption, TokenOption, options_of, run

if TYPE_CHECKING:
    from banggiao.store.ledger import Ledger


def demo(
    host: HostOption = "127.0.0.1",
    port: PortOption = 8321,
    token_file: TokenOption = None,
    by: ByOption = "",
    ledger: Annotated[
        str | None, typer.Option("--ledger", metavar="URL", help="Keep the ledger here; else it is gone at the end.")
    ] = None,
) -> None:
    """Read the example articles into a ledger and serve it on pages.

    \b
    Example:
      banggiao demo                        http://127.0.0.1:8321/
    """
    options = options_of(host, port, token_file, by)
    with TemporaryDirectory(prefix="banggiao-") as folder:
        run(fill(ledger or str(Path(folder) / "demo.db")), options)


def fill(place: str) -> Ledger:
    """The ledger at `place`, with the example articles in it."""
    from banggiao.cli.add import add_all
    from banggiao.ingest.files import Intake
    from banggiao.store.ledger import open_ledger

    ledger = open_ledger(place, create=True)
    notify("reading the example articles")
    add_all(Intake([str(find_examples())], io.BytesIO()), None, ledger)
    return ledger


def find_examples() -> Path:
    """The folder of examples: in the package where it was installed, beside the sources where it was not."""
    package = Path(str(files("banggiao")))
    inside = package / "examples"
    return inside if inside.is_dir() else package.parents[1] / "examples"
