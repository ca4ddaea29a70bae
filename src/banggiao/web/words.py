"""The words of the pages in each language: `words/<language>.toml` beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

LANGUAGES = ("en", "vi")
"""The languages of the pages, the first one where a visitor asks for none of them."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language by their dotted names.

    Example: load_words("en")("nav.events") == "Events"; ("events.found", n="1,204") fills in {n}.
    """

    language: str
    table: dict[str, str]

    def __call__(self, name: str, **values: object) -> str:
        """The words called `name`, with `values` put where they name them. Raises KeyError where there are none."""
        words = self.table[name]
        return words.format(**values) if values else words

    def has(self, name: str) -> bool:
        """Whether there are words called `name`."""
        return name in self.table


@cache
def load_words(language: str) -> Words:
    """The words of `language`, one of LANGUAGES."""
    text = files("banggiao.web").joinpath("words", f"{language}.toml").read_text("utf8")
    return Words(language, dict(_flat(tomli.loads(text))))


def choose_language(cookie: str, accepted: str) -> str:
    """The language of a visitor: the one chosen before, else the first that the browser asks for, else the first.

    Example: choose_language("", "vi-VN,vi;q=0.9,en;q=0.8") == "vi".
    """
    if cookie in LANGUAGES:
        return cookie
    asked = [part.partition(";")[0].strip().lower()[:2] for part in accepted[:200].split(",")]
    return next((one for one in asked if one in LANGUAGES), LANGUAGES[0])


def _flat(table: dict[str, Any], above: str = "") -> list[tuple[str, str]]:
    found = []
    for name, value in table.items():
        if isinstance(value, dict):
            found += _flat(value, f"{above}{name}.")
        else:
            found.append((above + name, str(value)))
    return found
