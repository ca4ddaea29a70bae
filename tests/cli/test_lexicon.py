from typer.testing import CliRunner

from banggiao.cli.main import app


def test_check_finds_no_fault_in_the_shipped_data() -> None:
    result = CliRunner().invoke(app, ["lexicon", "check"])
    assert result.stderr == ""
    assert result.exit_code == 0
    assert result.stdout.strip().endswith("0 faults")


def test_show_names_the_entry_its_forms_and_its_examples() -> None:
    result = CliRunner().invoke(app, ["lexicon", "show", "thăm"])
    assert result.exit_code == 0
    for words in ("vi.visit.tham", "consult.toml", "PLOVER CONSULT", "sang thăm", "yes: ", "no:  "):
        assert words in result.stdout


def test_show_tells_a_name_its_code_and_its_guard() -> None:
    result = CliRunner().invoke(app, ["lexicon", "show", "Nga"])
    for words in ("names: RUS, state", "guard on «Nga»", "nước Nga"):
        assert words in result.stdout


def test_show_takes_the_other_placement_of_the_tone_mark() -> None:
    assert "Khánh Hoà" not in CliRunner().invoke(app, ["lexicon", "show", "thăm"]).stdout
    ours, theirs = (CliRunner().invoke(app, ["lexicon", "show", word]).stdout for word in ("huỷ", "hủy"))
    assert ours == theirs


def test_show_says_so_where_nothing_is_known() -> None:
    result = CliRunner().invoke(app, ["lexicon", "show", "xyzzy"])
    assert result.exit_code == 1
    assert "nothing is known" in result.stderr
