"""Bytes to text: strict UTF-8 first, then detection, never a silent guess."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING

from banggiao.errors import UnreadableInput
from banggiao.ingest.article import ARTICLE_LIMIT, Notice
from banggiao.lang.recognise import load_profile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MAGIC = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{3,40})""")
_PARTS = re.compile(r"[<>\n]")
_HEAD = 4_000  # bytes of a page in which it may say how it is encoded


def decode(place: str, data: bytes) -> tuple[str, Notice | None]:
    """The text of `data`, and a notice where it is not UTF-8. A byte order mark at the head is left off.

    Raises UnreadableInput, with the line, where `data` is binary, too long or in no encoding that can be told.
    Example: "Nga thăm Lào" saved by an old Windows editor is read as cp1258, and the notice says so.
    """
    if len(data) > ARTICLE_LIMIT:
        raise UnreadableInput(place, f"longer than an article's {ARTICLE_LIMIT:,} bytes", "split it into articles")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise UnreadableInput(place, f"this is {what}, not text", "save the article's text as a .txt file")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(place, data)
    if b"\0" in data:
        return _with_zeros(place, data)
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        found = _detect(data)
        if found is None:
            at = error.start
            raise UnreadableInput(
                f"{place}:{line_of(data, at)}",
                f"byte {at} (0x{data[at]:02X}) is not UTF-8, and the text fits no other encoding",
                "save the file as UTF-8",
            ) from None
    return found[0], Notice(place, f"not UTF-8; read as {found[1]}")


def decode_page(place: str, data: bytes, charset: str = "") -> tuple[str, Notice | None]:
    """The text of a web page: UTF-8, what it or its server says (`charset`), else detection; damaged bytes are marked.

    A page is read even where some of its bytes are damaged, since most of them are no article's. Example: a page that
    says "charset=windows-1258" is read so.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), None
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        at = error.start
    said = _CHARSET.search(data[:_HEAD])
    names = (charset, said[1].decode() if said else "")
    told = [(text, name.lower()) for name in names if (text := _try(name, data)) is not None]
    found = next((one for one in told if _share(one[0])), None)
    if not found and (guess := _detect(data)):
        return guess[0], Notice(place, f"not UTF-8; read as {guess[1]}")
    damaged = data.decode("utf-8", "replace")
    if not found and told and 2 * damaged.count("\ufffd") > sum(not letter.isascii() for letter in damaged):
        found = told[0]  # little that tells, as where letters are written as entities; UTF-8 it is not
    if found:
        return found[0], Notice(place, f"not UTF-8; read as {found[1]}, which it says it is")
    return damaged, Notice(place, f"byte {at} and perhaps others are damaged")


def _try(name: str, data: bytes) -> str | None:
    if not name or name.lower().replace("_", "-") in ("utf-8", "utf8"):
        return None
    try:
        return data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _utf16(place: str, data: bytes) -> tuple[str, Notice | None]:
    try:
        return data.decode("utf-16"), Notice(place, "read as UTF-16")
    except UnicodeDecodeError as error:
        raise UnreadableInput(place, f"it begins as UTF-16 but byte {error.start} does not fit") from None


def _with_zeros(place: str, data: bytes) -> tuple[str, Notice | None]:
    """UTF-16 without its mark, in which ASCII letters have a zero beside them; else binary."""
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if 4 * zeros.count(0) >= len(zeros):
            text = _try(encoding, data)
            if text is not None and _share(text):
                return text, Notice(place, "read as UTF-16")
    at = data.index(b"\0")
    raise UnreadableInput(f"{place}:{line_of(data, at)}", f"byte {at} is zero: this is binary, not text")


def _detect(data: bytes) -> tuple[str, str] | None:
    """The text of `data` and its encoding: the one in which most words are Vietnamese; None where none is.

    A damaged UTF-8 file is no such case.
    """
    best, found = 0.0, None
    for encoding, read in _readers(data):
        text = read(data)
        if text is None:
            continue
        text = unicodedata.normalize("NFC", text)
        share = _share(text)
        if share > best:
            best, found = share, (text, encoding)
    return found


def _readers(data: bytes) -> Iterator[tuple[str, Callable[[bytes], str | None]]]:
    # The encodings that Vietnamese was written in come before detection, which knows none of them but the first.
    from banggiao.lang.vi.legacy import decode_tcvn3, decode_vni

    yield "cp1258", lambda data: _try("cp1258", data)
    yield "TCVN3", decode_tcvn3
    yield "VNI", decode_vni
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    guess = from_bytes(data[:100_000]).best()
    if guess:
        yield guess.encoding, lambda data: _try(guess.encoding, data)


def _share(text: str) -> float:
    """How much of a text looks Vietnamese; 0 where it cannot be, as where it holds nothing but ASCII.

    Lines and tags of ASCII alone do not count: a page has scripts before its text, longer than that.
    """
    from banggiao.lang.vi.legacy import plausible

    text = " ".join(part for part in _PARTS.split(text) if not part.isascii())
    profile = load_profile("vi")
    return 0.0 if not text or not profile.fits(text) else profile.share_of(text) * plausible(text)


def line_of(data: bytes, offset: int) -> int:
    """The number of the line, from 1, that byte `offset` of `data` stands in."""
    return data.count(b"\n", 0, offset) + 1
