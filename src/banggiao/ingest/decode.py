"""Bytes to text: strict UTF-8 first, then detection, never a silent guess."""

from __future__ import annotations

import codecs
import unicodedata
from typing import IO, TYPE_CHECKING

from banggiao.errors import InputError, UnreadableInput
from banggiao.ingest.article import ARTICLE_LIMIT, Notice
from banggiao.lang.recognise import load_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

# The Windows code page for Vietnamese comes before detection, which seldom thinks of it.
_LEGACY = "cp1258"
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
}


def read_text(place: str, stream: IO[bytes]) -> Iterator[str | Notice | InputError]:
    """The one text that `stream` holds, after a notice where it is not UTF-8; or what is wrong with it.

    No more is read than the longest article has. Nothing is raised: what stands beside a bad input is still read.
    Example: of a file of 3 MB there is one UnreadableInput, which says how long an article may be.
    """
    data = stream.read(ARTICLE_LIMIT + 1)
    if len(data) > ARTICLE_LIMIT:
        yield UnreadableInput(place, f"longer than an article's {ARTICLE_LIMIT:,} bytes", "split it into articles")
        return
    try:
        text, notice = decode(place, data)
    except InputError as error:
        yield error
        return
    if notice:
        yield notice
    yield text


def decode(place: str, data: bytes) -> tuple[str, Notice | None]:
    """The text of `data`, and a notice where it is not UTF-8. A byte order mark at the head is left off.

    Raises UnreadableInput, with the line, where `data` is binary, an HTML page or in no encoding that can be told.
    Example: "Nga thăm Lào" saved by an old Windows editor is read as cp1258, and the notice says so.
    """
    _refuse_binary(place, data)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(place, data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _detect(place, data, error)
    _refuse_html(place, text)
    return text, None


def _refuse_binary(place: str, data: bytes) -> None:
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise UnreadableInput(place, f"this is {what}, not text", "save the article's text as a .txt file")
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in data and not utf16:
        at = data.index(b"\0")
        raise UnreadableInput(f"{place}:{line_of(data, at)}", f"byte {at} is zero: this is binary, not text")


def _refuse_html(place: str, text: str) -> None:
    head = text[:400].lstrip().lower()
    if head.startswith(("<!doctype html", "<html", "<head", "<body", "<?xml")):
        raise UnreadableInput(
            place, "this is a web page, and HTML is not read yet", "save the article's text as a .txt file"
        )


def _utf16(place: str, data: bytes) -> tuple[str, Notice | None]:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UnreadableInput(place, f"it begins as UTF-16 but byte {error.start} does not fit") from None
    _refuse_html(place, text)
    return text, Notice(place, "read as UTF-16")


def _detect(place: str, data: bytes, error: UnicodeDecodeError) -> tuple[str, Notice | None]:
    """Another encoding, where the text that comes out of it is Vietnamese; a damaged UTF-8 file is no such case."""
    for encoding in (_LEGACY, _guess(data)):
        if encoding is None:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        composed = unicodedata.normalize("NFC", text)
        if load_profile("vi").fits(composed) and not composed.isascii():
            return text, Notice(place, f"not UTF-8; read as {encoding}")
    raise UnreadableInput(
        f"{place}:{line_of(data, error.start)}",
        f"byte {error.start} (0x{data[error.start]:02X}) is not UTF-8, and the text fits no other encoding",
        "save the file as UTF-8",
    ) from None


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    best = from_bytes(data[:100_000]).best()
    return best.encoding if best else None


def line_of(data: bytes, offset: int) -> int:
    """The number of the line, from 1, that byte `offset` of `data` stands in."""
    return data.count(b"\n", 0, offset) + 1
