"""Small helps for writing and reading rows. Names of tables and columns come from code, values always as parameters."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import TextClause, bindparam, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

Values = dict[str, Any]


def insert(connection: Connection, table: str, rows: Sequence[Values]) -> None:
    """Insert `rows`, all with the same columns."""
    if rows:
        connection.execute(_insert(table, tuple(rows[0])), list(rows))


def select_in(connection: Connection, statement: str, keys: Iterable[object]) -> Sequence[Row[Any]]:
    """The rows of a SELECT with `IN :keys` in it; none, without asking, where there are no keys."""
    wanted = list(keys)
    return connection.execute(_expanding(statement), {"keys": wanted}).fetchall() if wanted else []


def next_keys(connection: Connection, *tables: str) -> dict[str, int]:
    """The next free key of each table. The caller writes, so that nobody else gives out keys meanwhile."""
    parts = ", ".join(f"(SELECT max(pk) FROM {table})" for table in tables)
    row = connection.exec_driver_sql(f"SELECT {parts}").one()
    return {table: (last or 0) + 1 for table, last in zip(tables, row, strict=True)}


@lru_cache(maxsize=256)
def sql(statement: str) -> TextClause:
    """`statement` as SQLAlchemy takes it, with :named parameters."""
    return text(statement)


@lru_cache(maxsize=256)
def _expanding(statement: str) -> TextClause:
    return text(statement).bindparams(bindparam("keys", expanding=True))


@lru_cache(maxsize=256)
def _insert(table: str, columns: tuple[str, ...]) -> TextClause:
    return text(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(':' + name for name in columns)})")
