"""Stories page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.errors import SettingsError
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STORIES = sql(
    "SELECT pk, id, title, first_day, last_day, articles FROM stories WHERE pk < :below AND articles >= :least "
    "ORDER BY pk DESC LIMIT :limit"
)
_TOP = 2**31 - 1


class Story(NamedTuple):
    """A story: its first article's title, the days of its first and last article (0 not known), how many it has."""

    id: str
    title: str
    first_day: int
    last_day: int
    articles: int


class StoryPage(NamedTuple):
    """Some stories, and what to say to get those after them; None at the end."""

    stories: tuple[Story, ...]
    after: str | None


def list_stories(connection: Connection, *, least: int = 1, limit: int = 50, after: str | None = None) -> StoryPage:
    """A page of the stories with at least so many articles, the last begun first. Raises SettingsError.

    Example: list_stories(connection, least=2).
    """
    if after is not None and not (after.isascii() and after.isdecimal() and len(after) < 10):
        raise SettingsError(f"--after {after[:40]!r}: no mark of a page; give what the page before it printed")
    below = int(after) if after is not None else _TOP
    rows = connection.execute(_STORIES, {"below": below, "least": least, "limit": limit + 1}).fetchall()
    shown = rows[:limit]
    stories = tuple(Story(row.id, row.title, row.first_day, row.last_day, row.articles) for row in shown)
    return StoryPage(stories, str(shown[-1].pk) if len(rows) > limit else None)
