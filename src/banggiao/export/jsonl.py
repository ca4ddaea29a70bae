"""What was read of one article as JSON lines: the article, its persons, its events, statements and listings.

Every object with `start` and `end` quotes the article: its text there is `text` where the object has one, else `name`
as written. Fields are in the order in which people read them; a value that is not known is null or an empty list.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.model.article import Article
    from banggiao.model.event import Argument, EventMention, Listing, Reading, Statement

Json = dict[str, object]


def lines(article: Article, reading: Reading, *, language: str = "vi") -> Iterator[str]:
    """The JSON lines of `reading`, without line ends. `article` is what was read; its text is what offsets count in.

    Example: the first line of an article without a date begins
    {"article": "tin", "published": {"edtf": null, "basis": "unknown", "evidence": []}, "source": null.
    """
    for record in records(article, reading, language=language):
        yield json.dumps(record, ensure_ascii=False)


def records(article: Article, reading: Reading, *, language: str = "vi") -> Iterator[Json]:
    """The same as `lines`, as dictionaries."""
    yield _article(article, reading, language)
    yield {"article": article.id, "persons": [person._asdict() for person in reading.persons]}
    for event in reading.events:
        yield _event(event)
    for statement in reading.statements:
        yield {"article": article.id, "statement": _statement(statement)}
    for listing in reading.listings:
        yield {"article": article.id, "listing": _listing(article, listing)}


def _article(article: Article, reading: Reading, language: str) -> Json:
    published = reading.published
    record: Json = {
        "article": article.id,
        "published": {
            "edtf": published.edtf,
            "basis": published.basis,
            "evidence": [
                {"text": span.of(article.text), "start": span.start, "end": span.end} for span in published.evidence
            ],
        },
        "source": article.source,
        "language": language,
    }
    if article.title:
        record["title"] = article.title
    for name in ("url", "author", "published_at", "modified_at"):
        if value := getattr(article, name):
            record[name] = value
    if article.normalised:
        # Offsets do not count in the text that came in, so the one that they count in goes with them.
        record |= {"normalised": True, "text": article.text}
    if article.asides:
        record["asides"] = [aside._asdict() for aside in article.asides]
    return record


def _event(event: EventMention) -> Json:
    kind = load_ontology()[event.kind]
    date, place = event.date, event.place
    return {
        "article": event.article,
        "sentence": event.sentence._asdict(),
        "trigger": event.trigger._asdict(),
        "kind": event.kind,
        "plover": {"type": kind.plover, "mode": event.mode or kind.mode, "contexts": list(event.contexts)},
        "actors": [argument._asdict() for argument in event.actors],
        "recipients": [argument._asdict() for argument in event.recipients],
        "people": [person._asdict() for person in event.people],
        "others": [argument._asdict() for argument in event.others],
        "date": date and date._asdict(),
        "place": place and place._asdict(),
        "status": event.status.value,
        "attribution": [attribution._asdict() for attribution in event.attribution],
        "quantities": [quantity._asdict() for quantity in event.quantities],
        "confidence": round(event.confidence, 2),
        "extractor": event.extractor,
    }


def _statement(statement: Statement) -> Json:
    return {
        "text": statement.text,
        "start": statement.start,
        "end": statement.end,
        "speaker": {
            "name": statement.speaker,
            "code": statement.code,
            "start": statement.speaker_start,
            "end": statement.speaker_end,
        },
        "cue": statement.cue,
    }


def _listing(article: Article, listing: Listing) -> Json:
    return {
        "subject": _argument(listing.subject),
        "listers": [_argument(lister) for lister in listing.lister],
        "reason": listing.reason,
        "text": article.text[listing.start : listing.end],
        "start": listing.start,
        "end": listing.end,
    }


def _argument(argument: Argument) -> Json:
    return argument._asdict()
