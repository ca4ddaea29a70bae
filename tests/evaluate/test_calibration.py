import pytest

from banggiao.evaluate.calibration import Bin, expected_error, reliability


def test_bins_hold_what_is_as_sure() -> None:
    assert reliability([(0.9, True), (0.94, False), (0.05, False)]) == [
        Bin(0.0, 0.1, 1, 0.05, 0.0),
        Bin(0.9, 1.0, 2, pytest.approx(0.92), 0.5),
    ]


def test_certainty_is_in_the_last_bin() -> None:
    assert reliability([(1.0, True)]) == [Bin(0.9, 1.0, 1, 1.0, 1.0)]


def test_error_is_weighted_by_records() -> None:
    bins = [Bin(0.0, 0.1, 3, 0.05, 0.05), Bin(0.9, 1.0, 1, 0.95, 0.55)]
    assert expected_error(bins) == pytest.approx(0.1)


def test_nothing_judged_is_no_error() -> None:
    assert expected_error([]) == 0
