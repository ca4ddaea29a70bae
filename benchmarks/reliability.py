"""Write docs/reliability.md: what was measured of what must not go wrong.

    python benchmarks/reliability.py [KILLS] [FILE]

Bad input through the whole command, an article that is in order beside it each time; `banggiao add` killed KILLS times;
and, where BANGGIAO_SHARED is, whether every value of the record of its corpus points at the words that it quotes.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from banggiao.evaluate.offsets import OffsetCheck
from ledger_faults import trials

if TYPE_CHECKING:
    from collections.abc import Iterator

BANGGIAO = [str(Path(sys.executable).with_name("banggiao"))]
SOUND = "Ngoại trưởng Nga Lavrov sẽ thăm Lào ngày 3/5, theo lời mời của nước chủ nhà, bản tin cho biết."
# A file that holds nothing that can be read, by what is wrong with it.
BAD = {
    "nothing in it": ("trong.txt", b""),
    "another language": (
        "anh-ngu.txt",
        b"The foreign minister visited Vientiane on Monday and met his counterpart, officials said.",
    ),
    "a picture": ("anh.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "binary": ("nhi-phan.txt", SOUND.encode() + b"\n\0\1\2"),
    "not UTF-8": ("hong.txt", SOUND.encode() + b"\n\xff\xfe\xfa \xc3("),
    "10 MB in one line": ("dai.txt", b"a " * 5_000_000),
    "a line that is no JSON": ("dong.jsonl", b'{"id": "2", "text": \n'),
    "JSON nested without end": ("sau.jsonl", b"[" * 100_000),
    "a gzip file cut short": ("dut.jsonl.gz", gzip.compress(SOUND.encode() * 50)[:-9]),
    "a file that is not there": ("khong-co.txt", None),
}


class Refusal(NamedTuple):
    """What came of one bad input."""

    wrong: str
    status: int
    said: str
    others_read: bool


def refusals(folder: Path) -> Iterator[Refusal]:
    """Read each bad input with a sound article beside it."""
    sound = folder / "lanh.txt"
    sound.write_text(SOUND, "utf8")
    for wrong, (name, content) in BAD.items():
        path = folder / name
        if content is not None:
            path.write_bytes(content)
        command = [*BANGGIAO, "read", str(path), str(sound), "--format", "jsonl"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        said = next((line for line in done.stderr.splitlines() if name in line), "nothing")
        visits = [json.loads(line).get("kind") for line in done.stdout.splitlines()]
        yield Refusal(wrong, done.returncode, said.replace(f"{folder}/", ""), "visit" in visits)


def offsets() -> OffsetCheck | None:
    """Every quotation of the record of the corpus against its text; None where there is no corpus."""
    corpus = Path(os.environ.get("BANGGIAO_SHARED", "../shared")) / "corpora" / "world-news.jsonl.gz"
    if not corpus.exists():
        return None
    with gzip.open(corpus, "rt", encoding="utf8") as lines:
        texts = {record["id"]: record["text"] for record in map(json.loads, lines)}
    check = OffsetCheck(texts)
    command = [*BANGGIAO, "read", str(corpus), "--format", "jsonl"]
    check.read(subprocess.run(command, capture_output=True, check=False).stdout.splitlines())
    return check


def report(kills: int) -> Iterator[str]:
    """The lines of docs/reliability.md."""
    yield "# Reliability\n"
    yield "What was measured of what must not go wrong, by `make report`. How sure a record is of itself, and how"
    yield "often it is right then: the table of `confidence` in [accuracy.md](accuracy.md).\n"
    yield "## Words behind values"
    check = offsets()
    if check is None:
        yield "Not measured: there was no corpus.\n"
    else:
        yield f"{len(check.articles):,} articles of a corpus were read; of {check.quoted:,} quotations in their records"
        yield f"{check.wrong:,} did not equal the text at their offsets.\n"
    yield "## Killed while it adds"
    passed, within = trials(kills, 1)
    yield f"`banggiao add` was killed (SIGKILL) {kills} times at random, {within} times with some of its articles in"
    yield f"the ledger and some not. {passed} of {kills} times the database was whole, and saying the command again"
    yield "gave, row for row, the ledger of a run that nobody disturbed.\n"
    yield "## Bad input"
    yield "Each beside an article that is in order.\n"
    yield "| what is wrong | what is said | exit status | the article beside it |"
    yield "| --- | --- | ---: | --- |"
    with tempfile.TemporaryDirectory() as folder:
        for refusal in refusals(Path(folder)):
            said = refusal.said.replace("|", "\\|")
            beside = "read" if refusal.others_read else "lost"
            yield f"| {refusal.wrong} | {said} | {refusal.status} | {beside} |"


def main(kills: int, path: Path) -> None:
    """Measure, and write the report."""
    path.write_text("\n".join(report(kills)) + "\n", "utf8")
    print(f"{path}: written")


if __name__ == "__main__":
    main(int((sys.argv[1:2] or ["200"])[0]), Path((sys.argv[2:3] or ["docs/reliability.md"])[0]))
