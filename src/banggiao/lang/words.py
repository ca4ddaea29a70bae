"""The words of a text as they are searched for and compared: with their marks, and without."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from banggiao.lang.skeleton import skeleton

_WORD = re.compile(r"[^\W_]{1,60}")


def words_of(text: str) -> list[str]:
    """The words of `text` in small letters. Example: words_of("Đảng Lao-động") == ["đảng", "lao", "động"]."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """`word` without marks. Example: plain("động") == "dong". The same words come again, so the result is kept."""
    return skeleton.__wrapped__(word).replace(" ", "") or word
