"""Watching: feeds, pages, due times, rules, alerts; author and times of a version; pages that are gone."""

from importlib.resources import files

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add to the tables."""
    connection = op.get_bind()
    script = files("banggiao.store.migrations.versions").joinpath("0004_watching.sql").read_text("utf8")
    lines = [line for line in script.splitlines() if not line.startswith("--")]
    for statement in filter(None, (part.strip() for part in "\n".join(lines).split(";"))):
        connection.exec_driver_sql(statement)
