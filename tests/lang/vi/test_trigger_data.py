"""The Vietnamese trigger lexicon against its own examples, and against what the loader cannot see."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from banggiao.evaluate.lexicon import check_lexicon
from banggiao.lang.matcher import GAP
from banggiao.lang.vi.fold import fold
from banggiao.lang.vi.language import load
from banggiao.model.ontology import load_ontology

TRIGGERS = load().lexicon.triggers


def test_no_entry_contradicts_its_examples() -> None:
    faults = [fault for fault in check_lexicon(load()) if " trigger " in fault.split(";")[0]]
    assert faults == []


def test_ids_are_unique_and_name_their_kind() -> None:
    ids = Counter(entry.id for entry in TRIGGERS)
    assert [name for name, count in ids.items() if count > 1] == []
    for entry in TRIGGERS:
        assert re.fullmatch(rf"vi\.{entry.kind}\.[a-z0-9_]+", entry.id), entry.id


def test_every_kind_of_the_ontology_has_triggers() -> None:
    assert {entry.kind for entry in TRIGGERS} == set(load_ontology())


@pytest.mark.parametrize("field", ["not_before", "not_after", "near"])
def test_guards_are_written_as_they_are_compared(field: str) -> None:
    # Guards are compared with folded text as they stand: a capital or an old tone mark would never match.
    unfolded = [(entry.id, word) for entry in TRIGGERS for word in getattr(entry, field) if word != fold(word)]
    assert unfolded == []


def test_forms_are_words_and_gaps() -> None:
    for entry in TRIGGERS:
        for form in entry.forms:
            parts = form.split(GAP)
            assert len(parts) <= 3, (entry.id, form)
            assert all(part.strip() for part in parts), (entry.id, form)
            assert not re.search(r"[,.;:!?\"]", form), (entry.id, form)
