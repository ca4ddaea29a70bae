"""Reading articles so that those without a date can be dated from a ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from banggiao.model.article import Article
    from banggiao.model.event import Reading
    from banggiao.pipeline import Reader
    from banggiao.store.articles import Read


def read_for(reader: Reader, article: Article) -> Read:
    """`article` as it is read; without a date also what it tells of by years back, and how to read it as of a date."""
    from banggiao.resolve.dating import recollections
    from banggiao.store.articles import Read

    document = reader.annotate(article)
    read = Read(article, document.sentences, reader.extractor.read(document), reader.extractor.name)
    if read.reading.published.edtf is not None:
        return read

    def again(edtf: str) -> Reading:
        return reader.read(replace(article, published=edtf))

    told = recollections(article.text, read.reading.events, reader.language.find_times)
    return read._replace(told=told, again=again)
