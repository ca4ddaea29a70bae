"""Vietnamese."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from banggiao.lang.language import Anaphor, Layout
from banggiao.lang.lexicon import Lexicon, load_lexicon
from banggiao.lang.vi.fold import fold

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Vietnamese:
    """The Vietnamese language: see `banggiao.lang.language.Language`."""

    lexicon: Lexicon
    layout: Layout
    anaphors: dict[str, Anaphor]
    anaphor_pattern: re.Pattern[str]
    body_links: frozenset[str] = frozenset({"", "nước", "của", "phía", "của nước", "("})
    code: str = "vi"
    version: str = "0.1.0"

    def fold(self, text: str) -> str:
        """Fold case and tone marks; see `banggiao.lang.vi.fold`."""
        return fold(text)


def data_folder() -> Traversable:
    """The folder of the Vietnamese data files."""
    return files("banggiao.lang.vi")


@cache
def load() -> Vietnamese:
    """Vietnamese with its data loaded and compiled; the same object at each call, as nothing can change it."""
    folder = data_folder()
    layout = tomllib.loads(folder.joinpath("layout.toml").read_text("utf8"))
    table = tomllib.loads(folder.joinpath("anaphora.toml").read_text("utf8"))["anaphor"]
    anaphors = {fold(form): Anaphor(row["kind"], row["number"]) for row in table for form in row["forms"]}
    longest_first = sorted(anaphors, key=len, reverse=True)
    return Vietnamese(
        anaphors=anaphors,
        anaphor_pattern=re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"),
        lexicon=load_lexicon(folder, fold),
        layout=Layout(
            caption=tuple(layout["caption"]),
            credit=tuple(layout["credit"]),
            link=tuple(layout["link"]),
            byline=tuple(layout["byline"]),
            abbreviations=frozenset(layout["abbreviations"]),
        ),
    )
