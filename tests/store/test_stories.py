"""Stories follow from the articles of the ledger alone, whoever added them and in however many runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from banggiao.pipeline import load_names
from banggiao.store import stories
from banggiao.store.add import Adder
from banggiao.store.articles import Read
from banggiao.store.dump import dump_ledger
from banggiao.store.ledger import Ledger, open_ledger
from banggiao.store.show import show

Make = Callable[..., Read]

_TOPICS = ("lũ lụt ở đồng bằng", "giá lúa gạo tăng", "đội bóng vào chung kết", "tàu điện ngầm chạy thử")


def articles(make: Make) -> list[Read]:
    """Articles of four topics in turn."""
    topics = [_TOPICS[n % 4] for n in range(26)]
    return [make(f"t{n}", more=f"{topic}. " * 6, day=f"2024-0{1 + n % 4}-05") for n, topic in enumerate(topics)]


@pytest.mark.parametrize("stretch", [3, 7, 1000])
def test_several_runs_tell_what_one_tells(
    ledger: Ledger, make: Make, monkeypatch: pytest.MonkeyPatch, stretch: int, tmp_path: Path
) -> None:
    monkeypatch.setattr(stories, "STRETCH", stretch)
    whole = open_ledger(f"{tmp_path}/whole.db", create=True)
    adder = Adder(whole, load_names(), "test 1.0")
    adders = [Adder(ledger, load_names(), "test 1.0") for _ in range(3)]
    for number, read in enumerate(articles(make)):
        adder.add(read)
        adders[number // 2 % 3].add(read)
    assert dump_ledger(ledger) == dump_ledger(whole)
    assert len(dump_ledger(whole)["stories"]) >= 4
    whole.close()


def test_an_article_that_was_taken_back_is_forgotten(
    ledger: Ledger, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    adder = Adder(ledger, load_names(), "test 1.0")
    first, second, third = articles(make)[:3]
    adder.add(first)
    with monkeypatch.context() as broken:
        broken.setattr("banggiao.store.sayings.add_listings", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            adder.add(second)
    adder.add(third)
    adder.add(second)
    with ledger.reading() as connection:
        rows = connection.exec_driver_sql("SELECT given, story FROM articles ORDER BY pk").fetchall()
    assert [row[0] for row in rows] == ["t0", "t2", "t1"]
    assert all(row[1] for row in rows)


def test_read_again_it_stays_in_its_story(ledger: Ledger, add: Callable[..., str], make: Make) -> None:
    add(make("a"), make("b"))
    with ledger.reading() as connection:
        before = show(connection, "a")["story"]
    add(make("a", extractor="test 2.0"))
    with ledger.reading() as connection:
        assert show(connection, "a")["story"] == before
        assert show(connection, before)["story"] == before
