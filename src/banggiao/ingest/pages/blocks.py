"""A page as a row of blocks: the stretches of text that a browser sets on lines of their own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MOST_BLOCKS = 20_000
_DEEPEST = 250  # elements inside each other; what is deeper is read as part of what is there
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
_SPACE = re.compile(r"[\s\u200b\u00ad\ufeff\u2060]{1,10000}")
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


@dataclass(slots=True)
class _Run:
    """What is collected of a block until it ends."""

    element: HtmlElement
    parts: list[str] = field(default_factory=list)
    letters: int = 0
    links: int = 0
    strong: int = 0
    pictured: bool = False

    def take(self, text: str | None, *, link: bool, strong: bool) -> None:
        if not text:
            return
        self.parts.append(text)
        letters = len(text) - sum(map(str.isspace, text))
        self.letters += letters
        self.links += letters if link else 0
        self.strong += letters if strong else 0

    def blocks(self) -> Iterator[Block]:
        for text in _paragraphs("".join(self.parts)):
            squeezed = squeeze(text)
            if any(map(str.isalnum, squeezed)):
                links, strong = (count / max(1, self.letters) for count in (self.links, self.strong))
                yield Block(self.element, text, squeezed, links, strong, self.pictured)


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
    blocks: list[Block] = []
    for run in _runs(tree if body is None else body):
        blocks.extend(run.blocks())
        if len(blocks) > MOST_BLOCKS:
            break
    return blocks[:MOST_BLOCKS]


def squeeze(text: str) -> str:
    """`text` without white space, to compare it by. Example: squeeze("Nga  thăm") == "Ngathăm"."""
    return _SPACE.sub("", text)


def tidy(text: str) -> str:
    """`text` NFC and on one line, with single spaces. Example: tidy(" Nga\\n thăm ") == "Nga thăm"."""
    return unicodedata.normalize("NFC", _SPACE.sub(" ", text)).strip()


def names_of(element: HtmlElement) -> str:
    """The names that a page gives an element: class, id, and what it is labelled by."""
    return " ".join(element.get(name) or "" for name in ("class", "id", "aria-labelledby", "type", "itemprop"))


def _runs(top: HtmlElement) -> Iterator[_Run]:
    run = _Run(top)
    # (element, whether it ends here, in a link, in bold): a stack, since pages nest deeper than Python calls may.
    stack: list[tuple[HtmlElement, bool, bool, bool]] = [(top, False, False, False)]
    depth = 0
    while stack:
        element, ends, link, strong = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag in _BLOCKS
        if ends:
            depth -= 1
            if block:
                yield run
                run = _Run(top if element is top else _block_of(element.getparent(), top))
            if element is not top:
                run.take(element.tail, link=link, strong=strong)
            continue
        if element is not top and (not tag or tag in _SKIPPED or _is_hidden(element)):
            run.pictured |= tag in _PICTURES
            run.take(element.tail, link=link, strong=strong)
            continue
        run.pictured |= tag in _PICTURES
        if tag == "br":
            run.parts.append("\x00")
            run.take(element.tail, link=link, strong=strong)
            continue
        if block:
            yield run
            run = _Run(element)
        inner_link, inner_strong = link or tag == "a", strong or tag in ("b", "strong", "em", "i")
        run.take(element.text, link=inner_link, strong=inner_strong)
        depth += 1
        stack.append((element, True, link, strong))
        if depth < _DEEPEST:
            stack.extend((child, False, inner_link, inner_strong) for child in reversed(element))
        else:
            run.take("".join(element.itertext())[len(element.text or "") :], link=inner_link, strong=inner_strong)
    yield run


def _block_of(element: HtmlElement | None, top: HtmlElement) -> HtmlElement:
    while element is not None and element is not top and element.tag not in _BLOCKS:
        element = element.getparent()
    return top if element is None else element


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(style and _HIDDEN.search(style[:500]))
    )


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a block: two line breaks part them, and one does after the end of a sentence."""
    if "\x00" not in text:
        yield tidy(text)
        return
    lines = [tidy(line) for line in text.split("\x00")]
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
