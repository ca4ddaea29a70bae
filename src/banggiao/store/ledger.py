"""The ledger, opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from banggiao.store.engine import connect, describe, explain, parse_url, transaction
from banggiao.store.migrate import migrate

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection, Engine


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger. Functions of this package take one of its connections; many processes may hold one open at once."""

    engine: Engine

    @property
    def place(self) -> str:
        """Its file, or its URL without the password, for messages."""
        return describe(self.engine.url)

    def reading(self, *, seconds: float | None = None) -> AbstractContextManager[Connection]:
        """A transaction that reads: it sees one state of the ledger, whatever others write meanwhile.

        `seconds`: how long one may read; what takes longer is broken off. Raises LedgerSlow.
        """
        return transaction(self.engine, writes=False, seconds=seconds)

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that writes, alone; committed at the end, taken back on any error."""
        return transaction(self.engine, writes=True)

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()


def open_ledger(ledger: str, *, create: bool = False) -> Ledger:
    """The ledger at `ledger`, a path or a database URL; its tables are brought up to date.

    `create`: make it where there is none. Raises LedgerError: LedgerMissing, LedgerNewer, LedgerDamaged.
    Example: open_ledger("so-cai.db", create=True) makes the file so-cai.db.
    """
    from sqlalchemy.exc import DBAPIError

    engine = connect(parse_url(ledger), create=create)
    try:
        migrate(engine, create=create)
    except DBAPIError as error:
        raise explain(engine.url, error.orig or error) from error
    return Ledger(engine)
