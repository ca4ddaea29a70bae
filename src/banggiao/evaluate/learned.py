"""Extractors that were learned anew: kept in a folder, so that what takes an hour is not learned twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from banggiao.evaluate.training import train, train_network
from banggiao.extract.extractor import RuleExtractor
from banggiao.extract.model import dump_models, parse_models
from banggiao.extract.neural.net import Net

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from banggiao.evaluate.lessons import Lesson
    from banggiao.lang.language import Language

_T = TypeVar("_T")
WEIGHTS, NETWORK = "weights.npz", "network.npz"


def learned(
    language: Language,
    lessons: Sequence[Lesson],
    kept: Path | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> RuleExtractor:
    """An extractor with all that these lessons teach. `tell`: is told of each round.

    `kept`: the folder where its two files are written, or taken from if they are there: whoever calls sees to it that
    they are of the same lessons and the same code.
    """
    net = _once(kept and kept / NETWORK, lambda: train_network(lessons, tell), Net.dump, Net.parse)
    models = _once(kept and kept / WEIGHTS, lambda: train(lessons), dump_models, parse_models)
    return RuleExtractor.of(language, models, net)


def _once(path: Path | None, make: Callable[[], _T], dump: Callable[[_T], bytes], parse: Callable[[bytes], _T]) -> _T:
    """What stands in a file; if there is none, what is made, which is written there. What is half written is none."""
    if path is not None and path.exists():
        return parse(path.read_bytes())
    data = dump(make())
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(data)
        part.replace(path)
    return parse(data)
