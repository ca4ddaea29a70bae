"""Rules for parts of periods, seasons, quarters, decades, centuries, and for ranges and open ends."""

from __future__ import annotations

from typing import Any

from banggiao.lang.timex.chart import Rule
from banggiao.lang.timex.meaning import (
    Century,
    Date,
    Decade,
    Edge,
    First,
    Nth,
    Part,
    Quarter,
    Range,
    Season,
    Shift,
    Since,
    Unit,
    Until,
)

_LAST_CENTURY = 21
_SUMMER = 22


def _part(edge: Edge, _: Any, of: Any) -> Part:
    return Part(edge, of)


def _part_year(edge: Edge, year: int) -> Part:
    return Part(edge, Date(year))


def _bare_part(unit: Unit) -> Any:
    return lambda edge, _: Part(edge, Shift(unit, 0))


def _first_months(n: int, _: Any, edge: Edge, year: Any) -> First | None:
    if edge not in (Edge.START, Edge.END) or not 1 <= n <= 12:
        return None
    return First(n, edge is Edge.END, Shift(Unit.YEAR, 0) if isinstance(year, Unit) else year)


def _season(_: Any, number: int, __: Any, of: Any) -> Season:
    return Season(number, Date(of) if isinstance(of, int) else of)


def _season_turn(_: Any, number: int, turn: int) -> Season:
    return Season(number, turn=turn)


def _season_alone(_: Any, number: int) -> Season:
    return Season(number)


def _summer(number: int, of: Any) -> Season | None:
    """Only summer goes without "mùa": "thu năm 2017" may be an income."""
    return Season(number, of) if number == _SUMMER else None


def _quarter(_: Any, number: int, __: Any, of: Any) -> Quarter | None:
    return Quarter(number, Date(of) if isinstance(of, int) else of) if 1 <= number <= 4 else None


def _quarter_alone(_: Any, number: int) -> Quarter | None:
    return Quarter(number) if 1 <= number <= 4 else None


def _quarter_slash(_: Any, month: Any) -> Quarter | None:
    """"quý 1/2019" looks like a month of a year."""
    if not isinstance(month, Date) or month.month is None or month.month > 4:
        return None
    return Quarter(month.month, Date(month.year))


def _decade(_: Any, start: int) -> Decade | None:
    plausible = start % 10 == 0 and (10 <= start < 100 or 1000 <= start <= 2100)
    return Decade(start) if plausible else None


def _decade_years(_: Any, __: Any, start: int) -> Decade | None:
    return _decade(_, start)


def _decade_of(decade: Decade, _: Any, century: Any) -> Decade:
    if isinstance(century, Century) and decade.start < 100:
        return Decade((century.number - 1) * 100 + decade.start)
    return decade


def _century(_: Any, number: int) -> Century | None:
    return Century(number) if 1 <= number <= _LAST_CENTURY + 1 else None


def _years(first: int, _: Any, last: int) -> Range | None:
    return Range(Date(first), Date(last)) if first < last else None


def _more_years(first: int, _: Any, rest: Range) -> Range:
    return Range(Date(first), rest.last)


def _date(value: Any) -> Any:
    return Date(value) if isinstance(value, int) else value


def _range(_: Any, first: Any, __: Any, last: Any) -> Range | None:
    """From one time to another of the same kind; a range inside gives its outer end."""
    first, last = _date(first), _date(last)
    left = first.first if isinstance(first, Range) else first
    right = last.last if isinstance(last, Range) else last
    return Range(left, right)


def _day_range(_: Any, __: Any, first: int, ___: Any, ____: Any, last: Any) -> Range | None:
    right = last.last if isinstance(last, Range) else last
    return Range(Date(day=first), right) if 1 <= first <= 31 else None


def _since(_: Any, value: Any) -> Any:
    value = _date(value)
    return value if isinstance(value, Range) else Since(value)


def _till_now(_: Any, value: Any, __: Any) -> Any:
    """What lasts until now began in the past."""
    value = _date(value)
    if isinstance(value, Date) and value.year is None and value.within is None and value.month is not None:
        value = value._replace(turn=-1)
    return _since(_, value)


def _until(_: Any, value: Any) -> Any:
    value = _date(value)
    return value if isinstance(value, Range) else Until(value)


