"""One happening, many reports: from articles to one event, through the commands, on articles of our own."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from banggiao.cli.main import app

PLANNED = {
    "id": "ke-hoach",
    "published": "2024-06-17",
    "source": "Báo Một",
    "text": "Tổng thống Nga sắp thăm Triều Tiên\n"
    "Tổng thống Nga Vladimir Putin sẽ thăm Triều Tiên ngày 19/6/2024, hãng tin KCNA cho biết.\n"
    "Nhà lãnh đạo Triều Tiên Kim Chính Ân sẽ hội đàm với ông Putin.",
}
DONE = {
    "id": "da-tham",
    "published": "2024-06-20",
    "source": "Báo Hai",
    "text": "Ông Putin kết thúc chuyến thăm Bình Nhưỡng\n"
    "Tổng thống Nga Putin đã thăm Bình Nhưỡng ngày 19/6/2024.\n"
    "Ông đã hội đàm với nhà lãnh đạo Kim Jong-un của Triều Tiên.",
}
BY_OFFICE = {
    "id": "lanh-dao",
    "published": "2024-06-21",
    "source": "Báo Ba",
    "text": "Nhà lãnh đạo Nga đã thăm Việt Nam ngày 20/6/2024.",
}
SUMMIT = {
    "id": "hoi-dam",
    "published": "2023-09-14",
    "source": "Báo Một",
    "text": "Tổng thống Nga Vladimir Putin và nhà lãnh đạo Triều Tiên Kim Jong-un đã hội đàm thượng đỉnh "
    "ngày 13/9/2023.",
}
UNDATED = {
    "id": "khong-ngay",
    "source": "Báo Hai",
    "text": "Nga và Triều Tiên tiếp tục đi lại\n"
    "Tổng thống Nga Vladimir Putin và nhà lãnh đạo Triều Tiên Kim Jong-un đã hội đàm thượng đỉnh tháng 9 năm ngoái.",
}


def fill(path: Path, *articles: dict[str, str]) -> str:
    file = path / "tin.jsonl"
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles), "utf8")
    ledger = str(path / "so.db")
    done = CliRunner().invoke(app, ["add", str(file), "--ledger", ledger])
    assert done.exit_code == 0, done.output
    return ledger


def lines(ledger: str, *arguments: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(app, [*arguments, "--format", "jsonl", "--ledger", ledger])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("articles", [(PLANNED, DONE), (DONE, PLANNED)])
def test_a_visit_planned_and_done_is_one_event_with_a_history(tmp_path: Path, articles: tuple[dict[str, str]]) -> None:
    ledger = fill(tmp_path, *articles)
    (visit,) = lines(ledger, "events", "--kind", "visit", "--origins", "2")
    assert (visit["status"], visit["articles"], visit["people"]) == ("occurred", 2, ["Vladimir Putin"])
    (shown,) = lines(ledger, "show", str(visit["event"]))
    assert shown["status_history"] == [
        {"status": "planned", "day": "2024-06-17"},
        {"status": "occurred", "day": "2024-06-20"},
    ]
    assert {origin["name"] for origin in shown["first_told_by"]} == {"KCNA", "Báo Hai"}  # type: ignore[attr-defined]
    claims = shown["claims"]["status"]  # type: ignore[index]
    assert {(claim["value"], *claim["origins"]) for claim in claims} == {("planned", "KCNA"), ("occurred", "Báo Hai")}
    (relation,) = lines(ledger, "relation", "RUS", "PRK", "--at", "2024-06-18")
    # The talks of that day, planned and held, are the other event that turned.
    assert {one["event"]: one["kind"] for one in relation["turned"]}[visit["event"]] == "visit"  # type: ignore[attr-defined]
    table = CliRunner().invoke(app, ["relation", "RUS", "PRK", "--ledger", ledger], env={"COLUMNS": "300"}).stdout
    assert "planned 2024-06-17 →" in table
    assert "(2 origins)" in table


def test_spellings_are_one_person(tmp_path: Path) -> None:
    ledger = fill(tmp_path, PLANNED, DONE)
    found = {spelt: lines(ledger, "events", "--person", spelt) for spelt in ("kim chinh an", "Kim Jong-un")}
    assert found["kim chinh an"] == found["Kim Jong-un"] != []


def test_a_leader_is_known_by_the_date(tmp_path: Path) -> None:
    ledger = fill(tmp_path, BY_OFFICE)
    (visit,) = lines(ledger, "events", "--kind", "visit")
    assert visit["people"] == ["Vladimir Putin"]


def test_an_undated_article_is_dated_from_an_event_that_is_known(tmp_path: Path) -> None:
    ledger = fill(tmp_path, SUMMIT, UNDATED)
    (article,) = lines(ledger, "show", "khong-ngay")
    assert (article["published"], article["basis"]) == ("2024", "events")
    summit = lines(ledger, "events", "--kind", "summit", "--from", "2023-09-13", "--to", "2023-09-13")[0]
    (reading,) = article["readings"]  # type: ignore[misc]
    assert reading["evidence"] == [summit["event"]]  # type: ignore[index]
    path = tmp_path / "khac.txt"
    path.write_text(UNDATED["text"], "utf8")
    assert lines(ledger, "read", str(path))[0]["published"]["edtf"] == "2024"  # type: ignore[index]


def test_a_copy_is_marked_and_is_no_origin(tmp_path: Path) -> None:
    long = DONE["text"] + " Chuyến đi kéo dài hai ngày và kết thúc bằng một buổi lễ ở quảng trường lớn của thủ đô."
    ledger = fill(tmp_path, {**DONE, "text": long}, {**DONE, "text": long, "id": "chep", "source": "Báo Bốn"})
    (first,), (copy,) = lines(ledger, "show", "da-tham"), lines(ledger, "show", "chep")
    assert copy["copy_of"] == first["article"]
    assert copy["story"] == first["story"]
    (visit,) = lines(ledger, "events", "--kind", "visit")
    assert (visit["articles"], visit["origins"]) == (2, 1)
    (story,) = lines(ledger, "show", str(first["story"]))
    assert [one["article"] for one in story["members"]] == [first["article"], copy["article"]]  # type: ignore[attr-defined]
