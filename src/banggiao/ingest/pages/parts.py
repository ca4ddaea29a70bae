"""What each block of a page is: a paragraph of the article, or something that stands beside it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from banggiao.ingest.pages.blocks import Block, names_of, squeeze
from banggiao.ingest.pages.marks import mark_of
from banggiao.lang.vi.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from banggiao.ingest.pages.about import About
    from banggiao.lang.vi.pages import PageWords

_CAPTION = 300  # letters of the longest caption
_CREDIT = 60  # letters at its end in which a credit stands
_LINK = 0.7  # the share of a block in links that makes it one
_TEASER = 220  # letters of the longest line that leads elsewhere
_BYLINE = 60
_SHORT = 25
_LEAD = 70  # letters of a lead that has no name of its own
_STOPS = tuple('.!?…”":')
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_CELLS = frozenset(("td", "th", "li", "blockquote"))
_PICTURES = ("img", "amp-img", "video", "amp-video")
_ARROWS = ("»", ">>", "►", "▶", "→", "☞", "•»", "▪")


class Part(StrEnum):
    """What a block is. TEXT is the article; OTHER, of pages around it, is not kept."""

    TEXT = "text"
    CAPTION = "caption"
    LINK = "link"
    BYLINE = "byline"
    DATE = "date"
    COMMENT = "comment"
    FURNITURE = "furniture"
    OTHER = "other"


_OF_MARK = {
    "caption": Part.CAPTION,
    "related": Part.LINK,
    "tag": Part.LINK,
    "byline": Part.BYLINE,
    "date": Part.DATE,
    "comment": Part.COMMENT,
    "share": Part.FURNITURE,
    "advert": Part.FURNITURE,
    "navigation": Part.FURNITURE,
}


class Parts:
    """Tells the blocks of one page apart. `holder`: the element with the article; `taken`: what trafilatura took."""

    def __init__(
        self, blocks: Sequence[Block], holder: HtmlElement, taken: frozenset[int], about: About, words: PageWords
    ) -> None:
        self.blocks = blocks
        self.holder = holder
        self.taken = taken
        self.words = words
        self._title = squeeze(about.title)
        self._description = squeeze(about.description)
        self._around = frozenset(holder.iterancestors())
        pictures = list(holder.getroottree().iter(*_PICTURES))
        self._pictured = frozenset(pictures).union(*(picture.iterancestors() for picture in pictures))

    def find(self) -> list[Part]:
        """The part that each block is, in their order."""
        inside = [self._is_inside(block.element) for block in self.blocks]
        first = inside.index(True) if True in inside else 0
        head = self._head(first)
        parts = []
        commented: HtmlElement | None = None  # where readers speak, below a heading that says so
        for number, block in enumerate(self.blocks):
            if commented is not None and (commented is self.holder or _within(block.element, commented)):
                parts.append(Part.COMMENT if inside[number] else Part.OTHER)
            elif inside[number]:
                if self._is_heading_of(block, self.words.comments):
                    commented = block.element.getparent()
                    parts.append(Part.COMMENT)
                else:
                    parts.append(self._part(number, block))
            elif head <= number < first:
                parts.append(self._before(block))
            else:
                parts.append(Part.OTHER)
        return self._mended(parts)

    def _is_inside(self, element: HtmlElement) -> bool:
        return _within(element, self.holder)

    def _head(self, first: int) -> int:
        """Where the article's head begins: at its title, if that stands before the text."""
        for number in range(first - 1, -1, -1):
            if self._title and self.blocks[number].squeezed == self._title:
                return number
        return first

    def _part(self, number: int, block: Block) -> Part:
        folded = fold(block.text)
        if block.squeezed == self._title:
            return Part.FURNITURE
        mark = self._mark(block.element)
        if mark in _OF_MARK and not (mark in ("date", "byline") and len(block.text) > _TEASER):
            return _OF_MARK[mark]
        if self._is_caption(block, folded):
            return Part.CAPTION
        if self._is_link(block, folded):
            return Part.LINK
        if self.words.read_date_line(block.text):
            return Part.DATE
        if self._is_furniture(block, folded):
            return Part.FURNITURE
        if number not in self.taken and len(block.text) < _SHORT and not self._tells(block):
            return Part.FURNITURE
        return Part.TEXT

    def _before(self, block: Block) -> Part:
        """What a block between the title and the text is: the lead is part of the article."""
        mark = self._mark(block.element)
        folded = fold(block.text)
        if block.squeezed == self._title:
            return Part.OTHER
        if self.words.read_date_line(block.text):
            return Part.DATE
        if self._is_caption(block, folded):
            return Part.CAPTION
        if mark in _OF_MARK and mark != "tag":
            return _OF_MARK[mark]
        described = len(block.squeezed) >= _SHORT and block.squeezed in self._description
        lead = mark == "lead" or described or (len(block.text) >= _LEAD and block.text.endswith(_STOPS))
        if lead and block.links < _LINK and len(block.text) >= _SHORT:
            return Part.TEXT
        if len(block.text) <= _BYLINE and not block.text.endswith(_STOPS) and mark == "byline":
            return Part.BYLINE
        return Part.FURNITURE

    def _mark(self, element: HtmlElement) -> str:
        """What the names of a block's element, and of those around it below the one with the article, say."""
        found = ""
        one: HtmlElement | None = element
        while one is not None and one is not self.holder and one.tag not in ("body", "html"):
            if one in self._around:
                break
            mark = mark_of(str(one.tag), names_of(one))
            if mark and mark != "lead":
                return mark
            found = found or mark
            one = one.getparent()
        return found

    def _is_caption(self, block: Block, folded: str) -> bool:
        if len(block.text) > _CAPTION:
            return False
        if folded.lstrip("-*•([\"' ").startswith(self.words.caption) and len(folded) < 160:
            return True
        end = folded[-_CREDIT:]
        if len(folded) < 250 and any(credit in end for credit in self.words.credit):
            return True
        if block.pictured and block.strong > _LINK:
            return True
        return self._stands_with_picture(block.element)

    def _stands_with_picture(self, element: HtmlElement) -> bool:
        """Whether the innermost element around with a picture holds little else than this."""
        one: HtmlElement | None = element.getparent() if element.tag in ("p", "em", "td", "div", "span") else element
        for _ in range(4):
            if one is None or one is self.holder or one.tag in ("body", "html"):
                return False
            if one in self._pictured:
                picture = next(one.iter(*_PICTURES))
                captioned = next((up for up in picture.iterancestors("figure", "table") if _within(up, one)), None)
                return (
                    one.tag not in ("p", "li")
                    and (captioned is None or captioned is one or _within(element, captioned))
                    and len(squeeze("".join(one.itertext()))) <= _CAPTION
                )
            one = one.getparent()
        return False

    def _is_link(self, block: Block, folded: str) -> bool:
        if len(block.text) <= _TEASER:
            if folded.lstrip("-*•(\"'[ ").startswith(self.words.link) and (block.links or len(block.text) <= _BYLINE):
                return True
            if block.text.startswith(_ARROWS):
                return True
        if block.links < _LINK:
            return False
        whole = block.tag == "p" and block.text.endswith(".") and block.links < 0.9
        return not whole

    def _is_furniture(self, block: Block, folded: str) -> bool:
        bare = folded.strip(" :.-|()[]0123456789")
        if not bare:  # a number: of a page, or in a table
            return block.tag not in _CELLS
        return len(folded) <= _BYLINE and (bare in self.words.furniture or bare in self.words.elsewhere)

    def _is_heading_of(self, block: Block, headings: frozenset[str]) -> bool:
        return len(block.text) <= _BYLINE and fold(block.text).strip(" :.-|()[]0123456789") in headings

    def _tells(self, block: Block) -> bool:
        """Whether a short block is a sentence, a heading or a cell, as articles have them too."""
        heads = block.tag in _HEADINGS or (block.tag == "p" and block.strong > _LINK)
        return block.text.endswith(_STOPS) or heads or block.tag in _CELLS

    def _mended(self, parts: list[Part]) -> list[Part]:
        """`parts` with what can be told only when the others are: bylines at the end, headings over links alone."""
        inside = [number for number, part in enumerate(parts) if part is not Part.OTHER]
        left = [number for number in inside if parts[number] in (Part.TEXT, Part.FURNITURE)]
        for number in reversed(left[-6:]):
            if self._is_byline(self.blocks[number]):
                parts[number] = Part.BYLINE
            elif parts[number] is Part.TEXT:
                break
        for number in inside:
            if parts[number] is Part.TEXT and self._is_over_links(number, inside, parts):
                parts[number] = Part.LINK
        return parts

    def _is_byline(self, block: Block) -> bool:
        """Whether a line at the end of an article names a writer or a source."""
        if len(block.text) > _BYLINE or block.text.endswith((".", "!", "?", "…", "”", '"', ":")):
            return False
        bare = fold(block.text).strip(" :.-|()[]0123456789")
        if bare in self.words.furniture or bare in self.words.elsewhere:
            return False
        right = "right" in (block.element.get("style") or "") + (block.element.get("align") or "")
        named = _is_name(block.text) and (right or block.strong > _LINK or _words(block.text) > 1)
        return named or fold(block.text).startswith(self.words.byline) or (right and block.strong > _LINK)

    def _is_over_links(self, number: int, inside: Sequence[int], parts: Sequence[Part]) -> bool:
        """Whether a short line stands in an element in which there is nothing else than links and furniture."""
        block = self.blocks[number]
        if len(block.text) > _BYLINE or block.text.endswith("."):
            return False
        one = block.element.getparent()
        while one is not None and one is not self.holder and one not in self._around:
            beside = [parts[other] for other in inside if other != number and _within(self.blocks[other].element, one)]
            if beside:
                return all(part in (Part.LINK, Part.FURNITURE) for part in beside) and Part.LINK in beside
            one = one.getparent()
        return False


def _within(element: HtmlElement, other: HtmlElement) -> bool:
    one: HtmlElement | None = element
    while one is not None:
        if one is other:
            return True
        one = one.getparent()
    return False


def _is_name(text: str) -> bool:
    """Whether every word begins with a capital, as in names of writers; what follows in brackets does not count.

    Example: "Minh Anh (theo TTXVN)".
    """
    text = text.partition("(")[0] or text
    words = text.replace("(", " ").replace(")", " ").replace("-", " ").split()
    return 0 < len(words) <= 6 and all(word[:1].isupper() or not word[:1].isalpha() for word in words)


def _words(text: str) -> int:
    return len(text.split())
