"""The ledger: what was read, kept in SQLite or PostgreSQL, with the judgements of those who checked it."""