RULES = (
    Rule("part of a period", "per", "edge of? mon|yr|wk|quart|dec|cent",
         _part, ("đầu tháng này", "nửa cuối tháng 4"), ("cuối đường tháng này",)),
    Rule("part of a bare year", "per", "edge year4", _part_year, ("cuối 2012",), ("cuối 3012",)),
    Rule("part of a month of a year", "per", "edge of? monthyear", _part, ("cuối 9/2013",), ("cuối 13/2013",)),
    Rule("part of this month", "per", "edge month", _bare_part(Unit.MONTH), ("cuối tháng",), ("đầu mỗi tháng",)),
    Rule("part of this week", "per", "edge week", _bare_part(Unit.WEEK), ("cuối tuần", "đầu tuần"), ("cuối đoàn",)),
    Rule("part of this year", "per", "edge year",
         _bare_part(Unit.YEAR), ("cuối năm", "nửa đầu năm"), ("đầu năm mới",)),
    Rule("first months", "per", "num month edge of? yr",
         lambda n, m, e, _, y: _first_months(n, m, e, y), ("6 tháng đầu năm 2013",), ("6 tháng cuối đời",)),
    Rule("first months of this year", "per", "num month edge year",
         _first_months, ("9 tháng đầu năm",), ("9 tháng đầu đời",)),
    Rule("season", "per", "season_word season_name of? yr|year4",
         _season, ("mùa hè năm 2014", "mùa đông 2013"), ("mùa vụ năm 2014",)),
    Rule("season with turn", "per", "season_word season_name turn",
         _season_turn, ("mùa hè này", "mùa thu tới"), ("mùa bóng này",)),
    Rule("season alone", "per", "season_word season_name", _season_alone, ("mùa thu",), ("mùa mưa",)),
    Rule("short season", "per", "season_name yr", _summer, ("hè năm ngoái",), ("thu năm 2017",)),
    Rule("quarter", "quart", "quarter num|roman", _quarter_alone, ("quý 3", "quý III"), ("quý 5",)),
    Rule("quarter of a year", "quart", "quarter num|roman of? yr",
         _quarter, ("quý 4 của năm 2018",), ("quý 7 của năm 2018",)),
    Rule("quarter / year", "quart", "quarter roman slash year4", _quarter, ("quý I/2019",), ("quý V/2019",)),
    Rule("quarter/year", "quart", "quarter monthyear", _quarter_slash, ("quý 1/2019",), ("quý 7/2019",)),
    Rule("relative quarter", "quart", "quarter turn",
         lambda _, n: Shift(Unit.QUARTER, n), ("quý trước", "quý này"), ("quý vị này",)),
    Rule("nth quarter", "quart", "quarter nth of? yr",
         lambda _, n, __, y: Nth(n, Unit.QUARTER, y), ("quý đầu tiên năm 2017",), ("quý nhân năm 2017",)),
    Rule("decade", "dec", "decade int", _decade, ("thập niên 1930", "thập kỷ 80"), ("thập kỷ 83",)),
    Rule("years of a decade", "dec", "those year int",
         _decade_years, ("những năm 2000", "những năm 90"), ("những năm 2017",)),
    Rule("decade of a century", "dec", "dec of? cent",
         _decade_of, ("những năm 80 của thế kỷ 20",), ("những năm 83 của thế kỷ 20",)),
    Rule("relative decade", "dec", "decade turn",
         lambda _, n: Shift(Unit.DECADE, n), ("thập kỷ trước",), ("nhiều thập kỷ",)),
    Rule("century", "cent", "century int|roman", _century, ("thế kỷ 20", "thế kỷ XXI"), ("thế kỷ 50",)),
    Rule("relative century", "cent", "century turn",
         lambda _, n: Shift(Unit.CENTURY, n), ("thế kỷ trước", "thế kỷ này"), ("thế kỷ của họ",)),
    Rule("two years", "yearset", "year4 and year4", _years, ("năm 2017 và 2018",), ("năm 2018 và 2017",)),
    Rule("several years", "yearset", "year4 comma yearset",
         _more_years, ("năm 2016, 2017 và 2018",), ("2018, 2017 nước",)),
    Rule("named years", "rng", "num? year yearset",
         lambda _, __, years: years, ("năm 2017 và 2018", "hai năm 2013 và 2014"), ("năm 2018 và 2017",)),
    Rule("named years, plural", "rng", "those year yearset|years",
         lambda _, __, years: years, ("các năm 2017 và 2018",), ("các năm 2018 và 2017",)),
    Rule("span of years", "rng", "year years", lambda _, years: years, ("năm 2011-2015",), ("năm 2015-2011",)),
    Rule("years by a dash", "years", "year4 dash year4", _years, ("(1999 - 2002)",), ("2002 - 1999",)),
    Rule("from to", "rng", "<from point|weak to point|weak",
         _range, ("từ 1/9 đến 15/12", "từ năm 1990 đến 2017"), ("từ Hà Nội đến 2017",)),
    Rule("to", "rng", "point to point|weak",
         lambda a, t, b: _range(None, a, t, b), ("ngày 10/12/2012 đến ngày 8/1/2013",), ("tháng 5 đến Hà Nội",)),
    Rule("dash", "rng", "point dash point",
         lambda a, _, b: _range(None, a, None, b), ("tháng 5 - tháng 7",), ("tháng 5 - Hà Nội",)),
    Rule("dates to dates", "dateset", "daymonth to day? numdate|daymon",
         lambda a, _, __, b: _range(None, a, None, b), ("23/10 đến hết ngày 25/10",), ("23/10 đến Hà Nội",)),
    Rule("from day to day", "rng", "<from day? int to day? numdate|daymon",
         _day_range, ("từ 20 đến 25/10", "từ ngày 20 đến ngày 25/10"), ("từ 20 đến 25 người",)),
    Rule("day to day", "rng", "day int to day? numdate|daymon",
         lambda d, n, t, e, x: _day_range(None, d, n, t, e, x), ("ngày 20 đến 25/10",), ("ngày 20 đến 25 tỉnh",)),
    Rule("from till now", "open", "<from point|weak till_now",
         _till_now, ("từ năm 2014 đến nay", "từ ngày 1/6 đến nay"), ("từ Hà Nội đến nay",)),
    Rule("since", "open", "<from point|weak", _since, ("kể từ năm 2014", "từ ngày 1/11"), ("từ Nga",)),
    Rule("until", "open", "<until point|weak", _until, ("đến tháng 6", "trước năm 2020"), ("đến Nga",)),
)  # fmt: skip
