"""Facets and the keys of events by numbers: shorter rows, quicker to file and to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import op

from banggiao.store.profiles import number_of
from banggiao.store.rows import execute_many

if TYPE_CHECKING:
    from sqlalchemy import Connection

revision = "0003"
down_revision = "0002"

_STEP = 5_000  # rows that are held in memory at once
_TABLES = (
    "ALTER TABLE facet_counts RENAME TO named_facets",
    "ALTER TABLE facets RENAME TO named",
    "ALTER TABLE event_keys RENAME TO named_keys",
    "DROP INDEX facet_counts_sort",
    "CREATE TABLE facet_counts (pk INTEGER PRIMARY KEY, facet TEXT NOT NULL UNIQUE, sort TEXT NOT NULL, "
    "events INTEGER NOT NULL)",
    "CREATE INDEX facet_counts_sort ON facet_counts (sort)",
    "INSERT INTO facet_counts (pk, facet, sort, events) "
    "SELECT row_number() OVER (ORDER BY facet), facet, sort, events FROM named_facets",
    "CREATE TABLE facets (facet INTEGER NOT NULL, day INTEGER NOT NULL, event INTEGER NOT NULL, "
    "PRIMARY KEY (facet, day, event)) {without_rowid}",
    "INSERT INTO facets (facet, day, event) SELECT c.pk, f.day, f.event FROM named f "
    "JOIN facet_counts c ON c.facet = f.facet ORDER BY c.pk, f.day, f.event",
    "DROP TABLE named",
    "DROP TABLE named_facets",
    "CREATE TABLE event_keys (key BIGINT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (key, event)) {without_rowid}",
)


def upgrade() -> None:
    """Number what is there."""
    connection = op.get_bind()
    without = "WITHOUT ROWID" if connection.dialect.name == "sqlite" else ""
    for statement in _TABLES:
        connection.exec_driver_sql(statement.format(without_rowid=without))
    _number_keys(connection)
    connection.exec_driver_sql("DROP TABLE named_keys")
    _number_facets(connection)


def _number_keys(connection: Connection) -> None:
    rows = connection.exec_driver_sql("SELECT key, event FROM named_keys").fetchall()
    numbers = [(number_of(key), event) for key, event in rows]
    execute_many(connection, "INSERT INTO event_keys (key, event) VALUES (?, ?) ON CONFLICT DO NOTHING", numbers)


def _number_facets(connection: Connection) -> None:
    """Number the facets that the rows of events list, a line each."""
    known = dict(tuple(row) for row in connection.exec_driver_sql("SELECT facet, pk FROM facet_counts"))
    last = 0
    while True:
        rows = connection.exec_driver_sql(
            f"SELECT pk, facets FROM events WHERE pk > {last} AND facets <> '' ORDER BY pk LIMIT {_STEP}"
        ).fetchall()
        if not rows:
            return
        last = rows[-1][0]
        numbers = [(",".join(str(known[name]) for name in facets.split("\n")), pk) for pk, facets in rows]
        execute_many(connection, "UPDATE events SET facets = ? WHERE pk = ?", numbers)
