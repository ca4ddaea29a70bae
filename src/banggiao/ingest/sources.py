"""What the names on the command line stand for: files, folders, standard input, addresses."""

from __future__ import annotations

import os
import stat
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from banggiao.errors import InputError, UnreadableInput
from banggiao.ingest.article import Notice
from banggiao.ingest.formats import ENDINGS, stem
from banggiao.ingest.items import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

STDIN = "-"


class Source(NamedTuple):
    """One file: where it is, the id of its article where it holds one, and its size in bytes."""

    path: Path
    id: str
    size: int


class Address(NamedTuple):
    """An address of the web."""

    url: str


def find_sources(name: str) -> Iterator[Source | Address | Notice | InputError | str]:
    """What `name` stands for; STDIN is itself. Example: a folder gives its files in the order of their paths."""
    if name == STDIN:
        yield STDIN
    elif name.startswith(("http://", "https://")):
        yield Address(name)
    elif (path := Path(name)).is_dir():
        yield from _walk(path)
    else:
        try:
            yield Source(path, stem(path.name), path.stat().st_size)
        except OSError as error:
            if "://" in name:
                yield UnreadableInput(name, "no address of http or https", "save what is there and read the file")
            else:
                yield UnreadableInput(name, reason_of(error), "check the path and its permissions")


def _walk(top: Path) -> Iterator[Source | Notice | InputError]:
    """The files under `top` in the order of their paths; the id of each is its path there without the ending."""
    passed: Counter[str] = Counter()
    problems: list[InputError] = []

    def note(error: OSError) -> None:
        problems.append(UnreadableInput(str(error.filename), reason_of(error), "check the permissions"))

    found = 0
    for folder, folders, names in os.walk(top, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.lower().endswith(ENDINGS):
                found += 1
                yield from _find_in(top, path)
            elif not name.startswith("."):
                passed[path.suffix or name] += 1
    yield from problems
    if passed:
        kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(passed.items())[:8])
        yield Notice(str(top), f"passed over what holds no articles: {kinds}")
    if not found and not problems:
        yield UnreadableInput(str(top), "no article in this directory", "put .txt, .html, .jsonl or like files there")


def _find_in(top: Path, path: Path) -> Iterator[Source | InputError]:
    try:
        about = path.stat()
    except OSError as error:
        yield UnreadableInput(str(path), reason_of(error), "check the path and its permissions")
        return
    if stat.S_ISREG(about.st_mode):
        yield Source(path, stem(path.relative_to(top).as_posix()), about.st_size)
    else:  # a pipe or socket in a directory: nobody may ever write to it
        yield UnreadableInput(str(path), "no regular file", "name it on the command line to read from it")
