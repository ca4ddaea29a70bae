"""The nineteen kinds of fact that the design names, each read from an article in `examples/`, asserted on the record.

The articles are invented, persons and all; they are written in the manner of KBS World, VOA, RFA, Nhân Dân and
VnExpress. Each test names what a reader of the article would say was reported.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

from banggiao.export.jsonl import records
from banggiao.ingest.files import Intake
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

EXAMPLES = Path(__file__).parents[2] / "examples"

Record = dict[str, Any]


@cache
def lines(name: str) -> list[Record]:
    """The record of the example article `name`, each event and statement with the text of its sentence."""
    items = Intake([str(EXAMPLES)], io.BufferedReader(io.BytesIO()))
    article = next(item for item in items if isinstance(item, Article) and item.id == name)
    found: list[Record] = list(records(article, load_reader().read(article)))
    for record in found:
        if "trigger" in record:
            record["told in"] = article.text[record["sentence"]["start"] : record["sentence"]["end"]]
    return found


def events(name: str, kind: str, told_in: str = "") -> list[Record]:
    """The events of one kind in an article, those of sentences that hold `told_in` where it is given."""
    return [r for r in lines(name) if r.get("kind") == kind and told_in in r["told in"]]


def one(name: str, kind: str, told_in: str = "") -> Record:
    found = events(name, kind, told_in)
    assert len(found) == 1, [r["trigger"]["text"] for r in found]
    return found[0]


def codes(record: Record, side: str) -> set[str]:
    return {argument["code"] for argument in record[side]}


def parties(record: Record) -> set[str]:
    return codes(record, "actors") | codes(record, "recipients")


def people(record: Record) -> set[str]:
    return {person["name"] for person in record["people"]}


def says(record: Record) -> list[str]:
    return [attribution["name"] for attribution in record["attribution"]]


def others(record: Record, role: str) -> set[str]:
    return {argument["name"] for argument in record["others"] if argument["role"] == role}


def edtf(record: Record) -> str | None:
    return record["date"] and record["date"]["edtf"]


def persons(name: str) -> dict[str, Record]:
    return {person["name"]: person for r in lines(name) if "persons" in r for person in r["persons"]}


def test_01_visit_of_a_delegation_with_leader_host_inviter_and_day_of_departure() -> None:
    visit = one("doan-dai-bieu", "visit", "lên đường thăm Belarus")
    assert codes(visit, "actors") == {"IRN"}
    assert codes(visit, "recipients") == {"BLR"}
    assert people(visit) == {"Behrouz Daneshvar"}
    assert [person["role"] for person in visit["people"]] == ["leader"]
    assert others(visit, "inviter") == {"Hạ viện Belarus"}
    assert edtf(visit) == "2025-05-05"
    assert visit["place"]["country"] == "BLR"
    assert visit["status"] == "occurred"


def test_02_visits_of_several_officials_in_one_sentence() -> None:
    visit = one("doan-dai-bieu", "visit", "lần lượt thăm Tehran")
    assert codes(visit, "actors") == {"BLR"}
    assert codes(visit, "recipients") == {"IRN"}
    assert people(visit) == {"Viktor Sadovsky", "Andrei Lukin", "Pavel Gorin"}
    offices = {person["name"]: person["office"] for person in visit["people"]}
    assert offices["Andrei Lukin"] == "Bộ trưởng Công nghiệp"


def test_03_planned_conference_with_organiser_and_days() -> None:
    conference = one("doan-dai-bieu", "conference")
    assert conference["status"] == "planned"
    assert edtf(conference) == "2025-05-08/2025-05-10"
    assert conference["place"]["country"] == "BLR"
    assert "IRN" in parties(conference)
    assert others(conference, "organiser") == {"Hạ viện Belarus"}


def test_04_offices_held_now_and_before() -> None:
    offices = {
        person["office"]
        for r in lines("doan-dai-bieu")
        for person in r.get("persons", ())
        if person["name"] == "Behrouz Daneshvar"
    }
    assert offices == {"Phó Chủ tịch Quốc hội", "Thứ trưởng Quốc phòng", "Tư lệnh Hải quân Iran"}


def test_05_person_on_sanctions_lists_by_whom_and_why() -> None:
    sanction = one("doan-dai-bieu", "sanction")
    assert codes(sanction, "actors") == {"USA", "EU"}
    assert codes(sanction, "recipients") == {"IRN"}
    assert people(sanction) == {"Behrouz Daneshvar"}
    (listing,) = [r["listing"] for r in lines("doan-dai-bieu") if "listing" in r]
    assert listing["subject"]["name"] == "Behrouz Daneshvar"
    assert {lister["code"] for lister in listing["listers"]} == {"USA", "EU"}
    assert "chương trình tên lửa đạn đạo" in listing["reason"]


def test_06_summit_told_by_a_relative_date() -> None:
    summit = one("doan-dai-bieu", "summit")
    assert parties(summit) == {"IRN", "BLR"}
    assert edtf(summit) == "2024-10"
    assert summit["date"]["text"] == "tháng 10 năm ngoái"
    assert summit["date"]["basis"]
    assert summit["place"]["country"] == "BLR"


def test_07_treaty_signed_and_the_clause_named() -> None:
    sign = one("hiep-uoc", "sign")
    assert parties(sign) == {"DZA", "CUB"}
    assert edtf(sign) == "2024-03"
    assert sign["place"]["country"] == "CUB"
    (clause,) = others(sign, "clause")
    assert "giúp đỡ lẫn nhau" in clause


def test_08_message_and_its_reply_with_the_occasion() -> None:
    message = one("hiep-uoc", "message", "gửi thông điệp tới")
    assert (codes(message, "actors"), codes(message, "recipients")) == ({"DZA"}, {"CUB"})
    assert people(message) == {"Karim Benyahia", "Rafael Ordaz"}
    assert edtf(message) == "2024-07-05"
    (occasion,) = others(message, "occasion")
    assert "ngày độc lập" in occasion
    reply = one("hiep-uoc", "message", "điện đáp")
    assert (codes(reply, "actors"), codes(reply, "recipients")) == ({"CUB"}, {"DZA"})
    assert edtf(reply) == "2024-07-05"


def test_09_commemoration_with_its_place() -> None:
    wreath = one("hiep-uoc", "commemorate", "đặt vòng hoa")
    assert codes(wreath, "actors") == {"DZA"}
    assert people(wreath) == {"Karim Benyahia"}
    assert edtf(wreath) == "2024-07-05"
    assert wreath["place"]["country"] == "DZA"
    assert any("Đài Liệt sĩ" in argument["name"] for argument in [wreath["place"], *wreath["others"]])


def test_10_accusation_by_three_states_and_the_two_transfers_inside_it() -> None:
    accuse = one("cao-buoc", "accuse")
    assert codes(accuse, "actors") == {"USA", "GBR", "FRA"}
    assert codes(accuse, "recipients") == {"IRN"}
    assert (accuse["status"], edtf(accuse)) == ("occurred", "2024-11-14")
    arms = one("cao-buoc", "aid_military", "máy bay không người lái")
    assert (codes(arms, "actors"), codes(arms, "recipients"), arms["status"]) == ({"IRN"}, {"SDN"}, "alleged")
    assert set(says(arms)) == {"Mỹ", "Anh", "Pháp"}
    back = one("cao-buoc", "aid_economic")
    assert (codes(back, "actors"), codes(back, "recipients"), back["status"]) == ({"SDN"}, {"IRN"}, "alleged")


def test_11_tourist_group_with_head_count_carrier_itinerary_and_return() -> None:
    tour = one("du-lich", "travel", "gồm 64 người")
    assert (codes(tour, "actors"), codes(tour, "recipients")) == ({"CHN"}, {"UZB"})
    assert [(quantity["value"], quantity["unit"]) for quantity in tour["quantities"]] == [(64, "người")]
    assert others(tour, "carrier") == {"Uzbekistan Airways"}
    assert edtf(tour) == "2023-09-12/2023-09-17"
    itinerary = " ".join(sorted(others(tour, "itinerary")))
    assert "Samarkand" in itinerary
    assert "Bukhara" in itinerary


def test_12_planned_tours_with_exact_days_and_a_reopening() -> None:
    tours = events("du-lich", "travel", "hai đoàn khách Trung Quốc")
    assert {edtf(tour) for tour in tours} == {"2023-10-03/2023-10-08", "2023-10-20/2023-10-26"}
    assert {tour["status"] for tour in tours} == {"planned"}
    reopening = one("du-lich", "travel", "mở lại cửa khẩu")
    assert parties(reopening) == {"UZB", "AFG"}
    assert (reopening["status"], edtf(reopening)) == ("planned", "2023-11-01/..")


def test_13_proposal_and_the_silence_that_met_it() -> None:
    request = one("cao-buoc", "request", "kêu gọi Sudan đàm phán")
    assert (codes(request, "actors"), codes(request, "recipients")) == ({"EGY"}, {"SDN"})
    assert edtf(request) == "2024-11-02"
    conference = one("cao-buoc", "conference")
    assert (conference["status"], conference["place"]["country"]) == ("proposed", "EGY")
    assert not [r for r in lines("cao-buoc") if "trigger" in r and "đả động" in r["told in"]], "silence is no act"


def test_14_hypothetical_act() -> None:
    reject = one("cao-buoc", "reject")
    assert (codes(reject, "actors"), codes(reject, "recipients")) == ({"SDN"}, {"EGY"})
    assert reject["status"] == "hypothetical"
    assert says(reject) == ["Hossam Refaat"]


def test_15_quotations_with_their_speakers() -> None:
    (denial,) = [r["statement"] for r in lines("cao-buoc") if "statement" in r]
    assert denial["text"] == "Iran không chuyển vũ khí cho bất kỳ bên nào ở Sudan"
    assert (denial["speaker"]["name"], denial["speaker"]["code"]) == ("Farhad Moradi", "IRN")
    (praise,) = [r["statement"] for r in lines("hiep-uoc") if "statement" in r]
    assert praise["speaker"]["name"] == "Rafael Ordaz"


def test_16_reporting_chains() -> None:
    assert says(one("doan-dai-bieu", "visit", "lên đường thăm Belarus")) in (
        ["IRNA"],
        ["Hãng thông tấn Cộng hòa Hồi giáo"],
    )
    for tour in events("du-lich", "travel", "hai đoàn khách Trung Quốc"):
        chain = says(tour)
        assert chain[0] in ("RFA", "Đài Á châu Tự do")
        assert "công ty lữ hành" in chain[1]
    (site,) = says(one("du-lich", "travel", "mở lại cửa khẩu"))
    assert "rang web của đảng Dân chủ Tự do" in site
    deploy = one("trung-phat", "deploy", "eo biển Tsugaru")
    assert says(deploy) == ["Kyodo"]


def test_17_history_in_the_background_keeps_its_own_date() -> None:
    withdrawal = one("hiep-uoc", "pull_back")
    assert codes(withdrawal, "actors") == {"FRA"}
    assert edtf(withdrawal) == "1962"
    recognition = one("hiep-uoc", "ties")
    assert parties(recognition) == {"CUB", "DZA"}
    assert edtf(recognition) == "1962"
    wreath = one("hiep-uoc", "commemorate", "đặt vòng hoa")
    assert "1830" not in (edtf(wreath) or "")


def test_18_kinship_and_founding_belong_to_the_person_and_are_no_events() -> None:
    founder = persons("hiep-uoc")["Mourad Benyahia"]
    assert founder["country"] == "DZA"
    assert founder["office"].startswith("Người sáng lập")
    assert not [r for r in lines("hiep-uoc") if "trigger" in r and "ông nội" in r["told in"]]
    assert people(one("hiep-uoc", "sign")) <= {"Karim Benyahia", "Rafael Ordaz"}


def test_19_judgement_of_the_publisher_is_no_event() -> None:
    for words in ("canh bạc", "VOA Tiếng Việt"):
        assert not [r for r in lines("cao-buoc") if "trigger" in r and words in r["told in"]]
    assert not [r for r in lines("doan-dai-bieu") if "trigger" in r and "EPA" in r["told in"]]
