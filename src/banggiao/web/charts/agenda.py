"""What is planned, as a calendar file.

Source: RFC 5545 (iCalendar). An event of which no single day is known covers every day that it may be on, and says so.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from banggiao.model.edtf import bounds, precision, split
from banggiao.web.charts.days import date
from banggiao.web.charts.names import said_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from banggiao.store.find import Found
    from banggiao.web.labels import Labels

_LONGEST = 366  # days that an event is drawn over


def calendar_of(events: Iterable[Found], name: str, labels: Labels, made: dt.datetime) -> bytes:
    """The calendar `name` of `events` whose year is known, as an .ics file. `made`: when, with its zone.

    Example: a visit planned for 2024-05-16/2024-05-17 becomes one entry of two whole days, tentative.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Bang Giao//banggiao//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for event in events:
        first, last = bounds(event.edtf)
        first = first or date(event.day)
        last = min(max(first, last or first), first + dt.timedelta(days=_LONGEST))
        exact = all(precision(end) in ("day", "time") for end in split(event.edtf))
        entry = Event()
        entry.add("uid", f"{event.id}@banggiao")
        entry.add("dtstamp", made)
        entry.add("summary", said_of(event, labels) + ("" if exact else f" ({labels.date(event.edtf)})"))
        entry.add("dtstart", first)
        entry.add("dtend", last + dt.timedelta(days=1))
        entry.add("status", "TENTATIVE" if event.status != "occurred" else "CONFIRMED")
        entry.add("transp", "TRANSPARENT")
        entry.add("description", event.sentence)
        calendar.add_component(entry)
    return bytes(calendar.to_ical())
