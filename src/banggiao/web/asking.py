"""What an address asks for: the filters of a page of events, and addresses that ask for a little more or less."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from banggiao.errors import SettingsError
from banggiao.ingest.article import parse_date
from banggiao.model.edtf import bounds
from banggiao.model.event import Status
from banggiao.model.ontology import load_ontology
from banggiao.store.find import Filters
from banggiao.web.links import with_query

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

_CODE = re.compile(r"[A-Z0-9]{1,12}")
_LONGEST = 200
_VERDICTS = ("", "positive", "unsure")
NAMES: tuple[str, ...] = (
    "q", "party", "pair", "kind", "status", "from", "to", "place", "person", "source", "origins", "confidence",
    "verdict", "order",
)  # fmt: skip
"""The names of what may be asked for; `party` may stand several times."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: words, filters, order, and the page (`after`); `values` as they stand in an address."""

    words: str
    filters: Filters
    oldest_first: bool
    after: str | None
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def address(self, path: str = "/events", **changed: str | None) -> str:
        """`path`, asking for the same but for what is changed; None takes something away. The page is the first one.

        Example: of "/events?kind=visit", address(status="planned") is "/events?kind=visit&status=planned".
        """
        values: dict[str, object] = {**self.values, **{name: value or "" for name, value in changed.items()}}
        return with_query(path, values)

    def within(self, edtf: str) -> str:
        """The address that asks for the same in a month or year."""
        return with_query("/events", {**self.values, "from": edtf, "to": edtf})

    def with_party(self, code: str) -> str:
        """The address that asks for this party as well."""
        return with_query("/events", {**self.values, "party": (*self.values.get("party", ()), code)})

    def without(self, name: str, value: str) -> str:
        """The address that no longer asks for this value."""
        left = tuple(one for one in self.values.get(name, ()) if one != value)
        return with_query("/events", {**self.values, name: left})

    def one(self, name: str) -> str:
        """The value of a name, "" where it is not asked for."""
        return self.values.get(name, ("",))[0]


def read_asked(query: QueryParams) -> Asked:
    """What an address asks for. Raises SettingsError, MalformedLine: what says nothing that could be looked for.

    Example: read_asked(QueryParams("kind=visit&pair=RUS-PRK")).filters.pair == ("RUS", "PRK").
    """
    values: dict[str, tuple[str, ...]] = {}
    for name in NAMES:
        given = tuple(dict.fromkeys(one.strip()[:_LONGEST] for one in query.getlist(name)[:8]))
        given = tuple(one for one in given if one and one.isprintable())
        if given:
            values[name] = given if name == "party" else given[:1]
    first = {name: given[0] for name, given in values.items()}
    order = first.get("order", "")
    if order not in ("", "oldest", "newest"):
        raise SettingsError(f"order {order!r}: oldest or newest")
    if order == "newest":
        values.pop("order")
    filters = Filters(
        parties=tuple(_code("party", one) for one in values.get("party", ())),
        pair=_pair(first["pair"]) if "pair" in first else None,
        kind=_one_of("kind", first.get("kind", ""), load_ontology()),
        status=_one_of("status", first.get("status", ""), [one.value for one in Status]),
        first=_day("from", first.get("from", "")),
        last=_day("to", first.get("to", ""), last=True),
        place=_code("place", first["place"]) if "place" in first else "",
        person=first.get("person", ""),
        source=first.get("source", ""),
        origins=int(_number("origins", first.get("origins", "1"), 1, 1_000)),
        confidence=_number("confidence", first.get("confidence", "0"), 0, 1),
        verdict=_one_of("verdict", first.get("verdict", ""), _VERDICTS),
    )
    return Asked(first.get("q", ""), filters, order == "oldest", query.get("after") or None, values)


def _code(name: str, text: str) -> str:
    code = text.upper()
    if not _CODE.fullmatch(code):
        raise SettingsError(f"{name} {text!r}: no code; write RUS")
    return code


def _pair(text: str) -> tuple[str, str]:
    one, dash, other = text.upper().partition("-")
    if not dash or one == other:
        raise SettingsError(f"pair {text!r}: no two codes; write RUS-PRK")
    return _code("pair", one), _code("pair", other)


def _day(name: str, text: str, *, last: bool = False) -> int:
    """The first day, or the last, of a year, month or day, as the ledger counts."""
    day = bounds(parse_date(name, text) or "")[last] if text else None
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def _number(name: str, text: str, least: float, most: float) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not least <= number <= most:
        raise SettingsError(f"{name} {text!r}: a number from {least} to {most}")
    return number


def _one_of(name: str, value: str, known: object) -> str:
    if value and value not in known:  # type: ignore[operator]
        raise SettingsError(f"{name} {value!r}: there is none such")
    return value
