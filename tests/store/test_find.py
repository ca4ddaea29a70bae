"""Queries; what is expected is the same for both databases."""

from collections.abc import Callable

import pytest

from banggiao.errors import SettingsError, UnknownId
from banggiao.model.event import Status
from banggiao.store.actors import list_actors, list_offices
from banggiao.store.articles import Read
from banggiao.store.find import Filters, find_events
from banggiao.store.ledger import Ledger
from banggiao.store.relation import relate
from banggiao.store.search import search
from banggiao.store.show import show

Add = Callable[..., str]
Make = Callable[..., Read]


@pytest.fixture
def full(ledger: Ledger, add: Add, make: Make) -> Ledger:
    """Six articles, five events."""
    add(
        make("a", source="Báo Một", url="https://example.org/a"),
        make("b", source="Báo Hai", credited="KCNA"),
        make("c", day="2024-06-10", kind="call", person="Kim Jong-un", parties=("PRK", "RUS")),
        make("d", day="2024-07-01", status=Status.PLANNED, person="Vladimir Putin", published="2024-06-30"),
        make("e", day="XXXX-08-02", person="Kim Jong Un", parties=("PRK", "CHN"), published=None),
        make("f", day="2023-01-02", kind="sanction", parties=("USA", "PRK"), person="Antony Blinken"),
    )
    return ledger


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["2024-07-01", "2024-06-10", "2024-05-03", "2023-01-02", "XXXX-08-02"]),
        ({"parties": ("RUS",)}, ["2024-07-01", "2024-06-10", "2024-05-03"]),
        ({"parties": ("PRK", "CHN")}, ["XXXX-08-02"]),
        ({"parties": ("RUS",), "kind": "call"}, ["2024-06-10"]),
        ({"pair": ("RUS", "PRK")}, ["2024-07-01", "2024-06-10", "2024-05-03"]),
        ({"pair": ("RUS", "CHN")}, []),
        ({"kind": "visit", "status": "planned"}, ["2024-07-01"]),
        ({"first": 20240601}, ["2024-07-01", "2024-06-10"]),
        ({"last": 20240601}, ["2024-05-03", "2023-01-02"]),
        ({"first": 20240501, "last": 20240630}, ["2024-06-10", "2024-05-03"]),
        ({"place": "CHN"}, ["XXXX-08-02"]),
        ({"person": "kim jong un"}, ["2024-06-10", "XXXX-08-02"]),
        ({"person": "putin"}, ["2024-07-01"]),
        ({"person": "không ai"}, []),
        ({"person": "---"}, []),
        ({"source": "kcna"}, ["2024-05-03"]),
        ({"source": "bao mot"}, ["2024-05-03"]),
        ({"origins": 2}, ["2024-05-03"]),
        ({"origins": 12}, []),
        ({"confidence": 0.7}, ["2024-07-01", "2024-06-10", "2024-05-03", "2023-01-02", "XXXX-08-02"]),
        ({"confidence": 0.8}, []),
        ({"kind": "accuse"}, []),
    ],
)
def test_filters(full: Ledger, filters: dict[str, object], expected: list[str]) -> None:
    with full.reading() as connection:
        page = find_events(connection, Filters(**filters))  # type: ignore[arg-type]
    assert [event.edtf for event in page.events] == expected
    assert page.after is None
    assert all("thăm" in event.sentence for event in page.events)


@pytest.mark.parametrize("oldest_first", [False, True])
@pytest.mark.parametrize("filters", [Filters(), Filters(person="kim"), Filters(parties=("PRK",))])
def test_pages_are_the_whole(full: Ledger, filters: Filters, oldest_first: bool) -> None:
    with full.reading() as connection:
        whole = find_events(connection, filters, oldest_first=oldest_first).events
        found, after = [], None
        while True:
            page = find_events(connection, filters, limit=2, after=after, oldest_first=oldest_first)
            found += page.events
            after = page.after
            if after is None:
                break
    assert tuple(found) == whole
    if oldest_first:
        days = [event.day for event in whole]
        assert 0 not in days
        assert days == sorted(days)


def test_a_wrong_mark_of_a_page_is_an_error(full: Ledger) -> None:
    with full.reading() as connection:
        for wrong in ("x", "1-", "1-x", "-1"):
            with pytest.raises(SettingsError):
                find_events(connection, Filters(), after=wrong)
            with pytest.raises(SettingsError):
                search(connection, "nga", after=wrong)


