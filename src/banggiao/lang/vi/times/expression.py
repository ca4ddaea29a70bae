"""A whole string as one time expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.lang.timex.instants import instant_of
from banggiao.lang.timex.meaning import Date, DayPart, Shift, Unit
from banggiao.lang.vi.times.atoms import MAX_RUN, split
from banggiao.lang.vi.times.grammar import STRONG, whole

if TYPE_CHECKING:
    import datetime as dt

    from banggiao.lang.timex.anchor import Direction
    from banggiao.lang.timex.chart import Node
    from banggiao.lang.timex.meaning import Meaning

_ALONE = frozenset({
    "dom", "daymon", "daymonth", "daymonth_dash", "fulldate", "days", "year4", "monthyear", "wdw", "clock", "ckw",
    "part",
})  # fmt: skip
_INTRODUCTIONS = frozenset({"vào", "khoảng", "lúc", "đúng", "ngay", "hồi", "trong", "từ", "đến"})


def read_expression(text: str, at: dt.datetime, prefer: Direction) -> str | None:
    """EDTF of the time that `text` as a whole names at the moment `at`; None where it names none.

    Introducing words ("vào lúc", "khoảng") are passed over.

    Example: "tối nay" at 2017-02-02T03:55 is "2017-02-02T18/2017-02-02T23".
    """
    words = split(text)
    if len(words) > MAX_RUN:
        return None
    for first in range(len(words)):
        best = _best(whole(words[first:]))
        if best is not None:
            return instant_of(best, at, prefer)
        if words[first].lower() not in _INTRODUCTIONS:
            return None
    return None


def _best(nodes: tuple[Node, ...]) -> Meaning | None:
    """The reading to take: a point in time before a length, a clock time before both."""
    ranked = [node for node in nodes if node.kind in STRONG or node.kind in _ALONE]
    if not ranked:
        return None
    node = min(ranked, key=lambda n: (n.kind == "len", n.kind not in ("ck", "ckw")))
    if node.kind == "year4":
        return Date(node.value)
    return DayPart(node.value, Shift(Unit.DAY, 0)) if node.kind == "part" else node.value
