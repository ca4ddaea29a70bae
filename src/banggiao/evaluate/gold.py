"""Gold documents, as the annotation guidelines describe them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from banggiao.model.article import Article

if TYPE_CHECKING:
    from pathlib import Path


class GoldEvent(NamedTuple):
    """One gold record; `start` and `end` are those of its trigger in the article's text."""

    sentence: tuple[int, int]
    start: int
    end: int
    kind: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[str, ...]
    date: str
    place: str
    status: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated article."""

    article: Article
    events: tuple[GoldEvent, ...]


def read_gold(folder: Path) -> list[GoldDocument]:
    """All gold documents of `folder`, by file name."""
    documents = []
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text("utf8"))
        if "events" not in data:
            continue
        article = Article(data["id"], data["text"], data.get("title") or "", data.get("published"), data.get("source"))
        events = []
        for row in data["events"]:
            sentence = data["sentences"][row["sent"]]
            start = sentence["start"] + sentence["text"].find(row["trigger"])
            events.append(
                GoldEvent(
                    (sentence["start"], sentence["end"]),
                    start,
                    start + len(row["trigger"]),
                    row["kind"],
                    tuple(row["actors"]),
                    tuple(row["recipients"]),
                    tuple(row["people"]),
                    row["date"],
                    row["place"],
                    row["status"],
                    tuple(row["says"]),
                )
            )
        documents.append(GoldDocument(article, tuple(events)))
    return documents
