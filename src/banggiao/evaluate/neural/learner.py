"""Moves weights against their slopes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from banggiao.evaluate.neural.tape import Node

# Of learning: the rate at most, how fast weights decay, steps up to that rate, its share at the end.
_RATE, _DECAY, _WARM, _LEAST = 2e-3, 0.01, 300, 0.02
_STEEPEST = 1.0  # length of all slopes together, above which they are cut


class Learner:
    """Adam with weights that decay by themselves (Kingma and Ba 2015; Loshchilov and Hutter 2019)."""

    def __init__(self, weights: Mapping[str, Node], steps: int) -> None:
        self._weights, self._steps, self._taken = weights, steps, 0
        self._first = {name: np.zeros_like(node.value) for name, node in weights.items()}
        self._second = {name: np.zeros_like(node.value) for name, node in weights.items()}

    def step(self) -> None:
        """Move each weight against its slope, and forget the slope."""
        self._taken += 1
        rate = _RATE * min(1, self._taken / _WARM) * max(_LEAST, 1 - self._taken / self._steps)
        slopes = [node.slope for node in self._weights.values() if node.slope is not None]
        length = math.sqrt(sum(float((slope**2).sum()) for slope in slopes))
        cut = np.float32(min(1.0, _STEEPEST / (length + 1e-6)))
        early, late = 1 - 0.9**self._taken, 1 - 0.999**self._taken
        for name, node in self._weights.items():
            slope = np.zeros_like(node.value) if node.slope is None else node.slope * cut
            first, second = self._first[name], self._second[name]
            first += np.float32(0.1) * (slope - first)
            second += np.float32(0.001) * (slope * slope - second)
            node.value *= np.float32(1 - rate * _DECAY)
            node.value -= np.float32(rate / early) * first / (np.sqrt(second / np.float32(late)) + np.float32(1e-8))
            node.slope = None
