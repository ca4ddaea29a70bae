"""The loop against a server that does what servers do: each case ends as it should, and none stops the loop."""

from __future__ import annotations

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from conftest_watch import MORE, Clock, Site, bomb, conditional, drip, endless, packed, page, rss, send

from banggiao.store.feeds import add_feed, list_feeds
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from banggiao.store.ledger import Ledger
    from banggiao.watch.loop import Happening, Watcher


def follow(ledger: Ledger, *urls: str) -> None:
    with ledger.writing() as connection:
        for url in urls:
            add_feed(connection, url, "", 3_600, "2024-08-16T00:00:00+00:00")


def run(watch: Watcher) -> list[Happening]:
    return list(watch.run())


def status(ledger: Ledger) -> dict[str, str]:
    with ledger.reading() as connection:
        return {feed.url.rpartition("/")[2]: feed.error for feed in list_feeds(connection)}


def articles(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        return [row.title for row in connection.execute(sql("SELECT title FROM articles ORDER BY title"))]


def test_a_feed_leads_to_articles_once(ledger: Ledger, site: Site, watch: Watcher, clock: Clock) -> None:
    site.pages |= {"/rss": conditional(rss(f"{site.url}/1", f"{site.url}/2")), "/1": page("1"), "/2": packed(page("2"))}
    follow(ledger, f"{site.url}/rss")
    run(watch)
    assert articles(ledger) == ["Tin 1: Nga thăm Việt Nam", "Tin 2: Nga thăm Việt Nam"]
    with ledger.reading() as connection:
        (feed,) = list_feeds(connection)
    assert (feed.title, feed.error, feed.entries, feed.etag) == ("Báo Thử", "", 2, '"1"')
    assert run(watch) == []
    clock.ahead = 3_700
    assert [one.text for one in run(watch) if one.kind == "feed"] == ["nothing new"]
    assert site.asked["/rss"] == 2
    assert site.asked["/robots.txt"] == 1
    assert site.asked["/1"] == 2  # an hour later it is looked at again


def test_bad_servers_end_as_they_should_and_good_ones_are_read(
    ledger: Ledger, site: Site, other: Site, watch: Watcher
) -> None:
    site.pages |= {
        "/moved": lambda handler: send(handler, 301, b"", Location="http://10.0.0.1/rss"),
        "/meta": lambda handler: send(handler, 302, b"", Location="http://169.254.169.254/latest/meta-data/"),
        "/file": lambda handler: send(handler, 302, b"", Location="file:///etc/passwd"),
        "/bomb": bomb,
        "/endless": endless,
        "/drip": drip,
        "/broken": rss(f"{site.url}/1")[:-40] + b"<oh &&",
        "/login": b"<!DOCTYPE html><html><form><input type='password'></form></html>",
        "/html": b"<html><body>x</body></html>",
        "/loop": lambda handler: send(handler, 302, b"", Location="/loop"),
        "/hangs": lambda _: time.sleep(8),
        "/good": rss(f"{site.url}/1"),
        "/1": page("1"),
    }
    other.pages["/later"] = lambda handler: send(handler, 429, b"", Retry_After="7200")
    names = ["moved", "meta", "file", "bomb", "endless", "drip", "broken", "login", "html", "loop", "hangs", "good"]
    follow(ledger, f"{other.url}/later", *(f"{site.url}/{name}" for name in names))
    began = int(time.time())
    run(watch)
    said = status(ledger)
    for name, words in {
        "moved": "no address of the public web",
        "meta": "it is at 169.254.169.254",
        "file": "only http and https are fetched",
        "later": "come back later (status 429)",
        "bomb": "more than 2,000,000 bytes",
        "endless": "more than 2,000,000 bytes",
        "drip": "no whole answer within 4 s",
        "broken": "broken XML",
        "login": "a page to log in on",
        "html": "a web page, no feed",
        "loop": "leads on more than 5 times",
        "hangs": "no whole answer within 4 s",
    }.items():
        assert words in said[name], name
    assert said["good"] == ""
    assert articles(ledger) == ["Tin 1: Nga thăm Việt Nam"]
    with ledger.reading() as connection:
        due = {feed.url.rpartition("/")[2]: feed.due - began for feed in list_feeds(connection)}
    assert 7_190 <= due["later"] <= 7_300
    assert due["moved"] >= 86_400
    assert due["drip"] >= 3_600


def test_failures_in_a_row_make_it_wait_longer(ledger: Ledger, site: Site, watch: Watcher, clock: Clock) -> None:
    site.status["/rss"] = 500
    site.pages["/rss"] = b""
    follow(ledger, f"{site.url}/rss")
    waits = []
    for _ in range(3):
        run(watch)
        with ledger.reading() as connection:
            (feed,) = list_feeds(connection)
        waits.append(round((feed.due - clock()) / 3_600))
        clock.ahead += feed.due - clock() + 1
    assert waits == [1, 2, 4]
    assert "answers 500" in feed.error


def test_a_list_of_sitemaps_leads_to_the_articles_of_each(ledger: Ledger, site: Site, watch: Watcher) -> None:
    kind = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    maps = "".join(f"<sitemap><loc>{site.url}/{name}.xml</loc></sitemap>" for name in ("may", "june", "away"))
    site.pages |= {
        "/all.xml": f"<sitemapindex {kind}>{maps}</sitemapindex>".encode(),
        "/may.xml": f"<urlset {kind}><url><loc>{site.url}/1</loc></url></urlset>".encode(),
        "/june.xml": f"<urlset {kind}><url><loc>{site.url}/2</loc></url></urlset>".encode(),
        "/1": page("1"),
        "/2": page("2"),
    }
    follow(ledger, f"{site.url}/all.xml")
    run(watch)
    assert articles(ledger) == ["Tin 1: Nga thăm Việt Nam", "Tin 2: Nga thăm Việt Nam"]
    assert status(ledger)["all.xml"] == f"{site.url}/away.xml: the server answers 404"


def test_robots_txt_is_obeyed(ledger: Ledger, site: Site, watch: Watcher) -> None:
    site.pages |= {"/robots.txt": b"User-agent: banggiao\nDisallow: /rss\n", "/rss": rss()}
    follow(ledger, f"{site.url}/rss")
    run(watch)
    assert "robots.txt" in status(ledger)["rss"]
    assert site.asked["/rss"] == 0


def test_robots_txt_is_asked_again_where_a_redirect_leads(
    ledger: Ledger, site: Site, other: Site, watch: Watcher
) -> None:
    """A path or a host that is closed stays closed, whoever points to it; an open one is read."""
    closed = b"User-agent: *\nDisallow: /rieng\n"
    site.pages["/robots.txt"] = other.pages["/robots.txt"] = closed
    for name, address in {"path": "/rieng/1", "host": f"{other.url}/rieng/2", "open": f"{other.url}/mo"}.items():
        site.pages[f"/{name}"] = lambda handler, there=address: send(handler, 302, b"", Location=there)
    for place, path in ((site, "/rieng/1"), (other, "/rieng/2"), (other, "/mo")):
        place.pages[path] = rss()
    follow(ledger, *(f"{site.url}/{name}" for name in ("path", "host", "open")))
    run(watch)
    said = status(ledger)
    assert said["path"] == f"robots.txt of {site.host} closes it to programs"
    assert said["host"] == f"robots.txt of {other.host} closes it to programs"
    assert said["open"] == "a feed without entries"
    assert (site.asked["/rieng/1"], other.asked["/rieng/2"], other.asked["/mo"]) == (0, 0, 1)


def test_a_name_that_is_not_resolved_in_time_holds_nothing_up(
    ledger: Ledger, site: Site, watch: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolver = socket.getaddrinfo
    hanging = threading.Event()

    def slow(host: str, *arguments: object, **options: object) -> object:
        if host == "cham.example":
            hanging.wait(60)
        return resolver(host, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    site.pages["/rss"] = rss()
    follow(ledger, "http://cham.example/rss1", f"{site.url}/rss")
    began = time.monotonic()
    run(watch)
    assert time.monotonic() - began < 20
    hanging.set()
    assert status(ledger) == {"rss1": "its name was not resolved in time", "rss": "a feed without entries"}


def test_an_edit_is_a_version_and_a_page_that_is_away_is_gone(
    ledger: Ledger, site: Site, watch: Watcher, clock: Clock
) -> None:
    site.pages |= {"/rss": rss(f"{site.url}/1"), "/1": page("1")}
    follow(ledger, f"{site.url}/rss")
    run(watch)
    site.pages["/1"] = page("1", MORE.replace("hai nước", "hai bên"))
    clock.ahead = 4_000
    assert "changed" in [one.kind for one in run(watch)]
    with ledger.reading() as connection:
        versions = connection.execute(sql("SELECT count(*) FROM versions")).scalar()
        gone = connection.execute(sql("SELECT gone FROM articles")).scalar()
    assert (versions, gone) == (2, None)
    del site.pages["/1"]
    for _ in range(2):
        clock.ahead += 30_000
        happened = run(watch)
    assert [one.kind for one in happened if one.kind != "feed"] == ["gone"]
    with ledger.reading() as connection:
        assert connection.execute(sql("SELECT gone FROM articles")).scalar() is not None


def test_two_loops_at_once_do_nothing_twice(ledger: Ledger, site: Site, make_watch: Callable[[], Watcher]) -> None:
    site.pages |= {"/rss": rss(*(f"{site.url}/{n}" for n in range(6)))} | {f"/{n}": page(str(n)) for n in range(6)}
    follow(ledger, f"{site.url}/rss")
    with ThreadPoolExecutor(2) as threads:
        one, other = (threads.submit(run, make_watch()) for _ in range(2))
        happened = one.result() + other.result()
    assert len(articles(ledger)) == 6
    assert site.asked["/rss"] == 1
    assert all(site.asked[f"/{n}"] == 1 for n in range(6))
    assert sorted(one.kind for one in happened) == ["feed"] + ["page"] * 6


def test_an_article_that_breaks_the_reader_is_an_error(
    ledger: Ledger, site: Site, watch: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise RecursionError("too deep")

    site.pages |= {"/rss": rss(f"{site.url}/1"), "/1": page("1")}
    follow(ledger, f"{site.url}/rss")
    monkeypatch.setattr(watch._reader, "_add", fail)
    assert "reading failed (RecursionError: too deep)" in [one.text for one in run(watch)]
