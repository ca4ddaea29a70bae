"""The corpora of BANGGIAO_SHARED, as articles."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING

from banggiao.model.article import Article

if TYPE_CHECKING:
    from pathlib import Path


def articles(corpus: Path, count: int | None = None) -> list[Article]:
    """The first `count` articles of a file, or all."""
    from banggiao.ingest.files import Intake

    items = Intake([str(corpus)], sys.stdin.buffer)
    return list(islice((item for item in items if isinstance(item, Article)), count))
