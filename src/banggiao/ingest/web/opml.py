"""Lists of feeds as OPML, read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import quoteattr

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from banggiao.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 10_000


class Outline(NamedTuple):
    """A feed of a list: its address, its title, the site that it is of."""

    url: str
    title: str
    site: str = ""


def read_opml(place: str, data: bytes) -> list[Outline]:
    """The feeds of an OPML list. Raises UnreadableInput where it is none.

    Example: `<outline text="Báo" xmlUrl="https://bao.example/rss"/>` is Outline("https://bao.example/rss", "Báo").
    """
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableInput(place, f"no OPML list ({str(error)[:100]})", "export it again") from None
    if root.tag != "opml":
        raise UnreadableInput(place, f"<{str(root.tag)[:50]}>, no OPML list", "a feed itself is added by its address")
    found = []
    for outline in root.iter("outline"):
        url = (outline.get("xmlUrl") or "").strip()
        if url.startswith(("http://", "https://")):
            title = " ".join((outline.get("title") or outline.get("text") or url).split())
            found.append(Outline(url[:2_000], title[:300], (outline.get("htmlUrl") or "")[:2_000]))
    return found[:_MOST]


def write_opml(title: str, outlines: Iterable[Outline]) -> str:
    """An OPML list, version 2.0."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_text(title)}</title></head>",
    ]
    lines.append("  <body>")
    for one in outlines:
        site = f" htmlUrl={quoteattr(one.site)}" if one.site else ""
        lines.append(f'    <outline type="rss" text={quoteattr(one.title)} xmlUrl={quoteattr(one.url)}{site}/>')
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _text(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;")
