"""Lines of JSON, one at a time and none without bound."""

from __future__ import annotations

import json
from io import BufferedReader
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from banggiao.errors import MalformedLine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import RawIOBase

# Twice the longest article, and room for its letters written as \uXXXX.
LINE_LIMIT = 8_000_000
BOM = b"\xef\xbb\xbf"


def read_lines(
    place: str, stream: IO[bytes], *, limit: int = LINE_LIMIT
) -> Iterator[tuple[str, dict[str, object] | MalformedLine]]:
    """Each line of `stream` that is not blank, with its place ("file:7"): the JSON object, or what is wrong with it.

    A line longer than `limit` bytes is skipped without being held in memory. Nothing is raised for a bad line: the
    good ones beside it are still read.
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        here = f"{place}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_to_next(stream, limit)
            yield (
                here,
                MalformedLine(here, f"the line is longer than {limit:,} bytes", "write one article a line"),
            )
        elif line.strip():
            yield here, parse_object(here, line.removeprefix(BOM) if number == 1 else line)


def peekable(stream: BinaryIO) -> BufferedReader:
    """`stream` as one that can be looked into without reading on; standard input already is."""
    return stream if isinstance(stream, BufferedReader) else BufferedReader(cast("RawIOBase", stream))


def holds_objects(stream: BufferedReader) -> bool:
    """Whether `stream` begins with a JSON object, so that it holds lines of JSON and no text."""
    return stream.peek(64)[:64].removeprefix(BOM).lstrip().startswith(b"{")


def parse_object(place: str, data: bytes) -> dict[str, object] | MalformedLine:
    """The JSON object that `data` holds, or what is wrong with it. Example: b'{"id": "1"}' is {"id": "1"}."""
    try:
        value = json.loads(data.decode())
    except UnicodeDecodeError as error:
        return MalformedLine(place, f"byte {error.start} (0x{data[error.start]:02X}) is not UTF-8", "save it as UTF-8")
    except json.JSONDecodeError as error:
        return MalformedLine(place, f"not JSON: {error.msg} at column {error.colno}", "write one JSON object a line")
    except RecursionError:
        return MalformedLine(place, "JSON nested too deep to be read", 'write {"id": …, "text": …}')
    except ValueError:  # what the interpreter refuses to count
        return MalformedLine(place, "a number of thousands of digits", 'write {"id": …, "text": …}')
    if not isinstance(value, dict):
        return MalformedLine(place, f"{json_type(value)}, not an object", 'write {"id": …, "text": …}')
    return value


def json_type(value: object) -> str:
    """What JSON calls a value that was parsed. Example: json_type([]) is "an array"."""
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _skip_to_next(stream: IO[bytes], limit: int) -> None:
    while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
        pass
