"""Stories of the ledger: each new article joins the story that it is most like, or begins one, and copies are marked.

The clustering keeps its state in memory (`resolve.stories`), and that state follows from the ledger alone: it is what
the articles of this stretch of articles and of the one before make, in the order of their rows. So a run that is
killed goes on as if it had not been, several may add at once, and beginning costs no more in a large ledger.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from banggiao.resolve.stories.copies import Print, fingerprint
from banggiao.resolve.stories.stories import Stories
from banggiao.resolve.stories.stories import Told as Joined
from banggiao.resolve.stories.terms import HEAD
from banggiao.store.rows import insert, sql

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from banggiao.model.article import Article
    from banggiao.store.articles import Place
    from banggiao.store.rows import Keys, Values

STRETCH = 2_000
"""Articles after which the oldest are no longer compared with: between one and two stretches are."""

_BEFORE = sql(
    "SELECT a.id, s.id AS story, c.id AS copy_of, substr(v.text, 1, :head) AS head, v.published, p.digest, p.size "
    "FROM prints p JOIN articles a ON a.pk = p.article JOIN versions v ON v.pk = p.version "
    "JOIN stories s ON s.pk = a.story LEFT JOIN articles c ON c.pk = a.copy_of "
    "WHERE p.article > :last AND p.article < :here ORDER BY p.article"
)
_JOIN = sql("UPDATE articles SET story = :story, copy_of = :copy_of WHERE pk = :article")
_FOUND = sql(
    "SELECT s.id AS story, c.id AS copy_of FROM articles a LEFT JOIN stories s ON s.pk = a.story "
    "LEFT JOIN articles c ON c.pk = a.copy_of WHERE a.pk = :article"
)
_ARTICLE = sql("SELECT pk FROM articles WHERE id = :id")
_GROW = sql(
    "UPDATE stories SET articles = articles + 1, "
    "first_day = CASE WHEN first_day = 0 OR (:day > 0 AND :day < first_day) THEN :day ELSE first_day END, "
    "last_day = CASE WHEN :day > last_day THEN :day ELSE last_day END WHERE id = :id"
)


class Setting(NamedTuple):
    """The story of an article, and the article whose text it repeats; ids, "" and None where there is none."""

    story: str
    copy_of: str | None


class StoryTeller:
    """Tells the story of one article after another. What it says of an article never changes later."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew from the ledger: to be called where a transaction was taken back."""
        self._stories = Stories()
        self._first = self._last = 0

    def tell(self, connection: Connection, keys: Keys, article: Article, spot: Place) -> Setting:
        """The story of the article at `spot`, written down where it is a new one."""
        if not spot.fresh:
            found = connection.execute(_FOUND, {"article": spot.article}).one()
            return Setting(found.story or "", found.copy_of)
        self._catch_up(connection, spot.article)
        made = fingerprint(article.text)
        told = self._stories.add(replace(article, id=spot.id), made)
        self._last = spot.article
        row: Values = {"article": spot.article, "version": spot.version, "digest": b64encode(made.digest).decode()}
        insert(connection, "prints", [row | {"size": made.size}])
        known = connection.execute(sql("SELECT pk FROM stories WHERE id = :id"), {"id": told.story}).scalar()
        pk = known or keys.next("stories")
        if known:
            connection.execute(_GROW, {"id": told.story, "day": spot.day})
        else:
            row = {"pk": pk, "id": told.story, "title": article.title, "first_day": spot.day, "last_day": spot.day}
            insert(connection, "stories", [row | {"articles": 1}])
        original = connection.execute(_ARTICLE, {"id": told.copy_of or ""}).scalar()
        connection.execute(_JOIN, {"story": pk, "copy_of": original, "article": spot.article})
        return Setting(told.story, told.copy_of)

    def _catch_up(self, connection: Connection, here: int) -> None:
        """Bring the state to what the articles before `here` make."""
        first = max(0, ((here - 1) // STRETCH - 1) * STRETCH)
        if first != self._first or self._last >= here:
            self.forget()
            self._first = self._last = first
        if self._last + 1 == here:
            return
        rows = connection.execute(_BEFORE, {"last": self._last, "here": here, "head": HEAD})
        for row in rows:
            joined = Joined(row.id, row.story, row.copy_of, 0.0)
            self._stories.recall(joined, row.head, row.published, Print(b64decode(row.digest), row.size))
        self._last = here - 1
