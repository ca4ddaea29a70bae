"""Dating articles from others: from their story, and from events that the ledger knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.timex.anchor import Anchor
from banggiao.lang.timex.phrases import resolve
from banggiao.model import edtf
from banggiao.model.edtf import Partial
from banggiao.resolve.events.dates import first_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from banggiao.lang.timex.phrases import TimePhrase
    from banggiao.model.event import EventMention

    Finder = Callable[[str, int, int], list[TimePhrase]]

_PROBE = 5000  # a year that no text names: resolved against it, "năm ngoái" is 4999
_BACK = 3  # years that an article looks back with "năm ngoái", "năm kia"
_STORY = 10  # days over which the articles of one story are spread, for one date to hold for all


class Dated(NamedTuple):
    """A date that others give an article. `evidence`: ids of the articles or events that it rests on."""

    edtf: str
    reason: str
    evidence: tuple[str, ...]


class KnownEvent(NamedTuple):
    """An event of the ledger. `edtf`: a date with its year."""

    id: str
    kind: str
    parties: frozenset[str]
    edtf: str


class Recollection(NamedTuple):
    """A mention that tells of an event by month and years back: "tháng 9 năm ngoái" is month 9, back 1."""

    kind: str
    parties: frozenset[str]
    month: int
    back: int


def date_by_story(dates: Iterable[tuple[str, str]]) -> Dated | None:
    """The year, or month, of an undated article, from the (article, EDTF) of those of its story that have a date.

    None where they disagree, or where the story is spread over more than a few days and years: then the article may
    be of any of them. Never a day: articles of one story appear on several.

    Example: two others of the story are of 2013-10-22 and 2013-10-23: this one is of 2013-10.
    """
    told = [(article, value) for article, value in dates if value and first_day(value)]
    if not told or len({value[:4] for _, value in told}) != 1:
        return None
    months = {value[:7] for _, value in told if len(value) >= 7}
    days = [day for _, value in told if len(value) >= 10 and (day := first_day(value))]
    close = not days or (max(days) - min(days)).days <= _STORY
    value = months.pop() if len(months) == 1 and close else told[0][1][:4]
    return Dated(value, "of one story with dated articles", tuple(article for article, _ in told))


def recollections(text: str, mentions: Iterable[EventMention], find: Finder) -> list[Recollection]:
    """The mentions of an undated article whose dates count back from its own year.

    `find`: the language's finder of times. Example: "cuộc gặp tháng 9 năm ngoái" looks back one year to a September.
    """
    found = []
    for mention in mentions:
        if mention.date is None:
            continue
        start, end = mention.date.start, mention.date.end
        for time in resolve(text, find(text, start, end), Anchor(Partial(_PROBE))):
            told = edtf.parse_date(time.value)
            if told is None or told.year is None or told.month is None or not 0 < _PROBE - told.year <= _BACK:
                continue
            sides = (*mention.actors, *mention.recipients)
            parties = frozenset(argument.code for argument in sides if argument.code)
            found.append(Recollection(mention.kind, parties, told.month, _PROBE - told.year))
    return found


def date_by_events(told: Sequence[Recollection], known: Iterable[KnownEvent]) -> Dated | None:
    """The year of an article that tells of events by years back, from those events as the ledger knows them.

    None where no event fits, or where those that fit give different years.

    Example: a summit of RUS and PRK "tháng 9 năm ngoái", and the ledger has one of 2023-09-13: the article is of 2024.
    """
    years: dict[int, list[str]] = {}
    for event in known:
        day = first_day(event.edtf)
        if day is None or len(event.edtf) < 7:
            continue
        for one in told:
            if one.kind == event.kind and one.parties and one.parties == event.parties and one.month == day.month:
                years.setdefault(day.year + one.back, []).append(event.id)
    if len(years) != 1:
        return None
    year, events = next(iter(years.items()))
    return Dated(str(year), "tells of known events by years back", tuple(dict.fromkeys(events)))
