"""Connections to the ledger's database: SQLite in a file, or PostgreSQL by its URL."""

from __future__ import annotations

import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from banggiao.errors import LedgerBusy, LedgerDamaged, LedgerError, LedgerFull, LedgerMissing, LedgerSlow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

# "BGLR": tells a ledger from another program's SQLite file.
APPLICATION_ID = 0x42474C52
_WAIT = 60  # seconds that a writer waits for the one before it
_STEPS = 20_000  # of SQLite's machine between two looks at the clock
_WRITER_LOCK = 0x42474C52  # PostgreSQL's advisory lock that a writer holds until it commits
_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = NORMAL",  # in WAL a killed process loses nothing; a power cut may lose the last articles, no more
    "cache_size = -65536",
    "temp_store = MEMORY",
    "wal_autocheckpoint = 32000",  # pages: what is written again and again goes into the file less often
)
_WRITES = "banggiao_writes"


def describe(url: URL) -> str:
    """How messages name the ledger: its file, or its URL without the password."""
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def parse_url(ledger: str) -> URL:
    """The URL of `ledger`: a database URL, or the path of an SQLite file. Raises LedgerMissing for another database.

    Example: parse_url("so-cai.db") is sqlite:///so-cai.db.
    """
    if "://" not in ledger:
        return make_url("sqlite://").set(database=ledger)
    try:
        url = make_url(ledger)
        name = url.get_backend_name()
    except (ArgumentError, ValueError):
        # The text is not repeated: there may be a password in it.
        raise LedgerMissing("URL", "is no database URL", "write postgresql://user@host/name, or a file") from None
    if name in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if name != "sqlite" or not url.database:
        raise LedgerMissing(describe(url), "neither SQLite nor PostgreSQL", "write postgresql://… or a file")
    return url


def connect(url: URL, *, create: bool) -> Engine:
    """An engine for `url`. Raises LedgerMissing where an SQLite file is not there and `create` is false."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, create=create)
    try:
        engine = create_engine(url, connect_args={"connect_timeout": 10}, pool_size=2)
    except (ImportError, NoSuchModuleError):
        raise LedgerMissing(describe(url), "psycopg is not installed", "pip install 'banggiao[postgres]'") from None
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _sqlite(url: URL, *, create: bool) -> Engine:
    path = Path(url.database or "")
    if not path.is_file():
        if path.exists():
            raise LedgerMissing(str(path), "is no file", "name a file")
        if not create:
            raise LedgerMissing(str(path), "no such file", "make one with: banggiao add PATH --ledger FILE")
        if not path.absolute().parent.is_dir():
            raise LedgerMissing(str(path), "its folder does not exist", "make the folder first")
    engine = create_engine(url, connect_args={"timeout": _WAIT}, poolclass=QueuePool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver would begin transactions of its own, and late: BEGIN is ours to say.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    # Straight to the driver: each article is a transaction, and this statement needs no translation.
    cursor = connection.connection.cursor()
    cursor.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    cursor.close()


def _begin_postgresql(connection: Connection) -> None:
    # One writer at a time, as on SQLite: what a writer sees of the events is then what the one before it left.
    if connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")


@contextmanager
def transaction(engine: Engine, *, writes: bool, seconds: float | None = None) -> Iterator[Connection]:
    """One transaction: committed at the end, taken back on any error. Database errors leave as LedgerError.

    A writer is alone from the first statement on. What takes more than `seconds` is broken off: LedgerSlow.
    """
    try:
        with engine.connect().execution_options(**{_WRITES: writes}) as connection, connection.begin():
            if seconds is None:
                yield connection
            else:
                with _limited(connection, seconds):
                    yield connection
    except DBAPIError as error:
        raise explain(engine.url, error.orig or error) from error
    except engine.dialect.loaded_dbapi.Error as error:  # of statements that went straight to the driver
        raise explain(engine.url, error) from error


@contextmanager
def _limited(connection: Connection, seconds: float) -> Iterator[None]:
    """Break off statements once `seconds` have passed; on PostgreSQL, each statement that takes longer than that."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(seconds * 1_000)}")
        yield
        return
    raw = connection.connection.driver_connection
    assert raw is not None
    end = time.monotonic() + seconds
    raw.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


def explain(url: URL, error: BaseException) -> LedgerError:
    """What `error` of the database driver means for the ledger at `url`."""
    place, said = describe(url), " ".join(str(error).split())
    code = getattr(error, "sqlite_errorname", "") or getattr(error, "sqlstate", "") or ""
    if code.startswith("SQLITE_FULL") or code in ("53100", "SQLITE_IOERR_WRITE"):
        return LedgerFull(place, "the disk is full; what was being written was taken back", "make room and go on")
    if code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")) or code in ("XX001", "XX002"):
        return LedgerDamaged(place, f"no ledger, or a damaged one ({said})", "name another file or restore a copy")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or code in ("55P03", "40P01", "40001"):
        return LedgerBusy(place, f"another program has been writing for more than {_WAIT} seconds", "try again")
    if code.startswith("SQLITE_READONLY"):
        return LedgerError(place, "not writable", "check the permissions of the file and its folder")
    if code.startswith("SQLITE_CANTOPEN"):
        return LedgerMissing(place, "cannot be opened", "check the path and its permissions")
    if code.startswith("SQLITE_INTERRUPT") or code == "57014":
        return LedgerSlow(
            place, "the question took too long and was broken off", "ask for less: a shorter time, more filters"
        )
    lost = type(error).__name__ in ("OperationalError", "InterfaceError")  # names that both drivers share
    if lost or code.startswith(("08", "28", "3D", "57P")):
        return LedgerMissing(place, f"the database does not answer ({said[:200]})", "check the URL and the server")
    return LedgerError(place, f"{type(error).__name__} {code}: {said[:300]}")
