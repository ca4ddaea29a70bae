"""The index of words: its parts are merged sixteen at once instead of four, so that each word is written less often."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Tell SQLite's index so; PostgreSQL's has no such parts."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO words (words, rank) VALUES ('automerge', 16)")
