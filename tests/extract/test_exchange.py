"""What is given in return goes the other way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from banggiao.extract.exchange import turned
from banggiao.model.event import Argument, Trigger

if TYPE_CHECKING:
    from collections.abc import Callable

    from banggiao.model.event import EventMention

    Make = Callable[..., EventMention]

TEXT = "Iran giao máy bay cho Sudan để đổi lấy hỗ trợ tài chính từ Khartoum."


def party(name: str, code: str, role: str) -> Argument:
    start = TEXT.index(name)
    return Argument(code, name, role, start, start + len(name))


def trigger(words: str) -> Trigger:
    return Trigger(words, TEXT.index(words), TEXT.index(words) + len(words), "vi.x")


def codes(event: EventMention) -> tuple[list[str], list[str]]:
    return [one.code for one in event.actors], [one.code for one in event.recipients]


@pytest.fixture
def act(make_mention: Make) -> EventMention:
    phrase = Argument("", "hỗ trợ tài chính từ Khartoum", "exchange", TEXT.index("hỗ trợ"), len(TEXT) - 1)
    iran, sudan = party("Iran", "IRN", "actor"), party("Sudan", "SDN", "recipient")
    event = make_mention(TEXT, actors=(iran,), recipients=(sudan,), others=(phrase,))
    return replace(event, trigger=trigger("giao máy bay"))


@pytest.fixture
def support(act: EventMention) -> EventMention:
    return replace(act, trigger=trigger("hỗ trợ tài chính"), others=())


def test_what_is_given_in_return_goes_the_other_way(act: EventMention, support: EventMention) -> None:
    first, second = turned([act, support])
    assert first == act
    assert codes(second) == (["SDN"], ["IRN"])
    assert all(TEXT[one.start : one.end] == one.name for one in (*second.actors, *second.recipients))


def test_other_sides_are_left_as_they_are(act: EventMention, support: EventMention) -> None:
    right = replace(support, actors=act.recipients, recipients=act.actors)
    open_ = replace(support, recipients=())
    assert list(turned([act, right, open_])) == [act, right, open_]


def test_a_party_of_its_own_before_the_trigger_is_believed(act: EventMention, support: EventMention) -> None:
    start = TEXT.index("hỗ trợ")
    own = replace(
        support,
        trigger=trigger("tài chính"),
        actors=(Argument("IRN", TEXT[start : start + 6], "actor", start, start + 6),),
    )
    assert list(turned([act, own])) == [act, own]


def test_nothing_outside_the_phrase_is_turned(act: EventMention, support: EventMention) -> None:
    outside = replace(support, trigger=trigger("cho"))
    assert list(turned([act, outside])) == [act, outside]
