"""What a language must provide. A second language is a new folder `lang/xx/`; nothing else changes."""

from __future__ import annotations

import re  # noqa: TC003
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from banggiao.lang.dating import DatingData
    from banggiao.lang.lexicon import Lexicon
    from banggiao.lang.persons import PersonLexicon
    from banggiao.lang.timex.anchor import Anchor
    from banggiao.model.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Layout:
    """How pages of the language are laid out: folded phrases that tell the parts of a page (see `layout.toml`)."""

    caption: tuple[str, ...]
    credit: tuple[str, ...]
    link: tuple[str, ...]
    byline: tuple[str, ...]
    abbreviations: frozenset[str]


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A phrase that stands for a party named elsewhere ("nước này", "hai bên"). `number`: how many, 0 for any."""

    kind: str  # what it looks back for: state, organisation, body
    number: int


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A further role of an event: the words that open it, those that close it, and what fills it (see `roles.toml`)."""

    id: str
    role: str
    takes: str
    open: re.Pattern[str]
    close: re.Pattern[str] | None
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Units:
    """What is counted: `pattern` finds number, multiplier and unit in folded text; the tables give their values."""

    pattern: re.Pattern[str]
    words: dict[str, int]
    multipliers: dict[str, int]


class Language(Protocol):
    """One language: how its text folds, its lexicon, the layout of its pages and its anaphors.

    `anaphors`: by folded form; `anaphor_pattern` finds them in folded text, longest first.
    `body_links`: folded words that may stand between a body's head and its state ("của", "nước"), "" among them.
    `list_links`: what stands between the members of a list, with its spaces (", ", " và ").
    """

    code: str
    version: str
    lexicon: Lexicon
    layout: Layout
    anaphors: dict[str, Anaphor]
    anaphor_pattern: re.Pattern[str]
    body_links: frozenset[str]
    list_links: tuple[str, ...]
    roles: tuple[RoleRule, ...]
    units: Units
    persons: PersonLexicon
    dating: DatingData

    def fold(self, text: str) -> str:
        """Fold text to one spelling without changing its length."""
        ...

    def find_times(self, text: str, start: int, end: int, anchor: Anchor) -> list[TimeExpression]:
        """The time expressions between two offsets of `text`, resolved against `anchor`."""
        ...

    def weekday_in(self, expression: str) -> int | None:
        """The weekday that a time expression names, Monday being 0."""
        ...
