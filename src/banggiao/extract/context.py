"""What extraction knows of the whole article while it decides about one candidate."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from banggiao.annotate.attribution import Saying, find_sayings
from banggiao.annotate.view import PARTY_TYPES, SentenceView, views
from banggiao.extract.named import Named, placed_in
from banggiao.extract.scene import Scene, scenes
from banggiao.extract.written import Written
from banggiao.model.edtf import is_unknown, is_valid
from banggiao.model.ontology import load_ontology
from banggiao.model.sentence import SentenceRole
from banggiao.model.time import TimeType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from banggiao.annotate.document import Document
    from banggiao.extract.candidates import Candidate
    from banggiao.model.mention import Mention
    from banggiao.model.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Context:
    """The article round a candidate: all sentence views and candidates, and who is spoken of most.

    `ranked`: party codes, most spoken of first, those of the title counted four times; `title`: codes of the title.
    """

    document: Document
    views: tuple[SentenceView, ...]
    sayings: Mapping[int, tuple[Saying, ...]]  # by sentence
    candidates: Mapping[int, tuple[Candidate, ...]]  # by sentence
    types: Mapping[int, Sequence[str]]  # the PLOVER type of each candidate of a sentence
    speakers: Mapping[int, frozenset[str]]  # the parties of its sources, by sentence
    dates: Mapping[int, tuple[Written, ...]]  # the dates of a sentence that say something
    dated: tuple[Written, ...]  # the same in text order
    named: Mapping[str, tuple[Mention, ...]]  # the mentions of each party, in text order
    kinds: Mapping[str, int]  # how many candidates of each kind
    title_kinds: frozenset[str]
    ranked: tuple[str, ...]
    title: frozenset[str]
    offices: Mapping[str, str]  # of each person of the article, by name
    scenes: tuple[Scene, ...]  # of the candidates, in order
    places: tuple[tuple[Named, ...], ...]  # by sentence: places in one country
    located: Mapping[str, tuple[Mention, str, int]]  # the first place in each country, its preposition, its sentence

    @classmethod
    def of(cls, document: Document, candidates: Sequence[Candidate]) -> Context:
        """Count what the article speaks of."""
        by_sentence: dict[int, list[Candidate]] = {}
        for candidate in candidates:
            by_sentence.setdefault(candidate.sentence, []).append(candidate)
        heads = [i for i, s in enumerate(document.sentences[:3]) if i == 0 or s.role is SentenceRole.TITLE]
        head_end = document.sentences[heads[-1]].end if heads else 0
        counts: Counter[str] = Counter()
        title: set[str] = set()
        named: dict[str, list[Mention]] = {}
        for mention in document.mentions:
            for code in mention.codes:
                named.setdefault(code, []).append(mention)
            if mention.type in PARTY_TYPES:
                for code in mention.codes:
                    counts[code] += 4 if mention.start < head_end else 1
                    if mention.start < head_end:
                        title.add(code)
        ontology = load_ontology()
        seen = tuple(views(document))
        published = document.published.edtf
        dates = {
            view.index: tuple([Written.of(time, view, published) for time in view.times if _says_when(time)])
            for view in seen
            if view.times
        }
        places = tuple([placed_in(view) if view.places else () for view in seen])
        located: dict[str, tuple[Mention, str, int]] = {}
        for view, here in zip(seen, places, strict=True):
            for mention, prep, _ in here:
                located.setdefault(mention.codes[0], (mention, prep, view.index))
        sayings: dict[int, list[Saying]] = {}
        for saying in find_sayings(document, seen):
            sayings.setdefault(saying.sentence, []).append(saying)
        return cls(
            document,
            seen,
            {index: tuple(found) for index, found in sayings.items()},
            {index: tuple(found) for index, found in by_sentence.items()},
            {i: [ontology[c.entry.kind].type for c in found] for i, found in by_sentence.items()},
            {index: frozenset([code for one in found for code in one.codes]) for index, found in sayings.items()},
            dates,
            tuple([date for found in dates.values() for date in found]),
            {code: tuple(mentions) for code, mentions in named.items()},
            Counter([c.entry.kind for c in candidates]),
            frozenset([ontology[c.entry.kind].type for c in candidates if c.sentence in heads]),
            tuple([code for code, _ in counts.most_common(6)]),
            frozenset(title),
            {person.name: person.office for person in document.persons},
            tuple(scenes(seen, by_sentence)),
            places,
            located,
        )


def _says_when(time: TimeExpression) -> bool:
    dated = time.type in (TimeType.DATE, TimeType.TIME)
    return dated and is_valid(time.value) and not is_unknown(time.value)
