"""The first tables: articles and what was read of them, events, judgements, lists."""

from importlib.resources import files

from alembic import op

revision = "0001"
down_revision = None

_WORDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE words USING fts5 "
        "(exact, folded, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        "CREATE TABLE words (version INTEGER PRIMARY KEY REFERENCES versions (pk), exact TSVECTOR NOT NULL, "
        "folded TSVECTOR NOT NULL)",
        "CREATE INDEX words_exact ON words USING gin (exact)",
        "CREATE INDEX words_folded ON words USING gin (folded)",
    ),
}
# What was judged is never changed, not even by a program with a fault: a judgement is undone by another one.
_APPEND_ONLY = {
    "sqlite": tuple(
        f"CREATE TRIGGER judgements_no_{verb} BEFORE {verb} ON judgements "
        "BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END"
        for verb in ("update", "delete")
    ),
    "postgresql": (
        "CREATE FUNCTION banggiao_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'judgements are append-only'; END $$",
        "CREATE TRIGGER judgements_append_only BEFORE UPDATE OR DELETE ON judgements "
        "FOR EACH ROW EXECUTE FUNCTION banggiao_append_only()",
    ),
}


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    script = files("banggiao.store.migrations.versions").joinpath("0001_ledger.sql").read_text("utf8")
    script = script.replace("{{without_rowid}}", "WITHOUT ROWID" if dialect == "sqlite" else "")
    lines = [line for line in script.splitlines() if not line.startswith("--")]
    statements = [statement.strip() for statement in "\n".join(lines).split(";")]
    for statement in (*filter(None, statements), *_WORDS[dialect], *_APPEND_ONLY[dialect]):
        connection.exec_driver_sql(statement)
