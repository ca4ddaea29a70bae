"""The times of an article that say when, as decisions about all its events see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from banggiao.annotate.view import SentenceView
    from banggiao.model.time import TimeExpression

_SIDES = {"past": "past", "neutral": "now", "future": "future", "": ""}


class Written(NamedTuple):
    """A time expression that says when, and what decisions about all events see of it."""

    time: TimeExpression
    sentence: int
    grain: str
    reported: str
    heads: str
    tense: str

    @classmethod
    def of(cls, time: TimeExpression, view: SentenceView, published: str | None) -> Written:
        """Read what stands round a time; `published`: when the article appeared."""
        heads = "h" if time.start - view.sentence.start < 4 else ""
        return cls(time, view.index, _grain(time.value), _reported(view, time), heads, tense(time, published))


def _reported(view: SentenceView, time: TimeExpression) -> str:
    """Whether a verb of saying stands right next to the time: "ngày 13/2 đưa tin", "cho biết hôm thứ Sáu (16/8)"."""
    for cue in view.of("report"):
        if 0 <= cue.start - time.end <= 6:
            return "before"
        between = [t for t in view.times if cue.end <= t.start < time.start]
        if 0 <= (between[0].start if between else time.start) - cue.end <= 6 and len(between) < 2:
            return "after"
    return "no"


def _grain(value: str) -> str:
    if "/" in value:
        return "interval"
    return {4: "year", 7: "month", 10: "day"}.get(len(value), "other")


def tense(time: TimeExpression, published: str | None) -> str:
    """Whether a time lies before, on or after the day of publication, or, without one, of writing by its own words.

    "" where that cannot be told.
    """
    value = time.value
    if not published or len(published) < 10 or not value[:4].isdigit():
        return _SIDES[time.side]
    value = value[:10]
    day = published[: len(value)]
    return "past" if value < day else "today" if value == day else "future"


def day(time: TimeExpression) -> str:
    """The value as a date: a time of day gives its day."""
    value = time.value
    return "/".join([part.split("T")[0] for part in value.split("/")]) if "T" in value else value
