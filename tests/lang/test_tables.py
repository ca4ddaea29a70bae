"""Data files as plain values, and what is said of each fault."""

from pathlib import Path

import pytest

from banggiao.errors import LexiconError
from banggiao.lang.tables import read_csv, read_toml


def test_rows_with_their_places(tmp_path: Path) -> None:
    file = tmp_path / "states.csv"
    file.write_text('code,forms\nRUS,"Nga, nước Nga"\n\nLAO,\n', "utf8")
    assert list(read_csv(file, "code", "forms")) == [
        ({"code": "RUS", "forms": "Nga, nước Nga"}, "states.csv:2"),
        ({"code": "LAO", "forms": ""}, "states.csv:4"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "states.csv:1: the first line must name the columns code, forms"),
        ("code\nRUS\n", "states.csv:1: the first line must name the columns code, forms"),
        ("code,forms\nRUS,Nga\nLAO\n", "states.csv:3: wrong number of columns; quote cells that hold a comma"),
        ("code,forms\nRUS,Nga,x\n", "states.csv:2: wrong number of columns; quote cells that hold a comma"),
    ],
)
def test_a_fault_of_rows_names_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "states.csv"
    file.write_text(text, "utf8")
    with pytest.raises(LexiconError) as error:
        list(read_csv(file, "code", "forms"))
    assert str(error.value) == message


def test_tables(tmp_path: Path) -> None:
    file = tmp_path / "cues.toml"
    file.write_text('[[cue]]\nforms = ["của"]\n', "utf8")
    assert read_toml(file) == {"cue": [{"forms": ["của"]}]}
    file.write_text("[[cue]]\nforms =\n", "utf8")
    with pytest.raises(LexiconError, match=r"^cues.toml: Invalid value \(at line 2, column 8\)"):
        read_toml(file)
