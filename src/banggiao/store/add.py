"""Adding what was read of an article, in one transaction: all of it is in the ledger, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from banggiao.store import articles, mentions, persons, sayings
from banggiao.store.dating import redate
from banggiao.store.events import refresh
from banggiao.store.record import day_of
from banggiao.store.rows import Keys, Memo, execute_many, insert, sql
from banggiao.store.stories import StoryTeller
from banggiao.store.words import Words

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from banggiao.model.article import Article
    from banggiao.resolve.persons import Names
    from banggiao.store.articles import Read
    from banggiao.store.ledger import Ledger


_COUNT = "UPDATE runs SET articles = articles + 1, mentions = mentions + ? WHERE pk = ?"


class Outcome(StrEnum):
    """What adding an article came to."""

    NEW = "new"
    AGAIN = "again"  # the article was there: a new version of it, or read by another extractor
    KNOWN = "known"  # this version was there, read by this extractor: nothing was done


class Adder:
    """One run of adding. Many may run at once; each article is one transaction.

    `names`: what is known of persons' names (`banggiao.pipeline.load_names`).
    Example: Adder(ledger, names, "rules 0.1.0 / vi 0.1.0").add(read) is Outcome.NEW the first time.
    """

    def __init__(self, ledger: Ledger, names: Names, extractor: str, command: str = "add") -> None:
        self._ledger = ledger
        self._names = names
        self._extractor = extractor
        self._teller = StoryTeller()
        self._memo = Memo()
        with ledger.writing() as connection:
            self.run = Keys(connection).next("runs")
            row = {"pk": self.run, "command": command, "extractor": extractor, "started": _now(), "ended": None}
            insert(connection, "runs", [row | {"articles": 0, "mentions": 0}])

    def knows(self, article: Article) -> bool:
        """Whether there is nothing to do for `article`, so that it need not even be read."""
        with self._ledger.reading() as connection:
            return articles.is_known(connection, article, self._extractor)

    def add(self, read: Read) -> Outcome:
        """Put `read` into the ledger. What is there already is left as it is."""
        try:
            with self._ledger.writing() as connection:
                if articles.is_known(connection, read.article, read.extractor):
                    return Outcome.KNOWN
                return self._add(connection, read)
        except BaseException:
            self._teller.forget()  # the article may not be there, whose story it has told
            self._memo.forget()
            raise

    def _add(self, connection: Connection, read: Read) -> Outcome:
        names, keys = self._names, Keys(connection, self._memo)
        words = Words.of(read.article.text)
        spot = articles.place(connection, keys, read, self.run, words)
        setting = self._teller.tell(connection, keys, read.article, spot, words)
        read = redate(connection, read, spot)
        reading = read.reading
        if read.dated:
            spot = spot._replace(day=day_of(read.dated.edtf))
            if spot.shown:
                articles.show(connection, read, spot)
        articles.add_reading(connection, read, spot, self.run)
        articles.add_sentences(connection, read.sentences, spot)
        touched: set[int] = set()
        if spot.shown and not spot.fresh:
            touched = mentions.supersede(connection, spot.article)
            persons.supersede(connection, keys, spot.article)
            sayings.supersede(connection, spot.article)
            articles.show(connection, read, spot)
        touched |= mentions.add_mentions(connection, keys, names, read, spot, setting)
        refresh(connection, keys, names, touched)
        lookups = persons.add_persons(connection, keys, names, reading.persons, spot, reading.published.edtf or "")
        sayings.add_statements(connection, keys, names, reading.statements, spot, lookups)
        sayings.add_listings(connection, keys, reading.listings, spot)
        execute_many(connection, _COUNT, [(len(reading.events), self.run)])
        return Outcome.NEW if spot.fresh else Outcome.AGAIN

    def finish(self) -> None:
        """Write down that the run came to its end."""
        with self._ledger.writing() as connection:
            connection.execute(sql("UPDATE runs SET ended = :now WHERE pk = :pk"), {"now": _now(), "pk": self.run})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
