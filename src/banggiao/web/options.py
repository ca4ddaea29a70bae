"""How the pages are served: frozen, made once by the command and handed on."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

from banggiao.errors import SettingsError

_SHORTEST = 16  # letters of a token


@dataclass(frozen=True, slots=True)
class WebOptions:
    """`host`, `port`: where it listens. `token`: what visitors must show, "" on a loopback address alone.

    `author`: who judges, as the log names them. `seconds`: the longest that one question to the ledger may take.
    `searches`: questions with words a minute of one visitor. `hosts`: names by which it may be called besides `host`.
    """

    host: str = "127.0.0.1"
    port: int = 8321
    token: str = ""
    author: str = "web"
    seconds: float = 5.0
    searches: int = 60
    hosts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.token and len(self.token) < _SHORTEST:
            raise SettingsError(f"--token-file: {len(self.token)} characters are too few; give {_SHORTEST} or more")
        if not self.token and not is_loopback(self.host):
            raise SettingsError(
                f"--host {self.host}: others could read and judge; give a file with a token (--token-file), "
                "or serve on 127.0.0.1"
            )


def is_loopback(host: str) -> bool:
    """Whether `host` can be reached from this machine alone. Example: is_loopback("0.0.0.0") is False."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
