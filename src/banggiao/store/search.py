"""Searching the words of articles: with the marks as typed, then without marks, then in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.errors import SettingsError
from banggiao.lang.words import plain, words_of
from banggiao.store.rows import select_in, sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

LIMIT = 20
_MOST_WORDS = 12
# How a hit came about, the best first: the words as typed in a row; in a row but for their marks; all somewhere.
TIERS = ("exact", "folded", "words")
_TOP = 2**31 - 1
_COLUMNS = "a.pk, a.version, a.id, a.given, a.title, a.published, a.source"
_SELECT = {
    "sqlite": f"SELECT {_COLUMNS} FROM words w CROSS JOIN articles a WHERE {{}} AND w.rowid < :below "
    "AND a.version = w.rowid ORDER BY w.rowid DESC LIMIT :limit",
    "postgresql": f"SELECT {_COLUMNS} FROM words w JOIN articles a ON a.version = w.version WHERE {{}} "
    "AND w.version < :below ORDER BY w.version DESC LIMIT :limit",
}


class Hit(NamedTuple):
    """An article with the words, its sentence that best shows them, and the events that this sentence tells of."""

    tier: str
    article: str
    given: str
    title: str
    published: str | None
    source: str | None
    start: int
    sentence: str
    events: tuple[str, ...]


class Hits(NamedTuple):
    """Some of the hits, and what to say to get those after them; None at the end."""

    hits: tuple[Hit, ...]
    after: str | None


def search(connection: Connection, query: str, *, limit: int = LIMIT, after: str | None = None) -> Hits:
    """A page of the articles with the words of `query`, exact hits first, of each tier the last added first.

    Raises SettingsError where there is no word in `query` or `after` is no mark of a page.
    Example: search(connection, "dang lao dong") finds "đảng Lao động".
    """
    words = words_of(query)[:_MOST_WORDS]
    if not words:
        raise SettingsError(f"search {query!r}: there is no word in it; give letters or digits")
    tier, below = _cursor(after) if after else (0, _TOP)
    rows = _articles(connection, words, limit, tier, below)
    hits = _shown(connection, words, rows[:limit])
    last = rows[limit - 1] if len(rows) > limit else None
    return Hits(tuple(hits), f"{last[0]}-{last[1].version}" if last else None)


def articles_with(connection: Connection, query: str, *, limit: int) -> list[int]:
    """The articles with the words of `query`, keys of rows, the best hits first. Raises SettingsError as `search`."""
    words = words_of(query)[:_MOST_WORDS]
    if not words:
        raise SettingsError(f"search {query!r}: there is no word in it; give letters or digits")
    return [row.pk for _, row in _articles(connection, words, limit, 0, _TOP)[:limit]]


def _articles(
    connection: Connection, words: Sequence[str], limit: int, tier: int, below: int
) -> list[tuple[int, Row[Any]]]:
    """One article more than `limit`, each with its tier."""
    rows: list[tuple[int, Row[Any]]] = []
    for number in range(tier, len(TIERS)):
        if number == 2 and len(words) == 1:
            break  # one word is in a row wherever it stands
        condition, parameters = _condition(words, number, connection.dialect.name)
        parameters |= {"below": below if number == tier else _TOP, "limit": limit + 1 - len(rows)}
        found = connection.execute(sql(_SELECT[connection.dialect.name].format(condition)), parameters)
        rows += [(number, row) for row in found]
        if len(rows) > limit:
            break
    return rows


def _condition(words: Sequence[str], tier: int, dialect: str) -> tuple[str, dict[str, Any]]:
    """What is in this tier and in none before it, as SQL with its parameters.

    Words hold letters and digits only, so that in quotes they are no operators of either database.
    """
    folded = [plain(word) for word in words]
    if dialect == "sqlite":
        exact, row = f'exact : "{" ".join(words)}"', f'folded : "{" ".join(folded)}"'
        every = " AND ".join(f'folded : "{word}"' for word in folded)
        match = (exact, f"({row}) NOT ({exact})", f"({every}) NOT ({row})")[tier]
        return "w.words MATCH :match", {"match": match}
    exact, row = (" <-> ".join(f"'{word}'" for word in form) for form in (words, folded))
    every = " & ".join(f"'{word}'" for word in folded)
    tests = (
        "w.exact @@ CAST(:one AS tsquery)",
        "w.folded @@ CAST(:one AS tsquery) AND NOT w.exact @@ CAST(:other AS tsquery)",
        "w.folded @@ CAST(:one AS tsquery) AND NOT w.folded @@ CAST(:other AS tsquery)",
    )
    return tests[tier], {"one": (exact, row, every)[tier]} | ({"other": (exact, row)[tier - 1]} if tier else {})


def _shown(connection: Connection, words: Sequence[str], rows: Sequence[tuple[int, Row[Any]]]) -> list[Hit]:
    """The hits with their best sentences and the events of these."""
    versions = [row.version for _, row in rows]
    statement = "SELECT pk, text FROM versions WHERE pk IN :keys"
    texts = {row.pk: row.text for row in select_in(connection, statement, versions)}
    statement = "SELECT version, start, stop FROM sentences WHERE version IN :keys ORDER BY version, start"
    sentences: dict[int, list[tuple[int, int]]] = {}
    for row in select_in(connection, statement, versions):
        sentences.setdefault(row.version, []).append((row.start, row.stop))
    best = {row.version: _best(words, texts[row.version], sentences.get(row.version, [])) for _, row in rows}
    statement = (
        "SELECT DISTINCT m.article, m.sentence, e.id FROM mentions m JOIN events e ON e.pk = m.event "
        "WHERE m.article IN :keys AND m.live = 1 AND m.rejected = 0 ORDER BY m.article, m.sentence, e.id"
    )
    told: dict[tuple[int, int], list[str]] = {}
    for row in select_in(connection, statement, [row.pk for _, row in rows]):
        told.setdefault((row.article, row.sentence), []).append(row.id)
    hits = []
    for tier, row in rows:
        start, stop = best[row.version]
        about = (row.id, row.given, row.title, row.published, row.source)
        events = tuple(told.get((row.pk, start), ()))
        hits.append(Hit(TIERS[tier], *about, start, texts[row.version][start:stop], events))
    return hits


def _best(words: Sequence[str], text: str, sentences: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The first sentence with the words in a row, with their marks if there is one; else the one with most of them."""
    folded = [plain(word) for word in words]
    exact, row = f" {' '.join(words)} ", f" {' '.join(folded)} "
    best, most = (0, min(len(text), 200)), 0
    for start, stop in sentences:
        there = words_of(text[start:stop])
        marked, bare = f" {' '.join(there)} ", f" {' '.join(map(plain, there))} "
        score = 300 if exact in marked else 200 if row in bare else sum(f" {word} " in bare for word in set(folded))
        if score > most:
            best, most = (start, stop), score
    return best


def _cursor(after: str) -> tuple[int, int]:
    tier, _, version = after.partition("-")
    if tier in ("0", "1", "2") and version.isdecimal() and len(version) < 11:
        return int(tier), int(version)
    raise SettingsError(f"--after {after!r}: no mark of a page; give what the page before it printed")
