"""Blocks of pages: what stands on lines of its own, and how much of it is links."""

from __future__ import annotations

import pytest

from banggiao.ingest.pages.blocks import Block, find_blocks, parse_html, squeeze, tidy


def blocks(body: str) -> list[Block]:
    tree = parse_html(f"<html><body>{body}</body></html>")
    assert tree is not None
    return find_blocks(tree)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>Nga <b>thăm</b> Lào</p>", ["Nga thăm Lào"]),
        ("Trước<div>Trong<p>Nga thăm Lào</p>Sau</div>Ngoài", ["Trước", "Trong", "Nga thăm Lào", "Sau", "Ngoài"]),
        ("<p>Nga thăm Lào.<br>Anh thăm Ý.</p>", ["Nga thăm Lào.", "Anh thăm Ý."]),
        ("<p>Nga thăm<br>Lào</p>", ["Nga thăm Lào"]),
        ("<p>Nga<br><br>Lào</p>", ["Nga", "Lào"]),
        ("<p hidden>Nga</p><p style='display: none'>Lào</p><p>Anh</p>", ["Anh"]),
        ("<script>x</script><p>Nga<button>Xem</button> thăm Lào</p>***", ["Nga thăm Lào"]),
    ],
)
def test_a_block_is_what_stands_on_lines_of_its_own(body: str, texts: list[str]) -> None:
    assert [block.text for block in blocks(body)] == texts


def test_blocks_inside_a_link_are_links() -> None:
    """A teaser is often one link around a heading and a text."""
    heading, text, plain = blocks("<a href=x><h3>Nga thăm Lào</h3><p>Hôm 3/5</p></a><p>Anh <a href=y>thăm</a> Ý</p>")
    assert heading.links == text.links == 1
    assert plain.links == pytest.approx(4 / 8)


def test_a_picture_counts_for_the_block_that_it_stands_in() -> None:
    assert [block.pictured for block in blocks("<p><img src=x>Nga</p><p>Lào</p>")] == [True, False]


def test_what_no_reader_sees_of_a_text_is_left_out() -> None:
    assert tidy(" Nga\u200b\n  thăm\u00a0Lào ") == "Nga thăm Lào"
    assert squeeze("Nga\u00ad thăm\u2060") == "Ngathăm"
