import json

from banggiao.evaluate.offsets import OffsetCheck, Quotation, quotations

TEXT = "Nga thăm Lào"


def check(record: dict[str, object]) -> OffsetCheck:
    found = OffsetCheck({"tin": TEXT})
    found.read([json.dumps({"article": "tin", **record}).encode()])
    return found


def test_quotations_are_found_at_any_depth() -> None:
    record = {
        "article": "tin",
        "trigger": {"text": "thăm", "start": 4, "end": 8},
        "actors": [{"name": "Nga", "start": 0, "end": 3}],
    }
    assert list(quotations(record)) == [Quotation("trigger", "thăm", 4, 8), Quotation("actors", "Nga", 0, 3)]


def test_right_offsets_hold() -> None:
    found = check({"trigger": {"text": "thăm", "start": 4, "end": 8}, "place": {"name": "Lào", "start": 9, "end": 12}})
    assert (found.quoted, found.wrong) == (2, 0)


def test_wrong_offsets_are_told() -> None:
    found = check({"trigger": {"text": "thăm", "start": 3, "end": 7}, "place": {"name": "Lào", "start": 9, "end": 99}})
    assert found.wrong == 2
    assert found.faults == [
        "tin: trigger quotes 'thăm' at 3:7, where ' thă' stands",
        "tin: place quotes 'Lào' at 9:99, where 'nothing' stands",
    ]


def test_a_person_by_the_fullest_name_need_only_stand_in_the_text() -> None:
    assert check({"people": [{"name": "Sergey Lavrov", "start": 0, "end": 3}]}).wrong == 0
    assert check({"people": [{"name": "Sergey Lavrov", "start": 3, "end": 3}]}).wrong == 1


def test_offsets_count_in_the_text_of_a_normalised_article() -> None:
    found = OffsetCheck({"tin": "another"})
    found.read(
        json.dumps(record).encode()
        for record in (
            {"article": "tin", "text": TEXT},
            {"article": "tin", "trigger": {"text": "Lào", "start": 9, "end": 12}},
        )
    )
    assert found.wrong == 0
