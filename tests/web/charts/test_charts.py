"""What charts are drawn from."""

from __future__ import annotations

import datetime as dt
import math
import time
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from banggiao.errors import SettingsError, UnknownId
from banggiao.store.find import Found
from banggiao.store.network import Scope, Tie
from banggiao.store.timeline import Subject
from banggiao.web.charts.agenda import calendar_of
from banggiao.web.charts.asked import read_pair, read_scope, read_subject
from banggiao.web.charts.atlas import draw_atlas, load_points, load_towns
from banggiao.web.charts.columns import columns_of
from banggiao.web.charts.days import date, iso, number, parse_day
from banggiao.web.charts.kinds import draw_bars, draw_curve
from banggiao.web.charts.layout import lay_out
from banggiao.web.charts.network import draw_network
from banggiao.web.charts.spot import draw_spot
from banggiao.web.charts.timeline import after, draw_timeline
from banggiao.web.labels import load_labels
from banggiao.web.words import load_words

if TYPE_CHECKING:
    from banggiao.store.ledger import Ledger
    from banggiao.web.charts.timeline import Timeline

ENGLISH, VIETNAMESE = load_words("en"), load_words("vi")
LABELS = load_labels("en")


@pytest.mark.parametrize(
    ("text", "last", "day"),
    [
        ("2024", False, 20240101),
        ("2024-02", True, 20240229),
        ("2024-02-13", True, 20240213),
        (" 2024-02-13 ", False, 20240213),
        ("", True, 0),
    ],
)
def test_days_are_read(text: str, last: bool, day: int) -> None:
    assert parse_day("to", text, last=last) == day


@pytest.mark.parametrize("text", ["XXXX", "x", "2024-13", "2024-02-30", "2014/..x", "1" * 30, "2024-02-13T08:00"])
def test_what_is_no_day_is_said(text: str) -> None:
    with pytest.raises(SettingsError, match="from"):
        parse_day("from", text)


def test_days_there_and_back() -> None:
    assert iso(number(dt.date(2024, 2, 13))) == "2024-02-13"
    assert date(20240213) == dt.date(2024, 2, 13)
    assert iso(0) == ""


@pytest.mark.parametrize(
    ("unit", "end"), [("day", "2024-02-02"), ("month", "2024-03-01"), ("year", "2025-01-01"), ("decade", "2034-01-01")]
)
def test_a_span_ends_where_the_next_begins(unit: str, end: str) -> None:
    assert after(20240201 if unit in ("day", "month") else 20240101, unit).isoformat() == end


@pytest.mark.parametrize("pair", ["RUS", "RUS-RUS", "RUS-", "R-PRK", "RUS-<script>"])
def test_what_is_no_pair_is_said(pair: str) -> None:
    with pytest.raises(SettingsError):
        read_pair(pair)


@pytest.mark.parametrize("asked", [{"kind": "x"}, {"status": "x"}, {"party": "<b>"}, {"from": "x"}])
def test_what_is_no_scope_is_said(asked: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(asked))):
        read_scope(asked)


def test_a_subject_must_be_named_and_known(ledger: Ledger) -> None:
    assert read_scope({"from": "2024", "kind": "visit"}) == Scope(first=20240101, kind="visit")
    with ledger.reading() as connection:
        assert read_subject(connection, {"pair": "rus-prk"}) == Subject(pair=("RUS", "PRK"))
        with pytest.raises(SettingsError):
            read_subject(connection, {})
        with pytest.raises(UnknownId):
            read_subject(connection, {"person": "p" + "0" * 16})


def draw(ledger: Ledger, subject: Subject, first: int = 0, last: int = 0) -> Timeline:
    with ledger.reading() as connection:
        return draw_timeline(connection, subject, (first, last), today=20250101, words=ENGLISH, labels=LABELS)


def test_few_events_are_shown_one_by_one(ledger: Ledger) -> None:
    drawn = draw(ledger, Subject(party="PRK"))
    assert drawn.unit == ""
    assert drawn.bins == ()
    assert len(drawn.events) >= drawn.total > 0
    visit = next(event for event in drawn.events if event.label == "visit: North Korea → Russia")
    assert visit.href == f"/events/{visit.id}"
    assert visit.quad == 1
    assert visit.precise
    assert visit.first == visit.last
    assert [lane["quad"] for lane in drawn.lanes] == [2, 1, 3, 4]


