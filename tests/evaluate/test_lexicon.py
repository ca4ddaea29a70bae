"""The lexicon's check, on a small lexicon of the language with one fault at a time."""

from dataclasses import replace
from pathlib import Path

import pytest

from banggiao.errors import LexiconError
from banggiao.evaluate.lexicon import check_lexicon
from banggiao.lang.lexicon import load_lexicon
from banggiao.lang.matcher import Matcher
from banggiao.lang.vi.fold import fold
from banggiao.lang.vi.language import load

TRIGGER = """
[[trigger]]
id = "vi.visit.tham"
kind = "visit"
pos = "verb"
forms = ["thăm", "sang thăm"]
not_before = ["dò"]
yes = ["Ngoại trưởng Nga thăm Lào."]
no = ["Đội thăm dò dầu khí tới mỏ."]
"""
GUARD = """
[[guard]]
form = "Nga"
code = "RUS"
not_after = ["bà"]
yes = ["Nga bác bỏ cáo buộc."]
no = ["Bà Nga bán rau."]
"""
ACTORS = "code,type,name,forms,source\nRUS,state,Nga,nước Nga,test\nLAO,state,Lào,,test\n"


CONTEXT = """
[[context]]
id = "vi.context.resource"
value = "resource"
forms = ["khí đốt"]
yes = ["Hai nước bàn về khí đốt."]
no = ["Khí hậu ở đây dễ chịu."]
"""
MODE = """
[[mode]]
id = "vi.mode.assault.heavy-weapons"
type = "ASSAULT"
value = "heavy-weapons"
forms = ["pháo kích"]
yes = ["Hai bên pháo kích nhau."]
no = ["Hai bên bắn pháo hoa."]
"""


def faults(
    folder: Path,
    *,
    trigger: str = TRIGGER,
    guard: str = GUARD,
    actors: str = ACTORS,
    facets: tuple[str, str] = (CONTEXT, MODE),
) -> list[str]:
    (folder / "triggers").mkdir()
    (folder / "triggers" / "consult.toml").write_text(trigger, "utf8")
    (folder / "guards.toml").write_text(guard, "utf8")
    (folder / "cues.toml").write_text("", "utf8")
    (folder / "classes.toml").write_text("", "utf8")
    for name, data in zip(("contexts.toml", "modes.toml"), facets, strict=True):
        (folder / name).write_text(data, "utf8")
    (folder / "actors.csv").write_text(actors, "utf8")
    (folder / "bodies.csv").write_text("head,type,forms\nBộ Ngoại giao,body,BNG\n", "utf8")
    lexicon = load_lexicon(folder)
    return list(check_lexicon(replace(load(), lexicon=lexicon, matcher=Matcher(lexicon.forms(), fold))))


def test_sound_data_have_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("Nga thăm Lào", "Nga tới Lào"), "not found in its own example «Ngoại trưởng Nga tới Lào.»"),
        (('["dò"]', "[]"), "found in «Đội thăm dò dầu khí tới mỏ.», where it should not be"),
        (('yes = ["Ngoại trưởng Nga thăm Lào."]', "yes = []"), "no `yes` example"),
        (('no = ["Đội thăm dò dầu khí tới mỏ."]', "no = []"), "no `no` example"),
        (('"visit"', '"stroll"'), "unknown kind 'stroll'"),
    ],
)
def test_fault_of_a_trigger_names_file_entry_and_remedy(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    found = faults(tmp_path, trigger=TRIGGER.replace(*change))
    assert any(fault in message for message in found)
    assert all(message.startswith("consult.toml: trigger vi.visit.tham: ") and ";" in message for message in found)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (('"resource"', '"gas"'), "contexts.toml: context vi.context.resource: 'gas' is no context; use one of"),
        (('"heavy-weapons"', '"artillery"'), "'artillery' is no mode of 'ASSAULT'; use one of the codebook's"),
        (('"ASSAULT"', '"CONSULT"'), "'heavy-weapons' is no mode of 'CONSULT'"),
        (("bàn về khí đốt", "bàn về dầu"), "not found in its own example «Hai nước bàn về dầu.»"),
        (("Khí hậu", "Khí đốt"), "found in «Khí đốt ở đây dễ chịu.», where it should not be"),
        (('no = ["Hai bên bắn pháo hoa."]', "no = []"), "modes.toml: mode vi.mode.assault.heavy-weapons: no `no`"),
    ],
)
def test_fault_of_a_context_or_mode(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    found = faults(tmp_path, facets=(CONTEXT.replace(*change), MODE.replace(*change)))
    assert [fault in message for message in found] == [True]


def test_entry_that_stands_twice(tmp_path: Path) -> None:
    found = faults(tmp_path, trigger=TRIGGER + TRIGGER.replace("sang thăm", "tới thăm"))
    assert sum("the id vi.visit.tham stands 2 times" in message for message in found) == 2


def test_form_that_two_entries_claim(tmp_path: Path) -> None:
    found = faults(tmp_path, actors=ACTORS + "ROU,state,Rumani,Nga,test\n")
    assert found[0] == "actors.csv:4: «Nga» already is a name in actors.csv:2; keep it in one of them"


@pytest.mark.parametrize(
    ("change", "fault"),
    [(('["bà"]', "[]"), "is a party in «Bà Nga bán rau.»"), (('["bà"]', '["bà", "ngày"]'), "")],
)
def test_guard_does_what_its_sentences_say(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    found = faults(tmp_path, guard=GUARD.replace(*change))
    assert [fault in message for message in found] == ([True] if fault else [])


@pytest.mark.parametrize(
    ("trigger", "fault"),
    [
        (TRIGGER + 'colour = "red"\n', "colour"),
        (TRIGGER.replace("[[trigger]]", "[[triger]]"), "unknown table 'triger'"),
        (TRIGGER.replace('kind = "visit"\n', ""), "kind"),
    ],
)
def test_unknown_or_missing_keys_stop_the_load(tmp_path: Path, trigger: str, fault: str) -> None:
    with pytest.raises(LexiconError, match=fault) as error:
        faults(tmp_path, trigger=trigger)
    assert str(error.value).startswith("consult.toml: ")
