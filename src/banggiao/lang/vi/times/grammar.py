"""All rules together, compiled, and the readings of a run of words."""

from __future__ import annotations

from functools import cache, lru_cache
from operator import attrgetter

from banggiao.lang.timex.chart import Grammar, Node, parse
from banggiao.lang.timex.meaning import Date
from banggiao.lang.vi.times import rules_clock, rules_date, rules_length, rules_period
from banggiao.lang.vi.times.atoms import atoms_of

RULES = (*rules_date.RULES, *rules_period.RULES, *rules_clock.RULES, *rules_length.RULES)

_NUMERIC_DATES = frozenset({"daymonth", "daymonth_dash", "fulldate", "days"})
_POINTS = frozenset({
    "yr", "mon", "cal", "daymon", "wd", "relday", "wk", "per", "quart", "dec", "cent", "dp", "ck", "dom", "rel",
})  # fmt: skip

GROUPS = {
    "num": frozenset({"int", "numword"}),
    "unit": frozenset({
        "second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century",
    }),
    "turn": frozenset({"this", "last", "ago", "after", "recent", "past", "coming"}),
    "numdate": _NUMERIC_DATES,
    "daylike": _NUMERIC_DATES | {"daymonth_dot", "cal", "daymon", "wd", "wdw", "relday", "dom"},
    "point": _POINTS | {"fulldate"},
    "weak": frozenset({
        "daymonth", "daymonth_dash", "days", "dayset", "dateset", "year4", "monthyear", "ckw", "clock",
    }),
}  # fmt: skip
"""Sets of kinds that patterns name in short."""

STRONG = _POINTS | {"fulldate", "rng", "open", "len", "rec", "unb", "rep", "vague"}
"""Kinds that are time expressions wherever they stand."""

WEAK = frozenset({
    "daymonth", "daymonth_dash", "days", "dayset", "dateset", "year4", "years", "monthyear", "wdw", "later", "none",
})  # fmt: skip
"""Kinds that are time expressions only where the words around say so; "none" is read, so that no part of it is."""


_WANTED = STRONG | WEAK
_END = attrgetter("end")


@cache
def grammar() -> Grammar:
    """The compiled rules."""
    return Grammar(RULES, GROUPS)


@lru_cache(maxsize=8192)
def readings(texts: tuple[str, ...]) -> tuple[tuple[Node, ...], ...]:
    """For each word of a run, the time expressions that may start there, longest first; `texts` as written.

    What a run may say depends on its words only, so the result is kept.
    """
    found = ([_finished(node) for node in here if node.kind in _WANTED] for here in _chart(texts))
    return tuple(tuple(sorted(here, key=_END, reverse=True)) for here in found)


def _finished(node: Node) -> Node:
    """A bare year is a number until it stands alone."""
    return node._replace(value=Date(node.value)) if node.kind == "year4" else node


@lru_cache(maxsize=1024)
def whole(texts: tuple[str, ...]) -> tuple[Node, ...]:
    """Every reading that covers all the words of a run, whatever its kind."""
    return tuple(node for node in _chart(texts)[0] if node.end == len(texts))


@lru_cache(maxsize=64)  # of an expression just read the weekday may be asked
def _chart(texts: tuple[str, ...]) -> list[list[Node]]:
    return parse(atoms_of(texts), grammar())
