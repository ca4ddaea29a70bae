"""What a language must provide. A second language is a new folder `lang/xx/`; nothing else changes."""

from __future__ import annotations

import re  # noqa: TC003
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from banggiao.lang.dating import DatingData
    from banggiao.lang.lexicon import Lexicon
    from banggiao.lang.matcher import Scan
    from banggiao.lang.persons import PersonLexicon
    from banggiao.lang.timex.phrases import TimePhrase


@dataclass(frozen=True, slots=True)
class Layout:
    """How pages of the language are laid out: folded phrases that tell the parts of a page (see `layout.toml`)."""

    caption: tuple[str, ...]
    credit: re.Pattern[str]
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
    """A further role of an event: the words that open it, those that close it, and what fills it (see `roles.toml`).

    `words`: those that open it, folded; `open` finds them as whole words.
    """

    id: str
    role: str
    takes: str
    words: tuple[str, ...]
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
    """One language: how its text folds, its words, the layout of its pages and how it tells time.

    Members are read only, so that a frozen dataclass is one. Example: `banggiao.lang.vi.language.Vietnamese`.
    """

    @property
    def code(self) -> str:
        """ISO 639-1: "vi"."""
        ...

    @property
    def version(self) -> str:
        """The version of its data, which records name beside that of the rules."""
        ...

    @property
    def lexicon(self) -> Lexicon:
        """Names, triggers, cues and guards, compiled."""
        ...

    @property
    def layout(self) -> Layout:
        """What tells the parts of its pages."""
        ...

    @property
    def anaphors(self) -> Mapping[str, Anaphor]:
        """Phrases that stand for parties named elsewhere, by their folded form."""
        ...

    @property
    def body_links(self) -> frozenset[str]:
        """Folded words that may stand between a body's head and its state ("của", "nước"), "" among them."""
        ...

    @property
    def list_links(self) -> tuple[str, ...]:
        """What stands between the members of a list, with its spaces: ", ", " và "."""
        ...

    @property
    def roles(self) -> tuple[RoleRule, ...]:
        """Further roles of events and the words that open them."""
        ...

    @property
    def units(self) -> Units:
        """What is counted, and how numbers are written."""
        ...

    @property
    def persons(self) -> PersonLexicon:
        """Titles, family and given names, and who held which office when."""
        ...

    @property
    def dating(self) -> DatingData:
        """What tells when an article that gives no date was written."""
        ...

    def fold(self, text: str) -> str:
        """Fold text to one spelling without changing its length."""
        ...

    def scan(self, text: str, folded: str) -> Scan:
        """Everything in `text` that the data know by its form: words, titles, names; `folded` is the folded text."""
        ...

    def find_times(self, text: str, start: int, end: int) -> list[TimePhrase]:
        """The time phrases between two offsets of `text`, which `lang.timex.phrases.resolve` gives their values."""
        ...

    def weekday_in(self, expression: str) -> int | None:
        """The weekday that a time expression names, Monday being 0."""
        ...
