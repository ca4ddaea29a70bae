"""Files, directories, standard input and addresses to articles, one after another: memory does not grow with them."""

from __future__ import annotations

from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from banggiao.errors import InputError, UnreadableInput
from banggiao.ingest.article import Notice
from banggiao.ingest.items import Found, Item, PageJob, Placed, Read, reason_of
from banggiao.ingest.readers import Input, read_input
from banggiao.ingest.sources import STDIN, Address, Source, find_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from banggiao.model.article import Article

__all__ = ["STDIN", "Intake", "Item"]

# How many ids are remembered to find one that stands twice: memory is not to grow with an archive of millions.
_REMEMBERED = 100_000


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
    """Everything that the named files and directories, addresses, "-" for standard input, hold, in order.

    Iterating gives an Article, a Notice or an InputError, one at a time; an InputError ends nothing, what stands
    beside it is still read. `done` and `total` count bytes, for progress; `total` is 0 where the end cannot be seen.
    `fetch` gives what an address holds; without it, addresses are refused.

    Example: Intake(["tin.txt", "kho.warc.gz"], sys.stdin.buffer) gives the article "tin" and those of every page.
    """

    def __init__(
        self,
        names: Iterable[str],
        stdin: BinaryIO,
        *,
        fetch: Callable[[str], Iterator[Found]] | None = None,
    ) -> None:
        self._stdin = stdin
        self._fetch = fetch
        self._found = [item for name in names for item in find_sources(name)]
        sources = [item for item in self._found if isinstance(item, Source)]
        endless = any(item == STDIN or isinstance(item, Address) for item in self._found)
        self.total = 0 if endless else sum(source.size for source in sources)
        self.done = 0

    def __iter__(self) -> Iterator[Item]:
        ids = _Ids()
        for item in self._read():
            if isinstance(item, Placed):
                yield from ids.note(item.place, item.article)
                yield item.article
            else:
                yield item

    def _read(self) -> Iterator[Read]:
        """Everything, read. Workers are there only once there is a page."""
        finding = self._find()
        for found in finding:
            if isinstance(found, PageJob):
                from banggiao.ingest.pages.workers import PageWorkers, in_order

                with closing(PageWorkers()) as workers:
                    yield from in_order(chain([found], finding), workers)
            else:
                yield found

    def _find(self) -> Iterator[Found]:
        finished = 0
        for found in self._found:
            if isinstance(found, Notice | InputError):
                yield found
            elif isinstance(found, Address):
                yield from self._find_at(found)
            elif isinstance(found, str):
                yield from read_input(Input("stdin", "", "stdin"), self._stdin)
            else:
                yield from self._find_in(found, finished)
                finished += found.size
                self.done = finished

    def _find_at(self, found: Address) -> Iterator[Found]:
        if self._fetch is None:
            yield UnreadableInput(found.url, "addresses are not fetched here", "save the page and read that")
        else:
            yield from self._fetch(found.url)

    def _find_in(self, source: Source, before: int) -> Iterator[Found]:
        place = str(source.path)
        try:
            with source.path.open("rb") as raw:
                for found in read_input(Input(place, source.path.name, source.id), raw):
                    self.done = before + min(raw.tell(), source.size)
                    yield found
        except OSError as error:
            yield UnreadableInput(place, reason_of(error), "check the path and its permissions")
