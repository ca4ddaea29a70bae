"""The words of a text as they are searched for.

Both databases get the words ready made, so that both find the same: SQLite's `remove_diacritics` does not fold đ, and
PostgreSQL's parser takes numbers and addresses apart.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from banggiao.lang.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

INDEXED = 16_000
"""How many words of an article can be found: PostgreSQL keeps the places of no more than 16,383."""

_LETTERS = 200_000  # of all words together: PostgreSQL takes no more than a megabyte of them
def index(connection: Connection, version: int, words: Sequence[str]) -> None:
    """Make a version findable by its words."""
    words = words[:INDEXED]
    if sum(map(len, words)) > _LETTERS:
        words = [word for word, letters in zip(words, accumulate(map(len, words)), strict=True) if letters < _LETTERS]
    folded = [plain(word) for word in words]
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO words (rowid, exact, folded) VALUES (?, ?, ?)", (version, " ".join(words), " ".join(folded))
        )
    else:
        connection.exec_driver_sql(
            "INSERT INTO words (version, exact, folded) VALUES (%s, %s::tsvector, %s::tsvector)",
            (version, _vector(words), _vector(folded)),
        )


def _vector(words: Sequence[str]) -> str:
    # Words hold letters and digits only, so that nothing in them needs an escape.
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, 1))
