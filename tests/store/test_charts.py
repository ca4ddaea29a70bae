"""What charts ask the ledger for; the same for both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from banggiao.errors import SettingsError
from banggiao.model.event import Status
from banggiao.store.articles import Read
from banggiao.store.network import (
    Scope,
    Tie,
    events_of_tie,
    facets_of,
    network_of_parties,
    network_of_persons,
)
from banggiao.store.pairs import active_pairs, ahead, treaties, visits
from banggiao.store.places import Journeys, Spot, journeys, spots
from banggiao.store.story_pages import list_stories
from banggiao.store.timeline import Extent, Subject, Tally, count, day_of, extent, in_window, person_subject, tally

if TYPE_CHECKING:
    from banggiao.store.ledger import Ledger

Add = Callable[..., str]
Make = Callable[..., Read]

TODAY = 20240615
PAIR = Subject(pair=("RUS", "PRK"))


@pytest.fixture
def filled(ledger: Ledger, add: Add, make: Make) -> Ledger:
    """Seven articles, seven events, of which five are between Russia and North Korea."""
    add(
        make("a", source="Báo Một"),
        make("b", day="2024-06-10", kind="sign", person="Kim Jong-un", parties=("PRK", "RUS")),
        make("c", day="2024-07-01", status=Status.PLANNED, person="Vladimir Putin", published="2024-06-14"),
        make("d", day="2023", kind="sanction", person="Sergey Shoigu", parties=("RUS", "PRK")),
        make("e", day="XXXX-08-02", person="Kim Jong-un", parties=("PRK", "RUS"), published=None),
        make("f", day="2023-01-02", kind="sanction", parties=("USA", "PRK"), person="Antony Blinken"),
        make("g", day="2019-04-24", person="Kim Jong-un", parties=("PRK", "CHN"), status=Status.DENIED),
    )
    return ledger


def test_extent_and_counts_of_a_pair(filled: Ledger) -> None:
    with filled.reading() as connection:
        assert extent(connection, PAIR) == Extent(20230101, 20240701, 4, 1)
        assert extent(connection, Subject(party="PRK")) == Extent(20190424, 20240701, 6, 1)
        assert extent(connection, Subject(pair=("RUS", "CHN"))) == Extent(0, 0, 0, 0)
        assert count(connection, PAIR, 20240101, 20241231) == 3
        assert count(connection, Subject(party="USA"), 20230101, 20230102) == 1


@pytest.mark.parametrize("subject", [PAIR, Subject(party="RUS")])
def test_tally_by_month_year_and_decade(filled: Ledger, subject: Subject) -> None:
    with filled.reading() as connection:
        months = tally(connection, subject, 20240101, 20241231, "month")
        years = tally(connection, subject, 20230101, 20241231, "year")
        decades = tally(connection, subject, 20200101, 20291231, "decade")
        days = tally(connection, subject, 20240503, 20240503, "day")
    assert months == [
        Tally(20240501, "visit", "occurred", 1),
        Tally(20240601, "sign", "occurred", 1),
        Tally(20240701, "visit", "planned", 1),
    ]
    assert [one.span for one in years] == [20230101, 20240101, 20240101, 20240101]
    assert {one.span for one in decades} == {20200101}
    assert sum(one.events for one in decades) == 4
    assert days == [Tally(20240503, "visit", "occurred", 1)]


def test_the_day_before_which_so_many_stand(filled: Ledger) -> None:
    with filled.reading() as connection:
        for subject in (Subject(pair=("RUS", "PRK")), Subject(party="PRK"), Subject(party="ISL")):
            whole = extent(connection, subject)
            days = [day_of(connection, subject, place) for place in range(whole.dated + 1)]
            assert days[0] == whole.last
            assert days == sorted(days, reverse=True)
            assert days[-1] == 0
            assert all(count(connection, subject, day + 1, 99_999_999) <= place for place, day in enumerate(days))


def test_a_window_has_what_reaches_into_it(filled: Ledger) -> None:
    with filled.reading() as connection:
        inside = in_window(connection, PAIR, 20230301, 20230430, 10)
        after = in_window(connection, PAIR, 20240601, 20241231, 10)
        few = in_window(connection, PAIR, 20200101, 20241231, 2)
    # An event of which only the year is known may be in any month of it; one of a day may not.
    assert [event.edtf for event in inside] == ["2023"]
    assert [event.edtf for event in after] == ["2024-07-01", "2024-06-10", "2023"]
    assert len(few) == 2


def test_active_pairs(filled: Ledger) -> None:
    with filled.reading() as connection:
        first, *rest = active_pairs(connection, TODAY)
        of_china = active_pairs(connection, TODAY, "CHN")
    assert (first.one, first.other, first.events) == ("PRK", "RUS", 5)
    assert (first.last_day, first.recent, first.ahead) == (20240610, 2, 1)
    # Two visits, one of them of an unknown year, a treaty and sanctions: (2.8 + 2.8 + 8 - 8) / 4.
    assert first.score == pytest.approx(1.4)
    assert {(pair.one, pair.other) for pair in rest} == {("CHN", "PRK"), ("PRK", "USA")}
    assert [(pair.other, pair.score) for pair in of_china] == [("PRK", None)]


def test_visits_treaties_and_what_is_ahead(filled: Ledger) -> None:
    with filled.reading() as connection:
        there, back = visits(connection, "RUS", "PRK")
        assert [event.edtf for event in there] == ["2024-07-01", "2024-05-03"]
        assert [event.edtf for event in back] == ["XXXX-08-02"]
        assert [event.kind for event in treaties(connection, "PRK", "RUS")] == ["sign"]
        assert [event.edtf for event in ahead(connection, "RUS", "PRK", TODAY)] == ["2024-07-01"]
        assert ahead(connection, "RUS", "PRK", 20250101) == []


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(), {("PRK", "RUS"): 5, ("PRK", "USA"): 1, ("CHN", "PRK"): 1}),
        (Scope(kind="sanction"), {("PRK", "RUS"): 1, ("PRK", "USA"): 1}),
        (Scope(first=20240101), {("PRK", "RUS"): 3}),
        (Scope(last=20230105), {("PRK", "RUS"): 1, ("PRK", "USA"): 1, ("CHN", "PRK"): 1}),
        (Scope(status="planned"), {("PRK", "RUS"): 1}),
        (Scope(status="occurred", kind="visit"), {("PRK", "RUS"): 2}),
        (Scope(party="CHN"), {("CHN", "PRK"): 1}),
        (Scope(party="PRK", kind="visit", status="denied"), {("CHN", "PRK"): 1}),
        (Scope(party="VNM"), {}),
    ],
)
def test_networks_of_parties(filled: Ledger, scope: Scope, expected: dict[tuple[str, str], int]) -> None:
    with filled.reading() as connection:
        web = network_of_parties(connection, scope)
    assert {(tie.one, tie.other): tie.events for tie in web.ties} == expected
    assert {knot.id for knot in web.knots} == {code for pair in expected for code in pair}
    assert web.left_out == 0


def test_a_network_of_few_leaves_out_the_others(filled: Ledger) -> None:
    with filled.reading() as connection:
        web = network_of_parties(connection, Scope(), most=2)
    assert [knot.id for knot in web.knots] == ["PRK", "RUS"]
    assert web.ties == (Tie("PRK", "RUS", 5, 1.4),)
    assert web.left_out == 2


def test_events_of_a_tie(filled: Ledger) -> None:
    with filled.reading() as connection:
        tie = facets_of(connection, "RUS", "PRK")
        assert tie is not None
        every = events_of_tie(connection, tie.facets, Scope())
        some = events_of_tie(connection, tie.facets, Scope(first=20240101, kind="visit"))
        assert facets_of(connection, "p1", "p2") is None
    assert len(every) == 5
    assert [event.edtf for event in some] == ["2024-07-01", "2024-05-03"]


def test_persons_who_share_an_event(ledger: Ledger, add: Add, make: Make) -> None:
    read = make("a")
    (event,) = read.reading.events
    other = event.people[0]._replace(name="Choe Son-hui", code="PRK", role="host")
    reading = replace(read.reading, events=(replace(event, people=(*event.people, other)),))
    persons = (*reading.persons, reading.persons[0]._replace(name="Choe Son-hui", country="PRK"))
    add(read._replace(reading=replace(reading, persons=persons)), make("b", day="2024-06-20"))
    with ledger.reading() as connection:
        web = network_of_persons(connection, Scope())
        assert [(knot.name, knot.country, knot.events) for knot in web.knots] == [
            ("Choe Son-hui", "PRK", 1),
            ("Sergey Lavrov", "RUS", 1),
        ]
        tie = facets_of(connection, web.ties[0].one, web.ties[0].other)
        assert tie is not None
        assert sorted(tie.names) == ["Choe Son-hui", "Sergey Lavrov"]
        assert [found.edtf for found in events_of_tie(connection, tie.facets, Scope())] == ["2024-05-03"]
        lavrov = person_subject(connection, web.knots[1].id)
        assert lavrov is not None
        assert extent(connection, lavrov) == Extent(20240503, 20240620, 2, 0)
        assert person_subject(connection, "p" + "0" * 16) is None


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(), [Spot("PRK", 4), Spot("RUS", 2), Spot("CHN", 1)]),
        (Scope(first=20240101), [Spot("PRK", 2), Spot("RUS", 1)]),
        (Scope(kind="sanction"), [Spot("PRK", 2)]),
        (Scope(party="CHN"), [Spot("CHN", 1)]),
    ],
)
def test_where_events_took_place(filled: Ledger, scope: Scope, expected: list[Spot]) -> None:
    with filled.reading() as connection:
        assert spots(connection, scope) == expected


def test_who_visited_whom(filled: Ledger) -> None:
    with filled.reading() as connection:
        assert journeys(connection, Scope()) == [Journeys("PRK", "RUS", 1), Journeys("RUS", "PRK", 1)]
        assert journeys(connection, Scope(status="denied")) == [Journeys("PRK", "CHN", 1)]
        assert journeys(connection, Scope(kind="sanction")) == []
        assert journeys(connection, Scope(party="CHN")) == []


def test_stories_page_by_page(filled: Ledger) -> None:
    with filled.reading() as connection:
        whole = list_stories(connection)
        first = list_stories(connection, limit=2)
        rest = list_stories(connection, limit=50, after=first.after)
        with pytest.raises(SettingsError):
            list_stories(connection, after="x")
    assert first.stories + rest.stories == whole.stories
    assert whole.after is None
    assert sum(story.articles for story in whole.stories) == 7
