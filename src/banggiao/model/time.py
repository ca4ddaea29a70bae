"""Time expressions: where they stand and what they mean."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class TimeType(StrEnum):
    """The TIMEX3 types (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeExpression(NamedTuple):
    """One time expression: characters `start` to `end` of the text, its TIMEX3 type, its value and how it was found.

    `value` is EDTF ("2024-02-12", "XXXX-02-12", "2024-02-15/2024-02-17", "../2013-06"), an ISO 8601 duration
    ("P3D") for DURATION and SET, or PAST_REF, PRESENT_REF, FUTURE_REF for times without bounds. `basis` says in
    words what a relative value was counted from ("one day before «ngày 13/2»"), empty where the text states it.
    `side`: where it lies to the day of writing by its words and those before it, whatever day that is: "past",
    "neutral" (round it), "future", or "" where they do not tell ("tuần sau" lies ahead, "ngày 13/2" anywhere).

    Example: "ngày 13/2" in an article of 2024 is DATE 2024-02-13.
    """

    start: int
    end: int
    type: TimeType
    value: str
    basis: str = ""
    side: str = ""
