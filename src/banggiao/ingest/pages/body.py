"""Which blocks of a page are its article: trafilatura says where the article is, the page's own build says what it has.

trafilatura finds the article on nearly every page, but on some it leaves out the lead that stands apart from the text,
short paragraphs, and headings, and takes captions and links that stand in it. So its text only points to the element
that holds the article; what is in there is told apart by what each block is (`parts`).
"""

from __future__ import annotations

import logging
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from banggiao.ingest.pages.blocks import squeeze, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

    from banggiao.ingest.pages.blocks import Block

_HOLDS = 0.75  # the share of the article's letters that the element holding it has
_TELLS = 25  # letters of a block that tell where it is from: shorter ones stand anywhere
_PARAGRAPH = 60  # letters of a paragraph by which an article is found where trafilatura finds none
_LINKED = 0.4
_ENOUGH = 0.5  # the share of a page's paragraphs in what trafilatura takes fast that needs no second look


def find_article(tree: HtmlElement, blocks: Sequence[Block]) -> tuple[HtmlElement | None, frozenset[int]]:
    """The element that holds the article, and which of `blocks` trafilatura takes for it; None where there is none."""
    taken = _taken(tree, blocks, fast=True)
    paragraphs = sum(len(block.squeezed) for block in blocks if block.tag == "p" and _is_paragraph(block))
    if sum(len(blocks[number].squeezed) for number in taken) < _ENOUGH * paragraphs:
        taken = _taken(tree, blocks, fast=False)
    if not taken:
        taken = frozenset(number for number, block in enumerate(blocks) if _is_paragraph(block))
    return _with_twins(_holder(blocks, taken), blocks, taken), taken


def _taken(tree: HtmlElement, blocks: Sequence[Block], *, fast: bool) -> frozenset[int]:
    text = squeeze(tidy(_extracted(tree, fast=fast)))
    return frozenset(
        number for number, block in enumerate(blocks) if len(block.squeezed) >= _TELLS and block.squeezed in text
    )


def _extracted(tree: HtmlElement, *, fast: bool) -> str:
    """The text that trafilatura takes for the article's; `fast`: without asking other extractors for theirs."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, options=_options(fast=fast))
    except Exception:  # a page that breaks it is read without it
        return ""
    return getattr(found, "raw_text", None) or ""


@cache
def _options(*, fast: bool) -> Extractor:
    """How trafilatura is asked: made once, since it reads its settings anew for each."""
    from trafilatura.settings import Extractor

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what is wrong with a page is said in our own words
    return Extractor(fast=fast, comments=False)


def _is_paragraph(block: Block) -> bool:
    return (
        len(block.squeezed) >= _PARAGRAPH and block.links < _LINKED and block.tag in ("p", "div", "td", "li", "section")
    )


def _holder(blocks: Sequence[Block], taken: frozenset[int]) -> HtmlElement | None:
    """The innermost element with nearly all letters of the blocks `taken`."""
    letters: Counter[HtmlElement] = Counter()
    total = 0
    for number in taken:
        block = blocks[number]
        total += len(block.squeezed)
        element: HtmlElement | None = block.element
        while element is not None:
            letters[element] += len(block.squeezed)
            element = element.getparent()
    if not total:
        return None
    return min(
        (element for element, count in letters.items() if count >= _HOLDS * total),
        key=lambda element: (letters[element], -_depth(element)),
    )


def _with_twins(holder: HtmlElement | None, blocks: Sequence[Block], taken: frozenset[int]) -> HtmlElement | None:
    """`holder`, or what is around it where the article goes on in an element beside it that is built like it."""
    if holder is None or not holder.get("class"):
        return holder
    parent = holder.getparent()
    for number in taken:
        one = blocks[number].element
        while one is not None and one.getparent() is not parent:
            one = one.getparent()
        if one is not None and one is not holder and one.tag == holder.tag and one.get("class") == holder.get("class"):
            return parent
    return holder


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())
