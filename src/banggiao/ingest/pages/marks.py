"""What the names that a page gives its elements say of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import tomli

_PART = re.compile(r"[A-Z]?[a-z]{1,40}|[A-Z]{1,40}|\d{1,10}")
_LONGEST = 300  # letters of the names of one element that are looked at
_TAGS = {
    "figcaption": "caption",
    "amp-caption": "caption",
    "nav": "navigation",
    "amp-sidebar": "navigation",
    "footer": "navigation",
    "aside": "related",
    "form": "navigation",
    "time": "date",
    "address": "byline",
}
"""Elements whose tag says as much as a class."""


class _Mark(NamedTuple):
    name: str
    stems: tuple[str, ...]
    words: frozenset[str]


def mark_of(tag: str, names: str) -> str:
    """The mark of an element with this tag, and `names`: its class and id; "" where they say nothing.

    Example: mark_of("div", "box-tinlienquan") == "related".
    """
    return _mark_of_names(names[:_LONGEST]) or _TAGS.get(tag, "")


@lru_cache(maxsize=10_000)
def _mark_of_names(names: str) -> str:
    parts = [part.lower() for part in _PART.findall(names)]
    # "tin-lien-quan" is what "tinlienquan" is.
    joined = [part.replace("-", "").replace("_", "").lower() for part in names.split()]
    for mark in _marks():
        if any(part in mark.words or part.startswith(mark.stems) for part in (*parts, *joined)):
            return mark.name
    return ""


@cache
def _marks() -> tuple[_Mark, ...]:
    data = tomli.loads(files("banggiao.ingest.pages").joinpath("marks.toml").read_text("utf8"))
    return tuple(_Mark(name, tuple(mark["stems"]), frozenset(mark["words"])) for name, mark in data.items())
