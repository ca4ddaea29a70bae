"""Vietnamese."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from banggiao.lang.dating import DatingData, load_dating
from banggiao.lang.language import Anaphor, Layout, RoleRule, Units
from banggiao.lang.lexicon import Lexicon, load_lexicon
from banggiao.lang.matcher import Matcher
from banggiao.lang.tables import read_toml
from banggiao.lang.vi.fold import fold
from banggiao.lang.vi.names import load_persons
from banggiao.lang.vi.times.find import find_phrases
from banggiao.lang.vi.times.weekday import weekday_in
from banggiao.lang.vi.times.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

    from banggiao.lang.matcher import Scan
    from banggiao.lang.persons import PersonLexicon
    from banggiao.lang.timex.phrases import TimePhrase


@dataclass(frozen=True, slots=True)
class Vietnamese:
    """The Vietnamese language: see `banggiao.lang.language.Language`."""

    lexicon: Lexicon
    matcher: Matcher
    layout: Layout
    anaphors: dict[str, Anaphor]
    roles: tuple[RoleRule, ...]
    units: Units
    persons: PersonLexicon
    dating: DatingData
    list_links: tuple[str, ...] = (", ", " và ", " cùng ", " hay ", " hoặc ")
    body_links: frozenset[str] = frozenset({"", "nước", "của", "phía", "của nước", "("})
    code: str = "vi"
    version: str = "0.1.0"

    def fold(self, text: str) -> str:
        """Fold case and tone marks; see `banggiao.lang.vi.fold`."""
        return fold(text)

    def scan(self, text: str, folded: str) -> Scan:
        """Find all forms; see `banggiao.lang.matcher`."""
        return self.matcher.scan(text, folded)

    def find_times(self, text: str, start: int, end: int) -> list[TimePhrase]:
        """Find time phrases; see `banggiao.lang.vi.times.find`."""
        return find_phrases(text, start, end)

    def weekday_in(self, expression: str) -> int | None:
        """The weekday that an expression names; see `banggiao.lang.vi.times.weekday`."""
        return weekday_in(expression)


def data_folder() -> Traversable:
    """The folder of the Vietnamese data files."""
    return files("banggiao.lang.vi")


@cache
def load() -> Vietnamese:
    """Vietnamese with its data loaded and compiled; the same object at each call, as nothing can change it."""
    folder = data_folder()
    lexicon = load_lexicon(folder)
    layout = read_toml(folder.joinpath("layout.toml"))
    persons = load_persons()
    table = read_toml(folder.joinpath("anaphora.toml"))["anaphor"]
    dating = load_dating(folder, dict.fromkeys(persons.known.values()))
    anaphors = {fold(form): Anaphor(row["kind"], row["number"]) for row in table for form in row["forms"]}
    forms = lexicon.forms()._replace(
        titles=persons.matcher.forms.items(),
        pronouns=persons.pronouns.items(),
        anaphors=anaphors.items(),
        times=((word, None) for word in load_words().heads if len(word) > 1),  # those of one letter follow a digit
        holders=dating.holders.items(),
        events=((form[0], event) for event in dating.events for form in event.forms),
    )
    return Vietnamese(
        anaphors=anaphors,
        roles=tuple(_role(row) for row in read_toml(folder.joinpath("roles.toml"))["role"]),
        units=_units(read_toml(folder.joinpath("units.toml"))),
        persons=persons,
        dating=dating,
        lexicon=lexicon,
        matcher=Matcher(forms, fold),
        layout=Layout(
            caption=tuple(layout["caption"]),
            credit=re.compile(_any(layout["credit"])),
            link=tuple(layout["link"]),
            byline=tuple(layout["byline"]),
            abbreviations=frozenset(layout["abbreviations"]),
        ),
    )


def _any(forms: Iterable[str]) -> str:
    """A pattern for any of these forms, folded, the longest first."""
    return "|".join(re.escape(form) for form in sorted({fold(form) for form in forms}, key=lambda f: (-len(f), f)))


def _words(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(forms)})\b")


def _role(row: dict[str, Any]) -> RoleRule:
    close = _words(row["close"]) if row["close"] else None
    words = tuple(fold(form) for form in row["open"])
    return RoleRule(row["id"], row["role"], row["takes"], words, _words(row["open"]), close, frozenset(row["kinds"]))


def _units(table: dict[str, Any]) -> Units:
    words = {fold(word): value for word, value in table["words"].items()}
    multipliers = {fold(word): value for word, value in table["multipliers"].items()}
    unit = _any([*table["people"], *table["things"], *table["money"]])
    pattern = re.compile(
        rf"\b(?P<number>\d{{1,3}}(?:[.,]\d{{1,3}}){{0,4}}|\d{{4,9}}|{_any(words)})"
        rf"(?: (?P<multiplier>{_any(multipliers)}))?(?: (?:{_any(table['classifiers'])}))? (?P<unit>{unit})\b"
    )
    return Units(pattern, words, multipliers)
