"""The dates that a sentence lists for one act: two dates are two events, arrival and return the two ends of one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from banggiao.extract.written import day
from banggiao.model.edtf import bounds, precision
from banggiao.model.event import EventDate
from banggiao.model.time import TimeType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.view import SentenceView
    from banggiao.model.event import EventMention
    from banggiao.model.time import TimeExpression

RETURN = "return"
_GAP = 24  # characters between two dates of one list: " và từ ngày "
_NEAR = 8
_DATES = frozenset({TimeType.DATE, TimeType.TIME})


def split(event: EventMention, view: SentenceView, text: str) -> tuple[EventMention, ...]:
    """The event once for each date that its sentence lists for it, in text order; alone where it lists but one.

    `view`: the event's sentence; `text`: the article's. Dates make a list where nothing but a comma, "and" and
    prepositions stand between them and they are of one grain; two days that follow each other are one occasion.

    Example: "Hai đoàn khách sẽ tới từ ngày 3-8/10 và từ ngày 20-26/10." is two journeys.
    """
    if event.date is None:
        return (event,)
    dates = [time for time in view.times if time.type in _DATES]
    number = next((i for i, time in enumerate(dates) if time.start == event.date.start), -1)
    if number < 0:
        return (event,)
    first = last = number
    while first > 0 and _listed(dates[first - 1], dates[first], view):
        first -= 1
    while last + 1 < len(dates) and _listed(dates[last], dates[last + 1], view):
        last += 1
    return tuple(_dated(event, dates[first : last + 1], text))


def stay(event: EventMention, view: SentenceView, text: str) -> EventMention:
    """The event with the time from its day to the day of return as its date, where the sentence tells both.

    Example: "Đoàn khách tới Lào ngày 9/2/2024, về nước ngày 12/2" dates the journey 2024-02-09/2024-02-12.
    """
    back = next((argument for argument in event.others if argument.role == RETURN), None)
    if event.date is None or back is None or precision(event.date.edtf) != "day":
        return event
    time = next((time for time in view.times if time.start == back.start), None)
    if time is None or precision(day(time)) != "day" or time.start < event.date.end:
        return event
    first, last = bounds(event.date.edtf)[0], bounds(day(time))[1]
    if first is not None and last is not None and last <= first:
        return event
    start, end = event.date.start, time.end
    basis = event.date.basis or time.basis
    return replace(event, date=EventDate(f"{event.date.edtf}/{day(time)}", text[start:end], start, end, basis))


def journeys(events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Events of an article less those that tell the return of another: the same act of the same parties, dated by the
    day with which the other ends.

    Example: of "Đoàn khách tới Lào ngày 9/2/2024, về nước ngày 12/2" the journey, and no second one on the 12th.
    """
    until: dict[tuple[object, ...], list[int]] = {}  # where the dates begin of acts that are alike and end alike
    for event in events:
        if event.date is not None:
            until.setdefault(_until(event, event.date), []).append(event.date.start)
    return tuple(
        event for event in events if event.date is None or event.date.start <= min(until[_until(event, event.date)])
    )


def _until(event: EventMention, date: EventDate) -> tuple[object, ...]:
    sides = (tuple(sorted(argument.code for argument in side)) for side in (event.actors, event.recipients))
    return event.kind, event.status, *sides, date.end


def _dated(event: EventMention, dates: list[TimeExpression], text: str) -> Iterator[EventMention]:
    for time in dates:
        if event.date is not None and time.start == event.date.start:
            yield event
        else:
            written = text[time.start : time.end]
            yield replace(event, date=EventDate(day(time), written, time.start, time.end, time.basis))


def _listed(left: TimeExpression, right: TimeExpression, view: SentenceView) -> bool:
    """Whether two dates are members of one list, and no two ends of a period or days that follow each other."""
    if not 0 < right.start - left.end <= _GAP or precision(day(left)) != precision(day(right)):
        return False
    if day(left) == day(right) or _follow(day(left), day(right)):
        return False
    if any(cue.value == "between" and left.start - _NEAR <= cue.start <= left.start for cue in view.cues):
        return False  # "giữa tháng 3 và tháng 5" is one period
    joined = False
    position = left.end
    while position < right.start:
        letter = view.folded[position]
        if letter in " ,":
            joined = joined or letter == ","
            position += 1
            continue
        cue = next((c for c in view.cues if c.start == position and (c.category, c.value) in _LINKS), None)
        if cue is None:
            return False
        joined = joined or cue.category == "conj"
        position = cue.end
    return joined


_LINKS = frozenset({("conj", "and"), ("prep", "from"), ("prep", "at"), ("prep", "to")})


def _follow(left: str, right: str) -> bool:
    """Whether a single day or month is the next after another: "ngày 3 và 4/10" is one occasion of two days."""
    if "/" in left:
        return False
    end, start = bounds(left)[1], bounds(right)[0]
    if end is None or start is None:  # no year: by the last part alone
        return left[:-2] == right[:-2] and left[-2:].isdigit() and int(right[-2:]) - int(left[-2:]) == 1
    return 0 <= (start - end).days <= 1
