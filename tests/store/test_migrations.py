"""A ledger of an earlier step, brought up to date with what it holds."""

from importlib.resources import files

from alembic import command
from alembic.config import Config

from banggiao.store.engine import APPLICATION_ID, connect, parse_url, transaction
from banggiao.store.ledger import open_ledger
from banggiao.store.profiles import number_of

OLD = (
    "INSERT INTO events (pk, id, kind, status, edtf, day, place, actors, recipients, people, confidence, mentions, "
    "articles, origins, verdict, merged, facets) VALUES (7, 'e1', 'visit', 'occurred', '', 20240503, '', 'RUS', 'PRK', "
    "'[]', 0.5, 1, 1, 1, '', NULL, 'kind:visit\nparty:RUS')",
    "INSERT INTO facets (facet, day, event) VALUES ('kind:visit', 20240503, 7), ('party:RUS', 20240503, 7)",
    "INSERT INTO facet_counts (facet, sort, events) VALUES ('kind:visit', 'kind', 1), ('party:RUS', 'party', 1)",
    "INSERT INTO event_keys (key, event) VALUES ('visit PRK+RUS d2024-05-03', 7)",
)


def test_facets_and_keys_get_numbers(url: str) -> None:
    engine = connect(parse_url(url), create=True)
    with transaction(engine, writes=True) as connection:
        config = Config()
        config.set_main_option("script_location", str(files("banggiao.store").joinpath("migrations")))
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        for statement in OLD:
            connection.exec_driver_sql(statement)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    engine.dispose()
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
