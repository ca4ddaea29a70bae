"""Vietnamese encodings from before Unicode that no codec of Python reads: TCVN3 (ABC) and VNI for Windows."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import tomli

if TYPE_CHECKING:
    from collections.abc import Callable

_VOWELS = frozenset("aeouyAEOUYơưƠƯ")
_COMBINING = {"^": "\u0302", "(": "\u0306", "'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
# Quotes, dashes, the ellipsis and the space that does not break, which texts of both encodings take from cp1252.
_MARKS = frozenset(b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xab\xbb")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_VOWELS_TOGETHER = re.compile("[aăâeêioôơuưy]{1,20}")
_WORD = re.compile(r"[^\W\d_]{1,40}")
_SAMPLE = 6_000  # letters that tell whether a text is Vietnamese
_STRANGERS = 0.05  # the largest share of bytes beyond ASCII that the encoding does not know


def decode_tcvn3(data: bytes) -> str | None:
    """`data` read as TCVN3; None where too many of its bytes are no letters there.

    Example: decode_tcvn3(b"Vi\\xd6t Nam") == "Việt Nam". Source: TCVN 5712:1993, VN3.
    """
    letters = _pairs("tcvn3")
    return _read(data, lambda byte, _: letters.get(byte))


def decode_vni(data: bytes) -> str | None:
    """`data` read as VNI for Windows; None where too many of its bytes are no letters there.

    Example: decode_vni(b"Vie\\xe4t Nam") == "Việt Nam".
    """
    letters, marks = _pairs("vni_letters"), _pairs("vni_marks")

    def letter(byte: int, before: str) -> str | None:
        if byte in marks and before in _VOWELS:
            return "".join(_COMBINING[mark] for mark in marks[byte])
        return letters.get(byte)

    return _read(data, letter)


def plausible(text: str) -> float:
    """The share of the words of `text` (NFC) that are built as syllables are: 1.0 of "Tổng thống", 0 of "Toồng".

    It tells a text from the same bytes read in a wrong encoding, which has as many Vietnamese letters.
    """
    words = _WORD.findall(text[:_SAMPLE])
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word.lower())
    toneless = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    runs = _VOWELS_TOGETHER.findall(toneless)
    return sum(part in _TONES for part in parts) <= 1 and all(run in _nuclei() for run in runs)


@cache
def _nuclei() -> frozenset[str]:
    data = tomli.loads(files("banggiao.lang.vi").joinpath("legacy.toml").read_text("utf8"))
    return frozenset(data["nuclei"].split())


def _read(data: bytes, letter: Callable[[int, str], str | None]) -> str | None:
    out: list[str] = []
    beyond = strange = 0
    for byte in data:
        if byte < 0x80:
            out.append(chr(byte))
            continue
        beyond += 1
        found = letter(byte, out[-1] if out else "")
        if found is None:
            strange += byte not in _MARKS
            found = bytes([byte]).decode("cp1252", "replace")
        out.append(found)
    return None if not beyond or strange > _STRANGERS * beyond else unicodedata.normalize("NFC", "".join(out))


@cache
def _pairs(name: str) -> dict[int, str]:
    words = str(tomli.loads(files("banggiao.lang.vi").joinpath("legacy.toml").read_text("utf8"))[name]).split()
    return {int(code, 16): value for code, value in zip(words[::2], words[1::2], strict=True)}
