"""OFAC's SDN.CSV: twelve columns without a header, "-0-" for what is not known.

Format: https://ofac.treasury.gov/sdn-list/sanctions-list-search-tool ("SDN data formats").
"""

from __future__ import annotations

import csv
import io
import re
from typing import IO, TYPE_CHECKING

from banggiao.errors import MalformedList
from banggiao.ingest.lists.countries import country_code
from banggiao.model.listed import ListEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 12
_NULL = "-0-"
_SKIPPED = ("vessel", "aircraft")
_LISTER = "USA"
_REMARK = re.compile(r"(?P<what>DOB|a\.k\.a\.|nationality|citizen) (?P<value>[^;]{1,200})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"(?:(?:circa )?(?P<day>\d{1,2}) )?(?:(?P<month>[A-Z][a-z]{2}) )?(?P<year>\d{4})")


def read_sdn(place: str, stream: IO[bytes]) -> Iterator[ListEntry]:
    """The persons and organisations of SDN.CSV; ships and aircraft are passed over. Raises MalformedList.

    Example row: 7162,"KIM, Yong Chol","individual","DPRK",-0-,…,"DOB 1946; nationality Korea, North."
    """
    rows = csv.reader(io.TextIOWrapper(stream, "utf-8", errors="replace", newline=""), skipinitialspace=True)
    try:
        for row in rows:
            if row in ([], ["\x1a"]):  # the file ends with a control character of old
                continue
            if len(row) != WIDTH or not row[0].strip().isdecimal():
                raise MalformedList(f"{place}:{rows.line_num}", "no row of SDN.CSV", "fetch the file again")
            entry = _entry([cell.strip() for cell in row])
            if entry:
                yield entry
    except csv.Error as error:
        raise MalformedList(f"{place}:{rows.line_num}", f"no CSV: {error}", "fetch the file again") from None


def _entry(row: list[str]) -> ListEntry | None:
    number, name, type_, program, title = row[:5]
    if type_ in _SKIPPED:
        return None
    said: dict[str, list[str]] = {}
    for remark in _REMARK.finditer(row[11]):
        said.setdefault(remark["what"], []).append(remark["value"].strip(" .'\""))
    aliases = [natural(one) for one in said.get("a.k.a.", [])]
    states = [country_code(one) for one in said.get("nationality", []) + said.get("citizen", [])]
    return ListEntry(
        id=f"ofac-{number}",
        schema="person" if type_ == "individual" else "organisation",
        names=tuple(dict.fromkeys([natural(name) if type_ == "individual" else name, *aliases])),
        births=tuple(_date(one) for one in said.get("DOB", [])),
        countries=tuple(dict.fromkeys(filter(None, states))),
        positions=() if title == _NULL else (title,),
        listers=(_LISTER,),
        programs=() if program == _NULL else tuple(program.split("] [")),
    )


def natural(name: str) -> str:
    """A name without the comma after the family name. Example: natural("KIM, Yong Chol") == "KIM Yong Chol"."""
    return " ".join(name.replace(",", " ").split())


def _date(text: str) -> str:
    """Example: _date("08 Jan 1984") == "1984-01-08"; what is no date stays as it is."""
    found = _DATE.fullmatch(text)
    if not found:
        return text
    month = _MONTHS.index(found["month"]) + 1 if found["month"] in _MONTHS else 0
    parts = [found["year"], f"{month:02}" if month else "", f"{int(found['day']):02}" if found["day"] and month else ""]
    return "-".join(filter(None, parts))
