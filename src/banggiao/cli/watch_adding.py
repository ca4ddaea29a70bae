"""Adding what is watched to the ledger, with the reader loaded once there is something to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from banggiao.model.article import Article
    from banggiao.store.add import Adder
    from banggiao.store.ledger import Ledger
    from banggiao.watch.outcome import Added


class LedgerAdder:
    """Reads articles and adds them. To be closed."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._adder: Adder | None = None

    def __call__(self, article: Article) -> Added:
        """Add `article`, unless this version of it is there."""
        from banggiao.cli.undated import read_for
        from banggiao.pipeline import load_names, load_reader
        from banggiao.store.add import Adder, Outcome
        from banggiao.store.articles import storable
        from banggiao.store.pages import article_of
        from banggiao.watch.outcome import Added

        reader = load_reader()
        if self._adder is None:
            self._adder = Adder(self._ledger, load_names(), reader.extractor.name, "watch")
        article = storable(article)
        outcome = Outcome.KNOWN
        if not self._adder.knows(article):
            outcome = self._adder.add(read_for(reader, article))
        with self._ledger.reading() as connection:
            id_ = article_of(connection, article)
        return Added(id_, outcome is Outcome.AGAIN, article.title or article.text[:80])

    def close(self) -> None:
        """Write down that the run came to its end."""
        if self._adder is not None:
            self._adder.finish()
