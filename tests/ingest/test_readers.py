"""Every format that articles come in, whole and damaged."""

import csv
import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import duckdb
import pytest

from banggiao.errors import InputError
from banggiao.ingest.article import Notice
from banggiao.ingest.files import Intake, Item
from banggiao.model.article import Article

TEXT = "Ngoại trưởng Nga tới Hà Nội hôm 3/5, bắt đầu chuyến thăm chính thức Việt Nam trong hai ngày."
MORE = "Ông sẽ hội đàm với người đồng cấp Việt Nam và dự lễ ký các văn kiện hợp tác giữa hai nước."
PAGE = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Nga thăm Việt Nam - Báo Thử</title>
<meta property="article:published_time" content="2024-05-03T08:00:00+07:00"></head><body>
<nav><a href="/">Trang chủ</a></nav>
<h1>Nga thăm Việt Nam</h1><div class="content"><p>{TEXT}</p><p>{MORE}</p></div></body></html>""".encode()


def take(*names: Path | str, stdin: bytes = b"") -> list[Item]:
    return list(Intake([str(name) for name in names], io.BufferedReader(io.BytesIO(stdin))))


def ids(items: list[Item]) -> list[str]:
    return [item.id for item in items if isinstance(item, Article)]


def said(items: list[Item]) -> list[str]:
    return [str(item) if isinstance(item, InputError) else item.text for item in items if not isinstance(item, Article)]


def line(identifier: str) -> str:
    return json.dumps({"id": identifier, "text": f"{TEXT} Tin {identifier}."}, ensure_ascii=False) + "\n"


def record(number: int, *, status: int = 200, headers: bytes = b"", page: bytes = PAGE) -> bytes:
    """A record of a web archive."""
    body = b"HTTP/1.1 %d X\r\nContent-Type: text/html; charset=utf-8\r\n%s\r\n%s" % (status, headers, page)
    head = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://bao.example/%d.html\r\n" % number
    head += b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(body)
    return head + body + b"\r\n\r\n"


def test_page_gives_text_title_time_publisher(tmp_path: Path) -> None:
    (tmp_path / "tin.html").write_bytes(PAGE)
    (article,) = take(tmp_path / "tin.html")
    assert isinstance(article, Article)
    assert article.text == f"Nga thăm Việt Nam\n\n{TEXT}\n\n{MORE}"
    assert (article.id, article.title, article.source) == ("tin", "Nga thăm Việt Nam", "Báo Thử")
    assert (article.published, article.published_at) == ("2024-05-03", "2024-05-03T08:00:00+07:00")
    assert article.normalised


def test_page_on_standard_input() -> None:
    assert ids(take("-", stdin=PAGE)) == ["stdin"]


def test_order_is_kept_whatever_takes_longer(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.html").write_bytes(PAGE)
        (tmp_path / f"{number:02}a.txt").write_text(TEXT, "utf8")
    expected = [name for number in range(12) for name in (f"{number:02}", f"{number:02}a")]
    assert ids(take(tmp_path)) == expected


def test_zip_with_files_of_every_kind_in_it(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("sau.txt", TEXT)
    with zipfile.ZipFile(tmp_path / "kho.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2024/tin.txt", TEXT)
        archive.writestr("trang.html", PAGE)
        archive.writestr("dong.jsonl", line("1") + "{\n" + line("3"))
        archive.writestr("goi.jsonl.gz", gzip.compress(line("4").encode()))
        archive.writestr("trong.zip", inner.getvalue())
        archive.writestr("anh.png", b"x")
    items = take(tmp_path / "kho.zip")
    assert ids(items) == ["2024/tin", "trang", "1", "3", "4", "sau"]
    assert "kho.zip!dong.jsonl:2: not JSON" in said(items)[0]
    assert said(items)[1] == "passed over 1 files that hold no articles"


def test_zip_that_is_cut_off(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "kho.zip", "w") as archive:
        archive.writestr("tin.txt", TEXT)
    (tmp_path / "kho.zip").write_bytes((tmp_path / "kho.zip").read_bytes()[:-30])
    assert "the ZIP file is damaged or cut off" in said(take(tmp_path / "kho.zip"))[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_columns_by_their_names(tmp_path: Path, delimiter: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["Tieu_de", "Noi_dung", "Ngay", "Nguon", "khác"])
    writer.writerow(["Nga thăm Việt Nam", f"{TEXT}\n{MORE}", "2024-05-03", "Báo Thử", "x"])
    writer.writerow(["Chỉ có tên", "", "", "", ""])
    writer.writerow(["", TEXT, "hôm qua", "", ""])
    (tmp_path / "bang.csv").write_text(out.getvalue(), "utf8")
    items = take(tmp_path / "bang.csv")
    (article,) = [item for item in items if isinstance(item, Article)]
    assert (article.id, article.title, article.published, article.source) == (
        "bang:3", "Nga thăm Việt Nam", "2024-05-03", "Báo Thử"
    )  # fmt: skip
    assert len(said(items)) == 2
    assert "bang.csv:5: published: 'hôm qua' is no date" in said(items)[1]


def test_csv_without_a_column_of_text(tmp_path: Path) -> None:
    (tmp_path / "bang.csv").write_text("a,b\n1,2\n", "utf8")
    assert 'no column of this table is the text (a, b); call it "text"' in said(take(tmp_path / "bang.csv"))[0]


def test_parquet_and_a_damaged_one(tmp_path: Path) -> None:
    file = tmp_path / "kho.parquet"
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t (id INTEGER, content VARCHAR, date DATE)")
        connection.execute("INSERT INTO t VALUES (1, ?, '2024-05-03'), (2, ?, NULL)", [TEXT, MORE])
        connection.execute(f"COPY t TO '{file}' (FORMAT parquet)")
    items = take(file)
    assert [(item.id, item.published) for item in items if isinstance(item, Article)] == [
        ("1", "2024-05-03"),
        ("2", None),
    ]
    file.write_bytes(file.read_bytes()[:-10])
    assert "no Parquet file, or a damaged one" in said(take(file))[0]


def test_page_saved_as_one_file(tmp_path: Path) -> None:
    file = tmp_path / "tin.mhtml"
    head = b"From: <Saved by X>\r\nSnapshot-Content-Location: https://bao.example/tin.html\r\nMIME-Version: 1.0\r\n"
    head += b'Content-Type: multipart/related; boundary="BB"\r\n\r\n--BB\r\nContent-Type: text/html; charset=utf-8\r\n'
    file.write_bytes(head + b"Content-Transfer-Encoding: 8bit\r\n\r\n" + PAGE + b"\r\n--BB--\r\n")
    (article,) = take(file)
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("Nga thăm Việt Nam", "https://bao.example/tin.html")
    file.write_bytes(head[:-50])
    assert "no web page in this MHTML file" in said(take(file))[0]


def test_pdf_through_pdftotext_and_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "pdftotext"
    program.write_text(f"#!/bin/sh\ncat >/dev/null\nprintf '{TEXT[:40]}\\n{TEXT[40:]}\\n\\n{MORE}\\n'\n", "utf8")
    program.chmod(0o755)
    (tmp_path / "tin.pdf").write_bytes(b"%PDF-1.7\n")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")
    (article,) = take(tmp_path / "tin.pdf")
    assert isinstance(article, Article)
    assert article.text.split("\n\n")[1] == MORE
    monkeypatch.setenv("PATH", os.devnull)
    assert "pdftotext, which is not installed; install Poppler" in said(take(tmp_path / "tin.pdf"))[0]


@pytest.mark.parametrize("packed", [False, True])
def test_web_archive(tmp_path: Path, packed: bool) -> None:
    file = tmp_path / ("kho.warc.gz" if packed else "kho.warc")
    gz = gzip.compress(PAGE)
    records = [
        record(1),
        record(2, status=404),
        record(3, headers=b"Content-Encoding: gzip\r\n", page=gz),
        record(4, headers=b"Transfer-Encoding: chunked\r\n", page=b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
    ]
    file.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
    items = take(file)
    assert ids(items) == [f"https://bao.example/{number}.html" for number in (1, 3, 4)]
    assert said(items) == []


@pytest.mark.parametrize("packed", [False, True])
def test_web_archive_that_is_cut_off_says_which_record_and_gives_the_rest(tmp_path: Path, packed: bool) -> None:
    file = tmp_path / ("kho.warc.gz" if packed else "kho.warc")
    records = [gzip.compress(record(number)) if packed else record(number) for number in range(3)]
    file.write_bytes(b"".join(records)[:-60])
    items = take(file)
    assert ids(items) == ["https://bao.example/0.html", "https://bao.example/1.html"]
    (error,) = said(items)
    assert f"byte {len(records[0]) * 2}" in error or packed
    assert "the record of https://bao.example/2.html is cut off after" in error


def test_web_archive_on_standard_input_that_is_cut_off() -> None:
    data = b"".join(gzip.compress(record(number)) for number in range(3))
    items = list(Intake(["-"], io.BytesIO(data[:-60])))
    assert ids(items) == ["https://bao.example/0.html", "https://bao.example/1.html"]
    assert "the record of https://bao.example/2.html is cut off after" in said(items)[0]
    whole = list(Intake(["-"], io.BytesIO(gzip.compress(record(0) + record(1)))))
    assert ids(whole) == ["https://bao.example/0.html", "https://bao.example/1.html"]


@pytest.mark.parametrize("packed", [False, True])
def test_web_archive_damaged_in_its_middle(tmp_path: Path, packed: bool) -> None:
    file = tmp_path / ("kho.warc.gz" if packed else "kho.warc")
    records = [gzip.compress(record(number)) if packed else record(number) for number in range(6)]
    data = bytearray(b"".join(records))
    at = len(records[0]) + len(records[1])
    data[at + 12 * packed : at + 42] = b"\xfe" * (42 - 12 * packed)
    file.write_bytes(bytes(data))
    items = take(file)
    found = ids(items)
    assert {f"https://bao.example/{number}.html" for number in (0, 1, 3, 4, 5)} <= set(found)
    assert "damaged from there to byte" in said(items)[0]


def test_web_archive_that_lacks_a_piece(tmp_path: Path) -> None:
    file = tmp_path / "kho.warc"
    records = [record(number) for number in range(4)]
    data = b"".join(records)
    at = len(records[0]) + 500
    file.write_bytes(data[:at] + data[at + 120 :])
    items = take(file)
    assert ids(items) == [f"https://bao.example/{number}.html" for number in (0, 2, 3)]
    assert "1.html lacks a piece" in said(items)[0]


def test_what_is_no_archive_is_said(tmp_path: Path) -> None:
    (tmp_path / "kho.warc").write_bytes(b"nothing of the kind")
    assert "damaged from there to its end" in said(take(tmp_path / "kho.warc"))[0]


def test_duplicate_ids_of_pages_are_told(tmp_path: Path) -> None:
    (tmp_path / "kho.warc").write_bytes(record(1) + record(1))
    notices = [item.text for item in take(tmp_path / "kho.warc") if isinstance(item, Notice)]
    assert "is that of" in notices[0]
