"""Feeds, pages, hosts and rules in each database: who has what until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from banggiao.errors import UnknownId
from banggiao.ingest.web.feed import Entry
from banggiao.store.feeds import Fared, add_feed, claim_feed, list_feeds, note_feed, remove_feed
from banggiao.store.find import Filters
from banggiao.store.pages import (
    NEVER,
    add_pages,
    claim_page,
    counts,
    next_due,
    note_host,
    note_page,
    take_host,
)
from banggiao.store.rules import Fired, Rule, Sort, add_rule, claim_delivery, keep_alerts, list_rules, note_delivery

if TYPE_CHECKING:
    from banggiao.store.ledger import Ledger

NOW = "2024-08-16T00:00:00+00:00"
FREE: frozenset[str] = frozenset()


def test_a_feed_is_claimed_by_one_and_due_again(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        assert add_feed(connection, "https://bao.example/rss", "", 600, NOW)
        assert not add_feed(connection, "https://bao.example/rss", "", 600, NOW)
        assert claim_feed(connection, 100, 400, frozenset(("bao.example",))) is None
        feed = claim_feed(connection, 100, 400, FREE)
        assert feed is not None
        assert claim_feed(connection, 100, 400, FREE) is None
        assert next_due(connection, 100) == 400
        note_feed(connection, feed, Fared("", "https://bao.example/moi", "Báo", '"1"', "", 3), NOW, 700)
    with ledger.reading() as connection:
        (feed,) = list_feeds(connection)
    assert (feed.url, feed.title, feed.etag, feed.entries, feed.due) == (
        "https://bao.example/moi",
        "Báo",
        '"1"',
        3,
        700,
    )
    with ledger.writing() as connection:
        note_feed(connection, feed, Fared("hỏng"), NOW, 900)
        (feed,) = list_feeds(connection)
        assert (feed.failures, feed.error, feed.succeeded, feed.etag) == (1, "hỏng", NOW, '"1"')
        remove_feed(connection, feed.id)
        with pytest.raises(UnknownId, match="no feed"):
            remove_feed(connection, feed.id)


def test_a_feed_that_was_killed_is_taken_up_again(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        add_feed(connection, "https://bao.example/rss", "", 600, NOW)
        assert claim_feed(connection, 100, 400, FREE)
        assert claim_feed(connection, 401, 700, FREE)


def test_pages_once_each_and_hosts_one_at_a_time(ledger: Ledger) -> None:
    entries = [Entry(f"https://bao.example/{n}", "Tin", None) for n in (1, 2, 2)]
    with ledger.writing() as connection:
        add_feed(connection, "https://bao.example/rss", "", 600, NOW)
        (feed,) = list_feeds(connection)
        assert add_pages(connection, feed.pk, entries, 100, NOW) == 2
        assert add_pages(connection, feed.pk, entries, 100, NOW) == 0
        page = claim_page(connection, 100, 400, FREE)
        assert page is not None
        assert take_host(connection, "bao.example", 100, 400).robots is None
        assert claim_page(connection, 100, 400, FREE) is None  # its host is taken
        note_host(connection, "bao.example", 102, "User-agent: *", 1_000)
        assert claim_page(connection, 101, 400, FREE) is None
        assert claim_page(connection, 102, 400, FREE) is not None
        assert take_host(connection, "bao.example", 103, 400).robots == "User-agent: *"
        assert take_host(connection, "bao.example", 1_000, 1_300).robots is None
        note_page(connection, page._replace(state="read", due=NEVER, article="a1"))
        assert counts(connection) == {feed.pk: {"read": 1, "waiting": 1}}
        remove_feed(connection, feed.url)
        assert counts(connection) == {}


def test_nothing_is_due_where_nothing_is_watched(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        assert next_due(connection, 100) is None


def test_an_alert_goes_out_once_by_each_way(ledger: Ledger) -> None:
    rule = Rule("x", Sort.EVENT, Filters(parties=("RUS",), pair=("PRK", "RUS")), channels=("terminal", "atom:a"))
    with ledger.writing() as connection:
        stored = add_rule(connection, rule, NOW)
        assert list_rules(connection) == [stored]
        assert keep_alerts(connection, stored, [Fired("e1", "Tin", {}), Fired("e1", "Tin", {})], 7, NOW) == 1
        assert list_rules(connection)[0].mark == 7
        one, other = claim_delivery(connection, 10, 100), claim_delivery(connection, 10, 100)
        assert one is not None
        assert other is not None
        assert {one.channel, other.channel} == {"terminal", "atom:a"}
        assert claim_delivery(connection, 10, 100) is None
        note_delivery(connection, one, "", 10)
        note_delivery(connection, other, "hỏng", 10)
        assert claim_delivery(connection, 100, 200) is None
        again = claim_delivery(connection, 10 + 120, 300)
        assert again is not None
        assert (again.channel, again.tries) == (other.channel, 1)
