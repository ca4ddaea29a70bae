"""Which candidate is which gold record: what training learns from and candidate recall is counted by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.evaluate.gold import GoldEvent
    from banggiao.extract.candidates import Candidate


class Alignment(NamedTuple):
    """`pairs`: candidate number to gold record. `unsure`: candidates over a gold trigger that were not chosen."""

    pairs: dict[int, GoldEvent]
    unsure: frozenset[int]


def align(candidates: Sequence[Candidate], gold: Sequence[GoldEvent]) -> Alignment:
    """Pair each gold record with its best candidate: of the same kind over its trigger, else of the same PLOVER
    type over it, else of the same kind elsewhere in the sentence. No candidate serves twice."""
    ontology = load_ontology()
    ranked = []
    for g, event in enumerate(gold):
        for c, candidate in enumerate(candidates):
            middle = (candidate.start + candidate.end) / 2
            if not event.sentence[0] <= middle <= event.sentence[1]:
                continue
            kind = candidate.entry.kind
            over = candidate.start < event.end and event.start < candidate.end
            same, near = kind == event.kind, ontology[kind].type == ontology[event.kind].type
            if same or (near and over):
                score = (over + same, over, -abs(candidate.start - event.start), candidate.end - candidate.start)
                ranked.append((score, g, c))
    ranked.sort(reverse=True)
    pairs: dict[int, GoldEvent] = {}
    done: set[int] = set()
    for _, g, c in ranked:
        if g not in done and c not in pairs:
            done.add(g)
            pairs[c] = gold[g]
    unsure = {
        c
        for c, candidate in enumerate(candidates)
        if c not in pairs and any(candidate.start < e.end and e.start < candidate.end for e in gold)
    }
    return Alignment(pairs, frozenset(unsure))
