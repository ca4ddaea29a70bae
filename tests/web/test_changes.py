"""How two versions differ."""

from banggiao.web.changes import Change, changes


def test_words_that_went_and_came() -> None:
    found = changes("Nga thăm Lào", "Nga sẽ thăm Lào")
    assert [one.sort for one in found] == ["", "come", ""]
    assert "".join(one.text for one in found) == "Nga sẽ thăm Lào"
    assert found[1].text.strip() == "sẽ"
    found = changes("Hôm qua Nga thăm Lào.", "Hôm nay Nga thăm Lào.")
    assert [one for one in found if one.sort] == [Change("gone", "qua"), Change("come", "nay")]


def test_long_texts_are_compared_as_far_as_time_allows() -> None:
    one = " ".join(str(number) for number in range(50_000))
    found = changes(one, "0 " + one)
    assert found[0].text == "0 "
