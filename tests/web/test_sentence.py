"""Sentences made from records, and nothing that is not in the record."""

from dataclasses import replace

import pytest

from banggiao.model.event import Argument, Attribution, EventMention, Participant, Quantity, Status, Trigger
from banggiao.model.ontology import load_ontology
from banggiao.model.span import Span
from banggiao.store.dossier import Report
from banggiao.store.find import Found
from banggiao.web.offices import office_in
from banggiao.web.sentence import best_report, sentence_of

MENTION = EventMention(
    article="tin",
    sentence=Span(0, 100),
    trigger=Trigger("thăm", 0, 4, "vi.visit.tham"),
    kind="visit",
    contexts=(),
    actors=(Argument("PRK", "phái đoàn đảng Lao động nước này", "visitor", 0, 1),),
    recipients=(Argument("RUS", "Nga", "host", 0, 1),),
    people=(Participant("Kim Su-gil", "PRK", "Bí thư Thành ủy Bình Nhưỡng", "leader", 0, 1),),
    others=(Argument("RUS", "đảng Nước Nga thống nhất", "inviter", 0, 1),),
    date=None,
    place=None,
    status=Status.OCCURRED,
    attribution=(Attribution("KCNA", "KNCA", 0, 4, "đưa tin"),),
    quantities=(),
    confidence=0.9,
    extractor="rules",
)
REPORT = Report("m1", MENTION, False, "a1", "", "KBS", None, None, "given", None, 0, "")
EVENT = Found(
    1, "e1", "visit", "occurred", "2024-02-12", 20240212, "RUS", ("PRK",), ("RUS",), ("Kim Su-gil",), 0.9, 1, 1, 1, ""
)


def test_the_sentence_of_the_design() -> None:
    assert sentence_of(EVENT, [REPORT], "en") == (
        "Kim Su-gil, party secretary of Pyongyang of North Korea, led a delegation of North Korea to Russia "
        "on 12 Feb 2024, at the invitation of “đảng Nước Nga thống nhất”. KCNA, via KBS."
    )
    assert sentence_of(EVENT, [REPORT], "vi") == (
        "Bí thư Thành ủy Bình Nhưỡng Triều Tiên Kim Su-gil dẫn đầu đoàn của Triều Tiên thăm Nga ngày 12/2/2024, "
        "theo lời mời của “đảng Nước Nga thống nhất”. KCNA, qua KBS."
    )


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("kind", [*load_ontology(), "something-new"])
def test_every_kind_and_status_has_a_sentence(kind: str, status: Status, language: str) -> None:
    for recipients in ((), ("RUS",)):
        event = EVENT._replace(kind=kind, status=status.value, recipients=recipients, place="")
        said = sentence_of(event, [], language)
        assert said.endswith(".")
        assert not set("{}") & set(said)
        assert ("Russia" in said or "Nga" in said) == bool(recipients)


def test_planned_alleged_and_denied_are_never_told_as_facts() -> None:
    said = {
        status: sentence_of(EVENT._replace(status=status, place=""), [], "en")
        for status in ("planned", "proposed", "alleged", "denied", "negated", "hypothetical")
    }
    assert said == {
        "planned": "North Korea planned to visit Russia on 12 Feb 2024.",
        "proposed": "It was proposed that North Korea visit Russia on 12 Feb 2024.",
        "alleged": "North Korea allegedly visited Russia on 12 Feb 2024.",
        "denied": "It was denied that North Korea visited Russia on 12 Feb 2024.",
        "negated": "North Korea did not visit Russia on 12 Feb 2024.",
        "hypothetical": "North Korea might visit Russia on 12 Feb 2024.",
    }


def test_what_is_not_known_is_not_said() -> None:
    event = EVENT._replace(edtf="", day=0, place="", actors=(), recipients=(), kind="meeting")
    assert sentence_of(event, [], "en") == "A party that is not named met for talks."


def test_corrections_go_before_what_the_report_says() -> None:
    event = EVENT._replace(status="planned", edtf="2024-02-14", recipients=("CHN",))
    assert "planned to lead a delegation of North Korea to China on 14 Feb 2024" in sentence_of(event, [REPORT], "en")


def test_a_rejected_report_says_nothing() -> None:
    assert best_report(EVENT, [REPORT._replace(rejected=True)]) is None
    fuller = REPORT._replace(id="m2", mention=replace(MENTION, quantities=(Quantity(97, "người", "97 người", 0, 8),)))
    other = REPORT._replace(id="m3", mention=replace(MENTION, status=Status.PLANNED, confidence=0.99))
    found = best_report(EVENT, [other, fuller])
    assert found is not None
    assert found.id == "m2"


def test_each_to_the_other_is_said_once() -> None:
    event = EVENT._replace(kind="message", actors=("LAO", "VNM"), recipients=("VNM", "LAO"), place="", edtf="")
    assert sentence_of(event, [], "en") == "Laos and Vietnam sent a message."


@pytest.mark.parametrize(
    ("office", "english"),
    [
        ("Ngoại trưởng", "foreign minister"),
        ("ngoại trưởng", "foreign minister"),
        ("Bộ trưởng Bộ Tài nguyên thiên nhiên", "minister of natural resources"),
        ("Bộ trưởng Dầu mỏ", "minister of oil"),
        ("Bí thư Thành ủy Nampo", "party secretary of Nampo"),
        ("Thống đốc vùng Brest", ""),
        ("", ""),
    ],
)
def test_offices(office: str, english: str) -> None:
    assert office_in(office, "en") == english
