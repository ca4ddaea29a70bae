"""What is added is there once, whole, and stays when it is read again; the same in both databases."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from banggiao.model.article import Article
from banggiao.model.event import Status
from banggiao.pipeline import load_names
from banggiao.store import add as adding
from banggiao.store.add import Adder
from banggiao.store.articles import Read, storable
from banggiao.store.dump import dump_ledger
from banggiao.store.find import Filters, find_events
from banggiao.store.ledger import Ledger
from banggiao.store.record import dump_mention, load_mention
from banggiao.store.show import show

Add = Callable[..., str]
Make = Callable[..., Read]


def count(ledger: Ledger, table: str, where: str = "1 = 1") -> int:
    with ledger.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE {where}").scalar_one())


def events(ledger: Ledger, **filters: object) -> list[str]:
    with ledger.reading() as connection:
        return [event.id for event in find_events(connection, Filters(**filters)).events]  # type: ignore[arg-type]


def test_added_again_is_known(ledger: Ledger, add: Add, make: Make) -> None:
    assert add(make()) == "new"
    before = dump_ledger(ledger)
    assert add(make()) == "known"
    assert dump_ledger(ledger) == before
    assert count(ledger, "articles") == count(ledger, "mentions") == 1


def test_knows_without_reading(ledger: Ledger, add: Add, make: Make) -> None:
    add(make())
    adder = Adder(ledger, load_names(), "test 1.0")
    assert adder.knows(make().article)
    assert not adder.knows(make("khác").article)
    assert not Adder(ledger, load_names(), "test 2.0").knows(make().article)


def test_a_record_comes_back_whole(make: Make) -> None:
    event = replace(make(credited="KCNA").reading.events[0], mode="third-party")
    assert load_mention("tin", dump_mention(event)) == event


def test_a_record_of_a_ledger_without_modes_has_that_of_the_kind(make: Make) -> None:
    event = replace(make().reading.events[0], mode="third-party")
    *older, _ = json.loads(dump_mention(event))
    assert load_mention("tin", json.dumps(older)) == replace(event, mode="")


def test_one_event_of_two_articles(ledger: Ledger, add: Add, make: Make) -> None:
    add(make("a", source="Báo A"), make("b", source="Báo B"), make("c", day="2024-06-01"))
    assert len(events(ledger)) == 2
    (event,) = events(ledger, origins=2)
    with ledger.reading() as connection:
        shown = show(connection, event)
    assert (shown["articles"], shown["origins"], len(shown["reports"])) == (2, 2, 2)
    assert all("thăm" in report["sentence"] for report in shown["reports"])


def test_a_newer_extractor_supersedes_and_deletes_nothing(ledger: Ledger, add: Add, make: Make) -> None:
    add(make())
    before = events(ledger)
    assert add(make(extractor="test 2.0", status=Status.PLANNED)) == "again"
    assert events(ledger) == before
    assert events(ledger, status="planned") == before
    assert events(ledger, status="occurred") == []
    assert count(ledger, "mentions") == 2
    assert count(ledger, "mentions", "live = 1") == 1
    assert count(ledger, "listings", "live = 1") == 1
    assert count(ledger, "offices", "articles = 1") == 1


def test_an_older_extractor_hides_nothing(ledger: Ledger, add: Add, make: Make) -> None:
    add(make(extractor="test 2.0"))
    assert add(make(extractor="test 1.0", status=Status.PLANNED)) == "again"
    assert events(ledger, status="planned") == []
    assert len(events(ledger, status="occurred")) == 1


def test_an_event_keeps_its_id_where_the_words_of_its_trigger_change(ledger: Ledger, add: Add, make: Make) -> None:
    add(make())
    before = events(ledger)
    read = make(extractor="test 2.0")
    event = read.reading.events[0]
    from dataclasses import replace

    longer = replace(event, trigger=event.trigger._replace(text="thăm Bình", end=event.trigger.end + 5))
    add(read._replace(reading=replace(read.reading, events=(longer,))))
    assert events(ledger) == before


def test_versions_of_a_page_are_one_article(ledger: Ledger, add: Add, make: Make) -> None:
    url = "https://example.org/tin"
    add(make(url=url), make(url=url, more="Bản cập nhật."))
    assert count(ledger, "articles") == 1
    assert count(ledger, "versions") == 2
    assert count(ledger, "mentions", "live = 1") == 1
    assert len(events(ledger)) == 1


def test_an_old_version_read_again_does_not_come_back(ledger: Ledger, add: Add, make: Make) -> None:
    url = "https://example.org/tin"
    old = make(url=url, kind="call")
    add(old, make(url=url, more="Bản cập nhật."), old._replace(extractor="test 2.0"))
    assert events(ledger, kind="call") == []
    assert count(ledger, "mentions", "live = 1") == 1
    assert count(ledger, "articles", "version = 2") == 1


def test_a_changed_file_is_a_version_and_another_text_another_article(ledger: Ledger, add: Add, make: Make) -> None:
    add(make("tin"), make("tin", more="Thêm một câu."))
    assert count(ledger, "articles") == 1
    add(make("tin", person="Bà Choe Son-hui", day="2023-01-09", more=" ".join(f"chữ{n}" for n in range(60))))
    assert count(ledger, "articles") == 2


def test_a_break_off_leaves_nothing_half(ledger: Ledger, add: Add, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    add(make("a"))
    before = dump_ledger(ledger)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(adding.sayings, "add_listings", fail)
        with pytest.raises(KeyboardInterrupt):
            add(make("b"))
    assert dump_ledger(ledger) == before
    assert add(make("b")) == "new"


def test_counts_of_facets_are_what_is_there(ledger: Ledger, add: Add, make: Make) -> None:
    add(make("a"), make("b", day="2024-05-04"), make("a", extractor="test 2.0", day="2024-05-03", kind="call"))
    with ledger.reading() as connection:
        counted = dict(connection.exec_driver_sql("SELECT facet, events FROM facet_counts WHERE events > 0").fetchall())
        counts = "SELECT c.facet, count(*) FROM facets f JOIN facet_counts c ON c.pk = f.facet GROUP BY c.facet"
        there = dict(connection.exec_driver_sql(counts).fetchall())
    assert counted == there
    assert there["*"] == 2


def test_hostile_text_is_text(ledger: Ledger, add: Add, make: Make, tmp_path: Path) -> None:
    hostile = "Robert'); DROP TABLE articles;-- % _ :name %s ?"
    add(make("a", person=hostile, source=hostile, credited=hostile))
    with ledger.reading() as connection:
        assert len(find_events(connection, Filters(person=hostile)).events) == 1
        assert len(find_events(connection, Filters(source=hostile)).events) == 1
    assert not list(tmp_path.glob("*;*"))


def test_what_no_database_takes_is_cut_or_replaced(ledger: Ledger, add: Add, make: Make) -> None:
    article = Article("i\0" * 600, "a\0b\ud800c", "t\0", source="s" * 5_000, url="u" * 9_000)
    clean = storable(article)
    assert (clean.text, clean.title) == ("a\ufffdb\ufffdc", "t\ufffd")
    assert [len(field or "") for field in (clean.id, clean.source, clean.url)] == [500, 300, 2_000]
    assert storable(clean) is clean
    long = "Trần" * 2_000
    read = make(clean.id, source=clean.source, url=clean.url, person=long, credited=long, more=f"{'ở' * 59} " * 20_000)
    assert add(read) == "new"
    assert events(ledger, person=long) == events(ledger, source=long) == events(ledger)