def test_search_with_and_without_marks(full: Ledger, add: Add, make: Make) -> None:
    add(
        make("g", day="2022-01-01", more="Một đang lao dong lạ."),
        make("h", more="Triều đình và Tiên nữ.", day="2021-01-01"),
    )
    with full.reading() as connection:
        hits = search(connection, "dang lao dong").hits
        assert [hit.tier for hit in hits] == ["folded"] * 8
        hits = search(connection, "đảng Lao Động").hits
        assert [hit.tier for hit in hits] == ["exact"] * 8
        hits = search(connection, "đang lao dong").hits
        assert [hit.tier for hit in hits] == ["exact"] + ["folded"] * 7
        assert hits[0].given == "g"
        assert "đang lao dong" in hits[0].sentence
        assert [hit.given for hit in search(connection, "trieu tien").hits] == ["h"]
        assert [hit.tier for hit in search(connection, "nữ đình triều").hits] == ["words"]
        assert search(connection, "không có từ này").hits == ()
        assert "đảng Lao động" in search(connection, "dang lao dong").hits[1].sentence


def test_search_shows_the_events_of_the_sentence(full: Ledger) -> None:
    with full.reading() as connection:
        (hit,) = search(connection, "Blinken").hits
        (event,) = find_events(connection, Filters(person="Blinken")).events
    assert hit.events == (event.id,)


def test_search_pages_are_the_whole(full: Ledger, add: Add, make: Make) -> None:
    add(make("g", day="2022-01-01", more="Một đang lao dong lạ."))
    with full.reading() as connection:
        whole = search(connection, "đang lao dong").hits
        found, after = [], None
        while True:
            page = search(connection, "đang lao dong", limit=2, after=after)
            found += page.hits
            after = page.after
            if after is None:
                break
    assert tuple(found) == whole


@pytest.mark.parametrize("query", ['"', "NEAR(a b)", "a OR", "exact:", "*", "' | !", "NOT", "& :* <->"])
def test_search_takes_operators_for_words(full: Ledger, query: str) -> None:
    with full.reading() as connection:
        if any(letter.isalpha() for letter in query):
            assert search(connection, query).hits == ()
        else:
            with pytest.raises(SettingsError, match="no word"):
                search(connection, query)


def test_search_finds_the_current_version_alone(ledger: Ledger, add: Add, make: Make) -> None:
    add(make(url="https://example.org/x", more="Bản cũ."), make(url="https://example.org/x", more="Bản mới."))
    with ledger.reading() as connection:
        assert search(connection, "ban cu").hits == ()
        assert len(search(connection, "ban moi").hits) == 1


def test_relation(full: Ledger) -> None:
    with full.reading() as connection:
        found = relate(connection, "RUS", "PRK", 20240615)
    assert [(quarter.name, quarter.kinds) for quarter in found.quarters] == [
        ("2024-Q2", {"call": 1, "visit": 1}),
        ("2024-Q3", {"visit": 1}),
    ]
    assert found.quarters[0].score is not None
    assert found.quarters[0].score > 0
    assert found.quarters[1].score is None
    assert [(ends.kind, ends.first.edtf, ends.last.edtf) for ends in found.ends] == [
        ("visit", "2024-05-03", "2024-05-03"),
        ("call", "2024-06-10", "2024-06-10"),
    ]
    assert [event.edtf for event in found.ahead] == ["2024-07-01"]


def test_actors_and_offices(full: Ledger) -> None:
    with full.reading() as connection:
        actors = list_actors(connection)
        partners = list_actors(connection, "PRK")
        offices = list_offices(connection, country="PRK")
        at = list_offices(connection, person="Lavrov", day=20240504)
        later = list_offices(connection, person="Lavrov", day=20250101)
    assert [(one.code, one.events) for one in actors] == [("PRK", 5), ("RUS", 3), ("CHN", 1), ("USA", 1)]
    assert actors[0][2:] == (20230102, 20240701)
    assert [(one.code, one.events) for one in partners] == [("RUS", 3), ("CHN", 1), ("USA", 1)]
    # One person, though the two articles write the name with and without a hyphen; one of them is undated.
    assert [(one.office, one.articles, one.first_day) for one in offices] == [("Ngoại trưởng", 2, 20240504)]
    assert [(one.name, one.articles) for one in at] == [("Sergey Lavrov", 2)]
    assert later == []


def test_show_tells_everything_with_sentences(full: Ledger) -> None:
    with full.reading() as connection:
        event = find_events(connection, Filters(origins=2)).events[0]
        shown = show(connection, event.id)
        article = show(connection, shown["reports"][0]["article"])
        mention = show(connection, shown["reports"][0]["mention"])
        person = show(connection, article["persons"][0]["id"])
        for id_ in (article["statements"][0]["statement"], article["listings"][0]["listing"]):
            assert show(connection, id_)["article"] == article["article"]
        assert show(connection, "a")["article"] == article["article"]
        for wrong in ("e0000000000000000", "không", "x" * 21, "m", "a' OR 1=1"):
            with pytest.raises(UnknownId):
                show(connection, wrong)
    assert [report["source"] for report in shown["reports"]] == ["Báo Một", "Báo Hai"]
    assert article["text"].startswith(mention["sentence"])
    assert mention["record"]["trigger"]["text"] == "thăm"
    assert [office["office"] for office in person["offices"]] == ["Ngoại trưởng"]
    assert person["events"][0]["id"] == event.id
