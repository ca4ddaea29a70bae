"""A page as a row of blocks: the stretches of text that a browser sets on lines of their own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MOST_BLOCKS = 20_000
_DEEPEST = 250  # elements inside each other, two calls each; what is deeper is read as part of what is there
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "amp-sidebar", "amp-accordion", "amp-live-list", "amp-carousel", "amp-story",
))  # fmt: skip
_SKIPPED = frozenset((
    "audio", "button", "canvas", "embed", "head", "iframe", "input", "link", "map", "meta", "noscript", "object",
    "option", "script", "select", "style", "svg", "template", "textarea", "video", "amp-ad", "amp-analytics",
    "amp-iframe", "amp-social-share", "amp-video", "amp-youtube", "amp-state", "math",
))  # fmt: skip
_PICTURES = frozenset(("img", "picture", "video", "amp-img", "svg", "amp-video"))
_LINK, _STRONG = 1, 2
_STYLES = {"a": _LINK, "b": _STRONG, "strong": _STRONG, "em": _STRONG, "i": _STRONG}
_NAMES = ("class", "id", "aria-labelledby", "type", "itemprop")
_UNSEEN = re.compile("[\u200b\u00ad\ufeff\u2060]")  # spaces of no width, and marks of where a word may be parted
_BREAK = "\x00"  # a line break inside a block
_ENDS = ".!?…”\"':;)"
_HIDDEN = re.compile(r"(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A stretch of text and the element that it stands in; `squeezed` is the text without white space.

    `links`, `strong`: the share of its letters in links, in bold or slanted letters. `pictured`: it has a picture.
    """

    element: HtmlElement
    text: str
    squeezed: str
    links: float = 0.0
    strong: float = 0.0
    pictured: bool = False

    @property
    def tag(self) -> str:
        """The tag of its element."""
        return str(self.element.tag)


def parse_html(text: str) -> HtmlElement | None:
    """The tree of a page; None where there is none in it. Nothing is raised: browsers read whatever comes, too."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree, html.HtmlElement) else None


def find_blocks(tree: HtmlElement) -> list[Block]:
    """The blocks of a page in their order; what no reader sees, and fields and players, left out.

    Example: `<p>Nga <b>thăm</b> Lào</p>` is one block, "Nga thăm Lào".
    """
    body = tree.find("body")
    walk = _Walk()
    walk.through(tree if body is None else body)
    return walk.blocks[:MOST_BLOCKS]


def squeeze(text: str) -> str:
    """`text` without white space, to compare it by. Example: squeeze("Nga  thăm") == "Ngathăm"."""
    return "".join(_UNSEEN.sub("", text).split())


def tidy(text: str) -> str:
    """`text` NFC and on one line, with single spaces. Example: tidy(" Nga\\n thăm ") == "Nga thăm"."""
    return unicodedata.normalize("NFC", " ".join(_UNSEEN.sub(" ", text).split()))


def names_of(element: HtmlElement) -> str:
    """The names that a page gives an element: class, id, and what it is labelled by."""
    return " ".join(filter(None, map(element.get, _NAMES)))


class _Walk:
    """One way through a page, on which the text of each block is collected until it ends or one inside it begins."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._texts: list[str] = []
        self._links = self._strong = 0
        self._pictured = False

    def through(self, block: HtmlElement, style: int = 0, depth: int = 0) -> None:
        """Go through an element that stands on lines of its own."""
        self._take(block.text, style)
        self._inside(block, block, style, depth)
        self._end(block)

    def _inside(self, element: HtmlElement, block: HtmlElement, style: int, depth: int) -> None:
        """Go through what is in `element`, which is `block` or a part of it."""
        if len(self.blocks) > MOST_BLOCKS:
            return
        if depth == _DEEPEST:
            self._take("".join(element.itertext())[len(element.text or "") :], style)
            return
        for child in element:
            tag = child.tag
            if tag in _PICTURES:
                self._pictured = True
            if tag not in _SKIPPED and not _is_hidden(child):
                if tag == "br":
                    self._texts.append(_BREAK)
                elif tag in _BLOCKS:
                    self._end(block)
                    self.through(child, style, depth + 1)
                else:
                    inner = style | _STYLES.get(tag, 0)
                    self._take(child.text, inner)
                    self._inside(child, block, inner, depth + 1)
            self._take(child.tail, style)

    def _take(self, text: str | None, style: int) -> None:
        if not text:
            return
        self._texts.append(text)
        if style:
            letters = len(squeeze(text))
            self._links += letters if style & _LINK else 0
            self._strong += letters if style & _STRONG else 0

    def _end(self, element: HtmlElement) -> None:
        """End a block of `element`; what comes next belongs to another."""
        text = "".join(self._texts)
        if text and not text.isspace():
            parts = [(part, part.replace(" ", "")) for part in _paragraphs(text)]
            letters = sum(len(squeezed) for _, squeezed in parts) or 1
            links, strong = self._links / letters, self._strong / letters
            for part, squeezed in parts:
                if any(map(str.isalnum, squeezed)):
                    self.blocks.append(Block(element, part, squeezed, links, strong, self._pictured))
        self._texts.clear()
        self._links = self._strong = 0
        self._pictured = False


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(style and _HIDDEN.search(style[:500]))
    )


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a block: two line breaks part them, and one does after the end of a sentence."""
    if _BREAK not in text:
        yield tidy(text)
        return
    lines = [tidy(line) for line in text.split(_BREAK)]
    kept: list[str] = []
    for line in lines:
        if not line or (kept and kept[-1][-1:] in _ENDS):
            if kept:
                yield " ".join(kept)
            kept = []
        if line:
            kept.append(line)
    if kept:
        yield " ".join(kept)
