"""What the reports of one event say of it: of each field the best supported value, the others kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.model import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Of two statuses equally supported on one day, the one that says more.
_WEIGHT = ("occurred", "negated", "denied", "alleged", "planned", "proposed", "hypothetical")
_PRECISION = {"day": 3, "time": 3, "interval": 2, "month": 1}


class Report(NamedTuple):
    """A value that a report gives. `origin`: who first told it (see `resolve.origins`); `day`: EDTF, "" if unknown."""

    value: str
    origin: str
    day: str = ""
    confidence: float = 1.0


class Claim(NamedTuple):
    """A value, the origins that tell it, and the reports."""

    value: str
    origins: tuple[str, ...]
    reports: int


class Turn(NamedTuple):
    """A status of an event and the day from which it is told, "" where no report of it is dated."""

    status: str
    day: str


def claims(reports: Iterable[Report]) -> tuple[Claim, ...]:
    """What is told, the best supported first: by independent origins, then by confidence, then by how exact it is.

    Example: two origins say "2024-02-12", one says "2024-02-13": both are claims, the first is the one to show.
    """
    told: dict[str, list[Report]] = {}
    for report in reports:
        if report.value:
            told.setdefault(report.value, []).append(report)

    def rank(value: str) -> tuple[float, ...]:
        here = told[value]
        exact = _PRECISION.get(edtf.precision(value), 0)
        return -len({one.origin for one in here}), -sum(one.confidence for one in here), -exact

    return tuple(
        Claim(value, tuple(dict.fromkeys(one.origin for one in told[value])), len(told[value]))
        for value in sorted(told, key=lambda value: (rank(value), value))
    )


def status_history(reports: Iterable[Report]) -> tuple[Turn, ...]:
    """The statuses of an event in the order in which they were told, each once in a row; the last one holds.

    Reports without a day come first. On one day the best supported status counts, of equals the one that says more.

    Example: planned on 2024-02-10, occurred on 2024-02-13: a visit that was planned took place.
    """
    days: dict[str, list[Report]] = {}
    for report in reports:
        days.setdefault(report.day, []).append(report)
    turns: list[Turn] = []
    for day in sorted(days):
        status = _of_day(days[day])
        if not turns or (turns[-1].status != status and not _falls_back(turns, status)):
            turns.append(Turn(status, day))
    return tuple(turns)


def _of_day(reports: Sequence[Report]) -> str:
    values = [report.value for report in reports]
    order = {status: place for place, status in enumerate(_WEIGHT)}
    return max(dict.fromkeys(values), key=lambda value: (values.count(value), -order.get(value, len(order))))


def _falls_back(turns: Sequence[Turn], status: str) -> bool:
    """Whether what happened is told as planned once more: a late report of an old plan is no turn."""
    return status in ("planned", "proposed", "hypothetical") and any(turn.status == "occurred" for turn in turns)
