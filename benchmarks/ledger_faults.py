"""Kill `banggiao add` with SIGKILL at random times, resume it, and compare with a run that nobody disturbed.

    python benchmarks/ledger_faults.py [KILLS] [SEED]

Each trial starts a ledger of its own, kills the command somewhere between its start and its end, checks the database,
says the same command again and compares every row. The command runs in a process that is forked off with everything
loaded, so that the kills fall into adding and not into starting Python. Articles: those of examples/, with their dates
varied. Exit status 1 where a trial fails.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from banggiao.cli.main import app
from banggiao.ingest.files import Intake
from banggiao.model.article import Article
from banggiao.pipeline import load_reader
from banggiao.store.dump import dump_ledger
from banggiao.store.ledger import open_ledger

EXAMPLES = Path(__file__).parent.parent / "examples"
COPIES = 3  # of each of the eight examples


def write_articles(path: Path) -> int:
    """Write the examples, each several times with other dates of publication, as JSON lines; how many."""
    items = [item for item in Intake([str(EXAMPLES)], sys.stdin.buffer) if isinstance(item, Article)]
    with path.open("w", encoding="utf8") as out:
        for copy in range(COPIES):
            for item in items:
                record = {"id": f"{item.id}-{copy}", "text": item.text, "published": f"20{10 + copy}-0{1 + copy}-15"}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return COPIES * len(items)


def start(articles: Path, ledger: Path) -> int:
    """`banggiao add`, begun in a process of its own; its number."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            app(["add", str(articles), "--ledger", str(ledger)], standalone_mode=False)
        status = 0
    finally:
        os._exit(status)


def finished(child: int) -> bool:
    """Wait for a process; whether it ended well."""
    return os.waitpid(child, 0)[1] == 0


def intact(ledger: Path) -> bool:
    """Whether SQLite finds nothing wrong with the file."""
    if not ledger.exists():
        return True
    with sqlite3.connect(ledger) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return whole and connection.execute("PRAGMA foreign_key_check").fetchone() is None


def held(ledger: Path) -> int:
    """How many articles are in the ledger."""
    try:
        with sqlite3.connect(ledger) as connection:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def trials(kills: int, seed: int) -> tuple[int, int]:
    """Kill and resume so many times; how often all was well, and how many kills came with some articles there."""
    rng = random.Random(seed)
    load_reader()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        articles = folder / "articles.jsonl"
        total = write_articles(articles)
        whole = folder / "whole.db"
        started = time.monotonic()
        if not finished(start(articles, whole)):
            return 0, 0
        takes = time.monotonic() - started
        wanted = dump_ledger(open_ledger(str(whole)))
        passed = within = 0
        for trial in range(kills):
            ledger = folder / f"{trial}.db"
            process = start(articles, ledger)
            time.sleep(rng.uniform(0, takes))
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            fine, there = intact(ledger), held(ledger)
            within += 0 < there < total
            same = finished(start(articles, ledger)) and dump_ledger(open_ledger(str(ledger))) == wanted
            passed += fine and same
            if not (fine and same):
                print(f"trial {trial}: intact {fine}, {there} articles at the kill, same {same}", file=sys.stderr)
            for file in folder.glob(f"{trial}.db*"):
                file.unlink()
    return passed, within


def main(kills: int, seed: int) -> int:
    """Run the trials; 1 where one fails."""
    passed, within = trials(kills, seed)
    print(f"{passed} of {kills} trials intact and the same after resuming")
    print(f"{within} of the kills came with some of the articles in the ledger")
    return int(passed != kills)


if __name__ == "__main__":
    sys.exit(main(int((sys.argv[1:2] or ["200"])[0]), int((sys.argv[2:3] or ["1"])[0])))
