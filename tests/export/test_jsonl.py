import json
from dataclasses import replace

from banggiao.export.jsonl import lines, records
from banggiao.model.article import Article
from banggiao.model.event import (
    Argument,
    Attribution,
    EventDate,
    EventMention,
    Listing,
    Participant,
    Place,
    Publication,
    Quantity,
    Reading,
    Statement,
    Status,
    Trigger,
)
from banggiao.model.mention import Person
from banggiao.model.span import Span

TEXT = 'Ngoại trưởng Nga Lavrov thăm Lào ngày 3/5 cùng 20 người, TASS đưa tin. Ông nói: "Lào là bạn."'


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


VISIT = EventMention(
    article="tin",
    sentence=Span(*at(TEXT[:70])),
    trigger=Trigger("thăm", *at("thăm"), "vi.visit.tham"),
    kind="visit",
    contexts=("diplomatic",),
    actors=(Argument("RUS", "Nga", "visitor", *at("Nga")),),
    recipients=(Argument("LAO", "Lào", "host", *at("Lào")),),
    people=(Participant("Lavrov", "RUS", "Ngoại trưởng", "visitor", *at("Lavrov")),),
    others=(),
    date=EventDate("XXXX-05-03", "ngày 3/5", *at("ngày 3/5"), ""),
    place=Place("LAO", "Lào", *at("Lào")),
    status=Status.OCCURRED,
    attribution=(Attribution("TASS", "TASS", *at("TASS"), "đưa tin"),),
    quantities=(Quantity(20, "người", "20 người", *at("20 người")),),
    confidence=0.9274,
    extractor="rules 0.1.0 / vi 0.1.0",
)
READING = Reading(
    article="tin",
    published=Publication("2024-05-03", "dateline", (Span(*at("ngày 3/5")),)),
    source=None,
    normalised=False,
    persons=(Person("Lavrov", "RUS", "Ngoại trưởng", *at("Lavrov")),),
    events=(VISIT,),
    statements=(Statement(*at("Lào là bạn."), "Lào là bạn.", "Lavrov", "RUS", *at("Ông"), "nói"),),
    listings=(
        Listing(
            Argument("RUS", "Lavrov", "listed", *at("Lavrov")),
            (Argument("USA", "Lào", "lister", *at("Lào")),),
            "",
            0,
            5,
        ),
    ),
)


def test_event_line_is_the_record_of_the_design() -> None:
    event = next(record for record in records(Article("tin", TEXT), READING) if "trigger" in record)
    assert event == {
        "article": "tin",
        "sentence": {"start": 0, "end": 70},
        "trigger": {"text": "thăm", "start": 24, "end": 28, "entry": "vi.visit.tham"},
        "kind": "visit",
        "plover": {"type": "CONSULT", "mode": "visit", "contexts": ["diplomatic"]},
        "actors": [{"code": "RUS", "name": "Nga", "role": "visitor", "start": 13, "end": 16}],
        "recipients": [{"code": "LAO", "name": "Lào", "role": "host", "start": 29, "end": 32}],
        "people": [
            {"name": "Lavrov", "code": "RUS", "office": "Ngoại trưởng", "role": "visitor", "start": 17, "end": 23}
        ],
        "others": [],
        "date": {"edtf": "XXXX-05-03", "text": "ngày 3/5", "start": 33, "end": 41, "basis": ""},
        "place": {"country": "LAO", "name": "Lào", "start": 29, "end": 32},
        "status": "occurred",
        "attribution": [{"name": "TASS", "text": "TASS", "start": 57, "end": 61, "cue": "đưa tin", "date": None}],
        "quantities": [{"value": 20, "unit": "người", "text": "20 người", "start": 47, "end": 55}],
        "confidence": 0.93,
        "extractor": "rules 0.1.0 / vi 0.1.0",
    }


def test_lines_of_an_article_in_their_order() -> None:
    found = [json.loads(line) for line in lines(Article("tin", TEXT), READING)]
    assert [next(key for key in record if key != "article") for record in found] == [
        "published",
        "persons",
        "sentence",
        "statement",
        "listing",
    ]
    assert found[0]["published"] == {
        "edtf": "2024-05-03",
        "basis": "dateline",
        "evidence": [{"text": "ngày 3/5", "start": 33, "end": 41}],
    }
    assert found[3]["statement"]["speaker"] == {"name": "Lavrov", "code": "RUS", "start": 71, "end": 74}
    assert found[4]["listing"]["subject"]["name"] == "Lavrov"


def test_letters_stand_as_they_are_and_a_line_is_one_line() -> None:
    for line in lines(Article("tin", TEXT), READING):
        assert "\n" not in line
        assert "\\u1" not in line


def test_normalised_text_goes_with_its_article() -> None:
    line = next(records(Article("tin", TEXT, normalised=True), READING))
    assert line["text"] == TEXT
    assert "text" not in next(records(Article("tin", TEXT), READING))


def test_mode_of_the_words_goes_before_that_of_the_kind() -> None:
    event = replace(READING.events[0], mode="third-party")
    lines = records(Article("tin", TEXT), replace(READING, events=(event,)))
    (record,) = [record for record in lines if "trigger" in record]
    assert record["plover"]["mode"] == "third-party"
