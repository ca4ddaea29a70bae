"""Loading the data files of a language: what a small lexicon holds, and what is said of each fault."""

from pathlib import Path

import pytest

from banggiao.errors import LexiconError
from banggiao.lang.lexicon import Lexicon, load_lexicon
from banggiao.model.mention import MentionType

FILES = {
    "actors.csv": "code,type,name,forms,source\n"
    "RUS,state,Nga,nước Nga|Liên bang Nga,test\n"
    'RUS+PRK,state,Nga-Triều,,"a, b"\n'
    ",region,Biển Đông,,test\n"
    "RUS,pair_part,Nga,Nga|Nga ngố,test\n",
    "bodies.csv": "head,type,forms,source\nBộ Ngoại giao,body,BNG,test\n",
    "triggers/consult.toml": '[[trigger]]\nid = "tham"\nkind = "visit"\npos = "verb"\nforms = ["thăm"]\n'
    'yes = ["Nga thăm Lào."]\nno = []\n',
    "triggers/note.txt": "no data",
    "classes.toml": '[[class]]\nname = "weapon"\nwords = ["tên lửa", "đạn"]\n',
    "cues.toml": '[[cue]]\nid = "boi"\ncategory = "voice"\nvalue = "passive"\nforms = ["bị"]\n',
    "contexts.toml": '[[context]]\nid = "khi"\nvalue = "resource"\nforms = ["khí đốt"]\nyes = []\nno = []\n',
    "modes.toml": '[[mode]]\nid = "phao"\ntype = "ASSAULT"\nvalue = "heavy-weapons"\nforms = ["pháo kích"]\n'
    "yes = []\nno = []\n",
    "guards.toml": '[[guard]]\nform = "Nga"\nnot_after = ["bà"]\nyes = []\nno = []\n',
}


def load(folder: Path, **changes: str) -> Lexicon:
    """The lexicon of FILES, with the text of some files changed, by their stems."""
    (folder / "triggers").mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(changes.get(Path(name).stem, text), "utf8")
    return load_lexicon(folder)


def test_a_guard_may_ask_for_words_of_the_sentence_and_of_the_article(tmp_path: Path) -> None:
    asks = 'not_near = ["Huế"]\nneeds_near = ["seoul"]\nneeds_in_article = ["liên triều"]\n'
    guard = load(tmp_path, guards=f'[[guard]]\nform = "miền Bắc"\n{asks}yes = []\nno = []\n').guards["miền Bắc"][0]
    assert (guard.not_near, guard.needs_near, guard.needs_in_article) == (("Huế",), ("seoul",), ("liên triều",))
    assert (guard.not_before, guard.not_after, guard.code, guard.initial) == ((), (), "", True)


def test_entries_say_where_they_stand(tmp_path: Path) -> None:
    lexicon = load(tmp_path)
    assert [(entry.codes, entry.type, entry.forms, entry.place) for entry in lexicon.actors] == [
        (("RUS",), MentionType.STATE, ("Nga", "nước Nga", "Liên bang Nga"), "actors.csv:2"),
        (("RUS", "PRK"), MentionType.STATE, ("Nga-Triều",), "actors.csv:3"),
        ((), MentionType.REGION, ("Biển Đông",), "actors.csv:4"),
    ]
    assert [entry.forms for entry in lexicon.bodies] == [("Bộ Ngoại giao", "BNG")]
    assert lexicon.pair_parts == {"Nga": "RUS", "Nga ngố": "RUS"}
    assert [entry.place for entry in lexicon.triggers] == ["consult.toml: trigger tham"]
    assert lexicon.guards["Nga"][0].place == "guards.toml: guard Nga"
    assert [entry.id for entry in lexicon.entries()][-4:] == ["tham", "boi", "khi", "phao"]
    assert [(facet.type, facet.value) for facet in lexicon.facets] == [("", "resource"), ("ASSAULT", "heavy-weapons")]


def test_the_forms_of_each_sort(tmp_path: Path) -> None:
    forms = load(tmp_path).forms()
    assert [form for form, _ in forms.actors] == ["Nga", "nước Nga", "Liên bang Nga", "Nga-Triều", "Biển Đông"]
    assert [form for pairs in (forms.bodies, forms.triggers, forms.cues, forms.facets) for form, _ in pairs] == [
        "Bộ Ngoại giao",
        "BNG",
        "thăm",
        "bị",
        "khí đốt",
        "pháo kích",
    ]


CSV = "code,type,name,forms,source\n"
TRIGGER = FILES["triggers/consult.toml"]


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("actors", CSV + "RUS,state,Nga\n", "actors.csv:2: wrong number of columns"),
        ("actors", CSV + "\nRUS,state,Nga,,a,b\n", "actors.csv:3: wrong number of columns"),
        ("actors", CSV + "RUS,land,Nga,,test\n", "actors.csv:2: unknown type 'land'; use one of state, "),
        ("actors", "code,name\nRUS,Nga\n", "actors.csv:1: the first line must name the columns code, type,"),
        ("actors", "", "actors.csv:1: the first line must name the columns"),
        ("bodies", "head,type,forms\nBộ,office,\n", "bodies.csv:2: unknown type 'office'; use one of state, "),
        ("consult", "[[trigger]]\nid = ", "consult.toml: Invalid value (at "),
        ("consult", '[trigger]\nid = "x"\n', "consult.toml: 'trigger' is no list of tables"),
        ("consult", '[[cue]]\nid = "x"\n', "consult.toml: unknown table 'cue'; only [[trigger]] is read here"),
        ("consult", TRIGGER + 'near = ["<ship>"]\n', "consult.toml: trigger tham: no class 'ship' in classes.toml"),
        ("consult", TRIGGER + "weight = true\n", "consult.toml: trigger tham: unknown key 'weight'; use "),
        ("consult", '[[trigger]]\nid = "x"\n', "consult.toml: trigger x: no 'forms'"),
        ("consult", '[[trigger]]\nkind = "visit"\n', "consult.toml: trigger 1: no 'forms'"),
        ("consult", TRIGGER.replace('"thăm"]', "5]"), "consult.toml: trigger tham: forms = [5]; write a list"),
        ("consult", TRIGGER.replace('"thăm"]', '""]'), "consult.toml: trigger tham: forms = ['']; write a list"),
        ("consult", TRIGGER.replace("no = []", 'no = "Đội"'), "consult.toml: trigger tham: no = 'Đội'; write a list"),
        ("consult", TRIGGER.replace('"verb"', "3"), "consult.toml: trigger tham: pos = 3; write a string"),
        ("cues", '[[cue]]\nid = "x"\ncategory = "y"\n', "cues.toml: cue x: no 'forms'"),
        ("guards", '[[guard]]\nform = "Nga"\nbefore = "bà"\n', "guards.toml: guard Nga: unknown key 'before'"),
    ],
)
def test_a_fault_names_file_and_entry(tmp_path: Path, file: str, text: str, message: str) -> None:
    with pytest.raises(LexiconError) as error:
        load(tmp_path, **{file: text})
    assert str(error.value).startswith(message)
