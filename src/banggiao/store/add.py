"""Adding what was read of an article, in one transaction: all of it is in the ledger, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from banggiao.store import articles, mentions, persons, sayings
from banggiao.store.events import refresh
from banggiao.store.rows import insert, next_keys, sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.model.article import Article
    from banggiao.model.event import Reading
    from banggiao.model.sentence import Sentence
    from banggiao.resolve.resolver import Resolver
    from banggiao.store.ledger import Ledger


class Outcome(StrEnum):
    """What adding an article came to."""

    NEW = "new"
    AGAIN = "again"  # the article was there: a new version of it, or read by another extractor
    KNOWN = "known"  # this version was there, read by this extractor: nothing was done


class Read(NamedTuple):
    """An article with what was read of it, and by which extractor."""

    article: Article
    sentences: Sequence[Sentence]
    reading: Reading
    extractor: str


class Adder:
    """One run of adding. Many may run at once; each article is one transaction.

    Example: Adder(ledger, SimpleResolver(), "rules 0.1.0 / vi 0.1.0").add(read) is Outcome.NEW the first time.
    """

    def __init__(self, ledger: Ledger, resolver: Resolver, extractor: str, command: str = "add") -> None:
        self._ledger = ledger
        self._resolver = resolver
        self._extractor = extractor
        with ledger.writing() as connection:
            self.run = next_keys(connection, "runs")["runs"]
            row = {"pk": self.run, "command": command, "extractor": extractor, "started": _now(), "ended": None}
            insert(connection, "runs", [row | {"articles": 0, "mentions": 0}])

    def knows(self, article: Article) -> bool:
        """Whether there is nothing to do for `article`, so that it need not even be read."""
        with self._ledger.reading() as connection:
            return articles.is_known(connection, article, self._extractor)

    def add(self, read: Read) -> Outcome:
        """Put `read` into the ledger. What is there already is left as it is."""
        article, reading, resolver = read.article, read.reading, self._resolver
        with self._ledger.writing() as connection:
            if articles.is_known(connection, article, read.extractor):
                return Outcome.KNOWN
            spot = articles.place(connection, article, reading.published, read.extractor, self.run)
            articles.add_reading(connection, reading.published, spot, read.extractor, self.run)
            articles.add_sentences(connection, read.sentences, spot)
            touched: set[int] = set()
            if spot.shown and not spot.fresh:
                touched = mentions.supersede(connection, spot.article)
                persons.supersede(connection, spot.article)
                sayings.supersede(connection, spot.article)
                articles.show(connection, article, reading.published, spot)
            touched |= mentions.add_mentions(connection, resolver, article.text, reading.events, spot)
            refresh(connection, resolver, touched)
            persons.add_persons(connection, resolver, reading.persons, spot)
            sayings.add_statements(connection, resolver, reading.statements, spot)
            sayings.add_listings(connection, reading.listings, spot)
            count = sql("UPDATE runs SET articles = articles + 1, mentions = mentions + :more WHERE pk = :pk")
            connection.execute(count, {"more": len(reading.events), "pk": self.run})
            return Outcome.NEW if spot.fresh else Outcome.AGAIN

    def finish(self) -> None:
        """Write down that the run came to its end."""
        with self._ledger.writing() as connection:
            connection.execute(sql("UPDATE runs SET ended = :now WHERE pk = :pk"), {"now": _now(), "pk": self.run})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
