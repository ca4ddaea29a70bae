"""How well articles are dated whose day of publication is hidden: each by itself, and with the others of its story."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.dated_times import read_dated_times
from banggiao.annotate.dating import Calendar
from banggiao.annotate.sentences import split_sentences
from banggiao.evaluate.figures import Figure
from banggiao.ingest.article import make_article
from banggiao.resolve.dating import date_by_story
from banggiao.resolve.stories.stories import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from banggiao.lang.language import Language
    from banggiao.model.article import Article


class Dating(NamedTuple):
    """The true day of an article and what was claimed, EDTF or "" for unknown."""

    true: str
    claimed: str


def dates(shared: Path, language: Language) -> Iterator[Figure]:
    """Shares of articles with a year claimed, and of the claims that are right: "dates" alone, "dates_by_story"."""
    articles = list(_read(shared / "corpora" / "stories-dev.jsonl.gz"))
    claimed = {article.id: claim(article, language) for article in articles}
    yield from figures("dates", [Dating(article.published or "", claimed[article.id]) for article in articles])
    told: dict[str, list[str]] = {}
    for one in tell(replace(article, published=None) for article in articles):
        told.setdefault(one.story, []).append(one.article)
    for members in told.values():
        by_story = date_by_story((name, claimed[name]) for name in members)
        claimed |= {name: claimed[name] or (by_story.edtf if by_story else "") for name in members}
    by_story_too = [Dating(article.published or "", claimed[article.id]) for article in articles]
    yield from figures("dates_by_story", by_story_too)


def claim(article: Article, language: Language) -> str:
    """The date that an article's own words give it, "" where they give none; its `published` is not looked at."""
    text = article.text
    folded = language.fold(text)
    sentences = split_sentences(text, folded, article.title, language.layout)
    calendar = Calendar(language.find_times, language.weekday_in)
    scan = language.scan(text, folded)
    return read_dated_times(text, sentences, None, scan, language.dating, calendar).publication.edtf or ""


def figures(group: str, datings: Iterable[Dating]) -> Iterator[Figure]:
    """years_claimed and days_claimed, of all articles; years_right and days_right, of those claimed.

    Where nothing is claimed, nothing is wrong: the share is 1.
    """
    known = [one for one in datings if one.true]
    years = [one for one in known if one.claimed]
    days = [one for one in years if len(one.claimed) == len("2024-02-13")]
    yield Figure(group, "years_claimed", _share(len(years), len(known)))
    yield Figure(group, "years_right", _share(sum(one.claimed[:4] == one.true[:4] for one in years), len(years)))
    yield Figure(group, "days_claimed", _share(len(days), len(known)))
    yield Figure(group, "days_right", _share(sum(one.claimed == one.true[:10] for one in days), len(days)))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _read(path: Path) -> Iterator[Article]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for number, line in enumerate(lines, 1):
            yield make_article(f"{path}:{number}", json.loads(line))
