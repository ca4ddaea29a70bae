"""Rules for years, months, days and weekdays: what the calendar names."""

from __future__ import annotations

from typing import Any

from banggiao.lang.timex.chart import Rule
from banggiao.lang.timex.meaning import Base, Date, Holiday, Nth, Range, Shift, Unit
from banggiao.lang.vi.times.numerals import is_day

_SUNDAY_NUMBER = 8  # thứ Hai is Monday, thứ Bảy Saturday


def _year(_: Any, year: int) -> Date:
    return Date(year)


def _turn(unit: Unit) -> Any:
    return lambda _, n: Shift(unit, n)


def _month(_: Any, month: int) -> Date | None:
    return Date(month=month) if 1 <= month <= 12 else None


def _month_of_year(_: Any, month: int, *rest: Any) -> Date | None:
    """"tháng 9 năm ngoái", "tháng 9/2013" with spaces: the last item is the year."""
    year = rest[-1]
    if not 1 <= month <= 12:
        return None
    if isinstance(year, int):
        return Date(year, month)
    return Date(year.year, month) if isinstance(year, Date) else Date(month=month, within=year)


def _month_turn(_: Any, month: int, turn: int) -> Date | None:
    return Date(month=month, turn=turn) if 1 <= month <= 12 else None


def _month_pair(_: Any, first: int, __: Any, last: int, year: Any) -> Range | None:
    if not 1 <= first < last <= 12:
        return None
    end = Date(month=last) if year is None else _month_of_year(_, last, year)
    return None if end is None else Range(Date(month=first), end)


def _month_span(_: Any, span: tuple[int, int], year: Any) -> Range | None:
    return _month_pair(_, span[0], None, span[1], year)


def _day_of(day: int, month: Any, explicit: bool) -> Date | None:
    """The day of a month: of a named one, or with the word "ngày" of a relative one ("ngày 15 tháng trước")."""
    if isinstance(month, Date) and month.month is not None and month.day is None:
        return month._replace(day=day) if is_day(day, month.month) else None
    if explicit and isinstance(month, Shift) and 1 <= day <= 31:
        return Date(day=day, within=month)
    return None


def _named_day(_: Any, __: Any, day: int, month: Any) -> Date | None:
    return _day_of(day, month, explicit=True)


def _bare_day(_: Any, day: int, month: Any) -> Date | None:
    return _day_of(day, month, explicit=False)


def _span_of_month(span: tuple[int, int], month: Any) -> Range | None:
    last = _day_of(span[1], month, explicit=False)
    return Range(Date(day=span[0]), last) if last else None


def _day_alone(_: Any, __: Any, day: int) -> Date | None:
    return Date(day=day) if 1 <= day <= 31 else None


def _with_year(date: Any, year: Any) -> Any:
    """"ngày 22/10 năm ngoái"."""
    if year is None or not isinstance(date, Date) or date.year is not None:
        return date
    return date._replace(year=year.year) if isinstance(year, Date) else date._replace(within=year)


def _date_turn(date: Any, turn: int) -> Any:
    return date._replace(turn=turn) if isinstance(date, Date) and date.turn is None else None


def _list(day: int, _: Any, last: Any) -> Range | None:
    """"24 và 25/4": the earlier day takes its month from the later."""
    end = last.last if isinstance(last, Range) else last
    if not isinstance(end, Date) or end.day is None or not 1 <= day <= 31:
        return None
    return Range(Date(day=day), end)


def _last_item(*items: Any) -> Any:
    return items[-1]


def _weekday(_: Any, number: int) -> Date | None:
    return Date(weekday=number - 2) if 2 <= number < _SUNDAY_NUMBER else None


def _weekday_in(day: Date, _: Any, week: Shift) -> Date:
    return day._replace(within=week)


def _weekday_turn(day: Date, turn: int) -> Date | None:
    return None if day.within is not None else day._replace(turn=turn)


def _weekday_date(day: Date, _: Any, __: Any, date: Any) -> Any:
    """A weekday that goes with a date: the date, which the weekday may help to place in a year."""
    if isinstance(date, Date) and date.day is not None:
        return date._replace(weekday=day.weekday)
    return date


