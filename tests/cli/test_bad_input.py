"""Bad input through the whole command: each named with file and line, status 2, and everything else still read."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "Ngoại trưởng Nga Lavrov sẽ thăm Lào ngày 3/5,\r\ntheo lời mời của nước chủ nhà, bản tin cho biết."
_SIZE = len(TEXT.encode()) + 1  # with a line's end: two lines


def record(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


# What is wrong with a file that holds one article, and what is said of it.
FILES = {
    "trong.txt": (b"", "trong.txt: the text is empty"),
    "khoang-trang.txt": (b" \n\n\t", "khoang-trang.txt: the text is empty"),
    "anh-ngu.txt": (
        b"The foreign minister of Russia visited Vientiane on Monday and met his counterpart, officials said.",
        "anh-ngu.txt: the text is not in Vietnamese",
    ),
    "anh.txt": (b"\x89PNG\r\n\x1a\n", "anh.txt: this is a PNG picture"),
    "nhi-phan.txt": (TEXT.encode() + b"\n\0\1\2", f"nhi-phan.txt:3: byte {_SIZE} is zero: this is binary"),
    "hong.txt": (TEXT.encode() + b"\n\xff\xfe\xfa \xc3(", f"hong.txt:3: byte {_SIZE} (0xFF) is not UTF-8"),
    "dai.txt": (b"a " * 5_000_000, "dai.txt: longer than an article's 2,000,000 bytes"),
    "trang.txt": (b"<!DOCTYPE html><html lang=vi>", "trang.txt: no article on this page"),
    "mang.json": (b"[1, 2]", "mang.json: an array, not an object"),
    "dut.jsonl.gz": (gzip.compress(record(id="g", text=TEXT))[:-9], "dut.jsonl.gz: the gzip file is damaged"),
    "gia.jsonl.gz": (b"hello", "gia.jsonl.gz: the gzip file is damaged"),
}

# Lines of one file, and what is said of each; None where it is an article.
LINES = (
    (record(id="1", text=TEXT), None),
    (b'{"id": "2", "text": ', "not JSON: Expecting value at column"),
    (b"", None),
    (record(id=3.5, text=TEXT), 'the field "id" is missing or no string'),
    (record(id=True, text=TEXT), 'the field "id" is missing or no string'),
    (record(id="", text=TEXT), 'the field "id" is missing or no string'),
    (record(text=TEXT), 'the field "id" is missing or no string'),
    (record(id="5"), 'the field "text" is missing'),
    (record(id="6", text=["x"]), 'the field "text" is an array, not a string'),
    (record(id="7", text=TEXT, title={}), 'the field "title" is an object, not a string'),
    (record(id="8", text=TEXT, published=20240203), 'the field "published" is a number, not a string'),
    (record(id="9", text=TEXT, published="hôm qua"), "published: 'hôm qua' is no date"),
    (record(id="9", text=TEXT, published="2024-02-30"), "published: '2024-02-30' is no date"),
    (b"[" * 100_000, "JSON nested too deep to be read"),
    (b'{"id": "10", "text": ' + b'{"a":' * 100_000, "JSON nested too deep to be read"),
    (b'{"id": ' + b"9" * 5_000 + b', "text": "x"}', "a number of thousands of digits"),
    (b'{"id": 1e999, "text": "x"}', 'the field "id" is missing or no string'),
    (record(id=10**30, text=TEXT), None),
    (b"null", "null, not an object"),
    (b"NaN", "a number, not an object"),
    (b'{"id": "11", "text": "Nga"} {}', "not JSON: Extra data at column"),
    (b'{"id": "12", "text": "\\ud800 Nga"}', "character 0 is half of a surrogate pair"),
    (b"\xff\xfe", "byte 0 (0xFF) is not UTF-8"),
    (b"\0\0", "not JSON: Expecting value at column 1"),
    (record(id="13", text=TEXT + "\0" + TEXT), None),
    (record(id="1", text=TEXT), None),
    (record(id="14", text=TEXT, published="9999-12-31"), None),
    (record(id="15", text=TEXT, published="0001-01-01"), None),
    (record(id="16\x1b[2J", text="\x1b[2J"), None),
)


def command(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "banggiao.cli.main", *map(str, arguments)],
        capture_output=True,
        encoding="utf8",
        cwd=cwd,
        timeout=60,
        check=False,
    )


def articles(done: subprocess.CompletedProcess[str]) -> list[str]:
    records = [json.loads(line) for line in done.stdout.splitlines()]
    return [record["article"] for record in records if "published" in record]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """One run over all the bad files, with good ones between them."""
    folder = tmp_path_factory.mktemp("kho")
    for name, (data, _) in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "a-tot.txt").write_bytes(TEXT.encode())
    (folder / "bom.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    (folder / "utf16.txt").write_bytes(TEXT.encode("utf-16"))
    (folder / "z-tot.json").write_bytes(record(id="z", text=TEXT))
    return command("read", ".", "--format", "jsonl", cwd=folder)


@pytest.mark.parametrize("name", FILES)
def test_bad_file_is_named(name: str, files: subprocess.CompletedProcess[str]) -> None:
    assert f"error: {FILES[name][1]}" in files.stderr


def test_good_files_beside_bad_ones_are_read(files: subprocess.CompletedProcess[str]) -> None:
    assert articles(files) == ["a-tot", "bom", "utf16", "z"]
    assert files.returncode == 2
    assert "note: utf16.txt: read as UTF-16" in files.stderr
    assert "4 articles read" in files.stderr
    assert f"{len(FILES)} inputs passed over" in files.stderr
    assert "Traceback" not in files.stderr


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """One run over all the bad lines; the file has a byte order mark and Windows line ends."""
    folder = tmp_path_factory.mktemp("dong")
    (folder / "kho.jsonl").write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(data for data, _ in LINES))
    return command("read", "kho.jsonl", "--format", "jsonl", cwd=folder)


@pytest.mark.parametrize("number", [number for number, (_, fault) in enumerate(LINES, 1) if fault])
def test_bad_line_is_named(number: int, lines: subprocess.CompletedProcess[str]) -> None:
    place = f"error: kho.jsonl:{number}: "
    (message,) = [line for line in lines.stderr.splitlines() if line.startswith(place)]
    assert message.removeprefix(place).startswith(str(LINES[number - 1][1]))


def test_good_lines_beside_bad_ones_are_read(lines: subprocess.CompletedProcess[str]) -> None:
    expected = [str(json.loads(data.decode())["id"]) for data, fault in LINES if data and not fault]
    assert articles(lines) == expected
    assert lines.returncode == 2
    assert "note: kho.jsonl:26: the id '1' is that of kho.jsonl:1 too" in lines.stderr
    assert "Traceback" not in lines.stderr
    assert "\x1b" not in lines.stderr + lines.stdout


def test_places_where_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "rong").mkdir()
    (tmp_path / "anh").mkdir()
    (tmp_path / "anh" / "a.png").write_bytes(b"\x89PNG")
    (tmp_path / "tin.txt").write_bytes(TEXT.encode())
    (tmp_path / "vong.txt").symlink_to("vong.txt")
    done = command("read", "rong", "anh", "vang.txt", "vong.txt", "tin.txt", "--format", "jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert articles(done) == ["tin"]
    assert "error: rong: no article in this directory" in done.stderr
    assert "note: anh: passed over what holds no articles: 1 .png" in done.stderr
    assert "error: anh: no article in this directory" in done.stderr
    assert "error: vang.txt: no such file" in done.stderr
    assert "error: vong.txt: " in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "kin.txt").write_bytes(TEXT.encode())
    (tmp_path / "kin").mkdir()
    (tmp_path / "tin.txt").write_bytes(TEXT.encode())
    for name in ("kin.txt", "kin"):
        (tmp_path / name).chmod(0)
    done = command("read", "kin.txt", "kin", "tin.txt", "--format", "jsonl", cwd=tmp_path)
    (tmp_path / "kin").chmod(0o700)
    assert done.returncode == 2
    assert articles(done) == ["tin"]
    assert "error: kin.txt: no permission to read it" in done.stderr
    assert "error: kin: no permission to read it" in done.stderr


def test_one_line_of_two_megabytes_is_read(tmp_path: Path) -> None:
    (tmp_path / "dai.txt").write_bytes(("chữ " * 333_000).encode()[:1_999_999])
    done = command("read", "dai.txt", "--format", "jsonl", cwd=tmp_path)
    assert articles(done) == ["dai"]


def test_standard_input_that_is_no_text(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "banggiao.cli.main", "read", "-"],
        input=b"\0\1\2",
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 2
    assert b"error: stdin:1: byte 0 is zero" in done.stderr
