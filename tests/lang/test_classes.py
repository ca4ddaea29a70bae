"""Classes of words in the lexicon's forms."""

from __future__ import annotations

import pytest

from banggiao.errors import LexiconError
from banggiao.lang.classes import Classes

CLASSES = Classes({"give": ("tặng", "gửi"), "weapon": ("tên lửa", "đạn")})


def test_a_form_is_expanded_once_for_each_choice_of_words() -> None:
    assert CLASSES.expand(("<give> <weapon>", "viện trợ", "tặng đạn"), "aid.toml") == (
        "tặng tên lửa", "tặng đạn", "gửi tên lửa", "gửi đạn", "viện trợ",
    )  # fmt: skip


def test_an_unknown_class_is_named_with_its_place() -> None:
    with pytest.raises(LexiconError, match=r"aid\.toml: trigger x: no class 'ship' .* give, weapon"):
        CLASSES.expand(("mua <ship>",), "aid.toml: trigger x")
