import contextlib
import unicodedata
from io import BytesIO

import pytest

from banggiao.errors import UnreadableInput
from banggiao.ingest.article import ARTICLE_LIMIT, Notice
from banggiao.ingest.decode import decode, read_text

TEXT = "Tổng thống Hàn Quốc ngày 3/5 điện đàm với Thủ tướng Nhật Bản.\nHai bên nhất trí gặp lại nhau tại Seoul."


def test_utf8_needs_no_notice() -> None:
    assert decode("tin.txt", TEXT.encode()) == (TEXT, None)


def test_byte_order_mark_is_left_off() -> None:
    assert decode("tin.txt", TEXT.encode("utf-8-sig")) == (TEXT, None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf16_with_its_mark(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    text, notice = decode("tin.txt", mark + TEXT.encode(encoding))
    assert text == TEXT
    assert notice is not None
    assert "UTF-16" in notice.text


def test_windows_code_page_for_vietnamese() -> None:
    data = _cp1258(TEXT)
    text, notice = decode("tin.txt", data)
    assert unicodedata.normalize("NFC", text) == TEXT
    assert notice is not None
    assert notice == ("tin.txt", "not UTF-8; read as cp1258")


def _cp1258(text: str) -> bytes:
    # The code page has base letters (â, ê, ơ …) and the five tones as marks of their own.
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        marks = "".join(mark for mark in parts if mark in tones)
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        out.append(base + marks)
    return "".join(out).encode("cp1258")


def test_damaged_utf8_names_the_line_and_the_byte() -> None:
    data = TEXT.encode()
    cut = data.index("nhất".encode()) + 3
    with pytest.raises(UnreadableInput, match=r"tin.txt:2: byte \d+ \(0x..\) is not UTF-8"):
        decode("tin.txt", data[:cut] + b"\xff" + data[cut:])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "binary"),
    ],
)
def test_binary_is_said_to_be_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableInput, match=what):
        decode("tin.txt", data)


def test_binary_names_the_line() -> None:
    with pytest.raises(UnreadableInput, match=r"tin\.txt:3: byte 8 is zero"):
        decode("tin.txt", b"Nga\nLao\n\0")


@pytest.mark.parametrize("page", ["<!DOCTYPE html><p>Nga</p>", "\n <html lang='vi'>"])
def test_web_page_is_not_read_as_text(page: str) -> None:
    with pytest.raises(UnreadableInput, match="HTML is not read yet"):
        decode("tin.txt", page.encode())


def test_random_bytes_never_crash() -> None:
    for seed in range(30):
        data = bytes((seed * 31 + i * i * 7) % 255 + 1 for i in range(300))
        with contextlib.suppress(UnreadableInput):
            decode("tin.txt", data)


def test_one_text_of_a_stream_after_its_notice() -> None:
    assert list(read_text("tin.txt", BytesIO(TEXT.encode()))) == [TEXT]
    notice, text = read_text("tin.txt", BytesIO(TEXT.encode("utf-16")))
    assert (notice, text) == (Notice("tin.txt", "read as UTF-16"), TEXT)


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"a" * (ARTICLE_LIMIT + 1), "tin.txt: longer than an article's"), (b"%PDF-1.7", "tin.txt: this is a PDF file")],
)
def test_what_is_no_text_is_told_and_not_raised(data: bytes, message: str) -> None:
    (error,) = read_text("tin.txt", BytesIO(data))
    assert isinstance(error, UnreadableInput)
    assert str(error).startswith(message)
