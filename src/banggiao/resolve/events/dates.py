"""How the dates of two reports stand to each other. An unknown year agrees with every year."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from banggiao.model import edtf

if TYPE_CHECKING:
    import datetime as dt

Relation = Literal["same", "overlap", "near", "conflict", "one", "none"]

_PROXY = "2001"  # stands for a year that neither date tells
_NEAR = 1  # days: "hôm 21/10" of one report and "hôm 22/10" of another, told across time zones


@lru_cache(maxsize=65536)
def relation(left: str, right: str) -> Relation:
    """How two EDTF values, "" where there is none, agree.

    "same": equal; "overlap": some day fits both; "near": a day apart; "one", "none": so many of them are known.

    Example: relation("XXXX-04-24/XXXX-04-25", "2019-04") == "overlap".
    """
    if not left or not right:
        return "one" if left or right else "none"
    if left == right:
        return "same"
    ours, theirs = _days(left, right), _days(right, left)
    if ours is None or theirs is None:
        return "overlap" if edtf.compatible(left, right) else "conflict"
    gap = max((theirs[0] - ours[1]).days, (ours[0] - theirs[1]).days)
    if gap <= 0:
        return "overlap"
    return "near" if gap <= _NEAR else "conflict"


@lru_cache(maxsize=65536)
def first_day(value: str) -> dt.date | None:
    """The first day that an EDTF value may mean, None where its year is not known."""
    if not value:
        return None
    first, last = edtf.bounds(value)
    return first or last


def _days(value: str, other: str) -> tuple[dt.date, dt.date] | None:
    """The days of `value`; a year that it leaves unknown is that of `other`."""
    if value.startswith("XXXX"):
        year = other[:4] if other[:4].isdigit() else _PROXY
        value = value.replace("XXXX", year)
    first, last = edtf.bounds(value)
    if first is None and last is None:
        return None
    return (first or last, last or first)  # type: ignore[return-value]
