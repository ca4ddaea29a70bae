"""How wrong scores are, and how that changes with each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from banggiao.evaluate.neural.tasks import Answers, Task
    from banggiao.extract.neural.recurrent import Floats

_STANDING, _STATUS, _CHOICE, _PARTY = 2.0, 0.5, 1.3, 0.5  # how much each loss counts


def decided(scores: Floats, task: Task) -> tuple[float, Floats]:
    """The loss of what stands and what does not, and its slopes."""
    asked = task.stands >= 0
    right = np.where(task.stands > 0, 1.0, -1.0)
    share = task.weights * asked * (_STANDING / max(1, asked.sum()))
    margin = right * scores
    slopes = -share * right / (1 + np.exp(np.clip(margin, -60, 60)))
    return float((share * np.logaddexp(0, -margin)).sum()), slopes.astype(np.float32)


def classed(scores: Floats, task: Task) -> tuple[float, Floats]:
    """The loss of statuses, and its slopes."""
    asked = np.flatnonzero(task.statuses >= 0)
    slopes = np.zeros_like(scores)
    if not len(asked):
        return 0.0, slopes
    chances = np.exp(scores[asked] - scores[asked].max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    right = np.arange(len(asked)), task.statuses[asked]
    loss = -float(np.log(chances[right] + 1e-9).mean()) * _STATUS
    chances[right] -= 1
    slopes[asked] = chances * (_STATUS / len(asked))
    return loss, slopes


def chosen(scores: Floats, asked: Answers, slopes: Floats) -> float:
    """The loss of choices (conditional logit, the right options of each together); adds to `slopes`."""
    if not len(asked.cells):
        return 0.0
    mine, starts = scores[asked.cells].astype(np.float64), asked.starts
    sizes = np.diff(np.append(starts, len(mine)))
    powers = np.exp(mine - np.repeat(np.maximum.reduceat(mine, starts), sizes))
    good = powers * asked.right
    all_, right = np.add.reduceat(powers, starts), np.add.reduceat(good, starts) + 1e-12
    share = _CHOICE / len(starts)
    fall = (powers / np.repeat(all_, sizes) - good / np.repeat(right, sizes)) * share
    np.add.at(slopes, asked.cells, fall.astype(np.float32))
    return float((np.log(all_) - np.log(right)).sum()) * share


def marked(scores: Floats, asked: Answers, slopes: Floats) -> float:
    """The loss of parties, each by itself; adds to `slopes`."""
    if not len(asked.cells):
        return 0.0
    right = np.where(asked.right, 1.0, -1.0)
    margin = right * scores[asked.cells]
    share = _PARTY / len(asked.starts)
    np.add.at(slopes, asked.cells, (-right * share / (1 + np.exp(np.clip(margin, -60, 60)))).astype(np.float32))
    return float(np.logaddexp(0, -margin).sum()) * share
