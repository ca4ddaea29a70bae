"""Ids that depend on content alone: what is added again, or by another process, gets the id that it has already.

An id is a letter for what it names (a article, v version, m mention, e event, p person, s statement, l listing,
j judgement, x the anchor of a mention) and hexadecimal digits of a SHA-256: sixteen, or, of what belongs to an article,
the first eight of the article's and twelve of its own. What one article brings then stands together in every index,
and adding it touches few pages of the database.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from banggiao.lang.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from banggiao.model.article import Article
    from banggiao.model.event import EventMention

_SHINGLE = 3  # words
_NAME = 200  # letters


def digest(letter: str, *parts: str | int | None) -> str:
    """An id of kind `letter` for `parts`. Example: digest("p", "kim su gil|PRK") begins with "p"."""
    return letter + _hash(parts)[:16]


def inside(letter: str, article: str, *parts: str | int | None) -> str:
    """An id of kind `letter` for what belongs to the article or event of the id `article`."""
    return f"{letter}{article[1:9]}{_hash(parts)[:12]}"


def short_skeleton(name: str) -> str:
    """The skeleton of a name, cut to what any index takes. Example: short_skeleton("Kim Jong-un") == "kim jong un"."""
    return skeleton(name)[:_NAME]


def lookup_key(article: Article) -> str:
    """What two versions of one article have in common: the URL, else source and name."""
    return digest("k", article.source, article.url or article.id.rpartition("/")[2])


def version_key(article: Article) -> str:
    """The hexadecimal part that the ids of a version, and of an article whose first version it is, share."""
    return digest("", lookup_key(article), article.published, article.title, article.text)


def alike(one: str, other: str) -> bool:
    """Whether two texts are versions of one article: half of the shorter one's word triples stand in the other."""
    left, right = _shingles(one), _shingles(other)
    return 2 * len(left & right) >= min(len(left), len(right))


def anchors(article: str, text: str, events: Sequence[EventMention]) -> list[str]:
    """What each mention keeps when its article is read again: its kind, its trigger and the words of its sentence.

    Judgements and event ids hold on to it. Mentions that agree in all that are told apart by their order.
    """
    seen: dict[str, int] = {}
    found = []
    for event in events:
        start, end = event.sentence
        base = inside("x", article, event.kind, event.trigger.text, event.trigger.start - start, text[start:end])
        seen[base] = seen.get(base, -1) + 1
        found.append(f"{base}{seen[base]}" if seen[base] else base)
    return found


def _hash(parts: Iterable[str | int | None]) -> str:
    joined = "\x1f".join(["" if part is None else str(part) for part in parts])
    return hashlib.sha256(joined.encode(), usedforsecurity=False).hexdigest()


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[place : place + _SHINGLE]) for place in range(max(1, len(words) - _SHINGLE + 1))}
