"""An article as it came in, before anything is read from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Aside(NamedTuple):
    """Something that stood beside the article on its page and is no part of its text.

    `kind`: "caption", "link", "byline", "date", "comment" or "furniture". Example: Aside("link", "Xem thêm: …").
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article.

    `text` is NFC, and every offset of the record counts in it; `normalised` says that the input was not NFC, or no
    plain text, so that offsets do not count in the bytes that came in. `published` is an EDTF date that the input gave,
    or None; `published_at` the same with its time, and `modified_at` when the publisher says that it was last changed:
    ISO 8601, with an offset where one is known ("2024-08-16T14:05:00+07:00").
    Where the input gives a title that the text does not begin with, ingest puts it before the text, on a line of
    its own, so that one string holds all that is read; `title` is then that line. `raw_hash` is the SHA-256 of the
    input as it came, in hexadecimal: the text before it was normalised, or the page; "" where nobody computed it. It
    tells where an article comes from, not what it is: articles that differ in it alone are equal. `asides`: what was
    set apart from the text of a page.
    """

    id: str
    text: str
    title: str = ""
    published: str | None = None
    source: str | None = None
    url: str | None = None
    normalised: bool = False
    raw_hash: str = field(default="", compare=False)
    author: str = ""
    published_at: str | None = None
    modified_at: str | None = None
    asides: tuple[Aside, ...] = ()
