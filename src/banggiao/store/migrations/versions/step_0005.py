"""What is written less often, or nearer together: parts of the index of words, the keys of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import op

from banggiao.resolve.events.keys import filed_under
from banggiao.store.profiles import load_profile, number_of
from banggiao.store.rows import ask, execute_many

if TYPE_CHECKING:
    from sqlalchemy import Connection

revision = "0005"
down_revision = "0004"

_STEP = 5_000  # events that are held in memory at once
_EVENTS = f"SELECT pk, profile FROM events WHERE pk > ? AND profile <> '' ORDER BY pk LIMIT {_STEP}"
_FILE = "INSERT INTO event_keys (key, event) VALUES (?, ?) ON CONFLICT DO NOTHING"


def upgrade() -> None:
    """Number the keys of events anew: what tells of the same parties stands together now. An event without a profile,
    as ledgers before step 0002 have, is compared with nothing and keeps what it has.
    """
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        # Parts are merged sixteen at once instead of four, so that each word is written less often.
        connection.exec_driver_sql("INSERT INTO words (words, rank) VALUES ('automerge', 16)")
    connection.exec_driver_sql("DELETE FROM event_keys WHERE event IN (SELECT pk FROM events WHERE profile <> '')")
    _file(connection)


def _file(connection: Connection) -> None:
    last = 0
    while rows := ask(connection, _EVENTS, (last,)):
        last = rows[-1][0]
        keys = [(number_of(key), pk) for pk, profile in rows for key in filed_under(load_profile("", profile))]
        execute_many(connection, _FILE, sorted(keys))
