"""The weights of event resolution, learned from annotated coreference; and what they are worth on stories unseen.

scikit-learn is needed here and nowhere else in resolving.
"""

from __future__ import annotations

import json
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from banggiao.resolve.events import across, within
from banggiao.resolve.events.evidence import across_articles, comparable, within_article
from banggiao.resolve.events.profiles import profile_of
from banggiao.resolve.events.weights import Weights, load_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from banggiao.evaluate.gold import GoldDocument
    from banggiao.resolve.events.traces import Trace

_WITHIN, _ACROSS = 0.1, 0.3  # C, the inverse strength of the L2 penalty
# What so few articles cannot teach, and is set by reason: see weights.toml.
BY_REASON = {"date_conflict": -2.5, "side_differs": -2.0, "told_later": 0.0, "told_far": -1.5}


class Pair(NamedTuple):
    """Two mentions, or two articles' events: their features, whether they are one, and the stories they are of."""

    features: Mapping[str, float]
    one: bool
    stories: frozenset[str]


class Annotated(NamedTuple):
    """An article's mentions with the event of each by its anchor, and the story that annotation links it to."""

    mentions: tuple[Trace, ...]
    events: Mapping[str, str]
    story: str


def read_groups(text: str) -> list[list[tuple[str, int]]]:
    """The groups of coreferring mentions, each (document, index of the event), of a file of annotated coreference."""
    return [[(document, int(index)) for document, index in group] for group in json.loads(text)["groups"]]


def annotate(
    documents: Iterable[GoldDocument],
    traces: Mapping[str, Sequence[Trace]],
    groups: Sequence[Sequence[tuple[str, int]]],
) -> list[Annotated]:
    """The documents that `groups` name. `traces`: of each document, in the order of its events."""
    named = {document for group in groups for document, _ in group}
    group_of = {item: f"group {number}" for number, group in enumerate(groups) for item in group}
    story = {name: name for name in named}

    def top(name: str) -> str:
        while story[name] != name:
            name = story[name]
        return name

    for group in groups:
        for name, _ in group:
            story[top(name)] = top(group[0][0])
    found = []
    for document in documents:
        name = document.article.id
        if name in named:
            events = {
                trace.anchor: group_of.get((name, place), f"{name} {place}") for place, trace in enumerate(traces[name])
            }
            found.append(Annotated(tuple(within.number_sentences(traces[name])), events, top(name)))
    return found


def pairs_within(articles: Iterable[Annotated]) -> Iterator[Pair]:
    """The pairs of mentions of one article that resolution compares."""
    for article in articles:
        mentions, events = article.mentions, article.events
        for left, right in within.pairs(mentions):
            one, other = mentions[left], mentions[right]
            features = within_article(one, other)
            yield Pair(features, events[one.anchor] == events[other.anchor], frozenset({article.story}))


def pairs_across(articles: Sequence[Annotated]) -> Iterator[Pair]:
    """The pairs of events of two articles that have a party in common.

    Articles of two stories that appeared near each other are left out: links between stories are not annotated.
    """
    told = [_told(article) for article in articles]
    for (one, ours), (other, theirs) in combinations(zip(articles, told, strict=True), 2):
        telling, their_telling = across.telling_of(list(ours.values())), across.telling_of(list(theirs.values()))
        apart = across.apart(telling, [their_telling])
        if one.story != other.story and apart in ("close", "later"):
            continue
        for event, mentions in ours.items():
            for their_event, their_mentions in theirs.items():
                profile, their_profile = profile_of(mentions), profile_of(their_mentions)
                if not comparable(profile.kind, their_profile.kind) or not profile.parties & their_profile.parties:
                    continue
                story = across.affinity(telling, [their_telling])
                features = across_articles(profile, their_profile, story=story)
                if "date_same" not in features:
                    features["told_" + apart] = 1.0
                yield Pair(features, event == their_event, frozenset({one.story, other.story}))


def learn(pairs: Sequence[Pair], *, sort: str) -> Weights:
    """The weights that fit `pairs`; `sort` is "within" or "across". The threshold is the shipped one's."""
    from sklearn.linear_model import LogisticRegression

    names = sorted({name for pair in pairs for name in pair.features})
    rows = [[pair.features.get(name, 0.0) for name in names] for pair in pairs]
    model = LogisticRegression(C=_WITHIN if sort == "within" else _ACROSS, max_iter=3000)
    model.fit(rows, [pair.one for pair in pairs])
    learned = {name: round(float(weight), 2) for name, weight in zip(names, model.coef_[0], strict=True)}
    shipped = load_weights()[sort]
    fixed = {name: weight for name, weight in BY_REASON.items() if name in shipped.features}
    return Weights(round(float(model.intercept_[0]), 2), shipped.threshold, learned | fixed)


def _told(article: Annotated) -> dict[str, list[Trace]]:
    told: dict[str, list[Trace]] = {}
    for mention in article.mentions:
        told.setdefault(article.events[mention.anchor], []).append(mention)
    return told
