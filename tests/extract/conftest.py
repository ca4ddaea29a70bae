"""Event mentions made by hand, for tests of what follows the decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from banggiao.extract.context import Context
from banggiao.model.article import Article
from banggiao.model.event import Argument, EventMention, Status, Trigger
from banggiao.model.span import Span
from banggiao.pipeline import load_reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from banggiao.annotate.view import SentenceView


@pytest.fixture
def view_of() -> Callable[[str], SentenceView]:
    """Lays out the first sentence of a text."""
    return lambda text: Context.of(load_reader().annotate(Article("a", text)), []).views[0]


@pytest.fixture
def make_mention() -> Callable[..., EventMention]:
    """Makes a mention of the whole of a text, RUS to LAO, with the fields given."""

    def make(text: str, **fields: Any) -> EventMention:
        plain = EventMention(
            article="a",
            sentence=Span(0, len(text)),
            trigger=Trigger(text[:3], 0, 3, ""),
            kind="visit",
            contexts=(),
            actors=(Argument("RUS", text[:3], "actor", 0, 3),),
            recipients=(Argument("LAO", text[4:7], "recipient", 4, 7),),
            people=(),
            others=(),
            date=None,
            place=None,
            status=Status.OCCURRED,
            attribution=(),
            quantities=(),
            confidence=0.9,
            extractor="test",
        )
        return replace(plain, **fields)

    return make