def _feast(_: Any, key: str, __: Any, year: Any) -> Holiday:
    return Holiday(key, Date(year) if isinstance(year, int) else year)


def _nth(n: int, unit: Unit, of: Any) -> Nth:
    return Nth(n, unit, of)


RULES = (
    Rule("year", "yr", "year year4", _year, ("năm 1979",), ("năm người",)),
    Rule("relative year", "yr", "year this|last|ago|after|coming|recent",
         _turn(Unit.YEAR), ("năm ngoái", "năm tới"), ("năm nước",)),
    Rule("same year", "yr", "same year",
         lambda *_: Shift(Unit.YEAR, 0, Base.CONTEXT), ("cùng năm",), ("cùng người",)),
    Rule("month", "mon", "month num|month_name", _month, ("tháng 4", "tháng Tư", "tháng Giêng"), ("tháng 13",)),
    Rule("month of year", "mon", "month num|month_name of? yr",
         _month_of_year, ("tháng 9 năm ngoái", "tháng 5 năm 2019"), ("tháng 13 năm 2019",)),
    Rule("month, year", "mon", "month num|month_name comma yr",
         _month_of_year, ("tháng 9, năm 2013",), ("tháng 14, năm 2013",)),
    Rule("month/year", "mon", "month monthyear", _last_item, ("tháng 4/2018", "tháng 4-2017"), ("tỷ số 4/2018",)),
    Rule("month / year", "mon", "month num|month_name slash|dash year4",
         _month_of_year, ("tháng 4 / 2018",), ("chương 4 / 2018",)),
    Rule("relative month", "mon", "month turn", _turn(Unit.MONTH), ("tháng trước", "tháng này"), ("vài tháng sau",)),
    Rule("month with turn", "mon", "month num|month_name this|coming|recent|past",
         _month_turn, ("tháng 11 tới", "tháng Năm vừa qua"), ("13 tháng tới",)),
    Rule("two months", "mon", "month num and num yr?",
         _month_pair, ("tháng 4 và 5", "tháng 4 và 5 năm 2018"), ("4 và 5 tháng",)),
    Rule("months from to", "mon", "month span yr?", _month_span, ("tháng 5-7", "tháng 5-7 năm 2018"), ("5-7 tháng",)),
    Rule("same month", "mon", "same month",
         lambda *_: Shift(Unit.MONTH, 0, Base.CONTEXT), ("cùng tháng",), ("cùng tháp tùng",)),
    Rule("day and month", "cal", "day mong? num mon",
         _named_day, ("ngày 3 tháng 3", "ngày mồng 7 tháng 3 năm 2017"), ("ngày 31 tháng 2",)),
    Rule("day of month, bare", "daymon", "mong? int mon",
         lambda _, day, mon: _bare_day(_, day, mon), ("12 tháng 10 năm 2017",), ("40 tháng 2",)),
    Rule("mồng", "daymon", "mong num mon", _bare_day, ("mồng ba tháng ba",), ("mồng ba người",)),
    Rule("days of month", "daymon", "span mon", _span_of_month, ("8-11 tháng 3",), ("8-11 tháng",)),
    Rule("day alone", "dom", "day mong? int", _day_alone, ("ngày 15", "ngày mồng 5"), ("ngày 45",)),
    Rule("hôm and day", "dom", "hom mong? int", _day_alone, ("hôm 15", "hôm mồng 5"), ("hôm 45",)),
    Rule("ngày 22/10", "cal", "day|hom numdate|daymonth_dot|daymon|dayset yr?",
         lambda _, d, y: _with_year(d, y), ("ngày 22/10", "hôm 21-10", "ngày 15-17/2", "hôm 3.12"), ("ngày 45/10",)),
    Rule("ngày 22/10, năm", "cal", "day|hom numdate comma yr",
         lambda _, d, __, y: _with_year(d, y), ("ngày 22/10, năm 2012",), ("ngày 22/13, năm 2012",)),
    Rule("date with turn", "cal", "cal|daymon coming|recent|past|this",
         _date_turn, ("ngày 12/6 tới", "ngày 3/3 vừa qua"), ("bài 12/6 tới",)),
    Rule("two days", "dayset", "int and numdate|daymon", _list, ("24 hoặc 25-4", "8 và 9/3"), ("24 và 50/4",)),
    Rule("two days, word again", "dayset", "int and day numdate|daymon",
         lambda d, a, _, last: _list(d, a, last), ("ngày 24 và ngày 25/4",), ("24 và ngày 25 người",)),
    Rule("several days", "dayset", "int comma dayset", _list, ("20, 21 và 22/10",), ("20, 21 và 22 nước",)),
    Rule("days by a dash", "dayset", "int dash numdate", _list, ("24 - 25/4",), ("24 - 25 nước",)),
    Rule("counted days", "cal", "num|those|some day numdate|daymon|dayset",
         _last_item, ("hai ngày 5-6/4", "hai ngày 1 và 2-3-2019"), ("hai ngày 5 nước",)),
    Rule("weekday", "wd", "thu Numword", _weekday, ("thứ Năm", "Thứ Hai"), ("thứ Tám",)),
    Rule("weekday or ordinal", "wdw", "thu num", _weekday, ("hôm thứ hai", "vào thứ 5"), ("cuộc gặp thứ hai",)),
    Rule("hôm thứ", "wd", "hom wd|wdw", _last_item, ("hôm thứ Năm", "hôm thứ sáu"), ("hôm thứ tám",)),
    Rule("ngày thứ", "wd", "day wd", _last_item, ("ngày thứ Năm", "ngày Chủ nhật"), ("ngày thứ năm",)),
    Rule("weekday of a week", "wd", "wd|wdw of? wk",
         _weekday_in, ("thứ Năm tuần trước", "thứ tư của tuần tới"), ("lần thứ ba trong tuần",)),
    Rule("weekday with turn", "wd", "wd coming|recent|past|this|after|ago",
         _weekday_turn, ("thứ Sáu tới", "Chủ nhật vừa qua"), ("lần thứ Sáu tới Hà Nội",)),
    Rule("ordinal with turn", "wdw", "wdw coming|recent|past|this|after|ago",
         _weekday_turn, ("thứ hai tới",), ("lần thứ hai này",)),
    Rule("weekday and date", "cal", "wd|wdw comma? day? numdate|daymon|dayset",
         _weekday_date, ("thứ Sáu, 16/8", "chủ nhật 21-4"), ("hạng thứ Sáu, 16 nước",)),
    Rule("weekday and full date", "cal", "wd|wdw comma? day? cal",
         _weekday_date, ("thứ hai ngày 6 tháng 2",), ("thứ hai người 6",)),
    Rule("today and date", "cal", "relday day? numdate|daymon",
         _last_item, ("hôm nay 31/5", "hôm nay ngày 2-9"), ("hôm nay 31 nước",)),
    Rule("feast", "cal", "day? feast of? yr|year4", _feast, ("lễ Giáng sinh năm 2016",), ("lễ tân năm 2016",)),
    Rule("feast alone", "cal", "day? feast",
         lambda _, key: Holiday(key), ("Tết Nguyên đán", "ngày Giáng sinh"), ("tết trung thu",)),
    Rule("feast and date", "cal", "day? feast|named_day numdate",
         _last_item, ("ngày Quốc khánh 2-9",), ("ngày Quốc khánh",)),
    Rule("nth day", "cal", "day nth of? mon|yr",
         lambda _, n, __, of: _nth(n, Unit.DAY, of), ("ngày đầu tiên của tháng 3",), ("ngày đầu tiên của hội nghị",)),
    Rule("nth week", "wk", "week nth of? mon",
         lambda _, n, __, of: _nth(n, Unit.WEEK, of), ("tuần đầu tiên của tháng 9 năm 2017",),
         ("tuần đầu tiên của hội nghị",)),
    Rule("nth month", "mon", "month nth of? yr",
         lambda _, n, __, of: _nth(n, Unit.MONTH, of), ("tháng đầu tiên của năm 2017",),
         ("tháng đầu tiên của hội nghị",)),
    Rule("week", "wk", "week turn", _turn(Unit.WEEK), ("tuần trước", "tuần tới"), ("tuần dương",)),
)  # fmt: skip
