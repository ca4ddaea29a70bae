"""Inputs of every format to what they hold: the one place that knows which reader goes with which format."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple, cast

from banggiao.errors import UnreadableInput
from banggiao.ingest.formats import ENDINGS, HEAD, Format, format_of, stem
from banggiao.ingest.items import PAGE_LIMIT, Found, PageJob, record_article, text_article
from banggiao.ingest.lines import BOM, LINE_LIMIT, parse_object, peekable, read_lines
from banggiao.ingest.unpack import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 3  # archives inside each other
_MEMBERS = 200_000
_COPIED = 8 << 30  # bytes of a member of an archive that is copied to the disk, to be read there
_WINDABLE = (Format.WARC, Format.ZIP, Format.PARQUET)


class Input(NamedTuple):
    """One input: its place for messages, its name, the id of its article where it holds one, how deep in archives."""

    place: str
    name: str
    id: str
    depth: int = 0
    url: str = ""
    charset: str = ""


def read_input(about: Input, stream: BinaryIO) -> Iterator[Found]:
    """Everything that an input holds. What is wrong with it is given beside the rest, and nothing is raised for it."""
    stream = peekable(stream)
    kind = format_of(about.name, stream.peek(HEAD)[:HEAD])
    try:
        if kind in _WINDABLE and not _is_file(stream):
            with _copied(stream) as file:
                yield from _read(kind, about, file)
        else:
            yield from _read(kind, about, stream)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield UnreadableInput(about.place, f"the gzip file is damaged or cut off: {error}", "fetch it again")
    except zipfile.BadZipFile as error:
        yield UnreadableInput(about.place, f"the ZIP file is damaged or cut off: {error}", "fetch it again")


def _read(kind: Format, about: Input, stream: BinaryIO) -> Iterator[Found]:
    place = about.place
    if kind is Format.LINES:
        for here, record in read_lines(place, _unpacked(about, stream)):
            yield from record_article(here, record)
    elif kind is Format.WARC:
        from banggiao.ingest.warc import read_warc

        yield from read_warc(place, stream)
    elif kind is Format.CSV:
        from banggiao.ingest.tables import read_csv

        yield from read_csv(place, about.id, stream)
    elif kind is Format.PARQUET:
        from banggiao.ingest.tables import read_parquet

        yield from read_parquet(place, about.id, str(stream.name))
    elif kind is Format.ZIP:
        yield from _read_zip(about, stream)
    elif kind is Format.GZIP:
        if about.depth >= _DEEPEST:
            yield UnreadableInput(place, "an archive inside too many others", "unpack it first")
        else:
            name = about.name[:-3] if about.name.lower().endswith(".gz") else ""
            inner = about._replace(name=name, depth=about.depth + 1)
            yield from read_input(inner, unpack(stream))
    else:
        yield from _read_whole(kind, about, stream)


def _read_whole(kind: Format, about: Input, stream: BinaryIO) -> Iterator[Found]:
    """Formats of one article, of which no more is read than one may have."""
    limit = LINE_LIMIT if kind in (Format.OBJECT, Format.TEXT) else PAGE_LIMIT
    data = stream.read(limit + 1)
    if kind is Format.TEXT:
        yield from text_article(about.place, about.id, data)
    elif len(data) > limit:
        yield UnreadableInput(about.place, f"longer than {limit:,} bytes", "write one article a file")
    elif kind is Format.OBJECT:
        yield from record_article(about.place, parse_object(about.place, data.removeprefix(BOM)))
    elif kind is Format.PAGE:
        yield PageJob(about.place, about.id, data, about.url, about.charset)
    elif kind is Format.FEED:
        remedy = "follow it with: banggiao watch add FEED"
        yield UnreadableInput(about.place, "this is a feed, which leads to articles and is none", remedy)
    else:
        from banggiao.ingest.documents import read_mhtml, read_pdf

        read = read_pdf if kind is Format.PDF else read_mhtml
        yield from read(about.place, about.id, data)


def _read_zip(about: Input, stream: BinaryIO) -> Iterator[Found]:
    if about.depth >= _DEEPEST:
        yield UnreadableInput(about.place, "an archive inside too many others", "unpack it first")
        return
    passed = 0
    with zipfile.ZipFile(stream) as archive:
        for member in archive.infolist()[:_MEMBERS]:
            name = member.filename
            if member.is_dir() or "/." in f"/{name}" or name.startswith("__MACOSX/"):
                continue
            if not name.lower().endswith(ENDINGS):
                passed += 1
                continue
            place = f"{about.place}!{name}"
            inner = Input(place, name, stem(name), about.depth + 1)
            try:
                with archive.open(member) as opened:
                    yield from read_input(inner, cast("BinaryIO", opened))
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
                said = str(error)[:150]
                remedy = "unpack it first" if "password" in said or "encrypted" in said else "fetch it again"
                yield UnreadableInput(place, f"damaged or locked ({said})", remedy)
    if passed:
        from banggiao.ingest.article import Notice

        yield Notice(about.place, f"passed over {passed:,} files that hold no articles")


def _unpacked(about: Input, stream: BinaryIO) -> IO[bytes]:
    packed = about.name.lower().endswith(".gz")
    return unpack(stream) if packed else stream


def _is_file(stream: BinaryIO) -> bool:
    """Whether a stream is a whole file on the disk, which can be read anywhere."""
    name = getattr(stream, "name", None)
    return (
        isinstance(name, str)
        and stream.seekable()
        and not isinstance(getattr(stream, "raw", stream), zipfile.ZipExtFile)
    )


@contextmanager
def _copied(stream: BinaryIO) -> Iterator[BinaryIO]:
    """What a stream holds, as a file for a while."""
    with tempfile.NamedTemporaryFile() as file:
        left = _COPIED
        while left > 0 and (data := stream.read(min(1 << 20, left))):
            left -= len(data)
            file.write(data)
        file.flush()
        file.seek(0)
        yield cast("BinaryIO", file)
