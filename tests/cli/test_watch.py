"""`banggiao watch`, and addresses for `read`, against a server on the loopback."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from banggiao.cli.main import app
from banggiao.ingest.pages.workers import PageWorkers
from banggiao.ingest.web.opml import read_opml

sys.path.insert(0, str(Path(__file__).parents[1] / "watch"))
from conftest_watch import Site, page, rss, site

__all__ = ["site"]


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BANGGIAO_LEDGER", str(tmp_path / "so-cai.db"))
    monkeypatch.setenv("BANGGIAO_ALLOW_HOSTS", "127.0.0.1")
    monkeypatch.setenv("COLUMNS", "250")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, status: int = 0) -> Result:
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code == status, done.output + str(done.exception)
    return done


def test_from_a_feed_to_an_alert(site: Site) -> None:
    site.pages |= {"/rss": rss(f"{site.url}/1"), "/1": page("1")}
    assert "1 feeds added, 0 were there" in run("watch", "add", f"{site.url}/rss").output
    assert "0 feeds added, 1 were there" in run("watch", "add", f"{site.url}/rss").output
    run("watch", "rule", "add", "nga-viet", "--pair", "RUS-VNM", "--send", "terminal", "--send", "atom:tin.xml")
    out = run("watch", "run", "--once").output
    assert f"feed: {site.url}/rss: 1 new pages" in out
    assert "ALERT nga-viet: " in out
    assert "RUS" in Path("tin.xml").read_text("utf8")
    assert "ALERT" not in run("watch", "run", "--once").output
    assert "nga-viet" in run("watch", "alerts").output
    assert "would fire" in run("watch", "alerts", "--dry-run").output
    assert "Báo Thử" in run("watch", "list").output
    exported = run("watch", "export").output
    assert [one.url for one in read_opml("x", exported.encode())] == [f"{site.url}/rss"]
    run("watch", "rule", "remove", "nga-viet")
    run("watch", "remove", f"{site.url}/rss")
    assert "no feed is followed" in run("watch", "list").output


def test_check_tells_which_answer(site: Site) -> None:
    site.pages["/rss"] = rss(f"{site.url}/1")
    out = run("watch", "check", f"{site.url}/rss", f"{site.url}/none", "--format", "csv").output
    assert f"Báo Thử,yes,1,{site.url}/rss," in out
    assert f"no,0,{site.url}/none,the server answers 404" in out
    assert "1 of 2 answer" in out


def test_the_shipped_list_is_whole_and_marked_unverified() -> None:
    data = files("banggiao.watch").joinpath("feeds.opml").read_bytes()
    outlines = read_opml("feeds.opml", data)
    assert len(outlines) == len({one.url for one in outlines}) > 15
    assert b"UNVERIFIED" in data
    names = " ".join(one.title for one in outlines)
    for name in ("KBS", "VOA", "BBC", "RFA", "RFI", "VnExpress", "Tuổi Trẻ", "Thanh Niên", "Nhân Dân", "TTXVN", "VOV"):
        assert name in names


def test_read_takes_a_page_and_a_feed_by_their_address(site: Site) -> None:
    site.pages |= {"/rss": rss(f"{site.url}/1"), "/1": page("1")}
    for address in ("/1", "/rss"):
        out = run("read", f"{site.url}{address}", "--format", "jsonl").output
        assert f'"url": "{site.url}/1"' in out
        assert '"kind": "visit"' in out
    assert "the server answers 404" in run("read", f"{site.url}/none", status=2).output


def test_read_takes_a_list_of_sitemaps_to_the_articles_of_the_newest(site: Site) -> None:
    kind = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.pages |= {
        "/all.xml": f"<sitemapindex {kind}><sitemap><loc>{site.url}/new.xml</loc></sitemap></sitemapindex>".encode(),
        "/new.xml": f"<urlset {kind}><url><loc>{site.url}/1</loc></url></urlset>".encode(),
        "/1": page("1"),
    }
    assert f'"url": "{site.url}/1"' in run("read", f"{site.url}/all.xml", "--format", "jsonl").output


def test_feeds_are_read_by_workers_alone(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a hostile feed breaks is a worker."""
    monkeypatch.setattr(PageWorkers, "call", lambda *_: "broke off; it needs more than 15 s")
    site.pages["/rss"] = rss(f"{site.url}/1")
    said = "reading this feed broke off; it needs more than 15 s"
    assert said in run("read", f"{site.url}/rss", status=2).output
    assert said in run("watch", "check", f"{site.url}/rss", "--format", "csv").output


def test_hosts_that_are_not_public_are_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANGGIAO_ALLOW_HOSTS")
    out = run("read", f"{site.url}/1", status=2).output
    assert "no address of the public web; name the host in BANGGIAO_ALLOW_HOSTS" in out
    assert site.asked["/1"] == 0


def test_what_makes_no_rule_is_said() -> None:
    run("watch", "rule", "add", "x", "--within", "3", "--overdue", "3", status=1)
    run("watch", "rule", "add", "x", "--send", "telegram:x", status=1)
