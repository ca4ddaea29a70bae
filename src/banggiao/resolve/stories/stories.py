"""Stories: each article joins the story that it is most like, or begins one. One pass, at a cost that stays flat.

A story is known by its centroid and its last articles, and found by the terms that weigh most in it: an inverted
index whose postings hold the latest stories only. Stories that nothing joined for long are forgotten.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.words import words_of
from banggiao.resolve.events.dates import first_day
from banggiao.resolve.stories.copies import Copies, fingerprint
from banggiao.resolve.stories.terms import Frequencies, Vector, heaviest, similarity, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from banggiao.model.article import Article
    from banggiao.resolve.stories.copies import Print

_LIKE = 0.255  # from this similarity on an article joins a story
_FADES = 20.0  # days between articles after which similarity counts a third
_CENTRE = 0.5  # weight of the centroid; the rest is that of the article which is most alike
_LAST = 4  # articles of a story that are compared
_HEAVY = 24  # terms of an article by which stories are looked up, the heaviest
_POSTINGS = 48  # stories of a term that are looked at, the latest
_COMPARED = 16  # stories that are compared, those with most terms in common
_CENTROID = 150  # terms of a centroid
_WINDOW = 8_000  # stories that are remembered


class Told(NamedTuple):
    """The story of an article; `copy_of`: an earlier article whose text it repeats; `score`: how alike, 0 for a new."""

    article: str
    story: str
    copy_of: str | None
    score: float


@dataclass(slots=True)
class _Story:
    id: str
    sums: Vector
    length: float
    last: deque[Vector]
    days: tuple[int, int] | None
    articles: int = 0
    filed: set[str] = field(default_factory=set)


class Stories:
    """The stories so far. `add` takes one article after another; what it says of an article never changes later."""

    def __init__(self) -> None:
        self._frequencies = Frequencies()
        self._copies = Copies()
        self._stories: dict[str, _Story] = {}
        self._postings: dict[str, deque[str]] = {}
        self._of: dict[str, str] = {}

    def add(self, article: Article, made: Print | None = None) -> Told:
        """The story of `article`; `made`: the fingerprint of its text, where the caller has it already.

        Example: the second report of one visit has the story of the first.
        """
        vector = self._frequencies.vector(terms(article.text))
        heavy = _heavy(vector)
        day = _day(article.published)
        copied = self._copies.find(article.id, made or fingerprint(words_of(article.text)))
        score, story = self._best(vector, heavy, day)
        if copied and (again := self._stories.get(self._of.get(copied, ""))):
            score, story = 1.0, again
        if story is None:
            story = _Story("s" + hashlib.sha256(article.id.encode()).hexdigest()[:16], {}, 0.0, deque(), None)
        self._join(story, vector, heavy, day)
        self._of[article.id] = story.id
        return Told(article.id, story.id, copied, round(score, 3))

    def recall(self, told: Told, text: str, published: str | None, made: Print) -> None:
        """Remember an article, whose text begins with `text`, as `add` told of it in an earlier run."""
        vector = self._frequencies.vector(terms(text))
        self._copies.remember(told.article, made)
        story = self._stories.get(told.story) or _Story(told.story, {}, 0.0, deque(), None)
        self._join(story, vector, _heavy(vector), _day(published))
        self._of[told.article] = told.story

    def _best(self, vector: Vector, heavy: list[str], day: int | None) -> tuple[float, _Story | None]:
        found = Counter(chain.from_iterable(self._postings.get(term, ()) for term in heavy))
        best: tuple[float, _Story | None] = (0.0, None)
        for name, _ in found.most_common(_COMPARED):
            story, least = self._stories[name], max(_LIKE, best[0])
            faded = _faded(day, story.days)
            if faded < least:  # a story of another time: likeness, 1 at most, cannot make up for it
                continue
            score = _likeness(vector, story) * faded
            if score >= least:
                best = score, story
        return best

    def _join(self, story: _Story, vector: Vector, heavy: list[str], day: int | None) -> None:
        for term, value in vector.items():
            story.sums[term] = story.sums.get(term, 0.0) + value
        if len(story.sums) > 2 * _CENTROID:
            story.sums = {term: story.sums[term] for term in heaviest(story.sums, _CENTROID)}
        story.length = math.sqrt(sum([value * value for value in story.sums.values()])) or 1.0
        story.last.append(vector)
        story.articles += 1
        if len(story.last) > _LAST:
            story.last.popleft()
        if day is not None:
            story.days = (min(day, story.days[0]), max(day, story.days[1])) if story.days else (day, day)
        self._stories.pop(story.id, None)
        self._stories[story.id] = story  # the last to be told of is the last to be forgotten
        self._file(story, heavy)
        if len(self._stories) > _WINDOW:
            self._forget(next(iter(self._stories.values())))

    def _file(self, story: _Story, heavy: list[str]) -> None:
        for term in heavy:
            if term in story.filed:
                continue
            posting = self._postings.setdefault(term, deque())
            posting.append(story.id)
            story.filed.add(term)
            if len(posting) > _POSTINGS:
                self._stories[posting.popleft()].filed.discard(term)

    def _forget(self, story: _Story) -> None:
        del self._stories[story.id]
        for term in story.filed:
            posting = self._postings[term]
            posting.remove(story.id)
            if not posting:
                del self._postings[term]


def tell(articles: Iterable[Article]) -> Iterator[Told]:
    """The story of each of `articles`, in their order."""
    stories = Stories()
    return map(stories.add, articles)


def _heavy(vector: Vector) -> list[str]:
    return heaviest(vector, _HEAVY)


def _day(published: str | None) -> int | None:
    day = first_day((published or "")[:10])
    return day.toordinal() if day else None


def _likeness(vector: Vector, story: _Story) -> float:
    centre = similarity(vector, story.sums)
    # As of most stories: of one article the centroid is its vector, whose likeness need not be worked out twice.
    nearest = centre if story.articles == 1 else max([similarity(vector, other) for other in story.last])
    return _CENTRE * centre / story.length + (1 - _CENTRE) * nearest


def _faded(day: int | None, days: tuple[int, int] | None) -> float:
    if day is None or days is None:
        return 1.0
    apart = max(days[0] - day, day - days[1], 0)
    return math.exp(-apart / _FADES)
