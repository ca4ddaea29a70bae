"""Which reports are one event, as the ledger keeps it; the same in both databases."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from banggiao.model.event import Publication, Reading, Status
from banggiao.resolve.dating import Recollection
from banggiao.resolve.events.keys import filed_under
from banggiao.store.articles import Read
from banggiao.store.find import Filters, find_events
from banggiao.store.ledger import Ledger
from banggiao.store.profiles import EventsInLedger, dump_profile, load_profile
from banggiao.store.show import show

Add = Callable[..., str]
Make = Callable[..., Read]


def found(ledger: Ledger, **filters: object) -> list[str]:
    with ledger.reading() as connection:
        return [event.id for event in find_events(connection, Filters(**filters)).events]  # type: ignore[arg-type]


def twice(read: Read, *, kind: str) -> Read:
    """The same reading with a second event of another kind in its sentence."""
    (event,) = read.reading.events
    trigger = event.trigger._replace(text="ngày", start=event.trigger.start + 30, end=event.trigger.start + 34)
    return read._replace(reading=replace(read.reading, events=(event, replace(event, kind=kind, trigger=trigger))))


def test_planned_then_done_is_one_event(ledger: Ledger, add: Add, make: Make) -> None:
    add(
        make("a", status=Status.PLANNED, published="2024-05-01", source="Báo Một"),
        make("b", published="2024-05-04", source="Báo Hai", credited="KCNA"),
        make("c", published="2024-05-04", source="Báo Ba", credited="KNCA"),
    )
    (event,) = found(ledger)
    with ledger.reading() as connection:
        shown = show(connection, event)
    assert [turn["status"] for turn in shown["status_history"]] == ["planned", "occurred"]
    assert [(claim["value"], claim["reports"]) for claim in shown["claims"]["status"]] == [
        ("occurred", 2),
        ("planned", 1),
    ]
    # Two papers follow one agency, whose name one of them has misspelt.
    assert (shown["articles"], shown["origins"]) == (3, 2)
    assert found(ledger, origins=2) == [event]
    assert found(ledger, origins=3) == []


@pytest.mark.parametrize("kind", ["aid", "message"])
def test_ids_survive_a_reading_that_finds_more_or_less(ledger: Ledger, add: Add, make: Make, kind: str) -> None:
    add(make("a"), make("b"), make("c", day="2024-08-20"))
    before = found(ledger)
    add(twice(make("a", extractor="test 2.0"), kind=kind))
    assert set(before) < set(found(ledger))
    add(make("a", extractor="test 3.0"))
    assert found(ledger) == before


def test_what_was_known_of_an_event_goes_with_its_mentions(ledger: Ledger, add: Add, make: Make) -> None:
    add(make("a", kind="call"), make("a", extractor="test 2.0", kind="visit"))
    with ledger.reading() as connection:
        events = EventsInLedger(connection)
        rows = connection.exec_driver_sql("SELECT id, profile FROM events WHERE mentions > 0").fetchall()
        (profile,) = [load_profile(*row) for row in rows]
        assert dump_profile(profile) == rows[0][1]
        (candidate,) = events.candidates(filed_under(profile))
        assert candidate.event == profile
        assert [telling.article for telling in candidate.tellings] == [profile.articles[0]]
        assert events.candidates(frozenset({"visit PRK+RUS d1900-01-01"})) == []


def test_an_undated_article_is_dated_by_an_event(ledger: Ledger, add: Add, make: Make) -> None:
    add(make("a"))
    undated = make("b", day="2023-01-01", kind="call", published=None)

    def again(edtf: str) -> Reading:
        return replace(undated.reading, published=Publication(edtf, "given"))

    told = (Recollection("visit", frozenset({"RUS", "PRK"}), 5, 1),)
    add(undated._replace(told=told, again=again))
    with ledger.reading() as connection:
        article = show(connection, "b")
    assert (article["published"], article["basis"]) == ("2025", "events")
    assert article["readings"][0]["evidence"] == found(ledger, kind="visit")


def test_an_undated_article_is_dated_by_its_story(ledger: Ledger, add: Add, make: Make) -> None:
    story = "Mưa lớn gây lũ lụt ở đồng bằng, hàng nghìn ngôi nhà ngập sâu. " * 8
    add(make("a", more=story))
    undated = make("b", more=story, published=None)
    add(undated._replace(again=lambda edtf: replace(undated.reading, published=Publication(edtf, "given"))))
    with ledger.reading() as connection:
        article, other = show(connection, "b"), show(connection, "a")
    assert article["story"] == other["story"]
    assert (article["published"], article["basis"]) == ("2024-05", "story")
    assert article["readings"][0]["evidence"] == [other["article"]]


def test_spellings_of_one_person_are_one(ledger: Ledger, add: Add, make: Make) -> None:
    add(
        make("a", person="Kim Chính Ân", parties=("PRK", "RUS")),
        make("b", person="Kim Jong-un", parties=("PRK", "CHN"), day="2024-08-01"),
    )
    with ledger.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM persons").scalar() == 1
    assert len(found(ledger, person="kim chinh an")) == len(found(ledger, person="KIM JONG UN")) == 2


def test_a_ledger_without_profiles_is_added_to(ledger: Ledger, add: Add, make: Make) -> None:
    add(make("a"))
    with ledger.writing() as connection:  # as one looks that an older version made
        for statement in ("DELETE FROM event_keys", "UPDATE events SET profile = ''", "DELETE FROM tellings"):
            connection.exec_driver_sql(statement)
    assert add(make("b")) == "new"
    assert len(found(ledger)) == 2
