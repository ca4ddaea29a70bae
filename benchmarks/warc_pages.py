"""How fast a web archive is read, beside trafilatura alone on the same pages, both in two processes.

    python benchmarks/warc_pages.py 20000

The archive is made from the twelve pages of tests/ingest/pages/html, each numbered, so that no two are alike. Processor
time is what is compared, since other work on the machine does not change it; the clock on the wall stands beside it.
"""

from __future__ import annotations

import gzip
import io
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGES = Path(__file__).parent.parent / "tests" / "ingest" / "pages" / "html"
WORKERS = 2


class Cost(NamedTuple):
    """Seconds of processor time, of this process and those that it started, and on the wall."""

    cpu: float
    wall: float


def pages(count: int) -> Iterator[bytes]:
    """`count` pages, each with a number of its own."""
    made = [path.read_text("utf8") for path in sorted(PAGES.glob("*.html"))]
    for number in range(count):
        yield made[number % len(made)].replace("</p>", f" Số {number}.</p>", 1).encode()


def write_archive(path: Path, count: int) -> None:
    """Write a packed web archive of `count` pages."""
    with path.open("wb") as out:
        for number, page in enumerate(pages(count)):
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
            head = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://bao.example/%d.html\r\n" % number
            head += b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(body)
            out.write(gzip.compress(head + body + b"\r\n\r\n", 6))


def extract(page: bytes) -> int:
    """What trafilatura does of a page by itself, with its metadata."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, include_comments=False, with_metadata=True)
    return len(found.text or "") if found else 0


def extract_text(page: bytes) -> int:
    """The same without metadata."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, include_comments=False)
    return len(found.text or "") if found else 0


def alone(function: Callable[[bytes], int], count: int) -> int:
    """trafilatura on `count` pages in two processes; how many had an article."""
    with multiprocessing.get_context("spawn").Pool(WORKERS) as pool:
        found = sum(length > 0 for length in pool.imap(function, pages(count), chunksize=16))
        pool.close()
        pool.join()
    return found


def ours(path: Path) -> int:
    """How many articles the archive holds."""
    from banggiao.ingest.files import Intake
    from banggiao.model.article import Article

    return sum(isinstance(item, Article) for item in Intake([str(path)], io.BytesIO()))


def measured(work: Callable[[], int], count: int, name: str) -> Cost:
    """What `work` costs; it must find `count` articles."""
    before, began = _cpu(), time.monotonic()
    found = work()
    cost = Cost(_cpu() - before, time.monotonic() - began)
    each = 1000 * cost.cpu / count
    print(f"{name:42} {found:7,} articles {cost.cpu:8.1f} s CPU {cost.wall:8.1f} s {each:6.2f} ms each")
    return cost


def _cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kho.warc.gz"
        write_archive(path, count)
        print(f"{count:,} pages, {path.stat().st_size / 1e6:.1f} MB packed")
        text = measured(lambda: alone(extract_text, count), count, "trafilatura alone, text")
        whole = measured(lambda: alone(extract, count), count, "trafilatura alone, text and metadata")
        cost = measured(lambda: ours(path), count, "banggiao, archive to articles")
    print(f"of trafilatura with metadata: {cost.cpu / whole.cpu:.2f}; of its text alone: {cost.cpu / text.cpu:.2f}")


if __name__ == "__main__":
    main()
