"""How often one visitor may ask: a bucket that fills with time."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 4_096  # visitors that are remembered


class RateLimit:
    """So many questions a minute for each visitor, a quarter of them at once.

    Example: RateLimit(60).wait("127.0.0.1") is 0.0 fifteen times in a row, then about 1.0.
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = a_minute / 60
        self._full = max(1.0, a_minute / 4)
        self._clock = clock
        self._lock = threading.Lock()
        self._left: dict[str, tuple[float, float]] = {}

    def wait(self, visitor: str) -> float:
        """Count a question of `visitor`; the seconds until it may be asked, 0 where it may be now."""
        now = self._clock()
        with self._lock:
            left, then = self._left.pop(visitor, (self._full, now))
            left = min(self._full, left + (now - then) * self._rate)
            allowed = left >= 1
            self._left[visitor] = (left - 1 if allowed else left, now)
            while len(self._left) > _MOST:
                del self._left[next(iter(self._left))]
        return 0.0 if allowed else (1 - left) / self._rate
