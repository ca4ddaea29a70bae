"""What codes of the record are called: parties, kinds, statuses, dates, in the language of the reader."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import tomli

from banggiao.lang.labels import load_labels as load_listing_labels
from banggiao.model.ontology import load_ontology
from banggiao.web.dates import Calendar, load_calendar

if TYPE_CHECKING:
    from collections.abc import Iterable

_ARTICLE = "the "
_SWAPPED = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Labels:
    """Names in one language. What has none is shown by its code."""

    language: str
    parties: dict[str, str]
    statuses: dict[str, str]
    calendar: Calendar

    def party(self, code: str) -> str:
        """A party as it stands in a table. Example: load_labels("en").party("USA") == "United States"."""
        name = self.in_sentence(code)
        return name.removeprefix(_ARTICLE) if self.language == "en" else name[:1].upper() + name[1:]

    def in_sentence(self, code: str) -> str:
        """A party as it stands in a sentence. Example: load_labels("en").in_sentence("USA") == "the United States"."""
        return self.parties.get(code, code)

    def sides(self, codes: Iterable[str]) -> str:
        """Several parties. Example: load_labels("vi").sides(["RUS", "PRK"]) == "Nga, Triều Tiên"."""
        return ", ".join(map(self.party, codes))

    def kind(self, kind: str) -> str:
        """A kind of event. Example: load_labels("en").kind("sign") == "agreement signed"."""
        known = load_ontology().get(kind)
        return kind if known is None else known.vi if self.language == "vi" else known.en

    def status(self, status: str) -> str:
        """A status. Example: load_labels("vi").status("planned") == "dự kiến"."""
        return self.statuses.get(status, status)

    def decimal(self, number: float, places: int = 2) -> str:
        """A number with so many decimals. Example: load_labels("vi").decimal(0.6) == "0,60"."""
        return self._pointed(f"{number:.{places}f}")

    def signed(self, number: float | None) -> str:
        """A score with its sign; "" for None. Example: load_labels("vi").signed(2.25) == "+2,2"."""
        return "" if number is None else self._pointed(f"{number:+.1f}")

    def _pointed(self, said: str) -> str:
        return said.translate(_SWAPPED) if self.language == "vi" else said

    def moment(self, time: str | None) -> str:
        """A time as the ledger writes it down, to the minute; "—" where there is none.

        Example: load_labels("en").moment("2024-02-13T08:05:59Z") == "13 Feb 2024, 08:05 UTC".
        """
        return f"{self.date(time[:10])}, {time[11:16]} UTC" if time else "—"

    def month(self, day: int) -> str:
        """The month of a day of which no more may be known. Example: load_labels("en").month(20241101): "Nov 2024"."""
        return self.date(f"{day // 10_000:04}-{day // 100 % 100:02}") if day else ""

    def date(self, edtf: str | None) -> str:
        """An EDTF value for people. Example: load_labels("en").date("2024-02-12") == "12 Feb 2024"."""
        return self.calendar.text(edtf or "")

    def number(self, number: float) -> str:
        """A number with its thousands apart. Example: load_labels("vi").number(1204) == "1.204"."""
        return self._pointed(f"{number:,}")

    def day(self, day: int) -> str:
        """A day as the ledger counts. Example: load_labels("en").day(20240212) == "12 Feb 2024"; "" for 0."""
        return self.date(f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}") if day else ""


@cache
def load_labels(language: str) -> Labels:
    """The labels of `language`, "en" or "vi"."""
    statuses = load_listing_labels(language).status
    return Labels(language, _parties(language), statuses, load_calendar(language))


def _parties(language: str) -> dict[str, str]:
    """CLDR's names by alpha-3 codes; in Vietnamese those of the press; before both those of `words/parties.toml`."""
    from babel import Locale
    from babel.core import get_global

    territories = Locale(language).territories
    aliases = get_global("territory_aliases").items()
    names = {
        old: territories[new[0]]
        for old, new in aliases
        if len(old) == 3 and old.isalpha() and len(new) == 1 and new[0] in territories
    }
    if language == "vi":
        lines = files("banggiao.lang.vi").joinpath("actors.csv").read_text("utf8").splitlines()
        states = [(row["code"], row["name"]) for row in csv.DictReader(lines) if row["type"] == "state"]
        names |= dict(reversed(states))  # of several names of a state the first is the usual one
    own = tomli.loads(files("banggiao.web").joinpath("words", "parties.toml").read_text("utf8"))
    return names | {code: both[language == "vi"] for code, both in own.items()}
