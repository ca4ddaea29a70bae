"""One page, read: its article and what stands beside it."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from banggiao.ingest.pages.about import About, local_day, read_about
from banggiao.ingest.pages.blocks import find_blocks, parse_html, squeeze, tidy
from banggiao.ingest.pages.body import find_article
from banggiao.ingest.pages.parts import Part, Parts
from banggiao.lang.vi.fold import fold
from banggiao.lang.vi.pages import DateLine, load_pages
from banggiao.model.article import Aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from banggiao.ingest.pages.blocks import Block
    from banggiao.lang.vi.pages import PageWords

_ASIDES = 200
_TWICE = 40  # letters of a paragraph that stands once in an article; shorter ones may be repeated
_LABEL = 15  # letters before a colon that say what follows: who wrote it
_LOGIN = 500  # letters: a page with a field for a password and no more text than this asks its reader in


class Page(NamedTuple):
    """What was found on a page. `text`: paragraphs, each on a line of its own, with an empty one between them.

    `trouble`: why there is no article, "" where there is one; `next`: where it goes on, if it has several pages.
    """

    text: str
    about: About
    asides: tuple[Aside, ...]
    trouble: str = ""
    next: str = ""

    def record(self, identifier: str) -> dict[str, object]:
        """The page as `make_article` takes it."""
        about = self.about
        return {
            "id": identifier,
            "text": self.text,
            "title": about.title,
            "published": _day(about.published),
            "modified": about.modified,
            "source": about.publisher or None,
            "url": about.url or None,
            "author": about.author,
        }


def read_page(text: str, url: str = "") -> Page:
    """The article of the page `text`, fetched from `url` ("" where that is not known).

    Example: a page with `<h1>Nga thăm Lào</h1>` and two paragraphs gives the title and the two paragraphs.
    """
    words = load_pages()
    tree = parse_html(text)
    if tree is None:
        return Page("", About("", "", "", None, None, url, ""), (), "there is no page in it")
    asks = tree.find(".//input[@type='password']") is not None
    blocks = find_blocks(tree)
    headings = [block.text for block in blocks if block.tag == "h1" or _in_h1(block)]
    about = read_about(tree, url, headings, _date_line(blocks, headings, words))
    holder, taken = find_article(tree, blocks)
    if holder is None:
        return Page("", about, (), "a page to log in on" if asks else "no article on this page")
    found = Parts(blocks, holder, taken, about, words).find()
    paragraphs = list(_once(block.text for block, part in zip(blocks, found, strict=True) if part is Part.TEXT))
    asides = [
        Aside(part.value, block.text)
        for block, part in zip(blocks, found, strict=True)
        if part not in (Part.TEXT, Part.OTHER)
    ]
    if asks and sum(map(len, paragraphs)) < _LOGIN:
        return Page("", about, tuple(asides[:_ASIDES]), "a page to log in on")
    if not about.author:
        about = about._replace(author=_byline(asides, about.publisher))
    return Page(
        "\n\n".join(paragraphs),
        about,
        tuple(asides[:_ASIDES]),
        "" if paragraphs else "no article on this page",
        _next(tree, url, words),
    )


def join_pages(page: Page, further: Page) -> Page:
    """`page` and the one on which its article goes on, as one; what stands on both, as a lead does, is there once."""
    there = page.text.split("\n\n")
    known = frozenset(there)
    added = list(dropwhile(known.__contains__, further.text.split("\n\n")))
    while added and added[-1] in known:
        added.pop()
    asides = tuple(dict.fromkeys((*page.asides, *further.asides)))
    return page._replace(text="\n\n".join(_once([*there, *added])), asides=asides[:_ASIDES], next=further.next)


def _day(instant: str | None) -> str | None:
    """A publication time with the day of its readers at the head, so that its first ten letters are that day."""
    if instant is None or local_day(instant) == instant[:10]:
        return instant
    from datetime import datetime, timedelta, timezone

    return datetime.fromisoformat(instant).astimezone(timezone(timedelta(hours=7))).isoformat()


def _in_h1(block: Block) -> bool:
    parent = block.element.getparent()
    return parent is not None and parent.tag == "h1"


def _date_line(blocks: Sequence[Block], headings: Sequence[str], words: PageWords) -> DateLine | None:
    """The first line at the title or after it that gives a date, else the one before it that is nearest."""
    at = next((number for number, block in enumerate(blocks) if block.text in headings), 0)
    for number in (*range(at, min(at + 40, len(blocks))), *range(at - 1, max(at - 12, -1), -1)):
        found = words.read_date_line(blocks[number].text)
        if found:
            # A page with one date alone means that of the article, even where it calls it that of the last change.
            return found if found.published else DateLine(found.modified, None)
    return None


def _byline(asides: Sequence[Aside], publisher: str) -> str:
    """The first byline that names somebody else than the paper, without its label and addresses of mail."""
    for aside in asides:
        if aside.kind == "byline":
            label, colon, rest = aside.text.partition(":")
            named = rest if colon and len(label) <= _LABEL else aside.text
            name = " ".join(word for word in named.split() if "@" not in word)
            if name and squeeze(name).lower() != squeeze(publisher).lower():
                return name[:200]
    return ""


def _once(paragraphs: Iterable[str]) -> list[str]:
    kept: list[str] = []
    seen: set[str] = set()
    for text in paragraphs:
        key = squeeze(text)
        if key not in seen or len(key) < _TWICE:
            kept.append(text)
        seen.add(key)
    return kept


def _next(tree: HtmlElement, url: str, words: PageWords) -> str:
    """Where an article goes on: what the page calls its next one, to machines or to readers; "" where it does not."""
    for link in tree.iter("link", "a"):
        address = (link.get("href") or "").strip()
        if not address or address.startswith(("#", "javascript:")):
            continue
        called = "next" in (link.get("rel") or "").lower().split()
        if called or (link.tag == "a" and len(link) < 3 and fold(tidy("".join(link.itertext()))) in words.next):
            return _join(url, address)
    return ""


def _join(url: str, address: str) -> str:
    try:
        return urljoin(url, address)[:2_000]
    except ValueError:
        return ""
