"""Dating articles that give no date from what the ledger knows: their stories, and the events that they tell of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from banggiao.model.event import Publication
from banggiao.resolve.dating import KnownEvent, date_by_events, date_by_story
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from banggiao.resolve.dating import Dated, Recollection
    from banggiao.store.articles import Place, Read

_MOST = 50  # articles of a story, and events of one description, that are looked at
_STORY = sql(
    "SELECT id, published FROM articles WHERE story = (SELECT story FROM articles WHERE pk = :article) "
    "AND pk <> :article AND published IS NOT NULL AND basis NOT IN ('story', 'events') ORDER BY pk DESC LIMIT :most"
)
_EVENTS = sql(
    "SELECT e.id, e.kind, e.actors, e.recipients, e.edtf FROM facet_counts c JOIN facets f ON f.facet = c.pk "
    "JOIN events e ON e.pk = f.event WHERE c.facet = :facet AND f.day > 0 "
    "AND f.day - f.day / 10000 * 10000 BETWEEN :first AND :last ORDER BY f.day DESC LIMIT :most"
)


def date_by_ledger(connection: Connection, told: Sequence[Recollection]) -> Dated | None:
    """The year of an article that tells of events by years back, from those events as the ledger has them."""
    return date_by_events(told, _events(connection, told))


def redate(connection: Connection, read: Read, spot: Place) -> Read:
    """`read` as of the date that the ledger's events, else its story, give it; as it is where they give none.

    Its publication has the basis "events" or "story", and as evidence the ids of these events or articles.
    """
    if read.again is None or read.reading.published.edtf is not None:
        return read
    basis, dated = "events", date_by_ledger(connection, read.told)
    if dated is None:
        rows = connection.execute(_STORY, {"article": spot.article, "most": _MOST})
        basis, dated = "story", date_by_story((row.id, row.published) for row in rows)
    if dated is None:
        return read
    reading = replace(read.again(dated.edtf), published=Publication(dated.edtf, basis))
    return read._replace(reading=reading, dated=dated)


def _events(connection: Connection, told: Sequence[Recollection]) -> Iterator[KnownEvent]:
    for one in dict.fromkeys(told):
        if not one.parties:
            continue
        parameters = {"facet": f"act:{min(one.parties)}/{one.kind}", "most": _MOST}
        month = {"first": one.month * 100, "last": one.month * 100 + 99}
        for row in connection.execute(_EVENTS, parameters | month):
            parties = frozenset(filter(None, (*row.actors.split("+"), *row.recipients.split("+"))))
            yield KnownEvent(row.id, row.kind, parties, row.edtf)
