"""Times and date of an article together: where it gives no date, its own words may, and its times count from that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.dating import date_article
from banggiao.annotate.times import read_phrases, resolve_times
from banggiao.model.event import Publication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.annotate.dating import Calendar
    from banggiao.lang.dating import DatingData
    from banggiao.lang.matcher import Scan
    from banggiao.model.sentence import Sentence
    from banggiao.model.time import TimeExpression

_NO_YEAR = "year unknown"  # what the basis of a time says that counts from a day or month without its year


class DatedTimes(NamedTuple):
    """The time expressions of an article, resolved as far as its date is known, and that date."""

    times: tuple[TimeExpression, ...]
    publication: Publication


def read_dated_times(
    text: str,
    sentences: Sequence[Sentence],
    published: str | None,
    scan: Scan,
    data: DatingData,
    calendar: Calendar,
) -> DatedTimes:
    """All time expressions of an article, and when it was written.

    `scan`: the forms of the language in it.
    `published`: the date that the input gives, or None; it is taken as it is. Without one the article is dated by
    its own words (`date_article`), and its times are resolved against what that gives: a date, a year, or, where the
    year stays unknown, the day of writing, so that "hôm nay" is XXXX-06-12, or the month that it tells of, so that
    "tháng trước" is XXXX-09.
    """
    phrases = read_phrases(text, sentences, calendar.find)
    if published is not None:
        return DatedTimes(resolve_times(text, phrases, published), Publication(published, "given"))
    times = resolve_times(text, phrases, None)
    if not times:
        return DatedTimes(times, Publication(None, "unknown"))
    dated = date_article(text, sentences, times, scan, data, calendar)
    if dated.publication.edtf is not None:
        times = resolve_times(text, phrases, dated.told or dated.publication.edtf, note=dated.note)
    elif dated.told is not None:
        times = resolve_times(text, phrases, dated.told, note=_NO_YEAR)
    elif dated.month is not None and any(time.value == "XXXX-XX" for time in times):
        times = resolve_times(text, phrases, str(dated.month), note=_NO_YEAR)
    return DatedTimes(times, dated.publication)
