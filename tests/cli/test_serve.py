"""The commands that serve pages, as somebody types them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest

from banggiao.cli.demo import find_examples

if TYPE_CHECKING:
    from pathlib import Path


def banggiao(*arguments: str, **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "banggiao.cli.main", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload, no-any-return]


def test_demo_serves_the_examples_and_stops(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = banggiao("demo", "--port", str(port), "--ledger", str(tmp_path / "demo.db"))
    try:
        page = fetch(f"http://127.0.0.1:{port}/events?q=trieu+tien+nga", running)
        assert "Ri Sang-ok" in page
    finally:
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert f"http://127.0.0.1:{port}/" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_serve_elsewhere_needs_a_token(host: str, tmp_path: Path) -> None:
    (tmp_path / "so-cai.db").touch()
    running = banggiao("serve", "--host", host, "--ledger", str(tmp_path / "new.db"), cwd=tmp_path)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 2
    assert said.startswith("error: ")
    banggiao("add", str(find_examples() / "du-lich.txt"), "--ledger", str(tmp_path / "l.db")).communicate(timeout=60)
    running = banggiao("serve", "--host", host, "--ledger", str(tmp_path / "l.db"), cwd=tmp_path)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 2
    assert "--token-file" in said


@pytest.mark.parametrize("content", [None, "", "ngan"])
def test_a_token_file_that_is_none(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "token.txt"
    if content is not None:
        path.write_text(content, "utf8")
    running = banggiao("demo", "--host", "0.0.0.0", "--token-file", str(path), "--ledger", str(tmp_path / "l.db"))
    _, said = running.communicate(timeout=60)
    assert running.returncode == 2
    assert "token" in said


def test_reading_starts_without_what_serves_pages() -> None:
    code = (
        "import sys; sys.argv = ['banggiao', '--version']\n"
        "from banggiao.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'fastapi', 'starlette', 'jinja2', 'uvicorn', 'sqlalchemy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
    assert done.stdout.splitlines()[-1] == "[]"


def fetch(address: str, running: subprocess.Popen[str]) -> str:
    """The page at `address`, once it is served."""
    for _ in range(600):
        assert running.poll() is None, running.communicate()
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
