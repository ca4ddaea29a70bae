"""How many independent origins the reports of an event have: five papers that quote one agency are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from banggiao.lang.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ALIKE = 90  # of 100: two spellings of one source
_SHORT = 5  # letters up to which a name with two letters swapped is the same: "KNCA" is "KCNA"


class Telling(NamedTuple):
    """An article's report of an event.

    `chain`: who is credited, nearest to the article's publisher first ("RFA dẫn lời KCNA" is RFA, KCNA). `source`:
    the publisher, None where unknown. `copy_of`: the article whose text this one repeats, None where none.
    """

    article: str
    chain: tuple[str, ...]
    source: str | None = None
    copy_of: str | None = None


class Origin(NamedTuple):
    """Who first told, as named, and the articles that go back to it."""

    name: str
    articles: tuple[str, ...]


def origins(tellings: Iterable[Telling]) -> tuple[Origin, ...]:
    """The independent origins of an event's reports, those with most articles first.

    An origin is the last of the chain, else the publisher, else the article. What is copied from another article has
    that article's origins. An article that credits several has an origin for each report.

    Example: three papers that follow KCNA, one of them by way of Yonhap, have one origin.
    """
    told = list(tellings)
    own: dict[str, list[str]] = {}
    for telling in told:
        own.setdefault(telling.article, []).append(_origin(telling))
    copied = {telling.article: telling.copy_of for telling in told if telling.copy_of}
    found: dict[str, tuple[str, list[str]]] = {}
    for article, names in own.items():
        first = _first_told(article, copied)
        for name in own.get(first, [first]) if first != article else names:
            key = _same(name, found) or skeleton(name)
            found.setdefault(key, (name, []))[1].append(article)
    listed = (Origin(name, tuple(dict.fromkeys(articles))) for name, articles in found.values())
    return tuple(sorted(listed, key=lambda one: (-len(one.articles), one.name)))


def _origin(telling: Telling) -> str:
    """Who first told of what an article reports."""
    named = [name for name in telling.chain if name.strip()]
    return named[-1] if named else telling.source or telling.article


def _first_told(article: str, copied: dict[str, str]) -> str:
    """The article at the end of a chain of copies."""
    seen = {article}
    while (before := copied.get(article)) is not None and before not in seen:
        seen.add(before)
        article = before
    return article


def _same(name: str, known: Iterable[str]) -> str | None:
    """The key among `known` that is a spelling of `name`."""
    mine = skeleton(name)
    for other in known:
        if mine == other or fuzz.ratio(mine, other) >= _ALIKE or _swapped(mine, other):
            return other
    return None


def _swapped(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two short names differ by two neighbours that changed places: KNCA, KCNA."""
    if len(one) != len(other) or len(one) > _SHORT or sorted(one) != sorted(other):
        return False
    places = [place for place in range(len(one)) if one[place] != other[place]]
    return len(places) == 2 and places[1] == places[0] + 1
