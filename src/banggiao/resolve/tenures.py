"""Contradictions between what articles say of offices that one person holds at a time.

Two kinds: articles give an office to one person, then to another, then to the first again, within a year; or an
article gives it to somebody while the table of offices knows another holder, some weeks before and after as well, since
news of a change is late or early.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.lang.persons import KnownPerson, Term
    from banggiao.resolve.persons import Names

_AGAIN = 366  # days between two articles that give a person an office, for it to be held between them
_CHANGE = 15  # days before and after a change of which either holder may be named
_PART = 0.6  # likeness of names from which on they may be one person's


class Held(NamedTuple):
    """An article that gives a person an office. `key`: of the person; `day`: as a date; `place`: the caller's."""

    key: str
    name: str
    day: dt.date
    place: int


class Contradiction(NamedTuple):
    """`one` and `other` are given one office at a time; where `other` is None, the table gives it to `known`."""

    one: Held
    other: Held | None = None
    known: KnownPerson | None = None
    term: Term | None = None


def contradictions(names: Names, code: str, office: str, held: Sequence[Held]) -> Iterator[Contradiction]:
    """The contradictions among `held`, articles that give `office` of the state `code`; one for each two persons.

    Example: articles of 2 and 9 May call A the foreign minister of a state, one of 5 May calls B so.
    """
    yield from _against_table(names, code, office, held)
    by_person: dict[str, list[Held]] = {}
    for one in sorted(held, key=lambda one: (one.day, one.place)):
        by_person.setdefault(one.key, []).append(one)
    for key, here in by_person.items():
        days = [one.day for one in here]
        for other, there in by_person.items():
            if other == key or _one_person(names, here[0], there[0], code):
                continue
            between = next((one for one in there if _within(days, one.day)), None)
            # Two who are named by turns are told once.
            if between and (key < other or not any(_within([one.day for one in there], day) for day in days)):
                before = here[bisect_right(days, between.day) - 1]
                yield Contradiction(before, between)


def _within(days: Sequence[dt.date], day: dt.date) -> bool:
    """Whether `day` lies between two of `days`, in order, that are no more than a year apart, or is one of them."""
    after = bisect_left(days, day)
    before = bisect_right(days, day) - 1
    return after < len(days) and before >= 0 and (days[after] - days[before]).days <= _AGAIN


def _against_table(names: Names, code: str, office: str, held: Sequence[Held]) -> Iterator[Contradiction]:
    told: set[tuple[str, str]] = set()
    change = dt.timedelta(days=_CHANGE)
    for one in held:
        around = [names.holder(code, (office,), str(day)) for day in (one.day - change, one.day, one.day + change)]
        known = around[1]
        if known is None or any(person is None or _called(names, one, person, code) for person in around):
            continue
        if (one.key, known.name) in told:
            continue
        told.add((one.key, known.name))
        day = str(one.day)
        terms = [term for term in known.terms if term.code == code and term.office == office and term.start <= day]
        yield Contradiction(one, known=known, term=terms[-1] if terms else None)


def _called(names: Names, one: Held, person: KnownPerson, code: str) -> bool:
    forms = (person.name, *person.forms)
    return any(names.likeness(one.name, form, country=code, other_country=code).score >= _PART for form in forms)


def _one_person(names: Names, one: Held, other: Held, code: str) -> bool:
    return names.likeness(one.name, other.name, country=code, other_country=code).score >= _PART