def test_many_events_are_counted(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("banggiao.web.charts.timeline.APART", 0)
    drawn = draw(ledger, Subject(party="PRK"))
    assert drawn.events == ()
    assert drawn.unit in ("day", "month", "year", "decade")
    assert sum(one.events for one in drawn.bins) == drawn.total
    assert all(one.start < one.end for one in drawn.bins)
    assert draw(ledger, Subject(party="PRK"), 20250501, 20250531).unit == "day"


def test_a_timeline_of_nothing_is_empty(ledger: Ledger) -> None:
    drawn = draw(ledger, Subject(pair=("VNM", "ISL")))
    assert (drawn.first, drawn.last, drawn.total, drawn.events) == (None, None, 0, ())
    assert draw(ledger, Subject(party="PRK"), 20250101, 20240101).total == 0


def test_columns_have_no_gap_and_count_everything(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        quarters = columns_of(connection, Subject(party="PRK"))
        years = columns_of(connection, Subject(party="PRK"), "year")
        nothing = columns_of(connection, Subject(party="ISL"))
    assert quarters.unit == "quarter"
    names = [column.name for column in quarters.columns]
    order = [int(name[:4]) * 4 + int(name[-1]) for name in names]
    assert order == list(range(order[0], order[0] + len(order)))
    assert quarters.earlier + sum(column.events for column in quarters.columns) == years.earlier + sum(
        column.events for column in years.columns
    )
    assert [total for _, total in years.kinds()] == sorted((total for _, total in years.kinds()), reverse=True)
    assert nothing.columns == ()


def test_columns_of_very_many_events_are_the_latest_that_are_whole(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ledger.reading() as connection:
        every = columns_of(connection, Subject(party="PRK"))
        monkeypatch.setattr("banggiao.web.charts.columns._COUNTED", every.columns[-1].events)
        latest = columns_of(connection, Subject(party="PRK"))
    # Those of the quarter of the first event beyond would not be all: it is left out, and said to be.
    assert latest.columns == every.columns[-len(latest.columns) :]
    assert 0 < len(latest.columns) < len(every.columns)
    assert latest.earlier == sum(column.events for column in every.columns) - sum(c.events for c in latest.columns)


def test_curve_and_bars_lead_to_their_events(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        columns = columns_of(connection, Subject(party="PRK"))
    curve = draw_curve(columns, {"party": "PRK"}, VIETNAMESE)
    bars = draw_bars(columns, {"party": "PRK"}, VIETNAMESE, load_labels("vi"))
    last = curve.points[-1]
    assert last.href.startswith("/events?party=PRK&from=")
    assert curve.labels["cooperation"] == "hợp tác"
    assert (last.name, last.title) == ("2025-Q2", "quý 2/2025")
    assert bars.titles[-1] == last.title
    assert all(len(row.values) == len(bars.columns) == len(row.hrefs) for row in bars.rows)
    assert all(
        (href is None) == (value == 0) for row in bars.rows for value, href in zip(row.values, row.hrefs, strict=True)
    )


def test_a_network_joins_its_nodes(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        drawn = draw_network(connection, "parties", Scope(), words=ENGLISH, labels=LABELS)
        persons = draw_network(connection, "persons", Scope(), words=ENGLISH, labels=LABELS)
    assert {"North Korea", "Russia"} <= {node.label for node in drawn.nodes}
    assert all(edge.one != edge.other < len(drawn.nodes) for edge in drawn.edges)
    assert drawn.edges[0].href.startswith("/network/tie?one=")
    assert all(node.href.startswith("/persons/p") for node in persons.nodes)


def test_two_thousand_are_laid_out_in_seconds_and_always_alike() -> None:
    knots = tuple(f"p{number}" for number in range(2_000))
    ties = tuple(Tie(knots[number // 3], knots[number], 1 + 2_000 // number, None) for number in range(1, len(knots)))
    begun = time.process_time()
    found = lay_out(knots, ties)
    assert time.process_time() - begun < 5
    assert found.keys() == set(knots)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in found.values())
    assert len(set(found.values())) > 1_900
    assert lay_out.__wrapped__(knots, ties) == found
    assert lay_out.__wrapped__((), ()) == {}
    assert lay_out.__wrapped__(("a",), ()) == {"a": (0.0, 0.0)}


def test_the_map_has_points_and_names_the_islands(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        drawn = draw_atlas(connection, Scope(), words=VIETNAMESE, labels=load_labels("vi"))
    assert {point.label for point in drawn.points} & {"Nga", "Triều Tiên"}
    assert [name.label for name in drawn.names] == ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"]
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in load_points().values())
    assert load_points()["VNM"] == (105.84, 21.02)
    # Whoever may be the place of an event as a state has a point.
    assert {"PRK", "RUS", "USA", "SUN", "PSE", "XKX"} <= load_points().keys()


def test_a_place_stands_where_the_map_has_it_and_leads_there() -> None:
    drawn = draw_spot("VNM", {"kind": "visit", "from": "2024-02"}, words=VIETNAMESE, labels=load_labels("vi"))
    assert drawn
    assert (drawn.label, drawn.lon, drawn.lat) == ("Việt Nam", 105.84, 21.02)
    assert drawn.href == "/map?kind=visit&from=2024-02"
    assert [name.label for name in drawn.names] == ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"]
    assert draw_spot("ASEAN", {}, words=ENGLISH, labels=LABELS) is None
    assert load_towns().keys() == load_points().keys()


def test_plans_as_a_calendar_file() -> None:
    words = "Ông sẽ thăm, cả đoàn; mai."
    blank = Found(
        1,
        "e1",
        "visit",
        "planned",
        "",
        0,
        "PRK",
        ("RUS",),
        ("PRK",),
        (),
        0.9,
        1,
        1,
        1,
        "",
        "a1",
        "Ông sẽ thăm, cả đoàn; mai.",
    )
    events = [
        blank._replace(edtf="2024-05-16/2024-05-17", day=20240516),
        blank._replace(id="e2", edtf="2024-06", day=20240601),
    ]
    made = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
    calendar = Calendar.from_ical(calendar_of(events, "Nga – Triều Tiên", LABELS, made))
    one, other = calendar.walk("VEVENT")
    assert (one.decoded("dtstart"), one.decoded("dtend")) == (dt.date(2024, 5, 16), dt.date(2024, 5, 18))
    assert str(one["summary"]) == "visit: Russia → North Korea"
    assert str(one["description"]) == words
    assert str(one["status"]) == "TENTATIVE"
    assert (other.decoded("dtstart"), other.decoded("dtend")) == (dt.date(2024, 6, 1), dt.date(2024, 7, 1))
    assert str(other["summary"]).endswith("(Jun 2024)")
