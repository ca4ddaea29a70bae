"""An entry of a sanctions list or another list, as the list itself gives it."""

from __future__ import annotations

from typing import NamedTuple


class ListEntry(NamedTuple):
    """One person or organisation of a list.

    `schema` is "person" or "organisation"; `countries` are ISO 3166-1 alpha-3 codes; `births` are as the list writes
    them, year first; `listers` are codes of who listed it (USA, UN, EU); `programs` and `positions` are the list's
    words.
    """

    id: str
    schema: str
    names: tuple[str, ...]
    births: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    listers: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    since: str = ""
