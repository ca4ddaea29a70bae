"""The words of a text as they are searched for: with their marks, and without.

Both databases get the words ready made, so that both find the same: SQLite's `remove_diacritics` does not fold đ, and
PostgreSQL's parser takes numbers and addresses apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from banggiao.lang.skeleton import skeleton

if TYPE_CHECKING:
    from sqlalchemy import Connection

INDEXED = 16_000
"""How many words of an article can be found: PostgreSQL keeps the places of no more than 16,383."""

_LETTERS = 200_000  # of all words together: PostgreSQL takes no more than a megabyte of them
_WORD = re.compile(r"[^\W_]{1,60}")


def words_of(text: str) -> list[str]:
    """The words of `text` in small letters. Example: words_of("Đảng Lao-động") == ["đảng", "lao", "động"]."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """`word` without marks. Example: plain("động") == "dong". The same words come again, so the result is kept."""
    return skeleton(word).replace(" ", "") or word


def index(connection: Connection, version: int, text: str) -> None:
    """Make the words of a version findable."""
    words = words_of(text)[:INDEXED]
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


def _vector(words: list[str]) -> str:
    # Words hold letters and digits only, so that nothing in them needs an escape.
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, 1))
