"""`banggiao evaluate`: accuracy and speed, measured and held against the floors."""

from __future__ import annotations

import os
import sys
import time
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.messages import complain, notify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from banggiao.evaluate.figures import Figure
    from banggiao.evaluate.speed import Rate
    from banggiao.model.article import Article

app = typer.Typer(help="Measure accuracy and speed.", no_args_is_help=True, rich_markup_mode=None)

_CORPUS = "corpora/world-news.jsonl.gz"
_RATIO_SAMPLE = 40  # articles that the slow libraries read


@app.command()
def accuracy() -> None:
    """Score against the annotated articles of BANGGIAO_SHARED; status 1 where a figure is under its floor.

    Where there are none, says so and measures nothing.
    """
    shared = _shared()
    if shared is None:
        return
    _hold(_accuracy(shared))


@app.command()
def speed(
    articles: Annotated[int, typer.Option(min=1, help="How many articles to read.")] = 600,
) -> None:
    """Articles a second on one core, beside underthesea and dateparser (extra `bench`) on the same articles."""
    shared = _shared()
    if shared is None:
        return
    _hold(list(_speed(_articles(shared / _CORPUS, articles))))


@app.command()
def train(
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the weights go, instead of into the package.")
    ] = None,
    own: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Annotated articles of the project's own, learned from as well.")
    ] = Path("training"),
) -> None:
    """Learn the weights from gold/train of BANGGIAO_SHARED and the project's own annotated articles (extra `train`).

    The same data give the same bytes.
    """
    shared = _shared()
    if shared is None:
        return
    from banggiao.evaluate.gold import read_gold
    from banggiao.evaluate.lessons import prepare
    from banggiao.evaluate.training import train as learn
    from banggiao.extract.extractor import RuleExtractor
    from banggiao.extract.linear import dump_models
    from banggiao.lang.vi.language import load
    from banggiao.pipeline import Reader

    language = load()
    reader = Reader(language, RuleExtractor.of(language, {}))
    documents = [*read_gold(shared / "gold" / "train"), *read_gold(own)]
    lessons = [prepare(reader.annotate(document.article), document.events) for document in documents]
    weights = dump_models(learn(lessons))
    path = output or Path(str(files("banggiao.extract").joinpath("weights.json")))
    path.write_text(weights, "utf8")
    typer.echo(f"{path}: learned from {len(documents)} articles, {len(weights.encode()):,} bytes")


def _shared() -> Path | None:
    from banggiao.settings import load_settings

    shared = load_settings(os.environ).shared
    if (shared / "gold").is_dir():
        return shared
    notify(f"{shared}: no annotated articles there, so nothing is measured; set BANGGIAO_SHARED to where they are")
    return None


def _accuracy(shared: Path) -> Iterator[Figure]:
    from banggiao.evaluate.accuracy import events_and_persons, times
    from banggiao.evaluate.figures import Figure
    from banggiao.evaluate.speed import cold_start

    yield from events_and_persons(shared, "seeds")
    yield from events_and_persons(shared, "dev")
    yield from times(shared)
    yield from _offsets(shared / _CORPUS)
    yield Figure("start", "seconds", cold_start(_articles(shared / _CORPUS, 5)))


def _offsets(corpus: Path) -> Iterator[Figure]:
    from banggiao.evaluate.accuracy import run
    from banggiao.evaluate.figures import Figure
    from banggiao.evaluate.offsets import OffsetCheck

    texts = {article.id: article.text for article in _articles(corpus)}
    check = OffsetCheck(texts)
    started = time.perf_counter()
    output = run("read", str(corpus), "--format", "jsonl")
    seconds = time.perf_counter() - started
    check.read(output.splitlines())
    for fault in check.faults:
        complain(fault)
    yield Figure("offsets", "equal", 1 - check.wrong / max(1, check.quoted))
    yield Figure("offsets", "read", len(check.articles) / len(texts))
    yield Figure("offsets", "quoted", check.quoted)
    yield Figure("offsets", "per_second", len(texts) / seconds)


def _articles(corpus: Path, count: int | None = None) -> list[Article]:
    from itertools import islice

    from banggiao.ingest.files import Intake
    from banggiao.model.article import Article

    items = Intake([str(corpus)], sys.stdin.buffer)
    return list(islice((item for item in items if isinstance(item, Article)), count))


def _speed(articles: list[Article]) -> Iterator[Figure]:
    from banggiao.evaluate.figures import Figure
    from banggiao.evaluate.speed import cold_start, measure, peak_memory
    from banggiao.pipeline import load_reader

    ours = measure("banggiao", load_reader().read, articles)
    memory = peak_memory()
    sample = articles[:_RATIO_SAMPLE]
    beside = measure("banggiao, the same articles", load_reader().read, sample)
    others = list(_others(sample))
    characters = sum(len(article.text) for article in articles) / len(articles)
    typer.echo(f"articles of {characters:,.0f} characters on the average, one core, after start-up")
    for rate in (ours, beside, *others):
        typer.echo(f"  {rate.name:28} {rate.articles:6,} articles {rate.per_second:10.1f} a second")
    yield Figure("speed", "per_second", ours.per_second)
    for rate in others:
        yield Figure("speed", f"times_{rate.name}", beside.per_second / rate.per_second)
    yield Figure("speed", "memory_mb", memory / 1e6)
    yield Figure("start", "seconds", cold_start(articles[:5]))


def _others(articles: list[Article]) -> Iterator[Rate]:
    from banggiao.evaluate.speed import dateparser_search, measure, underthesea_ner

    for name, make in (("underthesea", underthesea_ner), ("dateparser", dateparser_search)):
        try:
            read = make()
        except ImportError:
            notify(f"{name} is not installed and not measured; `make bench` installs the extra `bench`")
            continue
        yield measure(name, read, articles)


def _hold(figures: Iterable[Figure]) -> None:
    """Print each figure with its floor and whether it holds; leave with status 1 where one does not."""
    from banggiao.evaluate.figures import load_floors

    floors = load_floors()
    under = 0
    typer.echo(f"{'measured on':12} {'figure':18} {'value':>10} {'floor':>10}")
    for figure in figures:
        bound = floors.get((figure.group, figure.name))
        verdict, floor = "", ""
        if bound is not None:
            holds = bound.holds(figure)
            under += not holds
            verdict = "ok" if holds else "OVER ITS BOUND" if bound.upper else "UNDER ITS FLOOR"
            floor = ("≤ " if bound.upper else "") + _number(bound.value)
        typer.echo(f"{figure.group:12} {figure.name:18} {_number(figure.value):>10} {floor:>10}  {verdict}".rstrip())
    if under:
        complain(f"{under} figures do not keep their floors; they stand in evaluate/floors.toml")
        raise typer.Exit(1)


def _number(value: float) -> str:
    return f"{value:.3f}" if value <= 1 else f"{value:,.1f}".removesuffix(".0")
