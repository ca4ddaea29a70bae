"""The fixtures of this folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from conftest_watch import clock, ledger, make_watch, other, site, watch, workers

__all__ = ["clock", "ledger", "make_watch", "other", "site", "watch", "workers"]
