"""Which format an input is in: by its name, and where that says nothing, by how it begins."""

from __future__ import annotations

import codecs
import re
import zlib
from enum import StrEnum


class Format(StrEnum):
    """A format that articles come in."""

    TEXT = "text"
    PAGE = "HTML"
    MHTML = "MHTML"
    PDF = "PDF"
    LINES = "JSON lines"
    OBJECT = "JSON"
    CSV = "CSV"
    PARQUET = "Parquet"
    WARC = "WARC"
    ZIP = "ZIP"
    GZIP = "gzip"
    FEED = "feed"


HEAD = 1_024
"""How many bytes of an input tell its format."""

_ENDINGS = {
    Format.TEXT: (".txt", ".text"),
    Format.PAGE: (".html", ".htm", ".xhtml"),
    Format.MHTML: (".mhtml", ".mht", ".eml"),
    Format.PDF: (".pdf",),
    Format.LINES: (".jsonl", ".ndjson"),
    Format.OBJECT: (".json",),
    Format.CSV: (".csv", ".tsv"),
    Format.PARQUET: (".parquet", ".pq"),
    Format.WARC: (".warc", ".warc.gz"),
    Format.ZIP: (".zip",),
    Format.GZIP: (".gz",),
}
_MAGIC = {
    b"%PDF-": Format.PDF,
    b"PK\x03\x04": Format.ZIP,
    b"\x1f\x8b": Format.GZIP,
    b"PAR1": Format.PARQUET,
    b"WARC/1.": Format.WARC,
}
ENDINGS = tuple(ending for endings in _ENDINGS.values() for ending in endings)
"""The endings of the files of a folder that are read."""

_PAGE = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body|div|p|table|meta|title|article)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]", re.IGNORECASE)
_MHTML = re.compile(
    rb"\A(?:From:|MIME-Version:|Subject:|Date:|Snapshot-Content-Location:|Content-Type: ?multipart/related)", re.I
)


def format_of_name(name: str) -> Format | None:
    """The format that the ending of a name says. Example: format_of_name("kho.warc.gz") is Format.WARC."""
    name = name.lower()
    fits = [(len(ending), kind) for kind, endings in _ENDINGS.items() for ending in endings if name.endswith(ending)]
    return max(fits)[1] if fits else None


def format_of(name: str, head: bytes) -> Format:
    """The format of an input called `name` that begins with `head`; text where nothing says another.

    What begins as a PDF, ZIP, gzip, Parquet or WARC file is one, whatever it is called.
    """
    said = format_of_name(name)
    told = next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)
    if told is Format.GZIP and _is_packed_archive(head):
        return Format.WARC  # whose records are packed one by one, so that those before a damage can be read
    if told is Format.GZIP and said in (Format.WARC, Format.LINES, Format.GZIP):
        return said
    if told:
        return told
    if said not in (None, Format.TEXT):
        return said
    begin = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if begin.startswith(b"{") and said is None:
        return Format.LINES
    if _FEED.search(head):
        return Format.FEED
    if begin.startswith(b"<") and (_PAGE.search(head) or begin.startswith(b"<?xml")):
        return Format.PAGE
    if _MHTML.match(begin) and b"boundary=" in head:
        return Format.MHTML
    return Format.TEXT


def _is_packed_archive(head: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 16).startswith(b"WARC/1.")
    except zlib.error:
        return False


def stem(name: str) -> str:
    """A name without the endings of its format. Example: stem("2024/tin.html.gz") == "2024/tin"."""
    low = name.lower()
    for ending in sorted(ENDINGS, key=len, reverse=True):
        if low.endswith(ending) and len(name) > len(ending):
            rest = name[: -len(ending)]
            return stem(rest) if ending == ".gz" else rest
    head, dot, ending = name.rpartition(".")
    return head if dot and head and "/" not in ending else name
