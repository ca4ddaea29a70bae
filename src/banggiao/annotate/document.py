"""An article with all its layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from banggiao.lang.matcher import Scan
    from banggiao.model.article import Article
    from banggiao.model.event import Publication
    from banggiao.model.mention import Mention, Person
    from banggiao.model.sentence import Sentence
    from banggiao.model.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Document:
    """An article and what annotation found in it, layer by layer, each in text order.

    `folded`: the folded text, of the same length. `scan`: the forms of the lexicon. `mentions`: parties,
    places and persons, none overlapping another. `persons`: the article's persons. `published`: when it appeared.
    """

    article: Article
    folded: str
    sentences: tuple[Sentence, ...]
    scan: Scan
    mentions: tuple[Mention, ...]
    persons: tuple[Person, ...]
    times: tuple[TimeExpression, ...]
    published: Publication
