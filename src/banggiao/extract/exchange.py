"""What is given in return for an act: its parties are those of the act, with their sides turned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.model.event import Argument, EventMention

EXCHANGE = "exchange"


def turned(events: Sequence[EventMention]) -> Iterator[EventMention]:
    """The events of an article; what is given in return for an act behind it goes the other way, not the same.

    Of 26 exchanges in articles of our own that name no party of their own first, 22 go the other way and 2 the same:
    too few for the models to learn from.

    Example: of "Iran giao máy bay cho Sudan để đổi lấy hỗ trợ tài chính từ Khartoum" the support is Sudan's, for Iran.
    """
    acts: dict[int, list[tuple[Argument, EventMention]]] = {}  # by sentence, with what is given in return
    for event in events:
        found = [(argument, event) for argument in event.others if argument.role == EXCHANGE]
        acts.setdefault(event.sentence.start, []).extend(found)
    for event in events:
        given = acts[event.sentence.start]
        act = next((act for phrase, act in given if _returns(event, phrase, act)), None)
        yield event if act is None else _turn(event, act)


def _returns(event: EventMention, phrase: Argument, act: EventMention) -> bool:
    """Whether an event is told in a phrase of exchange behind an act, with the sides of the act, and without a party of
    its own before its trigger."""
    told = act.trigger.end <= phrase.start <= event.trigger.start < phrase.end
    named = any(phrase.start <= actor.start < event.trigger.start for actor in event.actors)
    return told and not named and _sides(event) == _sides(act)


def _sides(event: EventMention) -> list[set[str]]:
    return [{argument.code for argument in side} for side in (event.actors, event.recipients)]


def _turn(event: EventMention, act: EventMention) -> EventMention:
    kind = load_ontology()[event.kind]
    if kind.mutual or not act.recipients:
        return event
    return replace(
        event,
        actors=tuple(argument._replace(role=kind.actor) for argument in act.recipients),
        recipients=tuple(argument._replace(role=kind.recipient) for argument in act.actors),
    )
