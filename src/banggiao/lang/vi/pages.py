"""What the pages of Vietnamese news sites say around their articles: when they appeared, and where the page goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import tomli

from banggiao.lang.vi.fold import fold

_LONGEST = 160  # letters of a line that gives a date
_OTHER = 30  # letters beside date, time and the words that go with them: a section, an author
_REACH = 30  # letters between a date and its time
_YEAR = re.compile(r"\d{4}")
_DATE = r"(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})"
_DATE_BACK = r"(?P<y2>\d{4})(?P<s2>[/.-])(?P<m2>\d{1,2})(?P=s2)(?P<d2>\d{1,2})"
_ZONE = re.compile(r"(?:gmt|utc)\s{0,2}([+-])\s?(\d{1,2})(?::?(\d\d))?|(?<=\d )([+-])(\d\d):?(\d\d)?(?!\d)")


class DateLine(NamedTuple):
    """When a page says that its article appeared and was changed: ISO 8601 dates, with what is known of the time."""

    published: str | None
    modified: str | None


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of layout.toml and pages.toml, folded, and the expressions made of them."""

    caption: tuple[str, ...]
    credit: tuple[str, ...]
    link: tuple[str, ...]
    byline: tuple[str, ...]
    elsewhere: frozenset[str]
    comments: frozenset[str]
    furniture: frozenset[str]
    next: frozenset[str]
    around: tuple[str, ...]
    date: re.Pattern[str]
    time: re.Pattern[str]
    afternoon: frozenset[str]
    changed: re.Pattern[str]

    def read_date_line(self, text: str) -> DateLine | None:
        """The times that a short line of a page gives; None where it is none that is there to give them.

        Example: of "Thứ sáu, 16/8/2024, 14:05 (GMT+7)" it is "2024-08-16T14:05:00+07:00".
        """
        text = text.strip()
        if not 8 <= len(text) <= _LONGEST or not _YEAR.search(text):
            return None
        folded = fold(text).strip()
        dates = list(self.date.finditer(folded))[:4]
        if not dates or not self._is_bare(folded):
            return None
        published = modified = None
        for number, match in enumerate(dates):
            before = dates[number - 1].end() if number else 0
            after = dates[number + 1].start() if number + 1 < len(dates) else len(folded)
            value = self._value(folded, match, before, after)
            if self.changed.search(folded, max(before, match.start() - _REACH), match.start()):
                modified = modified or value
            else:
                published = published or value
        return DateLine(published, modified) if published or modified else None

    def _is_bare(self, folded: str) -> bool:
        """Whether little is left of a line without its dates, times and the words that go with them."""
        rest = _ZONE.sub(" ", self.time.sub(" ", self.date.sub(" ", folded)))
        rest = self.changed.sub(" ", rest)
        for words in self.around:
            rest = rest.replace(words, " ")
        return sum(letter.isalpha() for letter in rest) <= _OTHER

    def _value(self, folded: str, match: re.Match[str], before: int, after: int) -> str | None:
        part = match.groupdict()
        year, month, day = (int(part[name] or part[f"{name}2"] or part[f"{name}3"]) for name in ("y", "m", "d"))
        if not (1 <= month <= 12 and 1 <= day <= 31 and 1990 <= year <= 2100):
            return None
        value = f"{year:04}-{month:02}-{day:02}"
        time = self.time.search(folded, match.end(), min(after, match.end() + _REACH))
        if time is None:
            earlier = [*self.time.finditer(folded, max(before, match.start() - _REACH), match.start())]
            time = earlier[-1] if earlier else None
        if time is None:
            return value
        hour, minute, second = int(time["h"]), int(time["i"]), int(time["sec"] or 0)
        if time["half"] in self.afternoon and hour < 12:
            hour += 12
        if hour > 23 or minute > 59 or second > 59:
            return value
        zone = _ZONE.search(folded, max(before, match.start() - _REACH), after)
        return f"{value}T{hour:02}:{minute:02}:{second:02}{_offset(zone)}"


def _offset(zone: re.Match[str] | None) -> str:
    if zone is None:
        return ""
    sign, hours, minutes = zone[1] or zone[4], zone[2] or zone[5], zone[3] or zone[6] or "00"
    return f"{sign}{int(hours):02}:{minutes}" if int(hours) <= 14 else ""


@cache
def load_pages() -> PageWords:
    """The words of Vietnamese pages, from layout.toml and pages.toml."""
    folder = files("banggiao.lang.vi")
    texts = (folder.joinpath(name).read_text("utf8") for name in ("layout.toml", "pages.toml"))
    data = {name: values for text in texts for name, values in tomli.loads(text).items()}
    words = {name: tuple(fold(word) for word in values) for name, values in data.items()}
    month, year = _any(words["month"]), _any(words["year"])
    named = (
        rf"(?P<d3>\d{{1,2}})\s{{0,2}}{month}\s{{0,2}}(?P<m3>\d{{1,2}})(?:\s{{0,2}}{year}|,)?\s{{0,2}}(?P<y3>\d{{4}})"
    )
    half = _any((*words["forenoon"], *words["afternoon"]))
    time = rf"(?<![\d:])(?P<h>\d{{1,2}})\s?(?::|{_any(words['hour'])})\s?(?P<i>\d\d)(?::(?P<sec>\d\d))?"
    time += rf"(?!\d)(?:\s?(?P<half>{half})\b)?"
    return PageWords(
        caption=words["caption"],
        credit=words["credit"],
        link=words["link"],
        byline=words["byline"],
        elsewhere=frozenset(words["elsewhere"]),
        comments=frozenset(words["comments"]),
        furniture=frozenset(words["furniture"]),
        next=frozenset(words["next"]),
        around=tuple(sorted(words["around"], key=len, reverse=True)),
        date=re.compile(rf"(?<![\d/.-])(?:{_DATE}|{_DATE_BACK}|{named})(?![\d/])"),
        time=re.compile(time),
        afternoon=frozenset(words["afternoon"]),
        changed=re.compile(rf"(?<!\w){_any(words['changed'])}"),
    )


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
