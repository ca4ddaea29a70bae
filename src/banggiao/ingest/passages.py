"""What `banggiao times` reads: sentences with their dates, and times by themselves."""

from __future__ import annotations

import unicodedata
from typing import IO, TYPE_CHECKING, NamedTuple

from banggiao.errors import InputError, MalformedLine
from banggiao.ingest.article import ARTICLE_LIMIT, Notice, parse_date
from banggiao.ingest.items import read_text
from banggiao.ingest.lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Passage(NamedTuple):
    """A sentence or more, the date of its article (EDTF) and the sentence before it."""

    id: str
    text: str
    published: str | None = None
    before: str = ""


class Expression(NamedTuple):
    """A text that is one time expression as a whole. Example: Expression("thứ hai tuần sau")."""

    text: str


PassageItem = Passage | Expression | Notice | InputError


def read_passage(place: str, stream: IO[bytes]) -> Iterator[PassageItem]:
    """The one text that `stream` holds, as a passage named after `place`."""
    text, said = read_text(place, stream.read(ARTICLE_LIMIT + 1))
    yield from said
    if text is not None:
        yield Passage(place, unicodedata.normalize("NFC", text))


def read_passages(place: str, stream: IO[bytes]) -> Iterator[PassageItem]:
    """Each line of `stream`, or what is wrong with it.

    Example: {"id": "1#2", "text": "Ông tới Lào hôm qua.", "published": "2024-05-03"} is a Passage.
    """
    for here, record in read_lines(place, stream):
        if isinstance(record, InputError):
            yield record
            continue
        try:
            yield _passage(here, record)
        except InputError as error:
            yield error


def _passage(place: str, record: Mapping[str, object]) -> Passage | Expression:
    expression = record.get("expression")
    if isinstance(expression, str):
        return Expression(expression)
    identifier, text = record.get("id"), record.get("text")
    published, before = record.get("published"), record.get("before")
    if not isinstance(identifier, str) or not isinstance(text, str):
        raise MalformedLine(place, '"id" or "text" is missing or no string', 'write {"id", "text"} or {"expression"}')
    if not isinstance(published, str | None) or not isinstance(before, str | None):
        raise MalformedLine(place, '"published" or "before" is no string')
    return Passage(identifier, text, parse_date(f"{place}: published", published), before or "")
