"""Feeds of every kind, whole and broken."""

import json

import pytest

from banggiao.errors import UnreadableInput
from banggiao.ingest.web.feed import parse_feed
from banggiao.ingest.web.opml import Outline, read_opml, write_opml
from banggiao.ingest.web.robots import permission

URL = "https://bao.example/rss/the-gioi.rss"
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Báo Thử</title>
<item><title>Nga &lt;b&gt;thăm&lt;/b&gt; Lào &lt;script&gt;x()&lt;/script&gt;</title><link>/tin-1.html#a</link>
<pubDate>Fri, 16 Aug 2024 14:05:00 +0700</pubDate></item>
<item><title>Hai</title><link>https://bao.example/tin-2.html</link></item>
<item><title>Hai lần nữa</title><link>https://bao.example/tin-2.html</link></item>
<item><title>Không</title><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo</title><entry><title>Một</title>
<link href="https://bao.example/1"/><updated>2024-08-16T07:05:00Z</updated></entry></feed>"""
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://bao.example/1</loc><news:news>
<news:publication><news:name>Báo</news:name></news:publication><news:title>Một</news:title>
<news:publication_date>2024-08-16T14:05:00+07:00</news:publication_date></news:news></url>
<url><loc>https://bao.example/lien-he</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://bao.example/cu.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
<sitemap><loc>https://bao.example/moi.xml</loc><lastmod>2024-08-16</lastmod></sitemap></sitemapindex>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Báo",
        "items": [
            {"id": "1", "url": "https://bao.example/1", "title": "Một", "date_published": "2024-08-16T07:05:00Z"},
            7,
        ],
    }
)


def test_rss() -> None:
    feed = parse_feed(RSS.encode(), URL)
    assert (feed.title, feed.trouble) == ("Báo Thử", "")
    assert [(e.url, e.title, e.published) for e in feed.entries] == [
        ("https://bao.example/tin-1.html", "Nga thăm Lào", "2024-08-16T07:05:00+00:00"),
        ("https://bao.example/tin-2.html", "Hai", None),
    ]


@pytest.mark.parametrize("text", [ATOM, NEWS, JSON], ids=["atom", "sitemap", "json"])
def test_other_kinds(text: str) -> None:
    feed = parse_feed(text.encode(), URL)
    assert [(e.url, e.title) for e in feed.entries] == [("https://bao.example/1", "Một")]
    assert (feed.entries[0].published or "")[:13] in ("2024-08-16T07", "2024-08-16T14")
    assert feed.trouble == ""


def test_a_list_of_sitemaps_leads_to_the_newest_first() -> None:
    assert parse_feed(INDEX.encode(), URL).maps == ("https://bao.example/moi.xml", "https://bao.example/cu.xml")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (RSS.encode()[:330], "broken XML"),
        (b'<!DOCTYPE html><html><form><input type="password"></form></html>', "a page to log in on"),
        (b"<html><body>Nga</body></html>", "a web page, no feed"),
        (b"", "no feed"),
        (b"\x00\x01\x02", "broken XML"),
        (b'{"items": 7}', "JSON, but no feed"),
        (b'{"items": [', "broken JSON"),
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "a feed without entries"),
        (b"<urlset><url><loc>", "broken XML"),
    ],
)
def test_what_is_no_feed_is_said(data: bytes, words: str) -> None:
    assert words in parse_feed(data, URL, "").trouble


def test_entities_that_grow_do_not() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<!DOCTYPE x [<!ENTITY a0 "x">{bomb}]><rss version="2.0"><channel><title>&a11;</title></channel></rss>'
    assert len(parse_feed(data.encode(), URL).title) <= 300


def test_opml_there_and_back() -> None:
    outlines = [Outline("https://bao.example/rss?a=1&b=2", 'Báo "Thử" <1>', "https://bao.example/")]
    assert read_opml("a.opml", write_opml("Của tôi & bạn", outlines).encode()) == outlines


@pytest.mark.parametrize("data", [b"", b"<rss/>", b"<opml><body>", b'<!DOCTYPE a [<!ENTITY b "c">]><opml/>'])
def test_what_is_no_opml(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"a\.opml"):
        read_opml("a.opml", data)


def test_robots() -> None:
    robots = "User-agent: *\nDisallow: /\n\nUser-agent: banggiao\nCrawl-delay: 5\nDisallow: /rieng/\n"
    assert permission(robots, "https://bao.example/tin") == (True, 5.0)
    assert not permission(robots, "https://bao.example/rieng/1").allowed
    assert permission("", "https://bao.example/tin") == (True, 0.0)
