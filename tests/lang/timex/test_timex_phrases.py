"""Values of phrases against an anchor, whatever language they were found in."""

from banggiao.lang.timex.anchor import Anchor, Direction
from banggiao.lang.timex.meaning import Date, Shift, Unit
from banggiao.lang.timex.phrases import TimePhrase, resolve
from banggiao.model.edtf import Partial

TEXT = "hôm thứ Sáu (16/8) và hôm qua"
FRIDAY = TimePhrase(0, 11, Date(weekday=4), None, names_weekday=True)
DATE = TimePhrase(13, 17, Date(month=8, day=16), None, names_weekday=False)
YESTERDAY = TimePhrase(22, 29, Shift(Unit.DAY, -1), None, names_weekday=False)


def values(phrases: list[TimePhrase], anchor: Anchor) -> list[str]:
    return [time.value for time in resolve(TEXT, phrases, anchor)]


def test_the_same_phrases_resolve_against_any_date() -> None:
    phrases = [FRIDAY, DATE, YESTERDAY]
    assert values(phrases, Anchor()) == ["XXXX-08-16", "XXXX-08-16", "XXXX-XX-XX"]
    assert values(phrases, Anchor(Partial(2024, 8, 18))) == ["2024-08-16", "2024-08-16", "2024-08-17"]


def test_a_cue_goes_before_the_side_that_the_anchor_prefers() -> None:
    anchor = Anchor(Partial(2024, 3, 1), prefer=Direction.PAST)
    assert values([DATE], anchor) == ["2023-08-16"]
    assert values([DATE._replace(cue=Direction.FUTURE)], anchor) == ["2024-08-16"]
