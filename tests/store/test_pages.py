"""What pages ask the ledger for, on both databases."""

from collections.abc import Callable

import pytest

from banggiao.errors import LedgerSlow, SettingsError, UnknownId
from banggiao.model.event import Status
from banggiao.pipeline import load_names
from banggiao.store.among import find_by_words
from banggiao.store.articles import Read
from banggiao.store.census import take_census
from banggiao.store.dossier import locate, open_dossier
from banggiao.store.find import Filters, find_events
from banggiao.store.front import look_in
from banggiao.store.ledger import Ledger
from banggiao.store.portraits import known_persons, portray, profile
from banggiao.store.queue import judged, last_judgement, likely_same, review_queue
from banggiao.store.reading_room import open_article
from banggiao.store.review import Reviewer
from banggiao.store.rows import sql
from banggiao.store.sources import sources_of, spelt

Add = Callable[..., str]
Make = Callable[..., Read]


@pytest.fixture
def filled(ledger: Ledger, add: Add, make: Make) -> Ledger:
    """Four events: two of Russia in 2024 of different kinds, one planned of China, one without a date."""
    add(
        make("mot", day="2024-05-03", source="KBS", credited="KCNA"),
        make("hai", day="2024-07-10", kind="meeting", person="Mikhail Popov", source="RFA"),
        make("ba", day="2030-01-02", published="2029-12-30", status=Status.PLANNED, parties=("CHN", "PRK"),
             person="Vương Nghị"),
        make("bon", day="", parties=("LAO", "VNM"), person="Khamphet Sisavong", published=None, kind="message"),
    )  # fmt: skip
    return ledger


def test_census_of_everything_and_of_some(filled: Ledger) -> None:
    with filled.reading() as connection:
        everything = take_census(connection, Filters())
        some = take_census(connection, Filters(parties=("PRK",)))
        none = take_census(connection, Filters(parties=("ZZZ",)))
    assert (everything.events, everything.whole) == (4, True)
    assert dict(everything.sorts["kind"]) == {"visit": 2, "meeting": 1, "message": 1}
    assert dict(everything.sorts["status"]) == {"occurred": 3, "planned": 1}
    assert everything.months == [(202405, 1), (202407, 1), (203001, 1)]
    assert (some.events, some.whole, some.months) == (3, True, everything.months)
    assert dict(some.sorts["party"]) == {"PRK": 3, "RUS": 2, "CHN": 1}
    assert dict(some.sorts["status"]) == {"occurred": 2, "planned": 1}
    assert none.events == 0


def test_census_counts_what_a_listing_lists(filled: Ledger) -> None:
    for filters in (
        Filters(first=20240101, last=20241231),
        Filters(parties=("RUS",), kind="visit"),
        Filters(status="occurred"),
        Filters(confidence=0.9),
        Filters(person="popov"),
        Filters(source="kbs"),
    ):
        with filled.reading() as connection:
            census, page = take_census(connection, filters), find_events(connection, filters)
        assert census.events == len(page.events), filters
        assert dict(census.sorts.get("kind", [])) == {
            kind: sum(event.kind == kind for event in page.events) for kind in {event.kind for event in page.events}
        }


def test_words_find_events_whose_sentence_has_them(filled: Ledger) -> None:
    with filled.reading() as connection:
        found = find_by_words(connection, "dang lao dong lavrov", Filters(), limit=10)
        narrowed = find_by_words(connection, "đảng lao động", Filters(kind="meeting"), limit=10)
        nothing = find_by_words(connection, "samarkand", Filters(), limit=10)
    assert [event.people for event in found.page.events] == [("Sergey Lavrov",)]
    assert found.in_sentence
    assert [event.kind for event in narrowed.page.events] == ["meeting"]
    assert narrowed.census.events == 1
    assert nothing.page.events == ()


def test_words_that_no_sentence_has_together_find_what_their_articles_tell(filled: Ledger) -> None:
    with filled.reading() as connection:
        found = find_by_words(connection, "lavrov tin so", Filters(), limit=10)
    assert not found.in_sentence
    assert [event.people for event in found.page.events] == [("Sergey Lavrov",)]


def test_words_page_by_page_in_both_orders(filled: Ledger) -> None:
    for oldest_first in (False, True):
        seen: list[str] = []
        after = None
        for _ in range(5):
            with filled.reading() as connection:
                page = find_by_words(
                    connection, "binh nhuong", Filters(), limit=1, after=after, oldest_first=oldest_first
                ).page
            seen += [event.edtf for event in page.events]
            after = page.after
            if after is None:
                break
        expected = ["2030-01-02", "2024-07-10", "2024-05-03", ""]
        assert seen == (expected[::-1] if oldest_first else expected)


def test_words_without_a_letter_are_none(filled: Ledger) -> None:
    with filled.reading() as connection, pytest.raises(SettingsError):
        find_by_words(connection, "—", Filters(), limit=1)


def test_dossier_quotes_the_words_at_their_places(filled: Ledger) -> None:
    with filled.reading() as connection:
        (event,) = find_events(connection, Filters(kind="visit", parties=("RUS",))).events
        dossier = open_dossier(connection, event.id)
    (report,) = dossier.reports
    trigger = report.mention.trigger
    assert report.words[trigger.start - report.start : trigger.end - report.start] == "thăm"
    assert (report.source, dossier.origins[0].name) == ("KBS", "KCNA")
    assert [turn.status for turn in dossier.history] == ["occurred"]


