"""The skeleton of a name: what is left of it when case, marks and hyphens are taken off."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a base letter and marks.
_WHOLE = {"\u0111": "d", "\u0142": "l", "\u00f8": "o", "\u0131": "i", "\u0259": "e", "\u00df": "ss", "\u00e6": "ae"}


def _base(letter: str) -> str:
    small = letter.lower()
    decomposed = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    return "".join(_WHOLE.get(c, c) for c in decomposed)


# The Latin letters, and everything else that stands in names and is no letter.
_TABLE = str.maketrans(
    {n: _base(chr(n)) for n in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(n).isalpha()}
    | dict.fromkeys("-.,_/\u2010\u2011\u2012\u2013\u2014\u00a0", " ")
    | dict.fromkeys("'’‘`´\"ʼ", "")
)


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """Small base letters of `name`, its parts divided by one space each: names that differ in marks alone are one.

    The same few names come again and again, so the result is kept.

    Example: skeleton("Kim Jong-Un") == "kim jong un"; skeleton("V.Pu-tin") == "v pu tin".
    """
    return " ".join(name.translate(_TABLE).split())
