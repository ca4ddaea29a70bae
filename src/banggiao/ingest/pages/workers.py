"""Pages are read in processes of their own, with a limit of time and of memory: a hostile page is one error.

What stands between pages keeps its place: `in_order` gives everything in the order in which it came.
"""

from __future__ import annotations

import gc
import os
import threading
import time
from collections import deque
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.errors import InputError, UnreadableInput
from banggiao.ingest.article import Notice
from banggiao.ingest.items import Found, PageJob, Placed, Read, record_article
from banggiao.ingest.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pebble import ProcessFuture, ProcessPool

SECONDS = 15
"""How much processor time one page may take, in seconds: on a busy machine the clock on the wall says little."""
MEMORY = 2 << 30
"""How much memory a worker may take, in bytes."""
_PATIENCE = 20  # times that of the clock on the wall, after which a worker that only waits is ended
_WORKERS = max(1, min(2, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))
_TOGETHER = 16  # pages of one task, once all workers are busy: handing over costs as much as a small page
_BYTES = 1 << 20  # of one task
_AHEAD = 4  # tasks of each worker that may be under way
_OBJECTS = 50_000  # made between two looks for garbage: trees of pages, most of it, which need none
_TASKS = 400  # of a worker, before another takes its place: libraries keep what they have seen

Answer = tuple[Page, Notice | None] | str
"""What a worker says of a page: what it found, or what went wrong."""


def read_pages(jobs: list[PageJob], seconds: int) -> list[Answer]:
    """Read pages, in a worker. An error of one is its answer; one that takes more than `seconds` ends the worker."""
    answers = []
    for job in jobs:
        _limit_time(seconds)
        answers.append(_read(job))
    return answers


def begin_worker(most: int) -> None:
    """Keep this process under `most` bytes, where the system can, and from looking for garbage all the time."""
    gc.set_threshold(_OBJECTS)
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a worker that is ended leaves nothing behind


def run_limited(function: Callable[..., Any], arguments: tuple[Any, ...], seconds: int) -> Any:
    """Run `function` in a worker."""
    _limit_time(seconds)
    return function(*arguments)


def _limit_time(seconds: int) -> None:
    """Have the system end this process once it has used so much more processor time, wherever it is then."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds + 1, hard))


class PageWorkers:
    """Processes that read pages, for any number of threads; none is started before there is a page. To be closed.

    They are spawned, so that a script that uses this must guard its beginning with `if __name__ == "__main__":`.
    `seconds`, `memory`: the limits of one page.
    """

    def __init__(self, *, seconds: int = SECONDS, memory: int = MEMORY, workers: int = _WORKERS) -> None:
        self._seconds = seconds
        self._memory = memory
        self.workers = workers
        self._pool: ProcessPool | None = None
        self._starting = threading.Lock()

    def submit(self, jobs: list[PageJob]) -> ProcessFuture[list[Answer]]:
        """Hand pages over to a worker."""
        return self._started().schedule(read_pages, args=[jobs, self._seconds], timeout=_PATIENCE * self._seconds)

    def read(self, job: PageJob) -> Answer:
        """What is read of one page."""
        return self.answers([job], self.submit([job]))[0]

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What `function` returns, run in a worker with its limits; a text that says how it broke off."""
        future = self._started().schedule(
            run_limited, args=[function, arguments, self._seconds], timeout=_PATIENCE * self._seconds
        )
        try:
            return future.result()
        except Exception as error:
            return self._said(error).removeprefix("reading this page ")

    def _started(self) -> ProcessPool:
        with self._starting:
            if self._pool is None:
                import multiprocessing

                from pebble import ProcessPool

                self._pool = ProcessPool(
                    max_workers=self.workers,
                    max_tasks=_TASKS,
                    initializer=begin_worker,
                    initargs=[self._memory],
                    context=multiprocessing.get_context("spawn"),
                )
            return self._pool

    def answers(self, jobs: list[PageJob], future: ProcessFuture[list[Answer]]) -> list[Answer]:
        """What came of pages handed over. Where a task with several failed, each is tried by itself."""
        try:
            return list(future.result())
        except Exception as error:  # pebble hands on whatever ended the worker
            if len(jobs) == 1:
                return [self._said(error)]
        return [answer for job in jobs for answer in self.answers([job], self.submit([job]))]

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def _said(self, error: Exception) -> str:
        if isinstance(error, TookTooLong):
            return f"reading this page took more than {_PATIENCE * self._seconds} s"
        limits = f"{self._seconds} s or {self._memory >> 20:,} MB"
        return f"reading this page broke off ({type(error).__name__}); it needs more than {limits}"


class _Task(NamedTuple):
    jobs: list[PageJob]
    future: ProcessFuture[list[Answer]]


def in_order(found: Iterable[Found], workers: PageWorkers) -> Iterator[Read]:
    """Everything in `found`, in its order, with the pages in it read; a bounded number of them is under way at once."""
    waiting: deque[Read | _Task] = deque()
    jobs: list[PageJob] = []
    running = 0
    for one in found:
        if isinstance(one, PageJob):
            jobs.append(one)
            full = len(jobs) >= _TOGETHER or sum(len(job.data) for job in jobs) >= _BYTES
            if not full and running >= workers.workers:
                continue
        if jobs:
            waiting.append(_Task(jobs, workers.submit(jobs)))
            jobs = []
            running += 1
        if not isinstance(one, PageJob):
            waiting.append(one)
        while waiting and (_is_ready(waiting[0]) or running > _AHEAD * workers.workers):
            head = waiting.popleft()
            running -= isinstance(head, _Task)
            yield from _items(head, workers)
    if jobs:
        waiting.append(_Task(jobs, workers.submit(jobs)))
    for head in waiting:
        yield from _items(head, workers)


def finish(job: PageJob, answer: Answer) -> Iterator[Read]:
    """The article of a page, with what is to be said of it."""
    if isinstance(answer, str):
        yield UnreadableInput(job.place, answer, "save the article's text as a .txt file")
        return
    page, notice = answer
    if page.trouble:
        yield UnreadableInput(job.place, page.trouble, "save the article's text as a .txt file")
        return
    if notice:
        yield notice
    if page.next:
        yield Notice(job.place, f"the article goes on at {page.next}, which is not read")
    for item in record_article(job.place, page.record(job.id), raw=job.data):
        yield _with_asides(item, page) if isinstance(item, Placed) else item


def _with_asides(item: Placed, page: Page) -> Placed:
    return item._replace(article=replace(item.article, asides=page.asides))


def _is_ready(head: Read | _Task) -> bool:
    return not isinstance(head, _Task) or head.future.done()


def _items(head: Read | _Task, workers: PageWorkers) -> Iterator[Read]:
    if not isinstance(head, _Task):
        yield head
        return
    for job, answer in zip(head.jobs, workers.answers(head.jobs, head.future), strict=True):
        yield from finish(job, answer)


def _read(job: PageJob) -> Answer:
    from banggiao.ingest.decode import decode_page
    from banggiao.ingest.documents import saved_from
    from banggiao.ingest.pages.page import read_page

    try:
        text, notice = decode_page(job.place, job.data, job.charset)
        return read_page(text, job.url or saved_from(job.data)), notice
    except MemoryError:
        return "reading this page needs more memory than it may have"
    except (InputError, RecursionError, ValueError) as error:
        return f"this page cannot be read ({str(error)[:150]})"
