"""Web archives (WARC 1.0 and 1.1, ISO 28500): the pages of their responses; what is damaged is said, the rest read."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, NamedTuple

from banggiao.errors import UnreadableInput
from banggiao.ingest.article import Notice
from banggiao.ingest.items import PAGE_LIMIT, Found, PageJob

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastwarc.warc import WarcRecord

_STARTS = (b"\x1f\x8b\x08", b"WARC/1.")
_STEP = 1 << 20
_TRIES = 5_000  # places in a damaged file where a record may begin and does not
_DAMAGED = "damaged"
_PAGES = ("text/html", "application/xhtml+xml")
_SWALLOWED = b"\r\nWARC-Type: "  # in a record: the head of the next one, so that a piece of the file is missing


class _Block(NamedTuple):
    """A record with its bytes, less those that are missing. `start`: its place in the file."""

    record: WarcRecord
    data: bytes
    start: int


def read_warc(place: str, stream: IO[bytes]) -> Iterator[Found]:
    """The pages of a web archive, packed or not, in their order; `stream` can be wound back.

    A record that is cut off or damaged is named with its place in the file, and reading goes on at the next one that is
    whole. Example: an archive whose last record is cut gives all pages but that one, and an error that says so.
    """
    size = stream.seek(0, 2)
    position = pages = others = 0
    tries = _TRIES
    while position < size:
        last = position - 1
        lost = ""
        for block in _blocks(stream, position):
            if isinstance(block, str):
                lost = block
                break
            last = block.start
            trouble = _trouble(block)
            if trouble:
                lost = trouble
                yield UnreadableInput(f"{place}, byte {block.start}", f"{_name(block)} {trouble}", "fetch it again")
                break
            page = _page(place, block)
            if isinstance(page, PageJob):
                pages += 1
                yield page
            elif page:
                yield page
            else:
                others += 1
        if not lost:
            break
        position = begun = _next_start(stream, last + 1, size)
        while position < size and tries and not _begins(stream, position):
            tries -= 1
            position = _next_start(stream, position + 1, size)
        if not tries:
            position = size
        if lost == _DAMAGED:
            end = "to its end" if position >= size else f"to byte {position:,}"
            reason = f"damaged from there {end}; the rest is read"
            yield UnreadableInput(f"{place}, byte {begun:,}", reason, "fetch it again")
    if others and not pages:
        yield Notice(place, f"{others:,} records, none of them a web page")


def _blocks(stream: IO[bytes], position: int) -> Iterator[_Block | str]:
    """The records from `position` on; a text, and no more, where reading fails."""
    from fastwarc.warc import ArchiveIterator

    stream.seek(position)
    try:
        for record in ArchiveIterator(stream, parse_http=False):
            yield _Block(record, record.reader.read(PAGE_LIMIT + 1), record.stream_pos)
    except (OSError, ValueError, RuntimeError):
        yield _DAMAGED


def _trouble(block: _Block) -> str:
    length = block.record.content_length
    if len(block.data) < min(length, PAGE_LIMIT + 1):
        return f"is cut off after {len(block.data):,} of {length:,} bytes"
    if _SWALLOWED in block.data:
        return "lacks a piece: another record begins inside it"
    return ""


def _name(block: _Block) -> str:
    return f"the record of {(block.record.headers.get('WARC-Target-URI') or 'no address').strip('<>')[:200]}"


def _page(place: str, block: _Block) -> PageJob | UnreadableInput | None:
    """The page of a record, what is wrong with it, or None where it holds no page."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    record = block.record
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        return None
    here = f"{place}#{url or block.start}"
    if record.record_type == WarcRecordType.resource:
        kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        return PageJob(here, url or here, block.data, url) if kind in _PAGES else None
    if len(block.data) > PAGE_LIMIT:
        return UnreadableInput(here, f"longer than {PAGE_LIMIT:,} bytes", "")
    parsed = WarcRecord()
    parsed.set_bytes_content(block.data)
    parsed.is_http = True
    try:
        parsed.parse_http(auto_decode="all")
        status = parsed.http_headers.status_code or 0
        kind = (parsed.http_content_type or "").lower()
        if not 200 <= status < 300 or kind not in _PAGES:
            return None
        body = parsed.reader.read(PAGE_LIMIT + 1)
    except (OSError, ValueError, RuntimeError) as error:
        return UnreadableInput(here, f"the answer in this record is damaged ({str(error)[:100]})", "fetch it again")
    if len(body) > PAGE_LIMIT:
        return UnreadableInput(here, f"longer than {PAGE_LIMIT:,} bytes when unpacked", "")
    return PageJob(here, url or here, body, url, parsed.http_charset or "")


def _begins(stream: IO[bytes], position: int) -> bool:
    """Whether a whole record begins at `position`."""
    first = next(_blocks(stream, position), "")
    return isinstance(first, _Block) and not _trouble(first)


def _next_start(stream: IO[bytes], position: int, size: int) -> int:
    """The next place in the file where a record may begin; its size where there is none."""
    while position < size:
        stream.seek(position)
        data = stream.read(_STEP)
        found = [at for at in (data.find(start) for start in _STARTS) if at >= 0]
        if found:
            return position + min(found)
        if len(data) < _STEP:
            return size
        position += _STEP - 8
    return size
