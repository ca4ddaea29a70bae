"""What is said beside the output, all on standard error: errors, notices and progress."""

from __future__ import annotations

import sys
import time

_SHOW_AFTER = 1.0  # seconds: what is over sooner needs no progress
_EVERY = 0.25


def printable(text: str) -> str:
    """`text` on one line and without control characters, which a terminal might obey."""
    return "".join(character if character.isprintable() else " " for character in text)


def complain(message: str) -> None:
    """Print an error."""
    print(f"error: {printable(message)}", file=sys.stderr)


def notify(message: str) -> None:
    """Print something worth knowing that is no error."""
    print(f"note: {printable(message)}", file=sys.stderr)


class Progress:
    """One line on a terminal that says how far the work is and when it will be done; silent elsewhere."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._next = self._started + _SHOW_AFTER if sys.stderr.isatty() else float("inf")
        self._shown = False

    def show(self, count: int, done: int, total: int) -> None:
        """Say that `count` articles are read, `done` of `total` bytes; `total` 0 where the end is not known."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _EVERY
        self._shown = True
        elapsed = now - self._started
        line = f"{count:,} articles, {count / elapsed:.0f} a second"
        if total and done:
            left = max(0.0, elapsed * (total - done) / done)
            line += f", {100 * done / total:.0f}%, {_clock(left)} left"
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away, before something else is printed."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
