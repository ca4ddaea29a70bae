"""Marked text: the segments together are the text, whatever the marks say."""

from hypothesis import given
from hypothesis import strategies as st

from banggiao.web.highlight import LAYERS, Mark, segments

MARKS = st.builds(
    Mark, st.integers(0, 40), st.integers(0, 60), st.sampled_from(LAYERS), st.just(""), st.sampled_from(["", "e1"])
)


@given(st.text(max_size=30), st.lists(MARKS, max_size=12), st.integers(0, 20))
def test_nothing_is_lost_or_doubled(text: str, marks: list[Mark], offset: int) -> None:
    found = segments(text, marks, offset)
    assert "".join(one.text for one in found) == text
    for one in found:
        assert set(one.begins) <= set(one.roles)


def test_marks_stand_where_they_are() -> None:
    found = segments("Nga thăm Lào.", [Mark(10, 13, "who"), Mark(14, 18, "act", "", "e1"), Mark(19, 22, "where")], 10)
    assert [(one.text, one.roles) for one in found] == [
        ("Nga", ("who",)), (" ", ()), ("thăm", ("act",)), (" ", ()), ("Lào", ("where",)), (".", ()),
    ]  # fmt: skip
    assert found[2].event == "e1"


def test_marks_over_each_other_are_all_there() -> None:
    found = segments("Nga thăm", [Mark(0, 8, "quote"), Mark(0, 3, "who"), Mark(0, 3, "where")])
    assert found[0].roles == ("quote", "who", "where")
    assert found[0].begins == ("quote", "who", "where")
    assert (found[1].roles, found[1].begins) == (("quote",), ())
