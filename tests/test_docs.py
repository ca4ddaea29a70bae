"""What the documents tell people to type exists, and what they show is what the program prints."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from banggiao import __version__
from banggiao.cli.main import app
from banggiao.export.jsonl import records
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", "training/README.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf8"), re.MULTILINE))
TEXT = {path.relative_to(ROOT).as_posix(): path.read_text("utf8") for path in DOCUMENTS}


def commands(text: str) -> set[tuple[str, ...]]:
    """The `banggiao` commands, with their sub-commands, that lines of code in `text` call."""
    calls = re.findall(r"(?:^|[`$/\s])banggiao ([a-z]+(?: [a-z]+)?)", text, re.MULTILINE)
    return {tuple(call.split()) for call in calls}


@pytest.mark.parametrize("name", TEXT)
def test_every_make_target_named_exists(name: str) -> None:
    named = set(re.findall(r"(?:^|[`\s(])make ([a-z]+)(?=[`\s.,:;)])", TEXT[name], re.MULTILINE))
    assert named - TARGETS - {"sure"} == set()


@pytest.mark.parametrize("name", TEXT)
def test_every_command_named_exists(name: str) -> None:
    root = get_command(app)
    for call in commands(TEXT[name]):
        command = root.commands.get(call[0])  # type: ignore[attr-defined]
        assert command is not None, call
        below = getattr(command, "commands", None)
        if below is not None and len(call) > 1:
            assert call[1] in below, call


def test_readme_names_the_two_commands() -> None:
    assert "make demo" in TEXT["README.md"]
    assert "make test" in TEXT["README.md"]


def test_readme_record_is_what_its_headline_yields() -> None:
    headline = re.search(r"^> (.*)$", TEXT["README.md"], re.MULTILINE)
    shown = re.search(r"```json\n(.*?)```", TEXT["README.md"], re.DOTALL)
    assert headline
    assert shown
    article = Article("tin", headline[1])
    (event,) = [r for r in records(article, load_reader().read(article)) if "trigger" in r]
    expected = json.loads(shown[1])
    assert {**event, "confidence": None} == {**expected, "confidence": None}
    assert event["confidence"] == pytest.approx(expected["confidence"], abs=0.1)


def test_readme_python_runs_and_prints_what_it_shows() -> None:
    blocks = re.findall(r"```python\n(.*?)```\n+```text\n(.*?)```", TEXT["README.md"], re.DOTALL)
    assert blocks
    for code, shown in blocks:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert done.stderr == ""
        assert done.stdout == shown


@pytest.mark.parametrize("name", TEXT)
def test_files_that_links_name_exist(name: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT[name]):
        assert (ROOT / name).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("name", TEXT)
def test_paths_are_of_the_repository(name: str) -> None:
    assert re.findall(r"(?<![\w.:/])/(?:home|mnt|opt|root|srv|tmp|work)/\S*", TEXT[name]) == []


def test_folders_of_the_house_are_named() -> None:
    folders = {path.name for path in (ROOT / "src" / "banggiao").iterdir() if path.joinpath("__init__.py").is_file()}
    for name in ("CONTRIBUTING.md", "docs/design.md"):
        assert folders <= set(re.findall(r"`(\w+)/", TEXT[name])), name


def test_changelog_tells_of_this_version() -> None:
    assert f"## [{__version__}]" in TEXT["CHANGELOG.md"]
