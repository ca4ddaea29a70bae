"""How two versions of a text differ, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_PIECES = re.compile(r"\s+|[^\s]{1,200}")
_MOST = 6_000  # words and spaces that are compared: the time grows with their square


class Change(NamedTuple):
    """A stretch that both have (""), or that one alone has ("gone", "come")."""

    sort: str
    text: str


def changes(before: str, now: str) -> list[Change]:
    """The stretches of two texts in order; what lies beyond the first pages is left out.

    Example: changes("Nga thăm", "Nga sẽ thăm") has Change("come", " sẽ") as its second.
    """
    old, new = _PIECES.findall(before)[:_MOST], _PIECES.findall(now)[:_MOST]
    found = []
    for sort, one, other, start, end in SequenceMatcher(None, old, new, autojunk=True).get_opcodes():
        if sort == "equal":
            found.append(Change("", "".join(old[one:other])))
            continue
        if one < other:
            found.append(Change("gone", "".join(old[one:other])))
        if start < end:
            found.append(Change("come", "".join(new[start:end])))
    return found
