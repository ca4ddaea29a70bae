"""What was learned is kept, and not learned again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from banggiao.evaluate import learned as module
from banggiao.evaluate.learned import NETWORK, WEIGHTS, learned
from banggiao.extract.model import shipped_models
from banggiao.extract.neural.net import shipped_net
from banggiao.pipeline import load_reader

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def taught(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was learned, in order; it is always what ships."""
    found: list[str] = []
    monkeypatch.setattr(module, "train_network", lambda *_: found.append(NETWORK) or shipped_net())
    monkeypatch.setattr(module, "train", lambda *_: found.append(WEIGHTS) or shipped_models())
    return found


def test_what_is_kept_is_not_learned_again(taught: list[str], tmp_path: Path) -> None:
    language = load_reader().language
    kept = tmp_path / "fold-1"
    first = learned(language, [], kept)
    assert taught == [NETWORK, WEIGHTS]
    assert {path.name for path in kept.iterdir()} == {NETWORK, WEIGHTS}
    second = learned(language, [], kept)
    assert taught == [NETWORK, WEIGHTS]
    assert second.models.keys() == first.models.keys()
    assert second.net.vocabulary == first.net.vocabulary


def test_a_stop_loses_only_what_was_not_done(taught: list[str], tmp_path: Path) -> None:
    language = load_reader().language
    learned(language, [], tmp_path)
    (tmp_path / WEIGHTS).rename(tmp_path / "weights.part")  # as if it had been half written
    learned(language, [], tmp_path)
    assert taught == [NETWORK, WEIGHTS, WEIGHTS]


def test_without_a_folder_nothing_is_kept(taught: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    learned(load_reader().language, [])
    assert taught == [NETWORK, WEIGHTS]
    assert list(tmp_path.iterdir()) == []
