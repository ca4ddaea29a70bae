"""The days of feasts: fixed, counted from Easter, a weekday of a month, or of the lunar calendar by table."""

from __future__ import annotations

import datetime as dt

from banggiao.model.edtf import Partial, partial_of

_FIXED = {
    "christmas": (12, 25), "christmas eve": (12, 24), "new year": (1, 1), "new year's eve": (12, 31),
    "valentine": (2, 14), "women's day": (3, 8), "labour day": (5, 1), "halloween": (10, 31),
}  # fmt: skip

# First day of the lunar new year in Hanoi's time zone (in 2007 and 2030 a day before Beijing's).
_LUNAR_NEW_YEAR = {
    2000: (2, 5), 2001: (1, 24), 2002: (2, 12), 2003: (2, 1), 2004: (1, 22), 2005: (2, 9), 2006: (1, 29),
    2007: (2, 17), 2008: (2, 7), 2009: (1, 26), 2010: (2, 14), 2011: (2, 3), 2012: (1, 23), 2013: (2, 10),
    2014: (1, 31), 2015: (2, 19), 2016: (2, 8), 2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25),
    2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6),
    2028: (1, 26), 2029: (2, 13), 2030: (2, 2),
}  # fmt: skip

KEYS = frozenset({*_FIXED, "easter", "thanksgiving", "lunar new year"})


def feast(key: str, year: int | None) -> Partial | None:
    """The day of the feast `key` in `year`; without a year the usual month and day; None where it is not known.

    Example: feast("lunar new year", 2019) is 2019-02-05.
    """
    if key in _FIXED:
        return Partial(year, *_FIXED[key])
    if year is None:
        return {"easter": Partial(None, 4), "thanksgiving": Partial(None, 11)}.get(key)
    if key == "lunar new year":
        return Partial(year, *_LUNAR_NEW_YEAR[year]) if year in _LUNAR_NEW_YEAR else None
    if key == "easter":
        return partial_of(_easter(year))
    if key == "thanksgiving":
        first = dt.date(year, 11, 1)
        return Partial(year, 11, 1 + (3 - first.weekday()) % 7 + 21)
    return None


def _easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    line = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * line) // 451
    month, day = divmod(h + line - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)
