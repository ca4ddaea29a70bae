"""`banggiao evaluate candidates` and `banggiao evaluate report`: what accuracy is made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.figures import find_shared, hold
from banggiao.cli.messages import notify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from banggiao.evaluate.figures import Figure
    from banggiao.evaluate.gold import GoldDocument
    from banggiao.evaluate.lessons import Lesson
    from banggiao.evaluate.report import Run
    from banggiao.evaluate.scoring import Score, Scorer

_CORPORA = ("world-news.jsonl.gz", "stories-dev.jsonl.gz")


def candidates() -> None:
    """Shares of gold events and parties that are put up for decision; what is not can never be read."""
    shared = find_shared()
    if shared is not None:
        hold(candidate_figures(shared))


def report(
    output: Annotated[Path, typer.Option(metavar="FILE", help="Where the report goes.")] = Path("docs/accuracy.md"),
) -> None:
    """Write docs/accuracy.md: figures, mistakes, calibration, what each component is worth. Takes a minute.

    The figures of five folds are taken from folds.toml beside it, which `banggiao evaluate folds` writes.
    """
    shared = find_shared()
    if shared is None:
        return
    from banggiao.evaluate.accuracy import times
    from banggiao.evaluate.folds import FOLDS_FILE, read_folds
    from banggiao.evaluate.report import report as write
    from banggiao.evaluate.scoring import Scorer

    scorer = Scorer(shared)
    train, dev, seeds = (prepared(shared / "gold" / name) for name in ("train", "dev", "seeds"))
    runs = {
        "seeds": scored(shared, scorer, ["seeds"], seeds),
        "dev": scored(shared, scorer, ["dev"], dev),
    }
    without = dict(_without(shared, scorer, dev))
    anew = read_folds(output.parent / FOLDS_FILE)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(write(runs, train, times(shared), scorer, without=without, folds=anew), "utf8")
    typer.echo(f"{output}: written")


def prepared(folder: Path) -> list[Lesson]:
    """The annotated articles of `folder`, ready to be learned from or counted. Needs no weights."""
    from banggiao.evaluate.gold import read_gold

    return [lesson._replace(in_file=True) for lesson in _prepared(read_gold(folder))]


def own_lessons(own: Path, shared: Path) -> list[Lesson]:
    """The articles that the project annotated: its own in folder `own`, and those of the corpora of `shared`."""
    return [lesson for part in own_parts(own, shared).values() for lesson in part]


def own_parts(own: Path, shared: Path) -> dict[str, list[Lesson]]:
    """The same in two parts, by what the report calls them."""
    from banggiao.cli.corpora import articles
    from banggiao.evaluate.standoff import read_standoff

    standing_off = own / "standoff.jsonl"
    corpora = (article for name in _CORPORA for article in articles(shared / "corpora" / name))
    annotated = _prepared(read_standoff(standing_off, corpora)) if standing_off.exists() else []
    return {"articles of our own": prepared(own), "stand-off articles": annotated}


def _prepared(documents: Iterable[GoldDocument]) -> list[Lesson]:
    from banggiao.evaluate.lessons import prepare
    from banggiao.lang.vi.language import load
    from banggiao.pipeline import annotate

    language = load()
    return [prepare(annotate(document.article, language), document.events) for document in documents]


def candidate_figures(shared: Path) -> Iterator[Figure]:
    """The figures of `banggiao evaluate candidates`."""
    from banggiao.evaluate.recall import count, figures

    for name in ("train", "dev"):
        yield from figures(name, count(prepared(shared / "gold" / name)))


def scored(
    shared: Path, scorer: Scorer, names: Sequence[str], lessons: Sequence[Lesson], lines: bytes | None = None
) -> Run:
    """Annotated articles of gold folders as they are read, or as these `lines` read them, with the scorer's verdict."""
    from banggiao.evaluate.folds import read
    from banggiao.evaluate.report import Run
    from banggiao.pipeline import load_reader

    gold = {id_: record for name in names for id_, record in scorer.gold(shared / "gold" / name).items()}
    said = read(load_reader().extractor, lessons) if lines is None else lines
    return Run(lessons, said, scorer.score(gold, said))


def _without(shared: Path, scorer: Scorer, dev: list[Lesson]) -> Iterator[tuple[str, Score]]:
    """The scores on dev without each component."""
    from banggiao.evaluate.ablation import variants
    from banggiao.evaluate.folds import read
    from banggiao.extract.model import shipped_models
    from banggiao.extract.neural.net import shipped_net
    from banggiao.lang.vi.language import load

    for name, make in variants(load(), shipped_models(), shipped_net()):
        notify(f"reading dev without {name}")
        yield name, scored(shared, scorer, ["dev"], dev, read(make(), dev)).score
