"""Feeds of every kind to entries: RSS and Atom, JSON Feed, news sitemaps and lists of these."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRIES = 300  # of one feed that are looked at, the first ones
_MAPS = 5  # sitemaps that a list of them leads to, the newest
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_DEEPEST_TITLE = 1_000


class Entry(NamedTuple):
    """What a feed says of an article: where it is, its title, ISO 8601 time or None."""

    url: str
    title: str
    published: str | None


class Feed(NamedTuple):
    """A feed, read. `trouble`: what is wrong with it, "" where nothing is; its entries count all the same.

    `maps`: further sitemaps that it leads to, where it is a list of them.
    """

    title: str
    entries: tuple[Entry, ...]
    trouble: str = ""
    maps: tuple[str, ...] = ()


def parse_feed(data: bytes, url: str, kind: str = "") -> Feed:
    """The feed that `data`, fetched from `url` with the media type `kind`, holds. Never raises for what is in it.

    Example: an RSS file with one item gives one entry with an absolute address.
    """
    head = data[:2_000].lstrip().lower()
    if head.startswith(b"{"):
        return _tidied(_json(data, url))
    if b"<urlset" in head or b"<sitemapindex" in head:
        return _tidied(_sitemap(data, url))
    if b"<html" in head or (kind == "text/html" and b"<rss" not in head and b"<feed" not in head):
        asks = b'type="password"' in data[:500_000].lower() or b"type='password'" in data[:500_000].lower()
        return Feed("", (), "a page to log in on, no feed" if asks else "a web page, no feed")
    return _tidied(_xml(data, url))


def _tidied(feed: Feed) -> Feed:
    seen: dict[str, Entry] = {}
    for entry in feed.entries:
        if entry.url.startswith(("http://", "https://")) and len(entry.url) <= 2_000:
            seen.setdefault(entry.url.partition("#")[0], entry._replace(title=_plain(entry.title)))
    kept = tuple(entry._replace(url=url) for url, entry in list(seen.items())[:_ENTRIES])
    trouble = feed.trouble or ("" if kept or feed.maps else "a feed without entries")
    return feed._replace(title=_plain(feed.title)[:300], entries=kept, trouble=trouble)


def _xml(data: bytes, url: str) -> Feed:
    import feedparser  # a tenth of a second to import

    found: Any = feedparser.parse(data, response_headers={"content-location": url}, sanitize_html=False)
    entries = tuple(
        Entry(urljoin(url, str(one.get("link") or "")), str(one.get("title") or ""), _time(one))
        for one in found.entries[: 2 * _ENTRIES]
    )
    # What servers say of a feed's type and encoding is often wrong, and the feed is whole all the same.
    harmless = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
    trouble = ""
    if found.bozo and not isinstance(found.get("bozo_exception"), harmless):
        said = " ".join(str(found.get("bozo_exception")).split())[:100]
        trouble = f"broken XML ({said})" + (f"; {len(entries)} entries before it" if entries else "")
    if not entries and not found.get("version"):
        trouble = trouble or "no feed"
    return Feed(str(found.feed.get("title") or ""), entries, trouble)


def _time(entry: Any) -> str | None:
    parts = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime(*parts[:6]).replace(tzinfo=UTC).isoformat() if parts else None
    except (ValueError, TypeError):
        return None


def _json(data: bytes, url: str) -> Feed:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        return Feed("", (), f"broken JSON ({str(error)[:100]})")
    items = value.get("items") if isinstance(value, dict) else None
    if not isinstance(items, list):
        return Feed("", (), "JSON, but no feed")
    entries = [
        Entry(
            urljoin(url, _string(one, "url") or _string(one, "id")),
            _string(one, "title"),
            _iso(_string(one, "date_published")),
        )
        for one in items[: 2 * _ENTRIES]
        if isinstance(one, dict)
    ]
    return Feed(_string(value, "title"), tuple(entries))


def _sitemap(data: bytes, url: str) -> Feed:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Feed("", (), f"broken XML ({str(error)[:100]})")
    if root is None:
        return Feed("", (), "broken XML")
    found = list(_places(root))
    trouble = "broken XML" if parser.error_log and not found else ""
    if etree.QName(root).localname == "sitemapindex":
        newest = sorted(found, key=lambda one: one[1].published or "", reverse=True)
        return Feed("", (), trouble, tuple(urljoin(url, entry.url) for _, entry in newest[:_MAPS]))
    # A sitemap of news names articles with their titles; others name every page of a site, and the newest count.
    news = [entry for is_news, entry in found if is_news]
    others = sorted((entry for _, entry in found), key=lambda one: one.published or "", reverse=True)
    return Feed("", tuple(news or others)[: 2 * _ENTRIES], trouble)


def _places(root: Any) -> Iterator[tuple[bool, Entry]]:
    for place in root:
        texts: dict[str, str] = {}
        for element in place.iter():
            if isinstance(element.tag, str):
                texts.setdefault(
                    element.tag.rpartition("}")[2] if _NEWS not in element.tag else element.tag, element.text or ""
                )
        address = " ".join(texts.get("loc", "").split())
        when = texts.get(f"{_NEWS}publication_date") or texts.get("lastmod")
        if address:
            yield f"{_NEWS}title" in texts, Entry(address, texts.get(f"{_NEWS}title", ""), _iso(when or ""))


def _plain(title: str) -> str:
    """A title without markup: feeds carry tags in it, and scripts."""
    if "<" not in title and "&" not in title:
        return " ".join(title.split())[:_DEEPEST_TITLE]
    from lxml import html

    try:
        tree = html.fragment_fromstring(title[:5_000], create_parent="div")
    except Exception:  # whatever it is, it is no title
        return ""
    for element in list(tree.iter("script", "style")):
        element.drop_tree()
    return " ".join(str(tree.text_content()).split())[:_DEEPEST_TITLE]


def _string(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""


def _iso(value: str) -> str | None:
    try:
        return datetime.fromisoformat(value.strip().replace("Z", "+00:00")).isoformat() if value.strip() else None
    except ValueError:
        return None
