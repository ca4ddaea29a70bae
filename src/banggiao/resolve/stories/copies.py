"""Near-duplicates: articles that share most of their words in order, such as copies of an agency's report.

MinHash (Broder 1997) over word 4-grams, found by banding; the newest articles only, so that cost and memory are
bounded.
"""

from __future__ import annotations

from operator import eq
from struct import pack, unpack
from typing import TYPE_CHECKING, NamedTuple

from rensa import RMinHash

from banggiao.lang.words import plain, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_HASHES, _BANDS = 64, 16
_ROW = 4 * _HASHES // _BANDS  # bytes of a band
_ALIKE = 0.6  # share of the 4-grams of both that both have
_HELD = 0.8  # share of the shorter one's 4-grams that the longer one has: a copy with something added
_LOOKED_AT = 2_500  # words of an article
_WINDOW = 20_000  # articles that are remembered
_FEW = 6  # 4-grams below which nothing is said
_OF_A_BAND = 8


class Print(NamedTuple):
    """The fingerprint of a text: MinHash digest and number of its 4-grams."""

    digest: bytes
    size: int


def fingerprint(words: Sequence[str]) -> Print:
    """The fingerprint of a text by its words in small letters (`words_of`); marks and punctuation do not count."""
    return fingerprint_of_plain(list(map(plain, words[:_LOOKED_AT])))


def fingerprint_of_plain(words: Sequence[str]) -> Print:
    """The same where the words have no marks any more."""
    bare = words[:_LOOKED_AT]
    grams = set(map(" ".join, zip(bare, bare[1:], bare[2:], bare[3:], strict=False)))
    sketch = RMinHash(num_perm=_HASHES, seed=1)
    sketch.update(list(grams))
    return Print(pack(f"<{_HASHES}I", *sketch.digest()), len(grams))


def resemblance(one: Print, other: Print) -> float:
    """The share of 4-grams in common, of all that either has (Jaccard), as far as the fingerprints tell."""
    if min(one.size, other.size) < _FEW:
        return 0.0
    return float(sum(map(eq, _hashes(one), _hashes(other)))) / _HASHES


def _hashes(one: Print) -> tuple[int, ...]:
    return tuple(unpack(f"<{_HASHES}I", one.digest))


def is_copy(one: Print, other: Print) -> bool:
    """Whether one text is a copy of the other, or the longer holds nearly all of the shorter."""
    alike = resemblance(one, other)
    if alike >= _ALIKE:
        return True
    small, large = sorted((one.size, other.size))
    return bool(small) and alike * (small + large) / (1 + alike) / small >= _HELD


class Copies:
    """The fingerprints of the last articles. `add` says which earlier one an article copies."""

    def __init__(self) -> None:
        self._prints: dict[str, Print] = {}
        self._bands: dict[tuple[int, bytes], list[str]] = {}

    def add(self, article: str, text: str) -> str | None:
        """Remember an article; the id of the earliest remembered one that it is a copy of, or None."""
        return self.find(article, fingerprint(words_of(text)))

    def find(self, article: str, new: Print) -> str | None:
        """The same as `add`, from the fingerprint of the article's text."""
        bands = _bands(new)
        found = None
        if new.size >= _FEW:
            near = dict.fromkeys(name for band in bands for name in self._bands.get(band, ()))
            found = next((name for name in near if name != article and is_copy(new, self._prints[name])), None)
        self.remember(article, new)
        return found

    def remember(self, article: str, new: Print) -> None:
        """Remember an article without asking what it is a copy of."""
        if article in self._prints:
            return
        self._prints[article] = new
        for band in _bands(new):
            names = self._bands.setdefault(band, [])
            if len(names) < _OF_A_BAND:
                names.append(article)
        if len(self._prints) > _WINDOW:
            self._forget(next(iter(self._prints)))

    def _forget(self, article: str) -> None:
        digest = self._prints.pop(article).digest
        for band in range(_BANDS):
            key = (band, digest[band * _ROW : (band + 1) * _ROW])
            names = self._bands.get(key, [])
            if article in names:
                names.remove(article)
            if not names:
                self._bands.pop(key, None)


def _bands(one: Print) -> list[tuple[int, bytes]]:
    return [(band, one.digest[band * _ROW : (band + 1) * _ROW]) for band in range(_BANDS)]
