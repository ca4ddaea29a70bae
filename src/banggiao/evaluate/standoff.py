"""Annotations that stand off from their text: articles of a corpus outside the repository, annotated by the project.

The texts are other people's and stay where they lie; `training/standoff.jsonl` holds an article's id, the hash of its
text, and what was annotated, as offsets into it and codes. One JSON line an article.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from banggiao.errors import SettingsError
from banggiao.evaluate.gold import GoldDocument, GoldEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from banggiao.model.article import Article


def read_standoff(path: Path, articles: Iterable[Article]) -> list[GoldDocument]:
    """The annotated documents of `path`, in its order, their texts taken from `articles`.

    Raises SettingsError where an article is missing or has another text than the one that was annotated.
    """
    rows = [json.loads(line) for line in path.read_text("utf8").splitlines()]
    wanted = {row["id"] for row in rows}
    found = {article.id: article for article in articles if article.id in wanted}
    documents = []
    for number, row in enumerate(rows, 1):
        article = found.get(row["id"])
        if article is None or hashlib.sha256(article.text.encode()).hexdigest() != row["sha256"]:
            what = "is missing from" if article is None else "has another text in"
            raise SettingsError(f"{path}:{number}: article {row['id']} {what} the corpus; see training/README.md")
        documents.append(GoldDocument(article, tuple(_event(event, article.text) for event in row["events"])))
    return documents


def _event(row: Mapping[str, object], text: str) -> GoldEvent:
    def spans(name: str) -> tuple[str, ...]:
        return tuple(text[start:end] for start, end in row[name])  # type: ignore[attr-defined]

    return GoldEvent(
        sentence=tuple(row["sentence"]),  # type: ignore[arg-type]
        start=row["trigger"][0],  # type: ignore[index]
        end=row["trigger"][1],  # type: ignore[index]
        kind=str(row["kind"]),
        actors=tuple(row["actors"]),  # type: ignore[arg-type]
        recipients=tuple(row["recipients"]),  # type: ignore[arg-type]
        people=spans("people"),
        date=str(row["date"]),
        place=str(row["place"]),
        status=str(row["status"]),
        says=spans("says"),
    )
