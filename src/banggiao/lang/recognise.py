"""Which language a text is written in, as far as the program must know it: the language it reads, or another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from banggiao.lang.tables import read_toml

# Enough of an article to know its language, however long the article is.
_SAMPLE = 6_000
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a text in a language looks like: its own letters, the least share of words with one, the fewest words."""

    letters: frozenset[str]
    share: float
    words: int

    def fits(self, text: str) -> bool:
        """Whether `text` (NFC) may be in this language; only a text long enough to tell is ever turned down.

        Example: with the Vietnamese profile, "Tổng thống Nga thăm Bình Nhưỡng" fits; a page of English does not.
        """
        words, own = self._count(text)
        if len(words) < self.words:
            return own > 0 or all(_is_latin(word) for word in words)
        return own >= self.share * len(words)

    def share_of(self, text: str) -> float:
        """The share of the words of `text` (NFC) with a letter of this language's own. Example: 1.0 of "Tổng thống"."""
        words, own = self._count(text)
        return own / len(words) if words else 0.0

    def _count(self, text: str) -> tuple[list[str], int]:
        words = _WORD.findall(text[:_SAMPLE])
        return words, sum(1 for word in words if not self.letters.isdisjoint(word.lower()))


def _is_latin(word: str) -> bool:
    # Latin letters and those of its extensions, Vietnamese ones included.
    return all(character < "\u0250" or "\u1e00" <= character < "\u1f00" for character in word)


@cache
def load_profile(language: str) -> Profile:
    """The profile of `language` ("vi"), from `lang/<language>/recognise.toml`."""
    data = read_toml(files("banggiao.lang").joinpath(language, "recognise.toml"))
    return Profile(letters=frozenset(data["letters"]), share=data["share"], words=data["words"])
