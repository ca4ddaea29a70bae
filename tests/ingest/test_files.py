import gzip
import io
import json
import os
import random
import tracemalloc
from pathlib import Path

import pytest

from banggiao.errors import InputError
from banggiao.ingest.article import Notice
from banggiao.ingest.files import Intake, Item
from banggiao.model.article import Article

TEXT = "Ngoại trưởng Nga tới Hà Nội hôm 3/5, bắt đầu chuyến thăm chính thức Việt Nam trong hai ngày."


def take(*names: Path | str, stdin: bytes = b"") -> list[Item]:
    return list(Intake([str(name) for name in names], io.BufferedReader(io.BytesIO(stdin))))


def line(identifier: str, text: str = TEXT) -> str:
    return json.dumps({"id": identifier, "text": text}, ensure_ascii=False) + "\n"


def ids(items: list[Item]) -> list[str]:
    return [item.id for item in items if isinstance(item, Article)]


def problems(items: list[Item]) -> list[str]:
    return [str(item) for item in items if isinstance(item, InputError)]


def test_text_file_is_one_article_named_after_it(tmp_path: Path) -> None:
    file = tmp_path / "tin.so.1.txt"
    file.write_text(TEXT, "utf8")
    (article,) = take(file)
    assert article == Article(id="tin.so.1", text=TEXT)


def test_lines_objects_and_packed_lines(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line("1") + line("2"), "utf8")
    (tmp_path / "b.json").write_text(json.dumps({"id": "3", "text": TEXT, "more": []}, indent=1), "utf8")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(line("4").encode()))
    assert ids(take(tmp_path)) == ["1", "2", "3", "4"]


def test_directory_gives_paths_as_ids_and_names_what_it_passes_over(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("2024/tin.txt", "tin.txt", ".git/tin.txt", "anh.png", "README"):
        (tmp_path / name).write_text(TEXT, "utf8")
    items = take(tmp_path)
    assert ids(items) == ["tin", "2024/tin"]
    assert [item.text for item in items if isinstance(item, Notice)] == [
        "passed over what holds no articles: 1 .png, 1 README"
    ]


def test_directory_with_no_article(tmp_path: Path) -> None:
    assert "no article in this directory" in problems(take(tmp_path))[0]


@pytest.mark.parametrize(("stdin", "identifier"), [(TEXT.encode(), "stdin"), (line("7").encode(), "7")])
def test_standard_input_holds_a_text_or_lines(stdin: bytes, identifier: str) -> None:
    assert ids(take("-", stdin=stdin)) == [identifier]


def test_bad_input_never_loses_good_input(tmp_path: Path) -> None:
    files = {
        "a.txt": TEXT.encode(),
        "b.txt": b"",
        "c.txt": b"\0\1\2",
        "d.txt": TEXT.encode()[:-1] + b"\xff",
        "e.txt": b"Nothing of this page is in Vietnamese, however long one may look for it in these lines.",
        "f.jsonl": (line("f1") + "{\n" + line("f3")).encode(),
        "g.html": b"<html></html>",
        "h.txt": ("Nga " * 2_500_000).encode(),
        "i.txt": TEXT.encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    items = take(tmp_path, tmp_path / "absent.txt", "https://example.org/tin", "ftp://a/b", tmp_path / "a.txt")
    assert ids(items) == ["a", "f1", "f3", "i", "a"]
    said = "\n".join(problems(items))
    for words in (
        "b.txt: the text is empty",
        "c.txt:1: byte 0 is zero",
        "d.txt:1: byte",
        "e.txt: the text is not in Vietnamese",
        "f.jsonl:2: not JSON",
        "g.html: no article on this page",
        "h.txt: longer than an article's",
        "absent.txt: no such file",
        "https://example.org/tin: addresses are not fetched here",
        "ftp://a/b: no address of http or https",
    ):
        assert words in said


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")  # root may read every file, so the system is not asked

    (tmp_path / "tin.txt").write_text(TEXT, "utf8")
    monkeypatch.setattr(Path, "open", refuse)
    assert problems(take(tmp_path / "tin.txt")) == [
        f"{tmp_path}/tin.txt: no permission to read it; check the path and its permissions"
    ]


@pytest.mark.parametrize("where", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("cut", [True, False])
def test_what_stands_before_the_damage_of_a_gzip_file_is_read(tmp_path: Path, where: float, cut: bool) -> None:
    file = tmp_path / "kho.jsonl.gz"
    # Words that pack badly, so that there is something at each place.
    noise = random.Random(3)
    lines = [line(str(i), TEXT + " " + " ".join(noise.choices(TEXT.split(), k=300))) for i in range(200)]
    data = bytearray(gzip.compress("".join(lines).encode()))
    at = int(len(data) * where)
    file.write_bytes(bytes(data[:at]) if cut else bytes(data[:at]) + b"\xff" * 40 + bytes(data[at + 40 :]))
    items = take(file)
    assert len(ids(items)) >= 200 * where - 12
    assert "the gzip file is damaged or cut off" in problems(items)[-1]


@pytest.mark.parametrize("damage", [lambda data: data[:-20], lambda data: b"plain" + data, lambda data: data[:60]])
def test_damaged_gzip_keeps_what_came_before(tmp_path: Path, damage: object) -> None:
    file = tmp_path / "kho.jsonl.gz"
    file.write_bytes(damage(gzip.compress("".join(line(str(i)) for i in range(50)).encode())))  # type: ignore[operator]
    items = take(file)
    assert "damaged" in problems(items)[-1]


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "kho.jsonl"
    with file.open("w", encoding="utf8") as out:
        for number in range(5_000):
            out.write(line(str(number), TEXT * 20))
    tracemalloc.start()
    count = sum(1 for _ in Intake([str(file)], io.BufferedReader(io.BytesIO())))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 5_000
    assert file.stat().st_size > 9_000_000
    assert peak < 2_000_000


def test_progress_counts_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line("1") * 20, "utf8")
    (tmp_path / "b.txt").write_text(TEXT, "utf8")
    intake = Intake([str(tmp_path)], io.BufferedReader(io.BytesIO()))
    seen = [intake.done for _ in intake]
    assert seen == sorted(seen)
    assert intake.done == intake.total > 0


def test_an_id_that_stands_twice_is_told_and_both_are_read(tmp_path: Path) -> None:
    lines = tmp_path / "kho.jsonl"
    lines.write_text(line("1") + line("2") + line("1"), "utf8")
    items = take(lines)
    assert ids(items) == ["1", "2", "1"]
    notices = [(item.place, item.text) for item in items if isinstance(item, Notice)]
    assert notices == [(f"{lines}:3", f"the id '1' is that of {lines}:1 too; give every article an id of its own")]


def test_a_pipe_in_a_directory_does_not_stop_the_reading(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(TEXT, "utf8")
    items = take(tmp_path)
    assert ids(items) == ["b"]
    assert problems(items)[0].startswith(f"{tmp_path / 'a.txt'}: no regular file")
