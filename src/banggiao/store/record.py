"""Records as the ledger keeps them: JSON without names where the order says enough, and back again, nothing lost."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec.json import Decoder, Encoder

from banggiao.model.edtf import bounds
from banggiao.model.event import (
    Argument,
    Attribution,
    EventDate,
    EventMention,
    Listing,
    Participant,
    Place,
    Quantity,
    Statement,
    Status,
    Trigger,
)
from banggiao.model.span import Span

# Compiled, since an article is several dozen records: a quarter of the time that the standard library takes.
_encode, _decode = Encoder().encode, Decoder().decode


def dump(value: object) -> str:
    """`value` as compact JSON."""
    return _encode(value).decode()


def load(record: str) -> Any:
    """What `dump` wrote, tuples as lists."""
    return _decode(record)


@lru_cache(maxsize=8_192)
def day_of(edtf: str | None) -> int:
    """The first day that an EDTF value may mean, as a number that sorts; 0 where its year is not known.

    Example: day_of("2024-05") == 20240501; day_of("XXXX-05-03") == 0.
    """
    first = bounds(edtf)[0] if edtf else None
    return first.year * 10_000 + first.month * 100 + first.day if first else 0


def dump_mention(event: EventMention) -> str:
    """An event mention without its article, which the row names."""
    return dump(
        [
            event.sentence,
            event.trigger,
            event.kind,
            event.contexts,
            event.actors,
            event.recipients,
            event.people,
            event.others,
            event.date,
            event.place,
            event.status.value,
            event.attribution,
            event.quantities,
            round(event.confidence, 4),
            event.extractor,
            event.mode,
        ]
    )


def load_mention(article: str, record: str) -> EventMention:
    """The mention that `dump_mention` wrote; `article` is the id that it names."""
    row: list[Any] = load(record)
    return EventMention(
        article=article,
        sentence=Span(*row[0]),
        trigger=Trigger(*row[1]),
        kind=row[2],
        contexts=tuple(row[3]),
        actors=tuple(Argument(*one) for one in row[4]),
        recipients=tuple(Argument(*one) for one in row[5]),
        people=tuple(Participant(*one) for one in row[6]),
        others=tuple(Argument(*one) for one in row[7]),
        date=EventDate(*row[8]) if row[8] else None,
        place=Place(*row[9]) if row[9] else None,
        status=Status(row[10]),
        attribution=tuple(Attribution(*one) for one in row[11]),
        quantities=tuple(Quantity(*one) for one in row[12]),
        confidence=row[13],
        extractor=row[14],
        mode=row[15] if len(row) > 15 else "",  # records of older ledgers have none
    )


def load_statement(record: str) -> Statement:
    """The statement that `dump` wrote."""
    return Statement(*load(record))


def load_listing(record: str) -> Listing:
    """The listing that `dump` wrote."""
    subject, listers, *rest = load(record)
    return Listing(Argument(*subject), tuple(Argument(*one) for one in listers), *rest)
