"""Small helps for writing and reading rows. Names of tables and columns come from code, values always as parameters."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import TextClause, bindparam, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

Values = dict[str, Any]

_KEYED = (
    "runs", "stories", "articles", "versions", "readings", "events", "mentions", "persons", "appearances", "offices",
    "statements", "listings", "judgements", "lists", "list_entries", "facet_counts", "feeds", "pages", "rules",
    "alerts",
)  # fmt: skip


_LAST = "SELECT " + ", ".join(f"(SELECT max(pk) FROM {table})" for table in _KEYED)
_STEP = 24
_MEMO = 200_000  # names of one table that are remembered


def insert(connection: Connection, table: str, rows: Sequence[Values]) -> None:
    """Insert `rows`, all with the same columns in the same order."""
    if rows:
        insert_tuples(connection, table, tuple(rows[0]), [tuple(row.values()) for row in rows])


def insert_tuples(
    connection: Connection, table: str, columns: tuple[str, ...], rows: Sequence[tuple[object, ...]]
) -> None:
    """Insert `rows`, their values in the order of `columns`."""
    execute_many(connection, _insert(table, columns), rows)


def execute_many(connection: Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Run a statement with `?` for its parameters once for each of `rows`."""
    if rows:
        if connection.dialect.paramstyle != "qmark":
            statement = statement.replace("?", "%s")
        # Straight to the driver: most of the time that adding takes goes into rows, and they need no translation.
        cursor = connection.connection.cursor()
        cursor.executemany(statement, rows)
        cursor.close()


def ask(connection: Connection, statement: str, parameters: Sequence[object]) -> list[tuple[Any, ...]]:
    """The rows of a SELECT with `?` for its parameters, straight from the driver."""
    if connection.dialect.paramstyle != "qmark":
        statement = statement.replace("?", "%s")
    cursor = connection.connection.cursor()
    cursor.execute(statement, tuple(parameters))
    rows = list(cursor.fetchall())
    cursor.close()
    return rows


def ask_in(connection: Connection, statement: str, keys: Sequence[object]) -> list[tuple[Any, ...]]:
    """The rows of a SELECT with `IN (?)` in it, straight from the driver, in steps of so many keys that the database
    prepares it once.
    """
    marked = statement.replace("?", ", ".join("?" * _STEP))
    steps = (keys[start : start + _STEP] for start in range(0, len(keys), _STEP))
    return [row for step in steps for row in ask(connection, marked, [*step, *[None] * (_STEP - len(step))])]


def select_in(connection: Connection, statement: str, keys: Iterable[object]) -> Sequence[Row[Any]]:
    """The rows of a SELECT with `IN :keys` in it; none, without asking, where there are no keys."""
    wanted = list(keys)
    return connection.execute(_expanding(statement), {"keys": wanted}).fetchall() if wanted else []


class Memo:
    """Keys of rows that stay for ever, so that a run need not ask for them at each article: of facets and persons, by
    their names. To be forgotten where a transaction is taken back, which may have made them.
    """

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, int]] = {}

    def forget(self) -> None:
        """Know nothing any more."""
        self._kept.clear()

    def find(self, connection: Connection, statement: str, names: Iterable[str]) -> dict[str, int]:
        """The keys of those of `names` that have one; `statement` gives name and key of the rows `IN (?)`."""
        known, wanted = self._kept.setdefault(statement, {}), list(names)
        if len(known) > _MEMO:
            known.clear()
        known |= dict(ask_in(connection, statement, sorted(name for name in wanted if name not in known)))
        return {name: known[name] for name in wanted if name in known}


class Keys:
    """Gives out keys of rows. Its transaction writes, so that nobody else gives out keys meanwhile.

    The same articles in the same order get the same keys, however often adding was broken off. `memo`: of a run.
    """

    def __init__(self, connection: Connection, memo: Memo | None = None) -> None:
        self.memo = memo or Memo()
        (row,) = ask(connection, _LAST, ())
        self._last: dict[str, int] = {table: last or 0 for table, last in zip(_KEYED, row, strict=True)}

    def next(self, table: str) -> int:
        """A free key of `table`."""
        self._last[table] += 1
        return self._last[table]

    def several(self, table: str, count: int) -> range:
        """So many free keys of `table`, in their order."""
        first = self._last[table] + 1
        self._last[table] += count
        return range(first, first + count)


@lru_cache(maxsize=256)
def sql(statement: str) -> TextClause:
    """`statement` as SQLAlchemy takes it, with :named parameters."""
    return text(statement)


@lru_cache(maxsize=256)
def _expanding(statement: str) -> TextClause:
    return text(statement).bindparams(bindparam("keys", expanding=True))


@lru_cache(maxsize=256)
def _insert(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' for _ in columns)})"
