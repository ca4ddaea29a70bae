"""Killed at random, and added to by two at once: nothing lost, nothing doubled. 200 kills: `make faults`."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

from banggiao.pipeline import load_names
from banggiao.store.add import Adder
from banggiao.store.articles import Read
from banggiao.store.dump import dump_ledger
from banggiao.store.find import Filters, find_events
from banggiao.store.ledger import Ledger, open_ledger

Make = Callable[..., Read]

_KILLS = 6


def several(make: Make) -> list[Read]:
    return [make(f"t{n}", day=f"2024-{1 + n % 7:02}-05", more=f"Câu {n}.") for n in range(60)]


def begin(url: str, reads: list[Read]) -> int:
    """A process that adds `reads`; its number."""
    child = os.fork()
    if child:
        return child
    try:
        adder = Adder(open_ledger(url, create=True), load_names(), "test 1.0")
        for read in reads:
            if not adder.knows(read.article):
                adder.add(read)
    finally:
        os._exit(0)


def test_killed_and_resumed_is_as_undisturbed(url: str, tmp_path: Path, make: Make) -> None:
    reads, rng = several(make), random.Random(4)
    whole = open_ledger(str(tmp_path / "whole.db"), create=True)
    started = time.monotonic()
    os.waitpid(begin(str(tmp_path / "whole.db"), reads), 0)
    takes = time.monotonic() - started
    for _ in range(_KILLS):
        child = begin(url, reads)
        time.sleep(rng.uniform(0, takes / 2))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    os.waitpid(begin(url, reads), 0)
    ledger = open_ledger(url)
    assert dump_ledger(ledger) == dump_ledger(whole)
    if ledger.engine.dialect.name == "sqlite":
        with ledger.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
    ledger.close()


def test_two_add_at_once(url: str, make: Make) -> None:
    reads = several(make)
    # From both ends, so that they meet; the file itself is made by whoever comes first.
    children = [begin(url, reads), begin(url, reads[::-1])]
    for child in children:
        os.waitpid(child, 0)
    ledger: Ledger = open_ledger(url)
    with ledger.reading() as connection:
        for table in ("articles", "versions", "mentions", "statements", "listings"):
            found = connection.exec_driver_sql(f"SELECT count(*), count(DISTINCT id) FROM {table}").one()
            assert tuple(found) == (60, 60), table
        events = find_events(connection, Filters()).events
    assert sum(event.mentions for event in events) == 60
    assert len(events) == 7
    ledger.close()
