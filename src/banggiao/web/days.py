"""Which day it is, as the ledger counts days."""

from __future__ import annotations

import datetime as dt


def today() -> int:
    """Today. Example: 20240213 on 13 February 2024."""
    return int(dt.datetime.now(dt.UTC).strftime("%Y%m%d"))
