"""Articles of the ledger with every version that was retrieved."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.store.identity import alike, lookup_key, version_key
from banggiao.store.record import day_of, dump
from banggiao.store.rows import ask, insert, sql
from banggiao.store.words import index

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from banggiao.model.article import Article
    from banggiao.model.event import Publication, Reading
    from banggiao.model.sentence import Sentence
    from banggiao.resolve.dating import Dated, Recollection
    from banggiao.store.rows import Keys
    from banggiao.store.words import Words

_BAD = re.compile(r"[\x00\ud800-\udfff]")
_LONGEST = {"id": 500, "text": None, "title": None, "source": 300, "url": 2_000}
_SAME_NAME = 10  # articles of one name that are looked at for one that this is a new version of

_KNOWN = "SELECT 1 FROM versions v JOIN readings r ON r.version = v.pk WHERE v.id = ? AND r.extractor = ?"
_VERSION = "SELECT v.pk, v.article, a.id FROM versions v JOIN articles a ON a.pk = v.article WHERE v.id = ?"
_NAMESAKES = (
    "SELECT a.pk, a.id, v.text FROM articles a JOIN versions v ON v.pk = a.version "
    f"WHERE a.lookup = ? ORDER BY a.pk DESC LIMIT {_SAME_NAME}"
)
_SHOW_VERSION = sql(
    "UPDATE articles SET version = :version, reading = :reading, title = :title, published = :published, "
    "basis = :basis, day = :day WHERE pk = :pk"
)
_CURRENT = sql(
    "SELECT r.extractor, a.version FROM articles a JOIN readings r ON r.pk = a.reading WHERE a.pk = :article"
)


class Read(NamedTuple):
    """An article with what was read of it, and by which extractor.

    Of an article without a date: `told`, the events that it tells of by years back; `again` reads it as of a date;
    `dated`: the date that the ledger then gave it.
    """

    article: Article
    sentences: Sequence[Sentence]
    reading: Reading
    extractor: str
    told: Sequence[Recollection] = ()
    again: Callable[[str], Reading] | None = None
    dated: Dated | None = None


class Place(NamedTuple):
    """Where a reading goes: keys of article, version and reading, the article's id, its day of publication.

    `fresh`: the article was not there before. `shown`: the reading is the one that queries see.
    """

    article: int
    id: str
    version: int
    reading: int
    day: int
    fresh: bool
    shown: bool


def storable(article: Article) -> Article:
    """`article` without what no database takes: NUL, halves of surrogate pairs, an id, source or URL of pages.

    No character is moved. To be called before it is read, so that what is read quotes what is stored.
    """
    fields: dict[str, Any] = {name: getattr(article, name) for name in _LONGEST}
    cleaned: dict[str, Any] = {
        name: value and _BAD.sub("\ufffd", value)[: _LONGEST[name]] for name, value in fields.items()
    }
    return article if cleaned == fields else replace(article, **cleaned)


def is_known(connection: Connection, article: Article, extractor: str) -> bool:
    """Whether this version of the article was read by `extractor` already."""
    return bool(ask(connection, _KNOWN, ("v" + version_key(article), extractor)))


def place(connection: Connection, keys: Keys, read: Read, run: int, words: Words) -> Place:
    """Make the rows of a reading: its article and version where they are new, and the reading itself.

    `words`: those of the article's text, by which it will be found.
    """
    article, published, extractor = read.article, read.reading.published, read.extractor
    key = version_key(article)
    known = next(iter(ask(connection, _VERSION, ("v" + key,))), None)
    found = (known[1], known[2]) if known else _earlier(connection, article)
    pk, id_ = found or (keys.next("articles"), "a" + key)
    version = known[0] if known else keys.next("versions")
    shown, day = known is None or _is_newest(connection, pk, version, extractor), day_of(published.edtf)
    spot = Place(pk, id_, version, keys.next("readings"), day, fresh=found is None, shown=shown)
    row = {"published": published.edtf, "basis": published.basis, "title": article.title, "day": spot.day}
    if spot.fresh:
        more = {"pk": pk, "id": id_, "lookup": lookup_key(article), "given": article.id, "source": article.source}
        more |= {"url": article.url, "language": "vi", "version": version, "reading": spot.reading}
        insert(connection, "articles", [row | more])
    if not known:
        _add_version(connection, article, spot, (key, run))
        index(connection, version, words)
    return spot


def show(connection: Connection, read: Read, spot: Place) -> None:
    """Make the reading at `spot` the one that queries see."""
    article, published = read.article, read.reading.published
    row = {"published": published.edtf, "basis": published.basis, "title": article.title, "day": spot.day}
    connection.execute(_SHOW_VERSION, row | {"pk": spot.article, "version": spot.version, "reading": spot.reading})


def add_reading(connection: Connection, read: Read, spot: Place, run: int) -> None:
    """Write down who read the version, and what was found of its publication."""
    published: Publication = read.reading.published
    row = {"pk": spot.reading, "version": spot.version, "extractor": read.extractor, "run": run}
    evidence = read.dated.evidence if read.dated else published.evidence
    row |= {"published": published.edtf, "basis": published.basis, "evidence": dump(evidence)}
    insert(connection, "readings", [row])


def add_sentences(connection: Connection, sentences: Sequence[Sentence], spot: Place) -> None:
    """Write down where the sentences of a version are, unless that is known."""
    there = sql("SELECT 1 FROM sentences WHERE version = :pk LIMIT 1")
    if not spot.fresh and connection.execute(there, {"pk": spot.version}).first():
        return
    insert(
        connection,
        "sentences",
        [
            {"version": spot.version, "start": one.start, "stop": one.end, "role": one.role.value}
            for one in {sentence.start: sentence for sentence in sentences}.values()
        ],
    )


def _add_version(connection: Connection, article: Article, spot: Place, by: tuple[str, int]) -> None:
    key, run = by
    row = {"pk": spot.version, "id": "v" + key, "article": spot.article, "run": run}
    row |= {"raw_hash": article.raw_hash, "title": article.title, "text": article.text, "published": article.published}
    row |= {"normalised": int(article.normalised), "retrieved": datetime.now(UTC).isoformat(timespec="seconds")}
    row |= {"author": _BAD.sub("", article.author)[:300], "published_at": article.published_at}
    row |= {"modified_at": article.modified_at, "asides": dump(article.asides)}
    insert(connection, "versions", [row])


def _earlier(connection: Connection, article: Article) -> tuple[int, str] | None:
    """The article that this is a new version of: one of the same URL, or of the same name and much the same text."""
    rows = ask(connection, _NAMESAKES, (lookup_key(article),))
    return next(((pk, id_) for pk, id_, text in rows if article.url or alike(text, article.text)), None)


def _is_newest(connection: Connection, article: int, version: int, extractor: str) -> bool:
    """Whether a reading of a version that is there is to be shown: it is of the newest version, by no older program."""
    current = connection.execute(_CURRENT, {"article": article}).one()
    return bool(current.version == version) and _numbers(extractor) >= _numbers(current.extractor)


def _numbers(extractor: str) -> list[int]:
    """The version numbers in an extractor's name. Example: "rules 0.1.0 / vi 0.2.0" has [0, 1, 0, 0, 2, 0]."""
    return [int(number) for number in re.findall(r"\d{1,9}", extractor)]
