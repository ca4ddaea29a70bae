"""What of an event mention matters when two are compared, taken from a record or from its JSON line."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from banggiao.model.event import Argument, EventMention, Participant

    Canon = Callable[[str], str]

_PEOPLE, _CREDITED, _WORDS = 12, 6, 24  # of one mention that are compared: text from outside is bounded
_CODES = 24
_LONGEST = 120  # letters of a name or trigger that are compared


class Trace(NamedTuple):
    """An event mention, reduced to what is compared.

    `article`, `sentence`, `place_in_text`: where it stands; the last two are offsets. `actors`, `recipients`: codes.
    `date`: EDTF, "" where unknown. `people`, `credited`: skeletons of names. `country`: where it happened.
    `words`: the trigger's skeleton. `order`: the how-manieth sentence of the article that tells of an event it
    stands in; `within` counts it. `day`: when the article appeared, EDTF, "" where unknown.

    Example: "Kim Jong-un thăm Nga" gives actors {PRK}, recipients {RUS}, people ("kim jong un",), words "tham".
    """

    article: str
    sentence: int
    place_in_text: int
    kind: str
    actors: frozenset[str]
    recipients: frozenset[str]
    date: str
    people: tuple[str, ...]
    country: str
    status: str
    words: str
    credited: tuple[str, ...]
    day: str = ""
    order: int = 0

    @property
    def parties(self) -> frozenset[str]:
        """The codes of both sides."""
        return self.actors | self.recipients

    @property
    def anchor(self) -> str:
        """What names the mention as long as its words stand: article, sentence, kind, place and words of trigger."""
        return "\x1f".join((self.article, str(self.sentence), self.kind, str(self.place_in_text), self.words))


def trace_of(mention: EventMention, *, article: str, day: str, canon: Callable[[Participant], str]) -> Trace:
    """The trace of a mention. `article`: what it is called here; `day`: when it appeared; `canon`: one spelling for all
    spellings of a person.
    """
    people, credited = mention.people, mention.attribution
    return Trace(
        article,
        mention.sentence.start,
        mention.trigger.start,
        mention.kind,
        _coded(mention.actors),
        _coded(mention.recipients),
        mention.date.edtf if mention.date else "",
        tuple(dict.fromkeys(filter(None, map(canon, people[:_PEOPLE])))) if people else (),
        mention.place.country if mention.place else "",
        mention.status.value,
        _words(mention.trigger.text[:_LONGEST]),
        _names([one.name for one in credited[:_CREDITED]], skeleton) if credited else (),
        day,
    )


def trace_of_record(record: Mapping[str, object], *, day: str = "", canon: Canon = skeleton) -> Trace:
    """The trace of a JSON line of `banggiao read`, of which only article, kind and trigger must be there.

    Raises ValueError, saying what is wrong, where a field has not the form that `banggiao read` gives it.
    """
    trigger, sentence = _object(record, "trigger"), _object(record, "sentence")
    date, place = _object(record, "date"), _object(record, "place")
    start = _number(trigger, "start")
    return Trace(
        article=_text(record, "article"),
        sentence=_number(sentence, "start") if sentence else start,
        place_in_text=start,
        kind=_text(record, "kind"),
        actors=_codes(record, "actors"),
        recipients=_codes(record, "recipients"),
        date=_text(date, "edtf") if date else "",
        people=_names((_text(one, "name") for one in _objects(record, "people")[:_PEOPLE]), canon),
        country=_text(place, "country") if place else "",
        status=_text(record, "status") if record.get("status") else "occurred",
        words=_words(_text(trigger, "text")[:_LONGEST]),
        credited=_names((_text(one, "name") for one in _objects(record, "attribution")[:_CREDITED]), skeleton),
        day=day,
    )


def _coded(parties: Sequence[Argument]) -> frozenset[str]:
    return frozenset([party.code for party in parties[:_CODES] if party.code])


@lru_cache(maxsize=8_192)
def _words(text: str) -> str:
    return " ".join(skeleton(text).split()[:_WORDS])


def _names(names: Iterable[str], canon: Canon) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (canon(name[:_LONGEST]) for name in names))))


def _codes(record: Mapping[str, object], field: str) -> frozenset[str]:
    return frozenset(_text(one, "code") for one in _objects(record, field)[:_CODES] if one.get("code"))


def _object(record: Mapping[str, object], field: str) -> Mapping[str, object]:
    value = record.get(field)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ValueError(f"{field!r} is no object")
    return value


def _objects(record: Mapping[str, object], field: str) -> Sequence[Mapping[str, object]]:
    value = record.get(field) or []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ValueError(f"{field!r} is no list of objects")
    return value


def _text(record: Mapping[str, object], field: str) -> str:
    value = record.get(field)
    if not isinstance(value, str):
        raise ValueError(f"{field!r} is missing or no string")
    return value


def _number(record: Mapping[str, object], field: str) -> int:
    value = record.get(field)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"{field!r} is missing or no whole number")
    return value
