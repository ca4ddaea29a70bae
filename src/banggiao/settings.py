"""What the environment says: read once, by the commands, and handed on as a value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Settings:
    """`shared`: the folder of annotated articles that accuracy is measured on (BANGGIAO_SHARED, else ../shared).

    `ledger`: the file or database URL of the ledger (BANGGIAO_LEDGER, else banggiao.db in the current directory).
    `hosts`: those that are fetched from though they are not of the public web, "host" or "host:port", parted by commas
    (BANGGIAO_ALLOW_HOSTS). `smtp`, `sender`: the server and address that alerts are mailed from (BANGGIAO_SMTP,
    smtp://user:password@host:port; BANGGIAO_MAIL_FROM).
    """

    shared: Path
    ledger: str = "banggiao.db"
    hosts: tuple[str, ...] = ()
    smtp: str = ""
    sender: str = ""


def load_settings(environ: Mapping[str, str]) -> Settings:
    """The settings that `environ` (os.environ) gives.

    Example: {"BANGGIAO_SHARED": "/data"} gives Settings(Path("/data"), "banggiao.db").
    """
    return Settings(
        shared=Path(environ.get("BANGGIAO_SHARED") or "../shared"),
        ledger=environ.get("BANGGIAO_LEDGER") or "banggiao.db",
        hosts=tuple(
            host.strip().lower() for host in environ.get("BANGGIAO_ALLOW_HOSTS", "").split(",") if host.strip()
        ),
        smtp=environ.get("BANGGIAO_SMTP", ""),
        sender=environ.get("BANGGIAO_MAIL_FROM", ""),
    )
