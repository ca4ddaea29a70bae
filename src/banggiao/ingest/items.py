"""What reading gives, and the few helps that all readers of formats share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.errors import InputError
from banggiao.ingest.article import Notice, make_article
from banggiao.ingest.decode import decode
from banggiao.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What an intake gives: an article, something to be said of one, or what was wrong with an input.
Item = Article | Notice | InputError

PAGE_LIMIT = 15 * 1024 * 1024
"""The largest page, PDF file or body of an answer that is read, in bytes, after decompression."""


class Placed(NamedTuple):
    """An article and its place, for messages ("kho.jsonl:7")."""

    place: str
    article: Article


class PageJob(NamedTuple):
    """A page that is to be read in a worker: its place for messages, the id of its article, its bytes, its address.

    `charset`: what its server says of its encoding.
    """

    place: str
    id: str
    data: bytes
    url: str = ""
    charset: str = ""


Read = Placed | Notice | InputError
"""What readers of formats give of what they read themselves."""
Found = Read | PageJob
"""The same, and pages, which are left to the workers."""


def read_text(place: str, data: bytes) -> tuple[str | None, list[Notice | InputError]]:
    """The text of `data` and what is to be said of it; None where it is no text that can be read."""
    try:
        text, notice = decode(place, data)
    except InputError as error:
        return None, [error]
    return text, [notice] if notice else []


def text_article(place: str, identifier: str, data: bytes) -> Iterator[Read]:
    """The article that `data`, a text, is."""
    text, said = read_text(place, data)
    yield from said
    if text is not None:
        yield from record_article(place, {"id": identifier, "text": text})


def record_article(
    place: str, record: Mapping[str, object] | InputError, *, raw: bytes | None = None
) -> Iterator[Read]:
    """The article of a record, or what is wrong with it."""
    if isinstance(record, InputError):
        yield record
        return
    try:
        yield Placed(place, make_article(place, record, raw=raw))
    except InputError as error:
        yield error


def reason_of(error: OSError) -> str:
    """What an error of the system means. Example: "no such file"."""
    return {
        FileNotFoundError: "no such file",
        PermissionError: "no permission to read it",
        IsADirectoryError: "a directory",
    }.get(type(error), error.strerror or str(error))
