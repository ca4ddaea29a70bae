"""What an edit changed, and whether its publisher said so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from banggiao.model.article import Aside
from banggiao.store.pages import mark_gone
from banggiao.store.show import show
from banggiao.store.versions import Change, differences

if TYPE_CHECKING:
    from collections.abc import Callable

    from banggiao.store.ledger import Ledger

    from .conftest import Make


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("Nga thăm Lào hôm nay.", "Nga thăm Lào hôm qua.", [Change("nay.", "qua.")]),
        ("Một.\n\nHai.", "Một.\n\nHai.", []),
        ("Một.\n\nHai.\n\nBa.", "Một.\n\nBa.", [Change("Hai.", "")]),
        ("Một.", "Một.\n\nHai mới.", [Change("", "Hai mới.")]),
        ("Một hai ba bốn.", "Chẳng còn gì nữa.", [Change("Một hai ba bốn.", "Chẳng còn gì nữa.")]),
    ],
)  # fmt: skip
def test_differences(before: str, after: str, changes: list[Change]) -> None:
    assert differences(before, after) == changes


@pytest.mark.parametrize(
    ("modified", "silent"), [("2024-05-04T10:00:00+07:00", True), ("2024-05-05T10:00:00+07:00", False)]
)
def test_an_edit_is_shown_and_whether_it_was_said(
    ledger: Ledger, add: Callable[..., str], make: Make, modified: str, silent: bool
) -> None:
    first = make("tin", url="https://bao.example/tin.html")
    first = first._replace(
        article=replace(
            first.article,
            modified_at="2024-05-04T10:00:00+07:00",
            author="Minh Anh",
            asides=(Aside("caption", "Ảnh: TTXVN"),),
        )
    )
    again = first.article.text.replace("cho biết", "thông báo")
    second = first._replace(article=replace(first.article, text=again, modified_at=modified))
    assert add(first) == "new"
    assert add(second) == "again"
    with ledger.reading() as connection:
        found = show(connection, "tin")
    one, other = found["versions"]
    assert one["asides"] == [{"kind": "caption", "text": "Ảnh: TTXVN"}]
    assert (one["author"], one["changes"], one["silent"]) == ("Minh Anh", [], False)
    assert other["changes"] == [{"before": "cho biết,", "after": "thông báo,"}]
    assert other["silent"] is silent
    with ledger.writing() as connection:
        mark_gone(connection, found["article"], "2024-05-06T00:00:00+00:00")
    with ledger.reading() as connection:
        assert show(connection, "tin")["gone"] == "2024-05-06T00:00:00+00:00"
