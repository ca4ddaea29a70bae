import io
import json

import pytest

from banggiao.errors import MalformedLine
from banggiao.ingest.lines import read_lines


def test_good_lines_beside_bad_ones() -> None:
    stream = io.BytesIO(b'{"id": "1"}\n\nnot json\n[1]\n{"id": "2"}')
    read = list(read_lines("kho.jsonl", stream))
    assert [place for place, _ in read] == ["kho.jsonl:1", "kho.jsonl:3", "kho.jsonl:4", "kho.jsonl:5"]
    assert [isinstance(record, MalformedLine) for _, record in read] == [False, True, True, False]
    assert str(read[1][1]).startswith("kho.jsonl:3: not JSON")


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe",
        b'{"id": "\xe1\xba"}',
        b"[" * 200_000,
        b'{"n": ' + b"9" * 10_000 + b"}",
        b'"text"',
        b"null",
    ],
)
def test_line_that_is_no_object(line: bytes) -> None:
    ((place, record),) = read_lines("kho.jsonl", io.BytesIO(line + b"\n"))
    assert isinstance(record, MalformedLine)
    assert place == "kho.jsonl:1"


def test_line_without_end_is_skipped_and_the_next_is_read() -> None:
    stream = io.BytesIO(b"x" * 5_000 + b'\n{"id": "2"}\n')
    first, second = read_lines("kho.jsonl", stream, limit=1_000)
    assert "longer than 1,000 bytes" in str(first[1])
    assert second == ("kho.jsonl:2", {"id": "2"})


def test_byte_order_mark_at_the_head() -> None:
    stream = io.BytesIO(b"\xef\xbb\xbf" + json.dumps({"id": "1"}).encode())
    assert list(read_lines("kho.jsonl", stream)) == [("kho.jsonl:1", {"id": "1"})]
