"""Two dates of one act are two events; arrival and return are one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from banggiao.extract.split import journeys, split, stay
from banggiao.model.event import Argument, EventDate, EventMention

if TYPE_CHECKING:
    from collections.abc import Callable

    from banggiao.annotate.view import SentenceView

    View = Callable[[str], SentenceView]
    Make = Callable[..., EventMention]


def date_of(text: str, view: SentenceView, number: int = 0) -> EventDate:
    """The time expression `number` of the sentence, as an event's date."""
    time = view.times[number]
    return EventDate(time.value, text[time.start : time.end], time.start, time.end, "")


def return_of(text: str, view: SentenceView, number: int) -> Argument:
    """The time expression `number` of the sentence, as the day of return."""
    time = view.times[number]
    return Argument("", text[time.start : time.end], "return", time.start, time.end)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "Hai đoàn khách Nga sẽ tới Lào từ ngày 3-8/10/2023 và từ ngày 20-26/10/2023.",
            ["2023-10-03/2023-10-08", "2023-10-20/2023-10-26"],
        ),
        ("Ông thăm Lào hồi tháng 3/2023 và tháng 9/2023.", ["2023-03", "2023-09"]),
        ("Ông thăm Lào năm 2015, năm 2018 và năm 2021.", ["2015", "2018", "2021"]),
        ("Hai bên họp ngày 3/10/2023 và ngày 4/10/2023.", ["2023-10-03"]),
        ("Ông sẽ thăm Lào ngày 3/10/2023 hoặc ngày 9/10/2023.", ["2023-10-03"]),
        ("Giao tranh nổ ra giữa tháng 3/2023 và tháng 6/2023.", ["2023-03"]),
        ("Ông thăm Lào ngày 3/10/2023, rồi tới Nga ngày 9/10/2023.", ["2023-10-03"]),
    ],
)
def test_listed_dates_are_events_of_their_own(text: str, dates: list[str], view_of: View, make_mention: Make) -> None:
    view = view_of(text)
    found = split(make_mention(text, date=date_of(text, view)), view, text)
    assert [event.date.edtf for event in found if event.date] == dates
    assert all(text[e.date.start : e.date.end] == e.date.text for e in found if e.date)


def test_undated_event_stays_one(view_of: View, make_mention: Make) -> None:
    text = "Nga và Lào họp."
    event = make_mention(text)
    assert split(event, view_of(text), text) == (event,)


def test_stay_lasts_from_arrival_to_return(view_of: View, make_mention: Make) -> None:
    text = "Đoàn khách Nga tới Lào ngày 9/2/2024, thăm Vientiane rồi về nước ngày 12/2/2024."
    view = view_of(text)
    whole = stay(make_mention(text, date=date_of(text, view), others=(return_of(text, view, 1),)), view, text)
    assert whole.date is not None
    assert whole.date.edtf == "2024-02-09/2024-02-12"
    assert text[whole.date.start : whole.date.end] == whole.date.text


def test_return_before_the_event_is_no_stay(view_of: View, make_mention: Make) -> None:
    text = "Về nước ngày 9/2/2024, đoàn Nga lại tới Lào ngày 12/2/2024."
    view = view_of(text)
    event = make_mention(text, date=date_of(text, view, 1), others=(return_of(text, view, 0),))
    assert stay(event, view, text) is event


def test_a_return_is_no_second_journey(view_of: View, make_mention: Make) -> None:
    text = "Đoàn khách Nga tới Lào ngày 9/2/2024, thăm Vientiane rồi về nước ngày 12/2/2024."
    view = view_of(text)
    tour = stay(make_mention(text, date=date_of(text, view), others=(return_of(text, view, 1),)), view, text)
    back = make_mention(text, date=date_of(text, view, 1))
    assert journeys([tour, back]) == (tour,)
    alone = make_mention(text, date=date_of(text, view))
    assert journeys([alone, back]) == (alone, back)
    others = replace(back, actors=(Argument("LAO", "Lào", "actor", 20, 23),))
    assert journeys([tour, others]) == (tour, others)
