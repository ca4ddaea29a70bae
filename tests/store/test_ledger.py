"""Ledgers that cannot be opened: each a clear error, and nothing written."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

import banggiao.store
from banggiao.errors import LedgerBusy, LedgerDamaged, LedgerError, LedgerFull, LedgerMissing, LedgerNewer
from banggiao.pipeline import load_names
from banggiao.store import engine, migrate
from banggiao.store.add import Adder
from banggiao.store.articles import Read
from banggiao.store.dump import dump_ledger
from banggiao.store.engine import parse_url
from banggiao.store.ledger import open_ledger


def test_head_is_the_newest_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(banggiao.store.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.HEAD]


def test_opened_twice_is_the_same(url: str) -> None:
    open_ledger(url, create=True).close()
    ledger = open_ledger(url)
    assert dump_ledger(ledger)["articles"] == []
    ledger.close()


def test_an_older_ledger_is_brought_up_to_date(
    url: str, make: Callable[..., Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(migrate, "HEAD", "0001")
        ledger = open_ledger(url, create=True)
        with ledger.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO persons (pk, id, lookup, name, skeleton, country) VALUES (1, 'p', 'a b', 'A B', 'a b', '')"
            )
        ledger.close()
    ledger = open_ledger(url)
    assert dump_ledger(ledger)["spellings"] == [("a b", 1)]
    assert Adder(ledger, load_names(), "test 1.0").add(make()) == "new"
    ledger.close()


def test_a_newer_ledger_is_left_alone(url: str) -> None:
    ledger = open_ledger(url, create=True)
    with ledger.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    ledger.close()
    with pytest.raises(LedgerNewer, match="newer version"):
        open_ledger(url, create=True)


def test_a_missing_file_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match="banggiao add"):
        open_ledger(str(tmp_path / "x.db"))
    with pytest.raises(LedgerMissing, match="folder"):
        open_ledger(str(tmp_path / "không" / "x.db"), create=True)
    with pytest.raises(LedgerMissing, match="no file"):
        open_ledger(str(tmp_path), create=True)
    assert list(tmp_path.iterdir()) == []


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE articles (x)")
    before = path.read_bytes()
    with pytest.raises(LedgerDamaged, match="another program"):
        open_ledger(str(path), create=True)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.db"]


@pytest.mark.parametrize("data", [b"no database" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(data)
    with pytest.raises(LedgerDamaged):
        open_ledger(str(path), create=True)
    assert path.read_bytes() == data


def test_damage_inside_is_named(tmp_path: Path, make: Callable[..., Read]) -> None:
    path = tmp_path / "x.db"
    ledger = open_ledger(str(path), create=True)
    adder = Adder(ledger, load_names(), "test 1.0")
    for number in range(20):
        adder.add(make(f"t{number}"))
    ledger.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    with pytest.raises(LedgerError):
        dump_ledger(open_ledger(str(path)))


@pytest.mark.parametrize(
    "wrong", ["mysql://x/y", "postgresql://user:secret@127.0.0.1:1/x", "http://[", "sqlite://", "postgresql://h:port/x"]
)
def test_a_wrong_url_is_named_without_its_password(wrong: str) -> None:
    with pytest.raises(LedgerMissing) as raised:
        open_ledger(wrong, create=True)
    assert "secret" not in str(raised.value)


def test_a_path_is_an_sqlite_file() -> None:
    assert parse_url("kho/sổ cái.db").database == "kho/sổ cái.db"
    assert parse_url("postgresql://u@h/n").drivername == "postgresql+psycopg"


def test_a_full_disk_takes_back_the_article(tmp_path: Path, make: Callable[..., Read]) -> None:
    ledger = open_ledger(str(tmp_path / "x.db"), create=True)
    adder = Adder(ledger, load_names(), "test 1.0")
    adder.add(make("a"))
    before = dump_ledger(ledger)
    with ledger.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LedgerFull, match="taken back"):
        adder.add(make("b", more="chữ " * 50_000))
    assert dump_ledger(ledger) == before
    ledger.close()


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "x.db")
    first = open_ledger(path, create=True)
    monkeypatch.setattr(engine, "_WAIT", 0.1)
    second = open_ledger(path)
    with first.writing(), pytest.raises(LedgerBusy), second.writing():
        pass
    first.close()
    second.close()