def test_dossier_of_a_merged_event_is_the_others(filled: Ledger) -> None:
    with filled.reading() as connection:
        one, other = find_events(connection, Filters(parties=("RUS",))).events
    judgement = Reviewer(filled, load_names(), "lan").merge(one.id, other.id)
    with filled.reading() as connection:
        assert locate(connection, other.id)[0] == one.id
        assert len(open_dossier(connection, other.id).reports) == 2
        assert last_judgement(connection, "lan") == judgement
        assert last_judgement(connection, "mai") is None


def test_dossier_of_no_event(filled: Ledger) -> None:
    with filled.reading() as connection, pytest.raises(UnknownId):
        open_dossier(connection, "e0")


def test_queue_forgets_what_was_judged_and_what_is_skipped(filled: Ledger) -> None:
    with filled.reading() as connection:
        queue = review_queue(connection, limit=9)
    ids = [one.event.id for one in queue.first]
    assert (queue.waiting, len(ids), queue.whole) == (4, 4, True)
    orders = [one.doubt * one.importance for one in queue.first]
    assert orders == sorted(orders, reverse=True)
    Reviewer(filled, load_names(), "lan").accept(ids[0])
    with filled.reading() as connection:
        left = review_queue(connection, limit=9, skip={ids[1]})
    assert [one.event.id for one in left.first] == ids[2:]


def test_what_judgements_are_about(filled: Ledger) -> None:
    reviewer = Reviewer(filled, load_names(), "lan")
    with filled.reading() as connection:
        one, other = (doubt.event for doubt in review_queue(connection, limit=9).first[:2])
    said = [reviewer.accept(one.id), reviewer.reject(other.id)]
    said.append(reviewer.undo(said[1].id))
    with filled.reading() as connection:
        found = judged(connection, said)
        assert {id_: (event.kind, event.edtf) for id_, event in found.items()} == {
            event.id: (event.kind, event.edtf) for event in (one, other)
        }
        assert judged(connection, []) == {}


def test_sources_as_reports_write_them(filled: Ledger) -> None:
    with filled.reading() as connection:
        assert spelt(connection, ["kbs", "kcna", "kbs"]) == {"kbs": "KBS", "kcna": "KCNA"}
        assert spelt(connection, ["nobody", "' OR 1=1"]) == {}


def test_events_that_may_be_one(ledger: Ledger, add: Add, make: Make) -> None:
    add(
        make("mot", day="2024-05-03", person="Sergey Lavrov"),
        make("hai", day="2024-05-04", person="Mikhail Popov"),
        make("ba", day="2024-09-01", person="Ivan Sokolov"),
    )
    with ledger.reading() as connection:
        pairs = likely_same(connection)
    assert [(one.edtf, other.edtf) for one, other in pairs] == [("2024-05-03", "2024-05-04")]


def test_article_in_its_versions(ledger: Ledger, add: Add, make: Make) -> None:
    add(make("tin", url="https://bao.example/1"), make("tin", url="https://bao.example/1", more="Thêm một câu."))
    with ledger.reading() as connection:
        id_ = connection.execute(sql("SELECT id FROM articles")).scalar_one()
        now = open_article(connection, id_)
        before = open_article(connection, id_, now.versions[1].id)
    assert now.text.endswith("Thêm một câu.")
    assert now.before == before.text
    assert before.before is None
    assert [len(one.mentions) for one in (now, before)] == [1, 1]
    assert now.text[now.persons[0].start : now.persons[0].stop] == "Sergey Lavrov"
    with ledger.reading() as connection, pytest.raises(UnknownId):
        open_article(connection, id_, "v0")


def test_portrait_and_profile(filled: Ledger) -> None:
    with filled.reading() as connection:
        (known,) = known_persons(connection, "popov")
        portrait = portray(connection, known.id)
        russia = profile(connection, "RUS", 20240101)
        china = profile(connection, "CHN", 20240101)
        everybody = known_persons(connection)
    assert (portrait.events_in_all, portrait.spellings) == (1, (("Mikhail Popov", 1),))
    assert [event.kind for event in portrait.events] == ["meeting"]
    assert (russia.events_in_all, [one.code for one in russia.partners]) == (2, ["PRK"])
    assert dict(russia.kinds) == {"visit": 1, "meeting": 1}
    assert [event.edtf for event in china.ahead] == ["2030-01-02"]
    assert len(everybody) == 4


def test_front_and_sources(filled: Ledger) -> None:
    with filled.reading() as connection:
        front = look_in(connection, 20240601)
        sources = sources_of(connection, [event.article for event in front.newest])
    assert (front.sizes["articles"], front.sizes["events"]) == (4, 4)
    assert [event.edtf for event in front.ahead] == ["2030-01-02"]
    assert front.pairs[0][:3] == ("PRK", "RUS", 2)
    assert {one.source for one in sources.values()} == {"KBS", "RFA", None}


def test_empty_ledger_has_pages_too(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        assert look_in(connection, 20240601).newest == ()
        assert take_census(connection, Filters()).events == 0
        assert review_queue(connection).first == ()
        assert known_persons(connection) == []


def test_a_question_that_takes_too_long_is_broken_off(ledger: Ledger) -> None:
    slow = {
        "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) "
        "SELECT count(*) FROM n",
        "postgresql": "SELECT pg_sleep(20)",
    }
    with pytest.raises(LedgerSlow), ledger.reading(seconds=0.2) as connection:
        connection.execute(sql(slow[connection.dialect.name]))
    with ledger.reading() as connection:  # the limit is gone with what it was for
        assert connection.execute(sql("SELECT 1")).scalar() == 1
