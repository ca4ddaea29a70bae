"""`banggiao stories`: the story of each article, in their order."""

import json

from typer.testing import CliRunner, Result

from banggiao.cli.main import app

VISIT = (
    "Ngoại trưởng Nga Sergey Lavrov tới Bình Nhưỡng hôm thứ Năm trong chuyến thăm hai ngày, "
    "ông sẽ hội đàm với người đồng cấp Choe Son-hui về hợp tác kinh tế giữa Nga và Triều Tiên."
)
FLOOD = "Mưa lớn gây ngập nhiều tuyến phố ở Jakarta, hàng nghìn người phải sơ tán khỏi nhà cửa trong đêm."


def run(*options: str) -> Result:
    rows = [{"id": "1", "text": VISIT}, {"id": "2", "text": FLOOD}, {"id": "3", "text": VISIT + " (TTXVN)"}]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows) + '{"id": "4"}\n'
    return CliRunner().invoke(app, ["stories", "-", *options], input=text.encode())


def test_stories_and_copies() -> None:
    done = run("--format", "jsonl")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["article"] for line in found] == ["1", "2", "3"]
    assert found[0]["story"] == found[2]["story"] != found[1]["story"]
    assert [line["copy_of"] for line in found] == [None, None, "1"]


def test_a_bad_line_is_said_and_passed_over() -> None:
    done = run("--format", "jsonl")
    assert done.exit_code == 2
    assert "stdin:4" in done.stderr
    assert "3 articles, 2 stories" in done.stderr


def test_the_table_shows_a_story_once() -> None:
    done = run()
    story = next(word for word in done.stdout.split() if word.startswith("s") and len(word) == 17)
    assert done.stdout.count(story) == 1
