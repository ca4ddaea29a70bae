import pytest

from banggiao.evaluate.figures import Bound, Figure, load_floors


@pytest.mark.parametrize(
    ("value", "bound", "holds"),
    [
        (0.66, Bound(0.66), True),
        (0.65, Bound(0.66), False),
        (0.9, Bound(1.0, upper=True), True),
        (1.1, Bound(1.0, upper=True), False),
    ],
)
def test_bounds(value: float, bound: Bound, holds: bool) -> None:
    assert bound.holds(Figure("dev", "type", value)) is holds


def test_floors_of_the_repository_load() -> None:
    floors = load_floors()
    assert floors["offsets", "equal"] == Bound(1.0)
    assert floors["start", "seconds"].upper
