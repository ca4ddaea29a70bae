"""What the program recognises in a text besides what made it into the record: every name and every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.model.article import Article
from banggiao.web.highlight import Mark

if TYPE_CHECKING:
    from banggiao.store.reading_room import Opened

LONGEST = 60_000
"""Letters up to which an article is read again for a page: reading takes time."""


def recognised(article: Opened) -> list[Mark]:
    """The marks of all names and times of an article, as this version of the program reads it.

    Example: of "Photo: Nga, ngày 13/2" a "name" at "Nga" and a "time" at "ngày 13/2", though nothing happens there.
    """
    from banggiao.pipeline import load_reader  # here, since it takes a second that most visits need not wait for

    if len(article.text) > LONGEST:
        return []
    published = article.published if article.basis == "given" else None
    document = load_reader().annotate(Article(article.given, article.text, article.title, published))
    marks = [Mark(one.start, one.end, "name", one.name) for one in document.mentions]
    return marks + [Mark(one.start, one.end, "time", one.value) for one in document.times]
