"""How much of each decision the network has, the templates' weights the rest: chosen on articles that neither saw.

Those were `gold/dev` and `training/held_out`, with an eye on the nineteen kinds of fact and the samples.
"""

from __future__ import annotations

from typing import NamedTuple


class Shares(NamedTuple):
    """The network's share of the scores of each decision, from 0 (it is not asked) to 1 (nothing else is)."""

    standing: float = 0.0
    sides: float = 0.0
    dates: float = 0.0
    places: float = 0.0
    status: float = 0.0


SHARES = Shares(standing=0.47, sides=0.3, dates=0.35, places=0.55, status=0.3)
