"""EDTF values as people write dates. What is not known is said, not left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import tomli

from banggiao.model.edtf import Partial, parse_date, split

_COARSE = re.compile(r"(\d{2,3})(X{1,2})")


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one language writes dates: forms with places for {d}, {m}, {y}, and the names of months and seasons."""

    forms: dict[str, str]
    months: tuple[str, ...]
    seasons: dict[int, str]

    def text(self, edtf: str) -> str:
        """A value for people; "" for "".

        Example: "2024-03-08/2024-03-11" is "8 to 11 Mar 2024" in English, "8 đến 11/3/2024" in Vietnamese.
        """
        first, last = split(edtf)
        if first == last or not last:
            return self._one(first)
        if first == "..":
            return self.forms["until"].format(self._one(last))
        if last == "..":
            return self.forms["since"].format(self._one(first))
        one, other = parse_date(first), parse_date(last)
        if one and other and one.day and (one.year, one.month) == (other.year, other.month):
            return self.forms["range"].format(str(one.day), self._one(last))
        return self.forms["range"].format(self._one(first), self._one(last))

    def _one(self, value: str) -> str:
        coarse = _COARSE.fullmatch(value)
        if coarse:
            form = "decade" if len(coarse[2]) == 1 else "century"
            return self.forms[form].format(coarse[1] + "0" * len(coarse[2]), int(coarse[1]) + 1)
        date = parse_date(value)
        return self._partial(date) if date else value

    def _partial(self, date: Partial) -> str:
        if date.month is None:
            form = "unknown" if date.year is None else "year" if date.day is None else "day_of_year"
        elif date.month > 12:
            form = "season"
        elif date.day is None:
            form = "month" if date.year is not None else "month_alone"
        else:
            form = "day" if date.year is not None else "day_alone"
        month = date.month or 0
        return self.forms[form].format(
            d=date.day,
            n=month,
            y=date.year,
            m=self.months[month - 1] if 0 < month <= 12 else self.seasons.get(month, ""),
        )


@cache
def load_calendar(language: str) -> Calendar:
    """The calendar of `words/<language>.toml`."""
    data = tomli.loads(files("banggiao.web").joinpath("words", f"{language}.toml").read_text("utf8"))["calendar"]
    seasons = {int(number): name for number, name in data["seasons"].items()}
    return Calendar(data["forms"], tuple(data["months"].split()), seasons)
