"""An article as it came in, before anything is read from it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Article:
    """One article.

    `text` is NFC, and every offset of the record counts in it; `normalised` says that the input was not NFC, so
    that offsets do not count in the bytes that came in. `published` is an EDTF date that the input gave, or None.
    Where the input gives a title that the text does not begin with, ingest puts it before the text, on a line of
    its own, so that one string holds all that is read; `title` is then that line. `raw_hash` is the SHA-256 of the
    text as it came in, before it was normalised, in hexadecimal; "" where nobody computed it. It tells where an
    article comes from, not what it is: articles that differ in it alone are equal.
    """

    id: str
    text: str
    title: str = ""
    published: str | None = None
    source: str | None = None
    url: str | None = None
    normalised: bool = False
    raw_hash: str = field(default="", compare=False)
