"""Gold documents from their files."""

import json
from pathlib import Path

from banggiao.evaluate.gold import GoldEvent, read_gold

TEXT = "Nga thăm Lào\n\nNgoại trưởng Nga thăm Lào."
EVENT = {
    "sent": 1,
    "trigger": "thăm",
    "kind": "visit",
    "actors": ["RUS"],
    "recipients": ["LAO"],
    "people": ["Lavrov"],
    "date": "XXXX-05-03",
    "place": "LAO",
    "status": "occurred",
    "says": ["KCNA"],
}


def write(path: Path, identifier: str, **fields: object) -> None:
    document = {
        "id": identifier,
        "text": TEXT,
        "sentences": [{"start": 0, "end": 12, "text": TEXT[:12]}, {"start": 14, "end": 40, "text": TEXT[14:]}],
        "events": [EVENT],
        **fields,
    }
    path.write_text(json.dumps(document, ensure_ascii=False), "utf8")


def test_a_document_with_its_events(tmp_path: Path) -> None:
    write(tmp_path / "1.json", "tin", title="Nga thăm Lào", published="2024-05-03", source="KCNA")
    (document,) = read_gold(tmp_path)
    article = document.article
    assert (article.id, article.title, article.published, article.source) == (
        "tin",
        "Nga thăm Lào",
        "2024-05-03",
        "KCNA",
    )
    (event,) = document.events
    assert TEXT[event.start : event.end] == "thăm"
    assert event == GoldEvent(
        (14, 40), 31, 35, "visit", ("RUS",), ("LAO",), ("Lavrov",), "XXXX-05-03", "LAO", "occurred", ("KCNA",)
    )


def test_documents_come_by_file_name_and_files_of_another_sort_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "b.json", "second", title=None)
    write(tmp_path / "a.json", "first", events=[])
    (tmp_path / "coref.json").write_text('{"pairs": []}', "utf8")
    (tmp_path / "README.md").write_text("…", "utf8")
    documents = read_gold(tmp_path)
    assert [document.article.id for document in documents] == ["first", "second"]
    assert [len(document.events) for document in documents] == [0, 1]
    assert documents[1].article.title == ""
