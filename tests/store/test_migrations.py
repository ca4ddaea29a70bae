"""A ledger of an earlier step, brought up to date with what it holds."""

from importlib.resources import files

from alembic import command
from alembic.config import Config

from banggiao.resolve.events.keys import filed_under
from banggiao.resolve.events.profiles import Profile
from banggiao.store.engine import APPLICATION_ID, connect, parse_url, transaction
from banggiao.store.ledger import open_ledger
from banggiao.store.profiles import dump_profile, number_of

OLD = (
    "INSERT INTO events (pk, id, kind, status, edtf, day, place, actors, recipients, people, confidence, mentions, "
    "articles, origins, verdict, merged, facets) VALUES (7, 'e1', 'visit', 'occurred', '', 20240503, '', 'RUS', 'PRK', "
    "'[]', 0.5, 1, 1, 1, '', NULL, 'kind:visit\nparty:RUS')",
    "INSERT INTO facets (facet, day, event) VALUES ('kind:visit', 20240503, 7), ('party:RUS', 20240503, 7)",
    "INSERT INTO facet_counts (facet, sort, events) VALUES ('kind:visit', 'kind', 1), ('party:RUS', 'party', 1)",
    "INSERT INTO event_keys (key, event) VALUES ('visit PRK+RUS d2024-05-03', 7)",
)


def make_older(url: str, step: str, statements: tuple[str, ...]) -> None:
    """A ledger as a program made it that knew the tables up to `step`."""
    engine = connect(parse_url(url), create=True)
    with transaction(engine, writes=True) as connection:
        config = Config()
        config.set_main_option("script_location", str(files("banggiao.store").joinpath("migrations")))
        config.attributes["connection"] = connection
        command.upgrade(config, step)
        for statement in statements:
            connection.exec_driver_sql(statement)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    engine.dispose()


def test_facets_and_keys_get_numbers(url: str) -> None:
    make_older(url, "0002", OLD)
    ledger = open_ledger(url)
    with ledger.reading() as connection:
        ask = connection.exec_driver_sql
        named = "SELECT c.facet, f.day, f.event FROM facets f JOIN facet_counts c ON c.pk = f.facet ORDER BY c.facet"
        assert [tuple(row) for row in ask(named)] == [("kind:visit", 20240503, 7), ("party:RUS", 20240503, 7)]
        assert ask("SELECT facets FROM events").scalar() == "1,2"
        assert [tuple(row) for row in ask("SELECT key, event FROM event_keys")] == [
            (number_of("visit PRK+RUS d2024-05-03"), 7)
        ]
    ledger.close()


def test_keys_of_events_are_numbered_anew(url: str) -> None:
    sides = frozenset({(frozenset({"RUS"}), frozenset({"PRK"}))})
    none: frozenset[str] = frozenset()
    profile = Profile("", "visit", sides, frozenset({"2024-05-03"}), (), none, none, (), (), ("2024-05-04",))
    statement = (
        "INSERT INTO events (pk, id, kind, status, edtf, day, place, actors, recipients, people, confidence, mentions, "
        "articles, origins, verdict, merged, facets, profile) VALUES (7, 'e1', 'visit', 'occurred', '', 20240503, '', "
        f"'RUS', 'PRK', '[]', 0.5, 1, 1, 1, '', NULL, '', '{dump_profile(profile)}')"
    )
    make_older(url, "0004", (statement, "INSERT INTO event_keys (key, event) VALUES (11, 7), (12, 7), (13, 8)"))
    ledger = open_ledger(url)
    with ledger.reading() as connection:
        rows = connection.exec_driver_sql("SELECT key, event FROM event_keys").fetchall()
        assert {tuple(row) for row in rows} == {(number_of(key), 7) for key in filed_under(profile)} | {(13, 8)}
        if connection.dialect.name == "sqlite":
            said = connection.exec_driver_sql("SELECT v FROM words_config WHERE k = 'automerge'").scalar()
            assert said == 16
    ledger.close()
