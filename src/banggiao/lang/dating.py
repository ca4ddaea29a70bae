"""What a language's data say that helps to date an article: terms of office, known events, and the words around."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import tomli

from banggiao.errors import LexiconError
from banggiao.lang.forms import FormMatcher
from banggiao.lang.series import load_series
from banggiao.model import edtf

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

    from banggiao.lang.persons import KnownPerson
    from banggiao.lang.series import SeriesData

FIRST_YEAR, LAST_YEAR = 1985, 2060  # years that an undated article may be of
_MONTHS = 12
ALL_MONTHS = (1 << ((LAST_YEAR - FIRST_YEAR + 1) * _MONTHS)) - 1
WORD = re.compile(r"[^\W\d_]+")
_LISTS = (
    "former", "lesser", "between", "then", "ahead", "report", "compare", "today", "this", "lately", "school", "term",
    "congress", "budget", "again",
)  # fmt: skip


class Months:
    """Sets of months as the bits of an integer: what pieces of evidence allow is intersected with `&`."""

    @staticmethod
    def index(year: int, month: int) -> int:
        """The bit of a month."""
        return (year - FIRST_YEAR) * _MONTHS + month - 1

    @staticmethod
    def since(year: int, month: int) -> int:
        """That month and all after it."""
        place = max(0, Months.index(year, month))
        return (ALL_MONTHS >> place) << place

    @staticmethod
    def between(first: tuple[int, int], last: tuple[int, int]) -> int:
        """From month to month, both in."""
        return Months.since(*first) & ~Months.since(last[0] + last[1] // _MONTHS, last[1] % _MONTHS + 1)

    @staticmethod
    def of(mask: int) -> list[tuple[int, int]]:
        """The months of a set, in order."""
        bits = range(mask.bit_length())
        return [(FIRST_YEAR + bit // _MONTHS, bit % _MONTHS + 1) for bit in bits if mask >> bit & 1]

    @staticmethod
    def years(mask: int) -> set[int]:
        """The years of which some month is in the set."""
        year, size = (1 << _MONTHS) - 1, LAST_YEAR - FIRST_YEAR + 1
        return {FIRST_YEAR + i for i in range(size) if mask >> (i * _MONTHS) & year}


class Holder(NamedTuple):
    """A form of a name, the wordings of an office, and the months in which its bearer held it."""

    form: str
    titles: tuple[str, ...]
    months: int
    after: int  # the months after the first term


class KnownEvent(NamedTuple):
    """A happening that texts name by any of `forms`: the strings that one sentence must hold."""

    name: str
    forms: tuple[tuple[str, ...], ...]
    spoken_of: tuple[int, int]  # the month from which texts may speak of it
    date: tuple[int, int] | None  # the month of a happening of days, None for a longer one
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DatingData:
    """Everything that dating looks up.

    `holders`: by the first word of the name's form, longest form first; `names` finds the forms. `event_forms`
    finds the first string of each form of an event, `event_of` tells whose it is.
    """

    holders: dict[str, tuple[Holder, ...]]
    names: FormMatcher
    events: tuple[KnownEvent, ...]
    event_forms: FormMatcher
    event_of: tuple[KnownEvent, ...]
    words: dict[str, tuple[str, ...]]
    series: SeriesData


def load_dating(folder: Traversable, people: Iterable[KnownPerson]) -> DatingData:
    """Read `dating.toml` and `known_events.csv` of `folder` (`lang/vi`), and index the terms of `people`.

    Raises LexiconError where a date does not parse or a list is missing.
    """
    table = tomli.loads(folder.joinpath("dating.toml").read_text("utf8"))
    if missing := [name for name in _LISTS if name not in table]:
        raise LexiconError(f"dating.toml: no list {missing[0]!r}")
    holders: dict[str, list[Holder]] = {}
    for person in people:
        for holder in _holders(person, table["office"]):
            first = WORD.search(holder.form)
            if first:
                holders.setdefault(first[0], []).append(holder)
    events = tuple(_events(folder.joinpath("known_events.csv")))
    forms = [(form[0], event) for event in events for form in event.forms]
    return DatingData(
        holders={first: tuple(sorted(found, key=lambda h: -len(h.form))) for first, found in holders.items()},
        names=FormMatcher({holder.form for found in holders.values() for holder in found}),
        events=events,
        event_forms=FormMatcher(form for form, _ in forms),
        event_of=tuple(event for _, event in forms),
        words={name: tuple(table[name]) for name in _LISTS},
        series=load_series(folder),
    )


def month_of(date: str, place: str, *, end: bool = False) -> tuple[int, int]:
    """Year and month of "2012-05-07", "2012-05" or "2012": of a bare year its first month, or its last."""
    parts = date.split("-")
    try:
        return int(parts[0]), int(parts[1]) if len(parts) > 1 else (_MONTHS if end else 1)
    except ValueError as error:
        raise LexiconError(f"{place}: {date!r} is no date; write 2012, 2012-05 or 2012-05-07") from error


def _holders(person: KnownPerson, aliases: dict[str, list[str]]) -> Iterable[Holder]:
    offices = dict.fromkeys(term.office for term in person.terms if term.start)
    for office in offices:
        terms = [term for term in person.terms if term.office == office and term.start]
        months, after = 0, 0
        for term in terms:
            place = f"offices.csv: {person.name}"
            last = month_of(term.end, place, end=True) if term.end else (LAST_YEAR, _MONTHS)
            months |= Months.between(month_of(term.start, place), last)
            if term.end:
                after |= Months.since(*last)
        titles = tuple(title.lower() for title in (office, *aliases.get(office, ())))
        yield from (Holder(form, titles, months, after) for form in person.forms)


def _events(file: Traversable) -> Iterable[KnownEvent]:
    for number, row in enumerate(csv.DictReader(file.read_text("utf8").splitlines()), 2):
        place = f"{file.name}:{number}"
        if None in row or None in row.values():
            raise LexiconError(f"{place}: wrong number of columns; quote cells that hold a comma")
        forms = tuple(tuple(part.strip() for part in form.split("&")) for form in row["forms"].split("|"))
        date = month_of(row["date"], place) if "-" in row["date"] else None
        day = edtf.make_date(*map(int, row["date"].split("-"))) if row["date"].count("-") == 2 else None
        yield KnownEvent(row["name"], forms, month_of(row["spoken_of"], place), date, day)
