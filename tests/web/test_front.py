"""What the front end weighs, and what it is made of."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys

import pytest

from banggiao.web.site import folder_of

STATIC, FRONT = folder_of("static"), folder_of("front")
MOST = 300_000  # bytes, compressed, of the first load without the map

built = pytest.mark.skipif(
    not (STATIC / "app.js").is_file(), reason="the front end is not built; `make front` needs npm"
)


def weight(names: set[str]) -> int:
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 6)) for name in names)


def reached(name: str, *, on_demand: bool) -> set[str]:
    """The files that a script loads, and those that they load; `on_demand`: also what it loads when it is needed."""
    found: set[str] = set()
    left = {name}
    while left:
        one = left.pop()
        found.add(one)
        text = (STATIC / one).read_text("utf8")
        names = set(re.findall(r'(?:from|import)"\./([\w.-]+\.js)"', text))
        if on_demand:
            names |= set(re.findall(r'import\("\./([\w.-]+\.js)"\)', text))
        left |= names - found
    return found


@built
def test_first_load_is_light() -> None:
    ours = {path.name for path in folder_of("assets").iterdir()}
    assets = sum(len(gzip.compress((folder_of("assets") / name).read_bytes(), 6)) for name in ours)
    first = weight(reached("app.js", on_demand=False)) + weight({"app.css"}) + assets
    everything = reached("app.js", on_demand=True)
    charts = {name for name in everything if re.match(r"chunk-(?!chunk)", name)}
    maps = {name for name in charts if re.match(r"chunk-(map|place)-", name)}
    assert len(maps) == 2
    others = {file for name in charts - maps for file in reached(name, on_demand=False)}
    of_maps = {file for name in maps for file in reached(name, on_demand=False)} - others
    assert weight(of_maps) > 30_000, "the land, which nothing else loads"
    assert first < 60_000
    assert first + weight(everything - of_maps - reached("app.js", on_demand=False)) < MOST


@built
def test_charts_are_loaded_when_a_page_has_them() -> None:
    first = reached("app.js", on_demand=False)
    later = reached("app.js", on_demand=True) - first
    for chart in ("timeline", "curve", "bars", "network", "map", "place"):
        assert any(name.startswith(f"chunk-{chart}-") for name in later), chart


@built
def test_notices_of_what_is_bundled_are_kept() -> None:
    notices = (STATIC / "LICENSES.txt").read_text("utf8")
    for package in ("htmx.org", "d3-zoom", "sigma", "graphology", "topojson-client", "world-atlas"):
        assert re.search(rf"^{re.escape(package)} \d+\.\d+\.\d+ \(", notices, re.M), package
    assert "No license text" not in notices


def test_the_lock_file_names_hashes_and_no_addresses() -> None:
    lock = json.loads((FRONT / "package-lock.json").read_text("utf8"))
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert len(packages) > 20
    for name, about in packages.items():
        assert about["integrity"].startswith("sha512-"), name
        assert "resolved" not in about, name


def test_versions_are_bounded() -> None:
    wanted = json.loads((FRONT / "package.json").read_text("utf8"))
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert re.fullmatch(r"~\d+\.\d+\.\d+", version), name


def test_reading_loads_nothing_of_it() -> None:
    script = (
        "import sys, banggiao.cli.main, banggiao.cli.read, banggiao.pipeline\n"
        "print([name for name in ('banggiao.web', 'fastapi', 'networkx', 'icalendar') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
