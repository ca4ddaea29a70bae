"""Bringing a ledger's tables to the version that this program knows."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from banggiao.errors import LedgerDamaged, LedgerMissing, LedgerNewer
from banggiao.store.engine import APPLICATION_ID, describe, transaction

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

HEAD = "0005"
"""The newest step of `migrations/versions`."""


def migrate(engine: Engine, *, create: bool) -> None:
    """Make the tables where there are none and `create` holds, renew older ones; all of it or nothing.

    Raises LedgerNewer where a newer program made them, LedgerDamaged where the file is another program's,
    LedgerMissing where there are none and `create` is false.
    """
    with transaction(engine, writes=False) as connection:
        version = _version(connection)
    if version == HEAD:
        return
    if version is None and create and engine.dialect.name == "sqlite":
        _become_ledger(engine)
    with transaction(engine, writes=True) as connection:
        version = _version(connection)  # again: another process may have done it meanwhile
        if version == HEAD:
            return
        _check(connection, version, create=create)
        _upgrade(connection)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _version(connection: Connection) -> str | None:
    """The step that the ledger stands at, "" where there are tables but no ledger's, None where there are none."""
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").first()
        if found is None:
            return None if connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first() is None else ""
        if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
            return ""
    elif connection.exec_driver_sql("SELECT to_regclass('alembic_version')").scalar() is None:
        return None if connection.exec_driver_sql("SELECT to_regclass('articles')").scalar() is None else ""
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return None if row is None else str(row[0])


def _check(connection: Connection, version: str | None, *, create: bool) -> None:
    place = describe(connection.engine.url)
    if version == "":
        raise LedgerDamaged(place, "another program's database, no ledger", "name another file or database")
    if version is None and not create:
        raise LedgerMissing(place, "no ledger in it", "make one with: banggiao add PATH --ledger …")
    if version is not None and version > HEAD:
        reason = f"written by a newer version of banggiao (its tables are {version}, this one knows {HEAD})"
        raise LedgerNewer(place, reason, "update banggiao")


def _become_ledger(engine: Engine) -> None:
    """Turn on WAL: a property of the file, which cannot be changed inside a transaction."""
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        if raw is not None:
            raw.execute("PRAGMA journal_mode = WAL")


def _upgrade(connection: Connection) -> None:
    # Imported here: it takes longer than opening the ledger, and most openings find it up to date.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("banggiao.store").joinpath("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
