"""The words of a text as they are searched for.

Both databases get the words ready made, so that both find the same: SQLite's `remove_diacritics` does not fold đ, and
PostgreSQL's parser takes numbers and addresses apart.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.words import plain, words_of
from banggiao.store.rows import execute_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

INDEXED = 16_000
"""How many words of an article can be found: PostgreSQL keeps the places of no more than 16,383."""

_LETTERS = 200_000  # of all words together: PostgreSQL takes no more than a megabyte of them


class Words(NamedTuple):
    """The words of a text in small letters, with their marks and without."""

    exact: Sequence[str]
    folded: Sequence[str]

    @classmethod
    def of(cls, text: str) -> Words:
        """Example: Words.of("Đảng Lao-động").folded == ["dang", "lao", "dong"]."""
        words = words_of(text)
        return cls(words, list(map(plain, words)))


def index(connection: Connection, version: int, words: Words) -> None:
    """Make a version findable by its words."""
    exact = words.exact[:INDEXED]
    if sum(map(len, exact)) > _LETTERS:
        exact = [word for word, letters in zip(exact, accumulate(map(len, exact)), strict=True) if letters < _LETTERS]
    folded = words.folded[: len(exact)]
    if connection.dialect.name == "sqlite":
        statement, form = "INSERT INTO words (rowid, exact, folded) VALUES (?, ?, ?)", " ".join
    else:
        statement = "INSERT INTO words (version, exact, folded) VALUES (?, ?::tsvector, ?::tsvector)"
        form = _vector
    execute_many(connection, statement, [(version, form(exact), form(folded))])


def _vector(words: Iterable[str]) -> str:
    # Words hold letters and digits only, so that nothing in them needs an escape.
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, 1))
