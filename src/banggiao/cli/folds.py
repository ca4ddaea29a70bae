"""`banggiao evaluate folds` and `banggiao evaluate without`: weights that are learned anew, which takes long."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.figures import find_shared, hold
from banggiao.cli.messages import notify
from banggiao.cli.report import own_lessons, own_parts, prepared, scored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.evaluate.figures import Figure
    from banggiao.evaluate.lessons import Lesson
    from banggiao.extract.extractor import RuleExtractor

Own = Annotated[
    Path, typer.Option(metavar="FOLDER", help="What the project annotated itself, learned from as well.")
]


def folds(
    own: Own = Path("training"),
    keep: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Where what is learned is kept, and not learned again: name the same folder to go on after a stop, "
            "an empty one after a change of code or articles.",
        ),
    ] = None,
    output: Annotated[
        Path, typer.Option(metavar="FILE", help="Where the figures go, for `banggiao evaluate report`.")
    ] = Path("docs/folds.toml"),
) -> None:
    """Learn five times from four fifths of gold/train and gold/dev, and read the last fifth (extra `train`).

    Five times as long as `train`. Example: banggiao evaluate folds --keep build/folds
    """
    shared = find_shared()
    if shared is None:
        return
    from banggiao.evaluate.folds import cross_validate, write_folds
    from banggiao.evaluate.scoring import Scorer, figures

    train, dev = (prepared(shared / "gold" / name) for name in ("train", "dev"))
    lessons = [*train, *dev]
    lines = b"".join(cross_validate(lessons, own_lessons(own, shared), partial(_learn, keep)))
    run = scored(shared, Scorer(shared), ["train", "dev"], lessons, lines)
    found = list(figures("five folds", run.score))
    write_folds(output, len(lessons), run.score.total["gold"], found)
    hold(found)


def _learn(keep: Path | None, number: int, lessons: Sequence[Lesson]) -> RuleExtractor:
    from banggiao.evaluate.folds import FOLDS
    from banggiao.evaluate.learned import learned
    from banggiao.lang.vi.language import load

    notify(f"fold {number} of {FOLDS}: learning from {len(lessons):,} articles")
    return learned(load(), lessons, keep and keep / f"fold-{number}", notify)


def without(own: Own = Path("training")) -> None:
    """Learn without each sort of our own annotations, and read gold/dev: twice as long as `train` (extra `train`)."""
    shared = find_shared()
    if shared is not None:
        hold(_without(shared, own))


def _without(shared: Path, own: Path) -> Iterator[Figure]:
    from banggiao.evaluate.ablation import retrained
    from banggiao.evaluate.folds import read
    from banggiao.evaluate.scoring import Scorer, figures
    from banggiao.lang.vi.language import load

    train, dev = (prepared(shared / "gold" / name) for name in ("train", "dev"))
    for name, make in retrained(load(), own_parts(own, shared), train):
        notify(f"learning without {name}")
        yield from figures(f"without {name}", scored(shared, Scorer(shared), ["dev"], dev, read(make(), dev)).score)
