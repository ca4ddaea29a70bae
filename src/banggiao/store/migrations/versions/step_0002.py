"""Events compared across articles, stories, copies, spellings of persons."""

from importlib.resources import files

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add to the tables."""
    connection = op.get_bind()
    script = files("banggiao.store.migrations.versions").joinpath("0002_resolving.sql").read_text("utf8")
    script = script.replace("{{without_rowid}}", "WITHOUT ROWID" if connection.dialect.name == "sqlite" else "")
    lines = [line for line in script.splitlines() if not line.startswith("--")]
    for statement in filter(None, (part.strip() for part in "\n".join(lines).split(";"))):
        connection.exec_driver_sql(statement)
