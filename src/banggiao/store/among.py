"""Finding events by words: those whose own sentence has the words, and of these the ones that filters ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.skeleton import skeleton
from banggiao.lang.words import plain, words_of
from banggiao.store.census import Census, census_of
from banggiao.store.facets import split_facets
from banggiao.store.find import Filters, Found, Page, cursor_of, events_of, facets_asked_for
from banggiao.store.rows import select_in
from banggiao.store.search import articles_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

ARTICLES = 200
"""Articles whose events are looked at: those that fit the words best, of equals the last added."""


class WordsFound(NamedTuple):
    """A page of the events found by words, and how all of them divide.

    `in_sentence`: the events' own sentences have all the words; false where no sentence has, and the events are those
    of articles that have them. `whole`: all articles with the words were looked at.
    """

    page: Page
    census: Census
    in_sentence: bool
    whole: bool


def find_by_words(
    connection: Connection,
    query: str,
    filters: Filters,
    *,
    limit: int,
    after: str | None = None,
    oldest_first: bool = False,
) -> WordsFound:
    """The events with the words of `query`, with or without their marks. Raises SettingsError as `search` does.

    Example: find_by_words(connection, "trieu tien nga", Filters(kind="visit"), limit=50).
    """
    articles = articles_with(connection, query, limit=ARTICLES + 1)
    keys, in_sentence = _events(connection, query, articles[:ARTICLES])
    rows = _matching(connection, keys, filters)
    order = sorted(rows, reverse=not oldest_first)
    if after:
        mark = cursor_of(after)
        order_left = [row for row in order if (row > mark if oldest_first else row < mark)]
    else:
        order_left = order
    shown = [pk for _, pk in order_left[:limit]]
    events: Sequence[Found] = events_of(connection, shown)
    last = order_left[limit - 1] if len(order_left) > limit else None
    page = Page(tuple(events), f"{last[0]}-{last[1]}" if last else None)
    census = census_of(connection, [(day, rows[day, pk]) for day, pk in rows])
    return WordsFound(page, census, in_sentence, len(articles) <= ARTICLES)


def _events(connection: Connection, query: str, articles: Sequence[int]) -> tuple[list[int], bool]:
    """The events whose sentences have all the words; where there are none, all events of the articles."""
    wanted = {plain(word) for word in words_of(query)}
    sentences = select_in(
        connection,
        "SELECT DISTINCT m.article, m.sentence, substr(v.text, m.sentence + 1, coalesce(s.stop - m.sentence, 300)) "
        "AS words FROM mentions m JOIN readings r ON r.pk = m.reading JOIN versions v ON v.pk = r.version "
        "LEFT JOIN sentences s ON s.version = v.pk AND s.start = m.sentence "
        "WHERE m.article IN :keys AND m.live = 1 AND m.rejected = 0",
        articles,
    )
    fits = {(row.article, row.sentence) for row in sentences if _has(row.words, wanted)}
    told = select_in(
        connection,
        "SELECT event, article, sentence FROM mentions WHERE article IN :keys AND live = 1 AND rejected = 0",
        sorted({article for article, _ in fits}) or articles,
    )
    events = {row.event for row in told if not fits or (row.article, row.sentence) in fits}
    return sorted(events), bool(fits)


def _has(sentence: str, wanted: set[str]) -> bool:
    """Whether all words stand in a sentence. Most have not even the letters, which is quicker to see."""
    letters = skeleton(sentence)
    return all(word in letters for word in wanted) and wanted <= set(map(plain, words_of(sentence)))


def _matching(connection: Connection, keys: Sequence[int], filters: Filters) -> dict[tuple[int, int], str]:
    """Of the events `keys` those that `filters` ask for: their facets by day and row."""
    wanted = facets_asked_for(connection, filters)
    if wanted is None:
        return {}
    rows = select_in(
        connection, "SELECT pk, day, facets, status, origins, confidence FROM events WHERE pk IN :keys", keys
    )
    return {
        (row.day, row.pk): row.facets
        for row in rows
        if row.facets
        and all(not set(group).isdisjoint(split_facets(row.facets)) for group in wanted)
        and (not filters.first or row.day >= filters.first)
        and (not filters.last or 0 < row.day <= filters.last)
        and row.origins >= filters.origins
        and filters.status in ("", row.status)
        and row.confidence >= filters.confidence
    }
