"""Stories of the ledger: each new article joins the story that it is most like, or begins one, and copies are marked.

The clustering keeps its state in memory (`resolve.stories`), and that state follows from the ledger alone: it is what
the articles of this stretch of articles and of the one before make, in the order of their rows. So a run that is
killed goes on as if it had not been, several may add at once, and beginning costs no more in a large ledger.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from banggiao.resolve.stories.copies import Print, fingerprint_of_plain
from banggiao.resolve.stories.stories import Stories
from banggiao.resolve.stories.stories import Told as Joined
from banggiao.resolve.stories.terms import HEAD
from banggiao.store.rows import ask, execute_many, insert, sql

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from banggiao.model.article import Article
    from banggiao.store.articles import Place
    from banggiao.store.rows import Keys, Values
    from banggiao.store.words import Words

STRETCH = 2_000
"""Articles after which the oldest are no longer compared with: between one and two stretches are."""

_BEFORE = sql(
    "SELECT a.id, s.id AS story, c.id AS copy_of, substr(v.text, 1, :head) AS head, v.published, p.digest, p.size "
    "FROM prints p JOIN articles a ON a.pk = p.article JOIN versions v ON v.pk = p.version "
    "JOIN stories s ON s.pk = a.story LEFT JOIN articles c ON c.pk = a.copy_of "
    "WHERE p.article > :last AND p.article < :here ORDER BY p.article"
)
_JOIN = "UPDATE articles SET story = ?, copy_of = ? WHERE pk = ?"
_FOUND = sql(
    "SELECT s.id AS story, c.id AS copy_of FROM articles a LEFT JOIN stories s ON s.pk = a.story "
    "LEFT JOIN articles c ON c.pk = a.copy_of WHERE a.pk = :article"
)
_ARTICLE = "SELECT pk FROM articles WHERE id = ?"
_STORY = "SELECT pk, first_day, last_day FROM stories WHERE id = ?"
_GROW = "UPDATE stories SET articles = articles + 1, first_day = ?, last_day = ? WHERE pk = ?"


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

    def tell(self, connection: Connection, keys: Keys, article: Article, spot: Place, words: Words) -> Setting:
        """The story of the article at `spot`, written down where it is a new one; `words`: those of its text."""
        if not spot.fresh:
            found = connection.execute(_FOUND, {"article": spot.article}).one()
            return Setting(found.story or "", found.copy_of)
        self._catch_up(connection, spot.article)
        made = fingerprint_of_plain(words.folded)
        told = self._stories.add(replace(article, id=spot.id), made)
        self._last = spot.article
        row: Values = {"article": spot.article, "version": spot.version, "digest": b64encode(made.digest).decode()}
        insert(connection, "prints", [row | {"size": made.size}])
        known = ask(connection, _STORY, (told.story,))
        pk = known[0][0] if known else keys.next("stories")
        if known:
            days = [day for day in (*known[0][1:], spot.day) if day]  # 0 where an article has no date
            execute_many(connection, _GROW, [(min(days, default=0), max(days, default=0), pk)])
        else:
            row = {"pk": pk, "id": told.story, "title": article.title, "first_day": spot.day, "last_day": spot.day}
            insert(connection, "stories", [row | {"articles": 1}])
        original = ask(connection, _ARTICLE, (told.copy_of,))[0][0] if told.copy_of else None
        execute_many(connection, _JOIN, [(pk, original, spot.article)])
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
