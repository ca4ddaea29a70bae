"""What a page says of its article in JSON-LD, the words of schema.org."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MOST = 600_000  # letters of one script
_SCRIPTS = 30
_NODES = 2_000
_ARTICLES = frozenset((
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "BlogPosting", "LiveBlogPosting", "AdvertiserContentArticle", "SocialMediaPosting",
    "AskPublicNewsArticle", "ReviewNewsArticle", "Report",
))  # fmt: skip
_WRAPPING = re.compile(r"^\s{0,99}(?:<!--|//\s{0,9}<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s{0,9}\]\]>|\]\]>)\s{0,99}$")


class Said(NamedTuple):
    """What structured data say of an article; "" where they say nothing. `sections`: how many pages it has."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    modified: str = ""
    url: str = ""


def read_jsonld(tree: HtmlElement, url: str) -> Said:
    """What the page at `url` says of its own article, and not of those that it leads to.

    Example: {"@type": "NewsArticle", "headline": "Nga thăm Lào"} gives the title "Nga thăm Lào".
    """
    found = [node for node in _nodes(tree) if _ARTICLES & set(_types(node))]
    if not found:
        return Said()
    here = _bare(url)
    node = next((one for one in found if here and _bare(_url_of(one)) == here), found[0])
    return Said(
        title=_text(node.get("headline")) or _text(node.get("name")),
        author=", ".join(dict.fromkeys(_names(node.get("author"))))[:300],
        publisher=next(_names(node.get("publisher")), ""),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        url=_url_of(node),
    )


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    scripts = tree.iterfind('.//script[@type="application/ld+json"]')
    count = 0
    for _, script in zip(range(_SCRIPTS), scripts, strict=False):
        text = script.text or ""
        if len(text) > _MOST:
            continue
        try:
            value = json.loads(_WRAPPING.sub("", text), strict=False)
        except (ValueError, RecursionError):
            continue
        # Lists of other articles stand under itemListElement, and parts of this one under hasPart: neither is followed.
        stack = [value]
        while stack and count < _NODES:
            node = stack.pop()
            count += 1
            if isinstance(node, list):
                stack.extend(reversed(node[:200]))
            elif isinstance(node, dict):
                yield node
                stack.extend(node[name] for name in ("mainEntity", "@graph") if isinstance(node.get(name), dict | list))


def _types(node: dict[str, Any]) -> list[str]:
    value = node.get("@type")
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _url_of(node: dict[str, Any]) -> str:
    for name in ("mainEntityOfPage", "url", "@id"):
        value = node.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith("http"):
            return value
    return ""


def _names(value: object) -> Iterator[str]:
    for one in (value if isinstance(value, list) else [value])[:10]:
        name = _text(one.get("name")) if isinstance(one, dict) else _text(one)
        if name and not name.startswith("http"):
            yield name


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(value.split())[:500] if isinstance(value, str) else ""


def _bare(url: str) -> str:
    """A URL by which pages are compared: without scheme, query and final slash."""
    return urljoin(url, url.split("?")[0].split("#")[0]).partition("://")[2].removeprefix("www.").rstrip("/")
