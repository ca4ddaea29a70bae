"""`banggiao evaluate`: accuracy and speed, measured and held against the floors."""

from __future__ import annotations

import time
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.corpora import articles as _articles
from banggiao.cli.figures import find_shared, hold, print_floors
from banggiao.cli.folds import folds, without
from banggiao.cli.memory import settle
from banggiao.cli.messages import complain, notify
from banggiao.cli.report import candidate_figures, candidates, own_lessons, prepared, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.evaluate.figures import Figure
    from banggiao.evaluate.speed import Rate
    from banggiao.model.article import Article

app = typer.Typer(help="Measure accuracy and speed.", no_args_is_help=True, rich_markup_mode=None)
app.command()(candidates)
app.command()(report)
app.command()(folds)
app.command()(without)

_CORPUS = "corpora/world-news.jsonl.gz"
_HELD_OUT = Path("training/held_out")  # articles of our own that nothing is learned from
_RATIO_SAMPLE = 40  # articles that the slow libraries read


@app.command()
def accuracy(
    floors: Annotated[
        bool,
        typer.Option("--floors", help="Print the figures as floors instead, rounded down, to paste into the file."),
    ] = False,
) -> None:
    """Score against the annotated articles of BANGGIAO_SHARED; status 1 where a figure is under its floor.

    Where there are none, says so and measures nothing.
    """
    shared = find_shared()
    if shared is None:
        return
    if floors:
        print_floors(_accuracy(shared))
    else:
        hold(_accuracy(shared))


@app.command()
def speed(
    articles: Annotated[int, typer.Option(min=1, help="How many articles to read.")] = 600,
) -> None:
    """Articles a second on one core, beside underthesea and dateparser (extra `bench`) on the same articles."""
    shared = find_shared()
    if shared is None:
        return
    hold(list(_speed(_articles(shared / _CORPUS, articles))))


@app.command()
def train(
    output: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where weights.npz and network.npz go, instead of into the package."),
    ] = None,
    own: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Annotated articles of the project's own, learned from as well.")
    ] = Path("training"),
) -> None:
    """Learn the weights from gold/train of BANGGIAO_SHARED and what the project annotated itself (extra `train`).

    The same data give the same bytes.
    """
    shared = find_shared()
    if shared is None:
        return
    from banggiao.evaluate.training import train as learn
    from banggiao.evaluate.training import train_network
    from banggiao.extract.model import dump_models

    lessons = [*prepared(shared / "gold" / "train"), *own_lessons(own, shared)]
    package = Path(str(files("banggiao.extract")))
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
    _keep((output or package / "neural") / "network.npz", train_network(lessons, notify).dump(), len(lessons))
    _keep((output or package) / "weights.npz", dump_models(learn(lessons)), len(lessons))


def _keep(path: Path, learned: bytes, articles: int) -> None:
    path.write_bytes(learned)
    typer.echo(f"{path}: learned from {articles} articles, {len(learned):,} bytes")


def _accuracy(shared: Path) -> Iterator[Figure]:
    from banggiao.evaluate.accuracy import events_and_persons, times
    from banggiao.evaluate.clusters import events, stories
    from banggiao.evaluate.dated import dates
    from banggiao.evaluate.figures import Figure
    from banggiao.evaluate.speed import cold_start
    from banggiao.pipeline import load_reader

    for name in ("seeds", "dev"):
        yield from events_and_persons(shared, shared / "gold" / name)
    if _HELD_OUT.is_dir():
        yield from events_and_persons(shared, _HELD_OUT)
    yield from candidate_figures(shared)
    yield from times(shared)
    yield from events(shared)
    yield from stories(shared)
    yield from dates(shared, load_reader().language)
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


def _speed(articles: list[Article]) -> Iterator[Figure]:
    from banggiao.evaluate.figures import Figure
    from banggiao.evaluate.speed import cold_start, measure, peak_memory
    from banggiao.pipeline import load_reader

    reader = load_reader()
    settle()
    ours = measure("banggiao", reader.read, articles)
    memory = peak_memory()
    sample = articles[:_RATIO_SAMPLE]
    beside = measure("banggiao, the same articles", reader.read, sample)
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
