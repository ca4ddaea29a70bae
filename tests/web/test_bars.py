"""Bars over time."""

from banggiao.web.bars import HEIGHT, bars_of


def test_months_with_gaps_between_them() -> None:
    bars = bars_of([(202401, 2), (202403, 4)])
    assert [(bar.edtf, bar.events, bar.x, bar.height) for bar in bars] == [
        ("2024-01", 2, 0, HEIGHT // 2), ("2024-03", 4, 2, HEIGHT),
    ]  # fmt: skip


def test_years_where_months_would_be_too_many() -> None:
    bars = bars_of([(196202, 1), (202401, 2), (202405, 3)])
    assert [(bar.edtf, bar.events, bar.x) for bar in bars] == [("1962", 1, 0), ("2024", 5, 62)]


def test_a_single_old_event_does_not_squeeze_the_rest() -> None:
    assert [bar.edtf for bar in bars_of([(100001, 1), (202401, 2), (202501, 3)])] == ["2024", "2025"]


def test_nothing() -> None:
    assert bars_of([]) == []
