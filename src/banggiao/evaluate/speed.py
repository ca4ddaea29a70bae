"""How fast the pipeline reads, beside other libraries on the same articles in the same process."""

from __future__ import annotations

import importlib
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from banggiao.evaluate.accuracy import BANGGIAO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from banggiao.model.article import Article
    from banggiao.model.event import Reading


class Reads(Protocol):
    """Whatever reads an article: the pipeline's reader."""

    def read(self, article: Article) -> Reading:
        """Read one article."""
        ...


class Rate(NamedTuple):
    """Articles a second of one reader, and on how many it was measured."""

    name: str
    articles: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds


def measure(name: str, read: Callable[[Article], object], articles: Sequence[Article]) -> Rate:
    """Run `read` once over `articles`, after one article to warm up."""
    read(articles[0])
    started = time.perf_counter()
    for article in articles:
        read(article)
    return Rate(name, len(articles), time.perf_counter() - started)


def underthesea_ner() -> Callable[[Article], object]:
    """Named entities by underthesea (extra `bench`). Raises ImportError where it is not installed."""
    ner = importlib.import_module("underthesea").ner
    return lambda article: [ner(line) for line in article.text.splitlines() if line.strip()]


def dateparser_search() -> Callable[[Article], object]:
    """Dates by dateparser (extra `bench`). Raises ImportError where it is not installed."""
    search_dates = importlib.import_module("dateparser.search").search_dates
    return lambda article: [search_dates(line, languages=["vi"]) for line in article.text.splitlines() if line.strip()]


def peak_memory() -> int:
    """The most memory this process has held, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def cold_start(articles: Iterable[Article]) -> float:
    """Seconds that `banggiao read` of one file takes from a cold process; the median over `articles`."""
    seconds = []
    with tempfile.TemporaryDirectory() as temporary:
        for article in articles:
            path = Path(temporary, "article.txt")
            path.write_text(article.text, "utf8")
            started = time.perf_counter()
            subprocess.run([*BANGGIAO, "read", str(path)], stdout=subprocess.DEVNULL, check=True)
            seconds.append(time.perf_counter() - started)
    return sorted(seconds)[len(seconds) // 2]
