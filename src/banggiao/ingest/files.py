"""Files, directories and standard input to articles, one after another: memory does not grow with the input."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple, cast

from banggiao.errors import InputError, UnreadableInput
from banggiao.ingest.article import Notice, make_article
from banggiao.ingest.decode import read_text
from banggiao.ingest.lines import BOM, LINE_LIMIT, holds_objects, parse_object, peekable, read_lines
from banggiao.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN = "-"
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_OBJECT = ".json"
_TEXT = (".txt", ".text")
_PAGE = (".html", ".htm", ".xhtml")

# How many ids are remembered to find one that stands twice: memory is not to grow with an archive of millions.
_REMEMBERED = 100_000

# What an intake gives: an article, something to be said of one, or what was wrong with an input.
Item = Article | Notice | InputError


class Source(NamedTuple):
    """One file: where it is, the id of its article where it holds one, and its size in bytes."""

    path: Path
    id: str
    size: int


class _Ids:
    """The ids given so far, each with the place of its article."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def note(self, place: str, article: Article) -> Iterator[Notice]:
        """A notice where the id of `article` is an earlier one's too: it is read, but records will be mixed up."""
        first = self._places.get(article.id)
        if first is not None:
            yield Notice(place, f"the id {article.id!r} is that of {first} too; give every article an id of its own")
        elif len(self._places) < _REMEMBERED:
            self._places[article.id] = place


class Intake:
    """Everything that the named files and directories, "-" for standard input, hold, in order.

    Iterating gives an Article, a Notice or an InputError, one at a time; an InputError ends nothing, what stands
    beside it is still read. `done` and `total` count bytes, for progress; `total` is 0 where the end cannot be seen.

    Example: Intake(["tin.txt", "kho.jsonl"], sys.stdin.buffer) gives the article "tin" and those of every line.
    """

    def __init__(self, names: Iterable[str], stdin: BinaryIO) -> None:
        self._stdin = stdin
        self._found = [item for name in names for item in _find(name)]
        sources = [item for item in self._found if isinstance(item, Source)]
        self.total = 0 if STDIN in self._found else sum(source.size for source in sources)
        self.done = 0
        self._ids = _Ids()

    def __iter__(self) -> Iterator[Item]:
        finished = 0
        for found in self._found:
            if isinstance(found, Notice | InputError):
                yield found
            elif isinstance(found, str):
                yield from _read_stdin(self._stdin, self._ids)
            else:
                yield from self._read(found, finished)
                finished += found.size
                self.done = finished

    def _read(self, source: Source, before: int) -> Iterator[Item]:
        place = str(source.path)
        name = place.lower()
        try:
            with source.path.open("rb") as raw:
                if name.endswith(_LINES):
                    for item in _read_lines(place, raw, self._ids, packed=name.endswith(".gz")):
                        self.done = before + raw.tell()
                        yield item
                elif name.endswith(_OBJECT):
                    yield from _read_object(place, raw.read(LINE_LIMIT + 1), self._ids)
                else:
                    yield from _read_text(place, source.id, raw, self._ids)
        except OSError as error:
            yield UnreadableInput(place, _reason(error), "check the path and its permissions")


def _find(name: str) -> Iterator[Source | Notice | InputError | str]:
    if name == STDIN:
        yield STDIN
        return
    if name.startswith(("http://", "https://")):
        yield UnreadableInput(name, "addresses are not fetched yet", "save the article's text to a file and read that")
        return
    path = Path(name)
    if path.is_dir():
        yield from _walk(path)
        return
    try:
        yield Source(path, _stem(path.name), path.stat().st_size)
    except OSError as error:
        yield UnreadableInput(name, _reason(error), "check the path and its permissions")


def _walk(top: Path) -> Iterator[Source | Notice | InputError]:
    """The files under `top` in the order of their paths; the id of each is its path there without the ending."""
    passed: Counter[str] = Counter()
    problems: list[InputError] = []

    def note(error: OSError) -> None:
        problems.append(UnreadableInput(str(error.filename), _reason(error), "check the permissions"))

    found = 0
    for folder, folders, names in os.walk(top, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.lower().endswith(_TEXT + _LINES + (_OBJECT,) + _PAGE):
                found += 1
                yield from _find_in(top, path)
            elif not name.startswith("."):
                passed[path.suffix or name] += 1
    yield from problems
    if passed:
        kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(passed.items())[:8])
        yield Notice(str(top), f"passed over what is no .txt, .json or .jsonl: {kinds}")
    if not found and not problems:
        yield UnreadableInput(str(top), "no article in this directory", "put .txt, .json or .jsonl files there")


def _find_in(top: Path, path: Path) -> Iterator[Source | InputError]:
    try:
        about = path.stat()
    except OSError as error:
        yield UnreadableInput(str(path), _reason(error), "check the path and its permissions")
        return
    if stat.S_ISREG(about.st_mode):
        yield Source(path, _stem(path.relative_to(top).as_posix()), about.st_size)
    else:  # a pipe or socket in a directory: nobody may ever write to it
        yield UnreadableInput(str(path), "no regular file", "name it on the command line to read from it")


def _stem(name: str) -> str:
    ending = Path(name).suffix
    return name.removesuffix(ending) or name


def _read_stdin(stream: BinaryIO, ids: _Ids) -> Iterator[Item]:
    """Lines of JSON where the first character is a brace, otherwise the text of one article with the id "stdin"."""
    buffered = peekable(stream)
    if holds_objects(buffered):
        yield from _read_lines("stdin", buffered, ids, packed=False)
    else:
        yield from _read_text("stdin", "stdin", buffered, ids)


def _read_lines(place: str, stream: IO[bytes], ids: _Ids, *, packed: bool) -> Iterator[Item]:
    with _unpacked(stream, packed) as lines:
        records = read_lines(place, lines)
        while True:
            try:
                here, record = next(records)
            except StopIteration:
                return
            except (EOFError, gzip.BadGzipFile, zlib.error) as error:
                yield UnreadableInput(place, f"the gzip file is damaged or cut off: {error}", "fetch it again")
                return
            yield from _article(here, record, ids)


@contextmanager
def _unpacked(stream: IO[bytes], packed: bool) -> Iterator[IO[bytes]]:
    if not packed:
        yield stream
        return
    with gzip.open(stream) as lines:
        yield cast("IO[bytes]", lines)


def _read_object(place: str, data: bytes, ids: _Ids) -> Iterator[Item]:
    if len(data) > LINE_LIMIT:
        yield UnreadableInput(place, f"longer than {LINE_LIMIT:,} bytes", "write one article a file")
    else:
        yield from _article(place, parse_object(place, data.removeprefix(BOM)), ids)


def _read_text(place: str, identifier: str, stream: IO[bytes], ids: _Ids) -> Iterator[Item]:
    for item in read_text(place, stream):
        if isinstance(item, str):
            yield from _article(place, {"id": identifier, "text": item}, ids)
        else:
            yield item


def _article(place: str, record: dict[str, object] | InputError, ids: _Ids) -> Iterator[Item]:
    if isinstance(record, InputError):
        yield record
        return
    try:
        article = make_article(place, record)
    except InputError as error:
        yield error
        return
    yield from ids.note(place, article)
    yield article


def _reason(error: OSError) -> str:
    return {
        FileNotFoundError: "no such file",
        PermissionError: "no permission to read it",
        IsADirectoryError: "a directory",
    }.get(type(error), error.strerror or str(error))
