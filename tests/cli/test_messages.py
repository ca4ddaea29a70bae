import sys

import pytest

from banggiao.cli import messages


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(messages, "time", found)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    return found


def test_progress_says_how_far_and_how_long(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    progress = _progress_on_a_terminal()
    progress.show(5, 10, 400)
    assert capsys.readouterr().err == ""
    clock.now += 10
    progress.show(1_000, 100, 400)
    assert "1,000 articles, 100 a second, 25%, 0:30 left" in capsys.readouterr().err
    progress.clear()
    assert capsys.readouterr().err == "\r\x1b[K"


def test_progress_without_an_end_says_no_time(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    progress = _progress_on_a_terminal()
    clock.now += 10
    progress.show(50, 100, 0)
    assert capsys.readouterr().err.endswith("50 articles, 5 a second")


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    progress = messages.Progress()
    progress.show(5, 10, 400)
    assert capsys.readouterr().err == ""


def _progress_on_a_terminal() -> messages.Progress:
    sys.stderr.isatty = lambda: True  # type: ignore[method-assign]
    return messages.Progress()


@pytest.mark.parametrize(("text", "shown"), [("a\nb", "a b"), ("\x1b[2Jxin chào", " [2Jxin chào"), ("thăm", "thăm")])
def test_printable(text: str, shown: str) -> None:
    assert messages.printable(text) == shown
