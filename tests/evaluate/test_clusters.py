"""What the scorer of clusters says, read."""

import pytest

from banggiao.errors import SettingsError
from banggiao.evaluate.clusters import read_report

REPORT = """397 items, 225 gold clusters, 233 found
B-cubed   P  94.2  R  90.5  F1  92.3
pairs     P  86.9  R  70.3  F1  77.7
"""


def test_the_figures_of_a_report() -> None:
    assert read_report(REPORT) == {"b_cubed": pytest.approx(0.923), "pairs": pytest.approx(0.777)}


def test_a_report_without_figures_is_said() -> None:
    with pytest.raises(SettingsError, match="no figures"):
        read_report("usage: score_clusters.py")
