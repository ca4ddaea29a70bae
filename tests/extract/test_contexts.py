"""Contexts and modes of the PLOVER codebook, read from the words near a trigger."""

from __future__ import annotations

import pytest

from banggiao.extract import contexts
from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.lang.vi.language import load
from banggiao.model.article import Article
from banggiao.model.event import EventDate, Status
from banggiao.model.ontology import load_codebook, load_ontology
from banggiao.pipeline import load_reader


def told(text: str, trigger: str, status: Status = Status.OCCURRED, date: str = "") -> tuple[tuple[str, ...], str]:
    """The contexts and the mode of the possible event at `trigger`, in an article of 1 June 2024."""
    document = load_reader().annotate(Article("a", text))
    context = Context.of(document, find_candidates(document))
    at = text.index(trigger)
    scene = next(s for s in context.scenes if s.candidate.start <= at < s.candidate.end and not s.candidate.nested)
    aspect = contexts.read(scene, contexts.Topics.of(document))
    when = EventDate(date, date, 0, 0, "") if date else None
    return contexts.in_order(scene.kind, aspect.contexts, when, status, "2024-06-01"), aspect.mode


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Nga và Lào ký thỏa thuận về khí đốt.", "ký", ("diplomatic", "resource", "legal")),
        ("Bộ trưởng Quốc phòng Mỹ thăm Việt Nam.", "thăm", ("military", "diplomatic")),
        ("Ngoại trưởng Nga thăm Việt Nam.", "thăm", ("diplomatic",)),
        ("Mỹ lên án Nga can thiệp bầu cử bằng tin tặc.", "lên án", ("diplomatic", "election", "cyber")),
    ],
)
def test_words_near_the_trigger_add_to_the_contexts_of_the_kind(
    text: str, trigger: str, expected: tuple[str, ...]
) -> None:
    found, _ = told(text, trigger)
    assert found == expected


def test_words_of_another_clause_far_off_do_not_count() -> None:
    near = "Ngoại trưởng Nga thăm Lào, nơi có nhiều dự án khí đốt."
    far = (
        "Ngoại trưởng Nga thăm Lào, một nước láng giềng nằm ở phía bên kia của dãy núi cao, "
        "trước khi về nước bàn về khí đốt."
    )
    assert "resource" in told(near, "thăm")[0]
    assert "resource" not in told(far, "thăm")[0]
    assert "resource" not in told("Ngoại trưởng Nga thăm Lào. Giá khí đốt tăng.", "thăm")[0]


@pytest.mark.parametrize(
    ("status", "special"),
    [
        (Status.HYPOTHETICAL, {"hypothetical"}),
        (Status.PLANNED, {"future"}),
        (Status.NEGATED, {"negation"}),
        (Status.OCCURRED, set()),
        (Status.DENIED, set()),
    ],
)
def test_status_tells_the_special_contexts(status: Status, special: set[str]) -> None:
    found, _ = told("Ngoại trưởng Nga thăm Lào.", "thăm", status)
    assert set(found) - {"diplomatic"} == special


@pytest.mark.parametrize(
    ("text", "date", "historical"),
    [
        ("Trung Quốc tấn công Việt Nam.", "1979", True),
        ("Trung Quốc tấn công Việt Nam.", "2022-05-31", True),
        ("Trung Quốc tấn công Việt Nam.", "2022", False),  # its last day may lie less than two years back
        ("Trung Quốc tấn công Việt Nam.", "XXXX-02-17", False),
        ("Trung Quốc tấn công Việt Nam.", "", False),
        ("Mỹ ném bom nước này trong Chiến tranh Lạnh.", "", True),
        ("Mỹ ném bom nước này như trong Chiến tranh Lạnh.", "2024-05-30", False),
    ],
)
def test_historical_is_what_lies_years_back(text: str, date: str, historical: bool) -> None:
    trigger = "tấn công" if "tấn công" in text else "ném bom"
    assert ("historical" in told(text, trigger, date=date)[0]) is historical


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Israel không kích dải Gaza.", "không kích", "heavy-weapons"),
        ("Israel tấn công dải Gaza.", "tấn công", ""),
        ("Quân đội Nga tấn công Kiev bằng máy bay không người lái.", "tấn công", "heavy-weapons"),
        ("Mỹ đe dọa áp thuế lên hàng hóa Trung Quốc.", "đe dọa", "restrict"),
        ("Mỹ đe dọa Triều Tiên, Nga tuyệt thực.", "đe dọa", ""),  # a mode of another type, and clause
        ("Taliban đánh bom liều chết ở Kabul.", "đánh bom", "suicide-attack"),  # the longer of two words
    ],
)
def test_mode_is_that_of_the_words_nearest(text: str, trigger: str, expected: str) -> None:
    assert told(text, trigger)[1] == expected


def test_kinds_have_contexts_of_the_codebook() -> None:
    known = set(load_codebook().contexts)
    assert all(set(kind.contexts) <= known for kind in load_ontology().values())


def test_every_general_context_has_words() -> None:
    values = {facet.value for facet in load().lexicon.facets if not facet.type}
    assert values == set(load_codebook().contexts) - {"future", "hypothetical", "negation"}


def test_events_that_are_read_have_contexts_and_mode() -> None:
    (event,) = load_reader().read(Article("a", "Nga pháo kích Ukraine hôm qua.")).events
    assert event.contexts == ("military",)
    assert event.mode == "heavy-weapons"
    (event,) = load_reader().read(Article("a", "Nga tấn công Ukraine hôm qua.")).events
    assert event.mode == load_ontology()["attack"].mode
