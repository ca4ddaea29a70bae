"""The whole journey of an article, from its text to what was read of it. Only this module knows the order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from banggiao.annotate.actors import find_actors
from banggiao.annotate.anaphora import resolve_anaphora
from banggiao.annotate.dated_times import read_dated_times
from banggiao.annotate.dating import Calendar
from banggiao.annotate.document import Document
from banggiao.annotate.persons import find_persons, merge
from banggiao.annotate.sentences import split_sentences
from banggiao.annotate.times import Sifted
from banggiao.extract.extractor import RuleExtractor
from banggiao.extract.model import shipped_models
from banggiao.extract.neural.net import shipped_net
from banggiao.lang.vi.language import load
from banggiao.lang.vi.names import load_persons
from banggiao.lang.vi.people import called, leaders, readings

if TYPE_CHECKING:
    from banggiao.lang.language import Language
    from banggiao.model.article import Article
    from banggiao.model.event import Reading
    from banggiao.resolve.persons import Names


def annotate(article: Article, language: Language) -> Document:
    """The article with all its layers: sentences, mentions, persons, times, publication."""
    text = article.text
    folded = language.fold(text)
    sentences = split_sentences(text, folded, article.title, language.layout)
    scan = language.scan(text, folded)
    named = find_actors(text, folded, sentences, scan, language)
    people = find_persons(text, folded, sentences, named, scan, language.persons)
    mentions = resolve_anaphora(folded, sentences, merge(named, people.mentions), scan.anaphors)
    calendar = Calendar(Sifted(language.find_times, scan.times), language.weekday_in)
    times, published = read_dated_times(text, sentences, article.published, scan, language.dating, calendar)
    return Document(article, folded, sentences, scan, mentions, people.persons, times, published)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles; immutable, so that one serves any number of them, in any order."""

    language: Language
    extractor: RuleExtractor

    def annotate(self, article: Article) -> Document:
        """The article with all its layers: sentences, mentions, persons, times, publication."""
        return annotate(article, self.language)

    def read(self, article: Article) -> Reading:
        """Everything that is read of one article.

        Example: of "Ngoại trưởng Nga Lavrov thăm Bình Nhưỡng." one event, a visit of RUS to PRK.
        """
        return self.extractor.read(self.annotate(article))


@cache
def load_reader() -> Reader:
    """The reader of Vietnamese with the shipped weights; the same one at each call, as nothing can change it."""
    language = load()
    return Reader(language, RuleExtractor.of(language, shipped_models(), shipped_net()))


@cache
def load_names() -> Names:
    """What is known of persons' names and offices, for telling persons of several articles apart."""
    from banggiao.resolve.persons import Names  # here, since reading alone needs no names

    return Names(readings(), load_persons().known, leaders(), called())
