"""When a person was born, as an article tells and as a list tells, and how the two stand to each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
SAME_DAY, SAME_YEAR, UNSURE, OTHER_DAY, OTHER_YEAR = 0.15, 0.1, 0.0, -0.1, -0.3
"""What a birth date adds to the score of a match; set by hand, as the weights of state and office are."""

_GIVE_OR_TAKE = 1  # years by which lists and articles are out without meaning somebody else


class Birth(NamedTuple):
    """When an article says that somebody was born: the first and the last year that it allows, the day (ISO 8601, ""
    where it tells none), and its words.

    Example: "45 tuổi" in an article of 2024 is Birth(1978, 1979, "", "45 tuổi").
    """

    first: int
    last: int
    day: str
    text: str


class Agreement(NamedTuple):
    """How a birth that an article tells and those of a list agree: what each says, and what that adds to the score."""

    ours: str
    theirs: str
    weight: float


def aged(years: int, told: int, text: str) -> Birth:
    """The birth of somebody who is `years` old in an article of the year `told`, before or after the birthday."""
    return Birth(told - years - 1, told - years, "", text)


def compare_births(births: Iterable[Birth], listed: Iterable[str]) -> Agreement | None:
    """How the births that articles tell of a person and those that a list gives agree best; None where one is missing.

    `listed`: as lists write them, year first ("1961-04-02", "1961", "circa 1961"). Articles contradict each other at
    times, and lists give several dates: what agrees best counts.

    Example: of "sinh năm 1970" and "1970-03-12" the years agree; of "1985" they do not, and it is another person.
    """
    theirs = list(listed)
    pairs = [
        Agreement(ours.text, one, weight)
        for ours in births
        for one in theirs
        if (weight := _weigh(ours, one)) is not None
    ]
    return max(pairs, key=lambda pair: pair.weight, default=None)


def _weigh(ours: Birth, theirs: str) -> float | None:
    years = [int(year) for year in _YEAR.findall(theirs)]
    if not years:
        return None
    day = theirs if _DAY.fullmatch(theirs) else ""
    if ours.day and day and ours.day[:4] == day[:4]:
        return SAME_DAY if ours.day == day else OTHER_DAY
    apart = min(max(ours.first - year, year - ours.last, 0) for year in years)
    return SAME_YEAR if apart == 0 else UNSURE if apart <= _GIVE_OR_TAKE else OTHER_YEAR
