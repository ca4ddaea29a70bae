"""What the words around a run decide: whether it is a time at all, and on which side of the day of writing it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.timex.anchor import Direction
from banggiao.lang.timex.meaning import Date, DayPart, Unit, Until
from banggiao.lang.vi.times.words import load_words

if TYPE_CHECKING:
    from banggiao.lang.timex.chart import Node
    from banggiao.lang.timex.meaning import Meaning
    from banggiao.lang.vi.times.atoms import Tokens

_CUE_REACH = 40  # tokens: a cue further back does not count
_SURE_DAY = 13  # "15/8" is no share or score, "2/3" may be
_CLOSING = frozenset(",;)]")
_FIRST_YEAR, _LAST_YEAR = 1800, 2100  # of a bare number that may be a year


class Place(NamedTuple):
    """A reading in its sentence: tokens `first` (without the lead) to `last` (one past)."""

    tokens: Tokens
    node: Node
    whole: int  # the first token, with the lead
    first: int
    last: int


def word_before(place: Place, index: int) -> str:
    """The word or mark before a token, in lower case; "" at the head of the sentence."""
    return place.tokens.lower[index - 1] if index else ""


def word_after(place: Place) -> str:
    """The word or mark right after the reading, as written; "" at the end of the sentence."""
    return place.tokens.word(place.last) if place.last < len(place.tokens.lower) else ""


def stands(place: Place) -> bool:
    """Whether the reading is a time expression where it stands."""
    node = place.node
    after = word_after(place)
    test = _TESTS.get(node.kind)
    if test is not None and not test(place, after):
        return False
    if isinstance(node.value, Until) and not _until_stands(place):
        return False
    last = place.tokens.lower[place.last - 1]
    if last in ("tới", "sau", "trước", "tiếp") and node.kind not in ("relday", "vague"):
        return _turn_stands(place, last, after)
    return True


def _turn_stands(place: Place, last: str, after: str) -> bool:
    words = load_words().context
    if last == "tới":
        return after.lower() not in words["arrival"] and not (after[:1].isupper() and place.node.kind not in ("wk",))
    if last == "tiếp":
        return not after.isalpha()
    if place.node.kind in ("rel", "yr", "wk", "mon", "unb"):
        return after.lower() not in words["event"]
    return not (_names_weekday(place.node.value) and after.isalnum())


def _names_weekday(meaning: Meaning) -> bool:
    """"Hôm thứ Ba sau khi họp" is a Tuesday and no next one, as a year or month may be: "năm sau ông về"."""
    day = meaning.of if isinstance(meaning, DayPart) else meaning
    return isinstance(day, Date) and day.weekday is not None


def _until_stands(place: Place) -> bool:
    """"hai ngày trước ngày 5/3" is a length before a date, "tới hôm thứ Ba" an arrival: neither is an end."""
    lead = place.tokens.lower[place.whole]
    if lead in ("tới", "đến") and place.tokens.lower[place.first] == "hôm":
        return place.tokens.lower[place.first + 1] in ("nay", "qua")
    if lead != "trước":
        return True
    return word_before(place, place.whole) not in load_words().heads


def _length(place: Place, after: str) -> bool:
    """A length is no rate ("tấn/năm"), age ("3 tháng tuổi"), idiom ("những năm tháng") nor the head of a number."""
    words, before = load_words().context, word_before(place, place.first)
    if before == "/" or before in words["before_number"] or after.lower() in words["age"]:
        return False
    unit = place.node.value.unit
    return unit < Unit.MONTH or not after.isdecimal()


def _date(place: Place, _: str) -> bool:
    """"lần thứ 2 ngày 10-11": the number before is no count of days."""
    counted = place.tokens.lower[place.first] not in ("ngày", "hôm")
    return not counted or word_before(place, place.first) not in load_words().context["before_number"]


def _month(place: Place, _: str) -> bool:
    return word_before(place, place.first) not in load_words().context["before_month_name"]


def _vague(place: Place, _: str) -> bool:
    """"trong tương lai" is a time, "tương lai chính trị" none; "ông tới đây" is an arrival."""
    words, before = load_words().context, word_before(place, place.first)
    phrase = " ".join(place.tokens.lower[place.first : place.last])
    if phrase == "tới đây":
        return before not in words["comer"]
    return phrase not in ("tương lai", "quá khứ") or before in words["before_epoch"]


def _bare_date(place: Place, after: str) -> bool:
    """A day and month without "ngày": after a preposition, in brackets, or too large for a share."""
    words = load_words().context
    if after.lower() in words["after_share"]:
        return False
    before = word_before(place, place.first)
    if before in words["before_date"]:
        return True
    if before in words["not_before_date"] or place.tokens.lower[place.first] in words["idiom"]:
        return False
    if before == "(":
        return after in _CLOSING
    return place.node.kind != "daymonth_dash" and _sure(place.tokens.lower[place.first])


def _end(place: Place, after: str) -> bool:
    """"tới 9/10 bang" is a share, "đến 2020 người" a number of people."""
    run = place.tokens.lower[place.last - 1]
    if not run[0].isdecimal() or not after.isalpha() or place.last - place.first > 1:
        return True
    return _sure(run) if "/" in run else after.lower() in load_words().context["after_year"]


def _sure(run: str) -> bool:
    digits = "".join(letter if letter.isdecimal() else " " for letter in run).split()
    return int(digits[0]) >= _SURE_DAY or digits[0].startswith("0") or digits[-1].startswith("0")


def _bare_year(place: Place, after: str) -> bool:
    """A year without "năm": in brackets or after a word in lower case, and not before what it may count."""
    before = word_before(place, place.first)
    if not _FIRST_YEAR <= int(place.tokens.lower[place.first][:4]) <= _LAST_YEAR:
        return False
    if after.isalpha() and after.lower() not in load_words().context["after_year"]:
        return False
    if before == "(":
        return not after.isalnum()
    if before in load_words().context["not_before_year"]:
        return False
    return before.isalpha() and place.tokens.word(place.first - 1).islower()


def _bare_month(place: Place, _: str) -> bool:
    return word_before(place, place.first) in ("từ", "đến", "tới", "trước")


def _ordinal(place: Place, _: str) -> bool:
    return word_before(place, place.first) in load_words().context["before_weekday"]


def _after(_: Place, after: str) -> bool:
    return not after.isalnum()


def _period(place: Place, after: str) -> bool:
    """"Thế vận hội Mùa đông" is a name; "Mùa đông" at the head of a sentence is a season."""
    words, before = load_words().context, word_before(place, place.first)
    if after.lower() in words["new"]:
        return False
    word = place.tokens.word(place.first)
    if word.lower() not in ("mùa", "hè"):
        return True
    return before not in words["before_season"] and not (word == "Mùa" and before.isalnum())


_TESTS = {
    "len": _length,
    "rec": _length,
    "cal": _date,
    "mon": _month,
    "vague": _vague,
    "open": _end,
    "daymonth": _bare_date,
    "daymonth_dash": _bare_date,
    "days": _bare_date,
    "dayset": _bare_date,
    "dateset": _bare_date,
    "year4": _bare_year,
    "years": _bare_year,
    "monthyear": _bare_month,
    "wdw": _ordinal,
    "later": _after,
    "per": _period,
}


def cue(place: Place) -> Direction | None:
    """The side that a cue right behind the expression names, or else the nearest one before it; None without one.

    A verb of saying right before it looks back. Example: "sẽ họp, ông nói hôm thứ Hai" is of a Monday that is over.
    """
    node_value = place.node.value
    if isinstance(node_value, Date) and node_value.year is not None:
        return None
    words, lower, first = load_words(), place.tokens.lower, place.first
    follows = words.cues.get(word_after(place).lower(), 0)
    if follows:
        return Direction.FUTURE if follows > 0 else Direction.PAST
    said = next((n for n in (1, 2) if n <= first and " ".join(lower[first - n : first]) in words.said), 0)
    for i in range(first - 1, max(-1, first - _CUE_REACH), -1):
        if said and i < first - said - 2:
            return Direction.PAST
        if lower[i] in words.cue_heads:
            sign = words.cues.get(lower[i]) or words.cues.get(f"{lower[i]} {lower[i + 1]}")
            if sign is not None:
                return Direction.FUTURE if sign > 0 else Direction.PAST
    return Direction.PAST if said else None
