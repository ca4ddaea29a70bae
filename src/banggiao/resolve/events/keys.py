"""Blocking: the keys under which an event is filed, and those under which a report looks for it.

A key is kind, parties and time. Reports and events that share none are never compared, so that the cost of a report
does not grow with the events that are known.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from itertools import chain, combinations
from typing import TYPE_CHECKING

from banggiao.model import edtf
from banggiao.resolve.events.dates import first_day
from banggiao.resolve.events.evidence import SISTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.resolve.events.profiles import Profile

_PARTIES = 5  # parties of an event of which pairs are made
_DAYS = 7  # longest interval that is filed by its days; what lasts longer is filed by its months
_MONTHS = 3
_DAY = dt.timedelta(days=1)


def filed_under(event: Profile) -> frozenset[str]:
    """The keys of an event that is known. Example: "visit PRK+RUS d2024-02-12"."""
    return _keys(event, query=False)


def looked_up_under(event: Profile) -> frozenset[str]:
    """The keys under which an event that an article tells of is looked up: those above, and their neighbours'."""
    return _keys(event, query=True)


def _keys(event: Profile, *, query: bool) -> frozenset[str]:
    times = [*chain.from_iterable(_dated(date, query=query) for date in event.dates)]
    times += _told(event.days, dated=bool(event.dates), query=query)
    kind = SISTER.get(event.kind, event.kind)
    told = [f"{kind} {parties} " for parties in _parties(event)]
    return frozenset([what + time for time in times for what in told])


def _parties(event: Profile) -> list[str]:
    """Each pair of an event's parties; the party itself where there is only one."""
    parties = sorted(event.parties)[:_PARTIES]
    if len(parties) < 3:
        return ["+".join(parties) or "-"]
    return ["+".join(pair) for pair in combinations(parties, 2)]


@lru_cache(maxsize=8_192)
def _dated(date: str, *, query: bool) -> tuple[str, ...]:
    """d and m: the day or month that is told; M: the month of a day that is told, for reports that tell the month."""
    bounds = _bounds(date)
    if bounds is None:
        return (f"o{date[:10]}",)  # no year: only what is written alike
    first, last = bounds
    months = _months(first, last)
    if (last - first).days > _DAYS:
        return tuple(f"{letter}{month}" for month in months for letter in ("mM" if query else "m"))
    times = [f"{'m' if query else 'M'}{month}" for month in months]
    day = first - _DAY if query else first
    while day <= (last + _DAY if query else last):
        times.append(f"d{day}")
        day += _DAY
    return tuple(times)


@lru_cache(maxsize=8_192)
def _told(told: tuple[str, ...], *, dated: bool, query: bool) -> tuple[str, ...]:
    """u and U: the week in which an article tells of an event, without its date or with it."""
    return tuple(_weeks(told, dated=dated, query=query))


def _weeks(told: tuple[str, ...], *, dated: bool, query: bool) -> Iterator[str]:
    days = [day for day in map(first_day, told) if day is not None]
    weeks = {day.toordinal() // 7 for day in days}
    if query:
        weeks |= {week + step for week in weeks for step in (-1, 1)}
        yield from (f"u{week}" for week in weeks)
        if not dated:
            yield from (f"U{week}" for week in weeks)
            if not days:
                yield "u?"
    else:
        yield from (f"{'U' if dated else 'u'}{week}" for week in weeks)
        if not dated and not days:
            yield "u?"


def _bounds(date: str) -> tuple[dt.date, dt.date] | None:
    first, last = edtf.bounds(date)
    if first is None and last is None:
        return None
    return (first or last, last or first)  # type: ignore[return-value]  # one of them is known


def _months(first: dt.date, last: dt.date) -> list[str]:
    """The first months of an interval, "2024-02"."""
    months: list[str] = []
    day = first.replace(day=1)
    while day <= last and len(months) < _MONTHS:
        months.append(f"{day:%Y-%m}")
        day = (day + 31 * _DAY).replace(day=1) if day.year < dt.MAXYEAR else last + _DAY
    return months
