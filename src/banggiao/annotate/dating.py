"""Dating an article that gives no date, from its own words only: never from today's.

Each piece of evidence allows a set of months: an office held ("Tổng thống Yoon Suk Yeol"), a weekday that goes with a
day and month ("thứ Sáu (16/8)"), a year named, an event known, an event told as last year's. Where all of them
together leave one year, that year is the article's; where the article reports of a day of it, that day is its date.
Anything less is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.dated_events import event_days
from banggiao.annotate.dated_periods import period_evidence
from banggiao.annotate.dated_series import series_evidence
from banggiao.annotate.dated_today import WritingDay, writing_day
from banggiao.annotate.dated_years import year_evidence
from banggiao.annotate.offices import holds, office_evidence
from banggiao.lang.dating import ALL_MONTHS, FIRST_YEAR, LAST_YEAR, Months
from banggiao.lang.timex.anchor import Anchor
from banggiao.lang.timex.phrases import resolve
from banggiao.model import edtf
from banggiao.model.edtf import Partial
from banggiao.model.event import Publication
from banggiao.model.sentence import SentenceRole
from banggiao.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from banggiao.annotate.times import Finder
    from banggiao.lang.dating import DatingData, KnownEvent
    from banggiao.lang.matcher import Scan
    from banggiao.model.sentence import Sentence
    from banggiao.model.time import TimeExpression

_HEAD = 4  # sentences of the body in which the article says when it is
_REPORT_REACH = 60  # characters between a date and the word that reports
_PROBE = 5000  # a year no text names: resolved against it, "năm ngoái" is 4999 and shows how far back it lies
_MONTH_ENDS = 27  # from this day on an article may be of the month after what it reports
_SINCE_EVENT = 10  # months: a month without a year is at most so far off
_TEXT_ROLES = frozenset({SentenceRole.BODY, SentenceRole.TITLE, SentenceRole.CAPTION})


class Evidence(NamedTuple):
    """Words of the article and the months that they allow it to be of."""

    span: Span
    months: int
    reason: str


class Dated(NamedTuple):
    """When an undated article was written, and in words how that is known ("year 2024 inferred"); "" if unknown.

    `month`: the month that it tells of, where only the year is unknown. `told`: the day from which its relative times
    count: that of writing, also without its year, or else, where the year is known, the one that it tells of; the
    article itself may have appeared the day after.
    """

    publication: Publication
    note: str
    month: Partial | None = None
    told: str | None = None


class Calendar(NamedTuple):
    """What dating needs of a language: its finder of times, and the weekday (Monday is 0) that an expression names."""

    find: Finder
    weekday_in: Callable[[str], int | None]


def date_article(
    text: str,
    sentences: Sequence[Sentence],
    times: Iterable[TimeExpression],
    scan: Scan,
    data: DatingData,
    calendar: Calendar,
) -> Dated:
    """The date of an article by its own words.

    `times`: its time expressions, resolved without a date; `scan`: the forms of the language in it.

    Example: an article of Yoon Suk Yeol's term with "hôm thứ Sáu (16/8)" is of 2024-08-16.
    """
    body = [sentence for sentence in sentences if sentence.role in _TEXT_ROLES]
    found = [time for time in times if "T" not in time.value]
    written = writing_day(text, body, found, data)
    main = _main_date(text, body, found, data) or (written.time if written else None)
    given = edtf.parse_date(main.value) if main is not None else None
    if main is not None and given and given.year is not None:
        later = next(_years(text, body, found, data), None)  # "Ngày 12/4/2016 hai bên đã ký" in an article of 2018
        if later is not None and not later.months & Months.between((given.year, 1), (given.year, 12)):
            return Dated(Publication(None, "unknown"), "")
        return _dated(given, given.year, written, (Span(main.start, main.end),))
    # Names are looked for as they are written, small letters too.
    names = [found for found in scan.holders if text.startswith(found[3], found[0])]
    named = {event for start, _, event, form in scan.events if text.startswith(form, start)}
    events = [event for event in data.events if event in named] if named else []
    evidence = [
        *_weekdays(text, found, calendar.weekday_in),
        *_years(text, body, found, data),
        *(Evidence(*item) for item in office_evidence(text, body, names, data)),
        *_events(text, body, events, calendar.find),
        *(Evidence(*item) for item in event_days(text, body, given, data)),
        *(Evidence(*item) for item in period_evidence(text, body, found, given, data)),
        *(Evidence(*item) for item in series_evidence(text, body, data)),
        *(Evidence(*item) for item in year_evidence(text, body, found, data)),
    ]
    return _decide(main, evidence, written)


def _dated(day: Partial | None, year: int, written: WritingDay | None, spans: tuple[Span, ...]) -> Dated:
    """The article's date: the day only where it calls one today or yesterday; else the month, or the year.

    Of articles that report of a day, half appear on the next one.
    """
    told = str(day._replace(year=year)) if day else None
    if day is None or day.month is None:
        value = str(year)
    elif written is not None:
        value = told = str(written.of(year))
    else:
        value = str(Partial(year) if day.day and day.day >= _MONTH_ENDS else Partial(year, day.month))
    return Dated(Publication(value, "inferred", spans), f"year {year} inferred", told=told)


def _decide(main: TimeExpression | None, evidence: list[Evidence], written: WritingDay | None) -> Dated:
    allowed = ALL_MONTHS
    for item in evidence:
        allowed &= item.months
    day = edtf.parse_date(main.value) if main else None
    month = day.month if day else None
    if day is not None and month is not None:
        # Near the month's end the article may be of the month after.
        late = day.day is not None and day.day >= _MONTH_ENDS
        allowed &= Months.named(month, month % 12 + 1) if late else Months.named(month)
    year = Months.year(allowed)
    if not evidence or year is None or (month is not None and not Months.holds(allowed, year, month)):
        told = str(written.of(None)) if written else None
        return Dated(Publication(None, "unknown"), "", day._replace(day=None) if day else None, told)
    telling = [item for item in evidence if item.months & ALL_MONTHS != ALL_MONTHS]
    spans = tuple(dict.fromkeys(item.span for item in telling))
    if main is not None:
        spans = tuple(dict.fromkeys((Span(main.start, main.end), *spans)))
    return _dated(day, year, written, spans)


def _main_date(
    text: str, body: Sequence[Sentence], times: Iterable[TimeExpression], data: DatingData
) -> TimeExpression | None:
    """The first day in the article's head near which something is reported: the day that the article tells of."""
    if not body:
        return None
    end = body[min(_HEAD, len(body)) - 1].end
    for time in times:
        if time.start >= end:
            break
        day = edtf.parse_date(time.value)
        if day is None or day.day is None or day.month is None:
            continue
        sentence = next((s for s in body if s.start <= time.start < s.end), None)
        if sentence is None:
            continue
        around = text[max(sentence.start, time.start - _REPORT_REACH) : min(sentence.end, time.end + _REPORT_REACH)]
        ahead = text[max(sentence.start, time.start - _REPORT_REACH) : time.start].lower()
        if holds(ahead, data.words["ahead"]) or holds(around.lower(), data.words["then"]):
            continue
        if holds(around.lower(), data.words["report"]):
            return time
    return None


