"""Numbered series: meetings and games of which a number tells when they were held, as data of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.errors import LexiconError
from banggiao.lang.tables import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

Window = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last month, each as year and month."""

_WORDS = ("now", "decided", "lately")
_FIELDS = frozenset({"name", "forms", "number", "annual", "editions", "yes", "no"})
_ANNUAL = frozenset({"base", "first", "months", "from", "to"})
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_MONTHS = 12


class Series(NamedTuple):
    """A series. `order`: in which order the numbers of a form make the key of an edition; `editions`: key to months.

    `patterns`: each with the words of its form, the longest first, without all of which it need not be looked for.
    """

    name: str
    patterns: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    order: tuple[int, ...]
    editions: Mapping[tuple[int, ...], Window]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeriesData:
    """All series, the number words from 1 on, and the words that say how a meeting is spoken of (`series.toml`)."""

    series: tuple[Series, ...]
    numbers: Mapping[str, int]
    words: Mapping[str, tuple[str, ...]]

    def find(self, text: str) -> Iterator[tuple[Series, int, int, Window]]:
        """Each edition named in `text`: its series, where it stands, and when it was held.

        Example: "kỳ họp thứ 6, Quốc hội khóa XIII" was held in October and November 2013.
        """
        for series in self.series:
            for words, pattern in series.patterns:
                if words[0] not in text or not all(word in text for word in words):
                    continue  # the rarest is asked first by itself: an article has few of hundreds
                for match in pattern.finditer(text):
                    numbers = [number_of(one, self.numbers) for one in match.groups()]
                    key = tuple(numbers[place - 1] for place in series.order[: len(numbers)])
                    window = series.editions.get(key)
                    if window:
                        yield series, match.start(), match.end(), window


def load_series(folder: Traversable) -> SeriesData:
    """Read `series.toml` of `folder` (`lang/vi`).

    Raises LexiconError, naming the series, where an entry is not as the file's head says.
    """
    table = read_toml(folder.joinpath("series.toml"))
    if missing := [name for name in (*_WORDS, "numbers", "series") if name not in table]:
        raise LexiconError(f"series.toml: no list {missing[0]!r}")
    numbers = {word: place for place, word in enumerate(table["numbers"], 1)}
    words = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    return SeriesData(
        tuple(_series(entry, rf"(\d{{1,3}}|[IVXLC]{{1,7}}|{words})\b") for entry in table["series"]),
        numbers,
        {name: tuple(table[name]) for name in _WORDS},
    )


def number_of(written: str, words: Mapping[str, int]) -> int:
    """A number in digits, Roman digits or words. Example: number_of("XIII", {}) == 13."""
    if written.isdecimal():
        return int(written)
    if written in words:
        return words[written]
    values = [_ROMAN[letter] for letter in written]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _series(entry: Mapping[str, Any], number: str) -> Series:
    name = entry.get("name", "?")
    if unknown := entry.keys() - _FIELDS:
        raise LexiconError(f"series.toml: {name}: unknown field {sorted(unknown)[0]!r}")
    if not entry.get("forms") or not entry.get("yes") or not entry.get("no"):
        raise LexiconError(f"series.toml: {name}: forms, yes and no must be there")
    editions = _annual(entry["annual"], name) if "annual" in entry else {}
    for line in entry.get("editions", ()):
        key, *months = line.split()
        if len(months) != 2:
            raise LexiconError(f"series.toml: {name}: {line!r} is no edition; write '6 2013-10 2013-11'")
        first, last = (_month(month, f"{name}: {line!r}") for month in months)
        editions[tuple(map(int, key.split(".")))] = first, last
    order = tuple(map(int, entry.get("number", "1").split(".")))
    patterns = tuple((_words(form), re.compile(_pattern(form, number))) for form in entry["forms"])
    return Series(name, patterns, order, editions, tuple(entry["yes"]), tuple(entry["no"]))


def _pattern(form: str, number: str) -> str:
    """The form as a pattern: its first letter in either case, up to three blanks and commas between its words."""
    first = rf"(?i:{re.escape(form[0])})" if form[0] != "#" else number
    rest = r"[\s,]{1,3}".join(re.escape(part).replace(r"\#", number) for part in form[1:].split(" "))
    return rf"\b{first}{rest}"


def _words(form: str) -> tuple[str, ...]:
    """The words of a form but for its numbers and the first, whose case may differ; the longest first.

    Of none "", which stands in every text.
    """
    return tuple(sorted((part for part in form.split(" ")[1:] if "#" not in part), key=len, reverse=True)) or ("",)


def _annual(table: Mapping[str, int], name: str) -> dict[tuple[int, ...], Window]:
    if table.keys() != _ANNUAL:
        raise LexiconError(f"series.toml: {name}: annual has {sorted(_ANNUAL)} and nothing else")
    found: dict[tuple[int, ...], Window] = {}
    for number in range(table["from"], table["to"] + 1):
        year, last = table["base"] + number, table["first"] + table["months"] - 1
        found[number,] = (year, table["first"]), (year + (last - 1) // _MONTHS, (last - 1) % _MONTHS + 1)
    return found


def _month(written: str, place: str) -> tuple[int, int]:
    year, _, month = written.partition("-")
    if not (year.isdecimal() and month.isdecimal() and 1 <= int(month) <= _MONTHS):
        raise LexiconError(f"series.toml: {place}: {written!r} is no month; write 2013-10")
    return int(year), int(month)
