"""What a language's data say that helps to date an article: terms of office, known events, and the words around."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from banggiao.errors import LexiconError
from banggiao.lang.series import load_series
from banggiao.lang.tables import read_csv, read_toml
from banggiao.model import edtf

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

    from banggiao.lang.persons import KnownPerson
    from banggiao.lang.series import SeriesData

FIRST_YEAR, LAST_YEAR = 1985, 2060  # years that an undated article may be of
_MONTHS = 12
_EVERY_YEAR = sum(1 << (year * _MONTHS) for year in range(LAST_YEAR - FIRST_YEAR + 1))
ALL_MONTHS = (1 << ((LAST_YEAR - FIRST_YEAR + 1) * _MONTHS)) - 1
WORD = re.compile(r"[^\W\d_]+")
_LISTS = (
    "between", "then", "ahead", "report", "compare", "today", "yesterday", "tomorrow", "day", "this", "lately",
    "school", "term", "congress", "budget", "again",
)  # fmt: skip
_BEFORE = ("former", "lesser")


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
    def holds(mask: int, year: int, month: int) -> bool:
        """Whether a month is in the set."""
        return bool(mask >> Months.index(year, month) & 1)

    @staticmethod
    def named(*months: int) -> int:
        """Those months of every year."""
        return sum(_EVERY_YEAR << (month - 1) for month in months)

    @staticmethod
    def year(mask: int) -> int | None:
        """The year of which all months of the set are; None where they are of several, or there is none."""
        first, last = ((bits.bit_length() - 1) // _MONTHS for bits in (mask & -mask, mask))
        return FIRST_YEAR + first if mask and first == last else None


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

    `holders`: by the forms of their names. `before`: words that change the title that follows them, each with the
    space before it.
    """

    holders: dict[str, tuple[Holder, ...]]
    events: tuple[KnownEvent, ...]
    words: dict[str, tuple[str, ...]]
    before: dict[str, tuple[str, ...]]
    series: SeriesData


def load_dating(folder: Traversable, people: Iterable[KnownPerson]) -> DatingData:
    """Read `dating.toml` and `known_events.csv` of `folder` (`lang/vi`), and index the terms of `people`.

    Raises LexiconError where a date does not parse or a list is missing.
    """
    table = read_toml(folder.joinpath("dating.toml"))
    if missing := [name for name in (*_LISTS, *_BEFORE) if name not in table]:
        raise LexiconError(f"dating.toml: no list {missing[0]!r}")
    holders: dict[str, list[Holder]] = {}
    for person in people:
        for holder in _holders(person, table["office"]):
            holders.setdefault(holder.form, []).append(holder)
    return DatingData(
        holders={form: tuple(found) for form, found in holders.items()},
        events=tuple(_events(folder.joinpath("known_events.csv"))),
        words={name: tuple(table[name]) for name in _LISTS},
        before={name: tuple(f" {word}" for word in table[name]) for name in _BEFORE},
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
    for row, place in read_csv(file, "name", "forms", "spoken_of", "date"):
        forms = tuple(tuple(part.strip() for part in form.split("&")) for form in row["forms"].split("|"))
        date = month_of(row["date"], place) if "-" in row["date"] else None
        day = edtf.make_date(*map(int, row["date"].split("-"))) if row["date"].count("-") == 2 else None
        yield KnownEvent(row["name"], forms, month_of(row["spoken_of"], place), date, day)