def _weekdays(
    text: str, times: list[TimeExpression], weekday_in: Callable[[str], int | None]
) -> Iterator[Evidence]:
    """A weekday with a day and month, in one expression or with the date in brackets."""
    for i, time in enumerate(times):
        day = edtf.parse_date(time.value)
        if day is None or day.year is not None or day.day is None or day.month is None:
            continue
        weekday = weekday_in(text[time.start : time.end])
        if weekday is None:
            continue
        bracket = times[i + 1] if i + 1 < len(times) and times[i + 1].start - time.end <= 2 else time
        months = 0
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            there = edtf.make_date(year, day.month, day.day)
            if there is not None and there.weekday() == weekday:
                months |= Months.between(_step(year, day.month, -1), _step(year, day.month, 3))
        end = bracket.end + (bracket is not time and text[bracket.end : bracket.end + 1] == ")")
        yield Evidence(Span(time.start, end), months, "a weekday that goes with a day and month")


def _step(year: int, month: int, months: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def _years(
    text: str, body: Sequence[Sentence], times: Iterable[TimeExpression], data: DatingData
) -> Iterator[Evidence]:
    """A month or day with its year that the text tells of: the article is no older. Bare years lie ahead too often."""
    latest: tuple[int, int]
    latest, span = (0, 0), Span(0, 0)
    for time in times:
        month = edtf.parse_date(time.value)
        if month is None or month.year is None or month.month is None or month.month > 12:
            continue
        if not FIRST_YEAR <= month.year <= LAST_YEAR:
            continue
        sentence = next((s for s in body if s.start <= time.start < s.end), None)
        if sentence is None or holds(text[sentence.start : sentence.end].lower(), data.words["ahead"]):
            continue
        if (month.year, month.month) > latest:
            latest, span = (month.year, month.month), Span(time.start, time.end)
    if latest[0]:
        yield Evidence(span, Months.since(*latest), "a month named with its year")


def _events(
    text: str, body: Sequence[Sentence], events: Iterable[KnownEvent], find: Finder
) -> Iterator[Evidence]:
    """Known events that the text names: the article is later than they are spoken of; "năm ngoái" beside one fixes the
    year. `events`: those that it may name."""
    for event in events:
        forms = [form for form in event.forms if all(part in text for part in form)]
        for sentence in body if forms else ():
            span = _first(text, sentence, forms)
            if span is None:
                continue
            yield Evidence(span, Months.since(*event.spoken_of), event.name)
            if event.date is None:
                continue
            for time in resolve(text, find(text, *sentence[:2]), Anchor(Partial(_PROBE))):
                months = _by_turn(time.value, event.date)
                if months:
                    yield Evidence(Span(time.start, time.end), months, f"{event.name}, told with its time")


def _first(text: str, sentence: Sentence, forms: Iterable[tuple[str, ...]]) -> Span | None:
    """Where a sentence names an event: the first string of the first of its forms that stands there whole."""
    begin, end, _ = sentence
    for form in forms:
        start = text.find(form[0], begin, end)
        if start >= 0 and all(text.find(part, begin, end) >= 0 for part in form[1:]):
            return Span(start, start + len(form[0]))
    return None


def _by_turn(value: str, date: tuple[int, int]) -> int:
    """The months that "tháng 9 năm ngoái" (or a bare "tháng 9") beside an event of that month allows; 0 for none."""
    told = edtf.parse_date(value)
    if told is None or told.year is None or told.month != date[1]:
        return 0
    if told.year == _PROBE:
        return Months.between(_step(*date, -_SINCE_EVENT), _step(*date, _SINCE_EVENT))
    back = _PROBE - told.year
    if 0 < back <= 3:
        return Months.between((date[0] + back, 1), (date[0] + back, 12))
    return 0
