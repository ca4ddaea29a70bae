"""`banggiao serve`: the ledger on pages."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.ledger import LedgerOption, open_named
from banggiao.cli.messages import notify

if TYPE_CHECKING:
    from banggiao.store.ledger import Ledger
    from banggiao.web.options import WebOptions

HostOption = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Where to listen; anything but this machine needs a token.")
]
PortOption = Annotated[int, typer.Option(min=1, max=65_535, help="The port.")]
TokenOption = Annotated[
    Path | None, typer.Option("--token-file", metavar="FILE", help="A file with the token that visitors must show.")
]
ByOption = Annotated[str, typer.Option("--by", metavar="NAME", help="Who judges on the pages; else the user's name.")]


def serve(
    host: HostOption = "127.0.0.1",
    port: PortOption = 8321,
    token_file: TokenOption = None,
    by: ByOption = "",
    ledger: LedgerOption = None,
) -> None:
    """Serve the ledger on pages, and as JSON under /api/v1.

    \b
    Examples:
      banggiao serve                       http://127.0.0.1:8321/
      banggiao serve --host 0.0.0.0 --token-file token.txt
    """
    options = options_of(host, port, token_file, by)
    run(open_named(ledger), options)


def options_of(host: str, port: int, token_file: Path | None, author: str) -> WebOptions:
    """How to serve. Raises SettingsError where others could come in without a token, UnreadableInput."""
    from banggiao.web.options import WebOptions

    return WebOptions(host=host, port=port, token=read_token(token_file), author=author or getpass.getuser())


def run(ledger: Ledger, options: WebOptions) -> None:
    """Serve `ledger` until somebody stops it."""
    import uvicorn

    from banggiao.pipeline import load_names
    from banggiao.web.app import create_app

    app = create_app(ledger, load_names(), options)
    shown = f"[{options.host}]" if ":" in options.host else options.host
    notify(f"{ledger.place} on http://{shown}:{options.port}/ (Ctrl-C stops it)")
    uvicorn.run(app, host=options.host, port=options.port, log_level="warning", access_log=False, server_header=False)


def read_token(path: Path | None) -> str:
    """The token in a file, "" without one. Raises UnreadableInput, SettingsError where the file is empty."""
    from banggiao.errors import SettingsError, UnreadableInput

    if path is None:
        return ""
    try:
        token = path.read_text("utf8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(str(path), f"cannot be read ({error})", "name a text file with the token") from None
    if not token:
        raise SettingsError(f"--token-file {path}: there is nothing in it; write a long random word into it")
    return token
