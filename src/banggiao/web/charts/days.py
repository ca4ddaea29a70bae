"""Days as the ledger counts (20240213) and as addresses write them (2024-02-13)."""

from __future__ import annotations

import datetime as dt

from banggiao.errors import SettingsError
from banggiao.model.edtf import bounds, is_valid

_LONGEST = 20


def parse_day(name: str, text: str, *, last: bool = False) -> int:
    """The first day, or the `last`, of a year, month or day; 0 for "". Raises SettingsError, which names the field.

    Example: parse_day("to", "2024-02", last=True) == 20240229.
    """
    text = text.strip()
    if not text:
        return 0
    found = bounds(text)[last] if len(text) <= _LONGEST and is_valid(text) and "T" not in text else None
    if found is None:
        raise SettingsError(f"{name} {text[:_LONGEST]!r}: no date; write 2024, 2024-02 or 2024-02-13")
    return number(found)


def number(day: dt.date) -> int:
    """Example: number(dt.date(2024, 2, 13)) == 20240213."""
    return day.year * 10_000 + day.month * 100 + day.day


def date(day: int) -> dt.date:
    """A known day. Example: date(20240213) == dt.date(2024, 2, 13)."""
    return dt.date(day // 10_000, day // 100 % 100, day % 100)


def iso(day: int) -> str:
    """Example: iso(20240213) == "2024-02-13"; "" for 0."""
    return f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}" if day else ""
