"""Watch rules: what fires, once an event, and what a dry run shows."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from banggiao.errors import SettingsError
from banggiao.ingest.web.fetch import Limits
from banggiao.model.event import Status
from banggiao.pipeline import load_names
from banggiao.store.add import Adder
from banggiao.store.find import Filters
from banggiao.store.lists import load_list
from banggiao.store.rules import Rule, Sort, add_rule, list_alerts, list_rules, remove_rule
from banggiao.watch.deliver import Courier, Mail, check_channel
from banggiao.watch.rules import check_rules, would_fire

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from conftest import make_read  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from conftest_watch import Site

    from banggiao.store.ledger import Ledger

NOW = "2024-05-05T00:00:00+00:00"
TODAY = dt.date(2024, 5, 5)
RUS_PRK = Filters(pair=("PRK", "RUS"))


def keep(ledger: Ledger, *rules: Rule) -> None:
    with ledger.writing() as connection:
        for rule in rules:
            add_rule(connection, rule, NOW)


def add(ledger: Ledger, *ids: str, **fields: object) -> None:
    adder = Adder(ledger, load_names(), "test 1.0")
    for id_ in ids:
        adder.add(make_read(id_, **fields))


def titles(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        return [alert.title for alert in list_alerts(connection)]


def test_one_alert_an_event_however_many_articles_tell_it(ledger: Ledger) -> None:
    add(ledger, "cu", day="2024-04-01")
    keep(ledger, Rule("nga-trieu", Sort.EVENT, RUS_PRK))
    assert check_rules(ledger, TODAY, NOW) == 0  # what was there before is not news
    add(ledger, "a", "b", "c")
    add(ledger, "khac", parties=("USA", "JPN"), person="Antony Blinken")
    assert check_rules(ledger, TODAY, NOW) == 1
    add(ledger, "d")
    assert check_rules(ledger, TODAY, NOW) == 0
    assert titles(ledger) == ["2024-05-03 visit occurred RUS → PRK"]


def test_a_dry_run_shows_what_would_have_fired_and_keeps_nothing(ledger: Ledger) -> None:
    add(ledger, "cu", day="2024-04-01")
    keep(ledger, Rule("nga-trieu", Sort.EVENT, RUS_PRK), Rule("khac", Sort.EVENT, Filters(kind="aid")))
    with ledger.reading() as connection:
        first, second = list_rules(connection)
    assert [one.title for one in would_fire(ledger, first, TODAY)] == ["2024-04-01 visit occurred RUS → PRK"]
    assert would_fire(ledger, second, TODAY) == []
    assert titles(ledger) == []


@pytest.mark.parametrize(
    ("sort", "day", "status", "fires"),
    [
        (Sort.AHEAD, "2024-05-20", Status.PLANNED, True),
        (Sort.AHEAD, "2024-07-20", Status.PLANNED, False),
        (Sort.AHEAD, "2024-05-20", Status.OCCURRED, False),
        (Sort.OVERDUE, "2024-05-01", Status.PLANNED, True),
        (Sort.OVERDUE, "2024-05-01", Status.OCCURRED, False),
        (Sort.OVERDUE, "2024-05-05", Status.PLANNED, False),
        (Sort.OVERDUE, "2024-01-01", Status.PLANNED, False),
    ],
)
def test_plans_ahead_and_plans_overdue(ledger: Ledger, sort: Sort, day: str, status: Status, fires: bool) -> None:
    add(ledger, "a", day=day, status=status)
    keep(ledger, Rule("x", sort, Filters(kind="visit"), days=30))
    assert check_rules(ledger, TODAY, NOW) == int(fires)
    assert check_rules(ledger, TODAY, NOW) == 0


def test_a_person_on_a_list_appears(ledger: Ledger, tmp_path: Path) -> None:
    add(ledger, "truoc", person="Nguyễn Văn Hai")
    file = tmp_path / "SDN.csv"
    file.write_text('id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen,last_change\n"Q1","Person","Sergei Lavrov","Sergey Lavrov","","ru","","","","","","x","","",""\n', "utf8")  # fmt: skip  # noqa: E501
    load_list(ledger, file, "danh-sach")
    keep(ledger, Rule("trung-phat", Sort.LISTED, Filters()), Rule("khac", Sort.LISTED, Filters(), list="khac"))
    add(ledger, "a", person="Sergey Lavrov")
    add(ledger, "b", person="Nguyễn Văn Ba", day="2024-05-02")
    assert check_rules(ledger, TODAY, NOW) == 1
    assert titles(ledger)[0].startswith("Sergey Lavrov (danh-sach): 2024-05-03 visit")


def test_a_name_is_taken_once_and_goes_with_its_rule(ledger: Ledger) -> None:
    keep(ledger, Rule("x", Sort.EVENT, Filters()))
    with pytest.raises(SettingsError, match="there is one of this name"):
        keep(ledger, Rule("x", Sort.EVENT, Filters()))
    add(ledger, "a")
    check_rules(ledger, TODAY, NOW)
    with ledger.writing() as connection:
        remove_rule(connection, "x")
    assert titles(ledger) == []


def test_channels_get_each_alert_once_and_failures_are_tried_again(ledger: Ledger, site: Site, tmp_path: Path) -> None:
    feed = tmp_path / "tin.xml"
    ways = ("terminal", f"webhook:{site.url}/hook", f"atom:{feed}", "mail:toi@example.org", "webhook:http://10.0.0.1/x")
    keep(ledger, Rule("nga", Sort.EVENT, RUS_PRK, channels=ways))
    add(ledger, "a")
    check_rules(ledger, TODAY, NOW)
    shown: list[str] = []
    limits = Limits(seconds=2, allowed=(site.host,))
    courier = Courier(ledger, limits=limits, mail=Mail(), show=shown.append)
    site.status["/hook"] = 500
    troubles = courier.run(1_000)
    assert sorted(trouble.partition(":")[0] for trouble in troubles) == ["mail", "webhook", "webhook"]
    assert any("no address of the public web" in trouble for trouble in troubles)
    assert shown == ["nga: 2024-05-03 visit occurred RUS → PRK"]
    assert "<title>2024-05-03 visit occurred RUS → PRK</title>" in feed.read_text("utf8")
    site.status["/hook"] = 200
    assert len(courier.run(2_000)) == 2
    assert len(site.posted) == 2
    assert courier.run(2_001) == []
    assert len(shown) == 1


@pytest.mark.parametrize("channel", ["", "telegram:x", "webhook:ftp://x", "mail:toi", "atom:"])
def test_a_channel_that_is_none(channel: str) -> None:
    with pytest.raises(SettingsError, match="write terminal, webhook"):
        check_channel(channel)
