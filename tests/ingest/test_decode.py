import contextlib
import unicodedata
from collections.abc import Callable

import pytest

from banggiao.errors import UnreadableInput
from banggiao.ingest.decode import decode, decode_page
from banggiao.lang.vi.legacy import _COMBINING, _pairs

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


def _tcvn3(text: str) -> bytes:
    letters = {letter: byte for byte, letter in _pairs("tcvn3").items()}
    return bytes(letters.get(letter) or ord(letter) for letter in text)


def _vni(text: str) -> bytes:
    letters = {letter: byte for byte, letter in _pairs("vni_letters").items()}
    marks = {
        "".join(_COMBINING[one] for one in mark): byte for byte, mark in _pairs("vni_marks").items() if byte >= 0xE0
    }
    out = bytearray()
    for letter in text:
        if letter in letters:
            out.append(letters[letter])
            continue
        parts = unicodedata.normalize("NFD", letter)
        horned = unicodedata.normalize("NFC", parts[0] + "\u031b") if "\u031b" in parts else parts[0]
        tones = parts[1:].replace("\u031b", "")
        out.append(letters.get(horned) or ord(horned))
        if tones:
            # A mark of its own stands for both marks, whatever their order.
            out.append(marks.get(tones) or marks[tones[::-1]])
    return bytes(out)


def test_damaged_utf8_names_the_line_and_the_byte() -> None:
    data = TEXT.encode()
    cut = data.index("nhất".encode()) + 3
    with pytest.raises(UnreadableInput, match=r"tin.txt:2: byte \d+ \(0x..\) is not UTF-8"):
        decode("tin.txt", data[:cut] + b"\xff" + data[cut:])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xff\xd8\xff\xe0", "JPEG"),
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


@pytest.mark.parametrize(("encode", "name"), [(_tcvn3, "TCVN3"), (_vni, "VNI")])
def test_encodings_of_the_time_before_unicode(encode: Callable[[str], bytes], name: str) -> None:
    text, notice = decode("tin.txt", encode(TEXT))
    assert text == TEXT
    assert notice == ("tin.txt", f"not UTF-8; read as {name}")


def test_utf16_without_its_mark() -> None:
    text, notice = decode("tin.txt", TEXT.encode("utf-16-le"))
    assert (text, notice) == (TEXT, ("tin.txt", "read as UTF-16"))


def test_page_is_read_as_it_says_and_else_as_it_looks() -> None:
    page = "<meta charset='windows-1258'>" + TEXT
    assert unicodedata.normalize("NFC", decode_page("tin", _cp1258(page))[0]) == page
    assert decode_page("tin", _tcvn3(TEXT), "iso-8859-1")[0] == TEXT
    assert "\ufffd" in decode_page("tin", TEXT.encode() + b"\xff")[0]


@pytest.mark.parametrize("encode", [_cp1258, _tcvn3, _vni])
def test_page_with_long_scripts_before_its_text(encode: Callable[[str], bytes]) -> None:
    scripts = "<script>" + "function go(place) { window.location.href = place; }\n" * 300 + "</script>"
    page = f"<html><head>{scripts}</head><body><p>{TEXT}</p></body></html>"
    assert decode_page("x", encode(page))[0] == page


def test_page_with_most_letters_as_entities_is_read_as_it_says() -> None:
    page = "<html><body><p>Ngo&#7841;i tr&#432;&#7903;ng Lào</p></body></html>"
    assert decode_page("x", page.encode("cp1252"), "windows-1252")[0] == page
    damaged = f"<html><body><p>{TEXT}".encode() + b"\xff</p></body></html>"
    assert TEXT in decode_page("x", damaged, "windows-1252")[0]


def test_random_bytes_never_crash() -> None:
    for seed in range(30):
        data = bytes((seed * 31 + i * i * 7) % 255 + 1 for i in range(300))
        with contextlib.suppress(UnreadableInput):
            decode("tin.txt", data)
