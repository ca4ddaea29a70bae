"""Who stands on a sanctions list, by whom and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.extract.listings import find_listings
from banggiao.model.event import Argument, EventMention, Participant, Trigger

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Nga Lào: ông Minh có tên trong danh sách trừng phạt vì buôn vũ khí."
ENTRY = "vi.sanction.danh_sach"
LISTED = Trigger(TEXT[14:33], 14, 33, ENTRY)


def reason() -> Argument:
    start = TEXT.index("buôn")
    return Argument("", "buôn vũ khí", "reason", start, start + 11)


def test_person_is_listed_by_the_actors_for_the_reason(make_mention: Callable[..., EventMention]) -> None:
    start = TEXT.index("Minh")
    minh = Participant("Minh", "LAO", "", "target", start, start + 4)
    event = make_mention(TEXT, kind="sanction", trigger=LISTED, others=(reason(),), people=(minh,))
    (listing,) = find_listings([event], frozenset({ENTRY}))
    assert (listing.subject.name, listing.subject.role) == ("Minh", "listed")
    assert [lister.code for lister in listing.lister] == ["RUS"]
    assert listing.reason == "buôn vũ khí"
    assert TEXT[listing.start : listing.end].endswith("buôn vũ khí")


def test_party_is_listed_where_nobody_is_named(make_mention: Callable[..., EventMention]) -> None:
    (listing,) = find_listings([make_mention(TEXT, kind="sanction", trigger=LISTED)], frozenset({ENTRY}))
    assert (listing.subject.code, listing.reason) == ("LAO", "")


def test_other_sanctions_are_no_listing(make_mention: Callable[..., EventMention]) -> None:
    assert not list(find_listings([make_mention(TEXT, kind="sanction")], frozenset({ENTRY})))
