"""A small chart parser: production rules over a run of atoms, each built from smaller pieces.

A rule's pattern is a line of kinds: "day? int month": `?` marks an item that may be missing, `|` alternatives, and a
leading `<` an item that the rule needs but its span leaves out (a preposition). The parser works from the last atom
to the first, so everything to the right of a position is known when the position is read; a run of n atoms costs
about n times the rules that can begin at an atom.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

MAX_NODES = 400  # of one start: a guard against a run that was made to be ambiguous


class Node(NamedTuple):
    """Atoms `start` to `end` read as `kind`; the first `lead` atoms are needed but outside the expression's span."""

    start: int
    end: int
    kind: str
    value: Any
    lead: int = 0


class Rule(NamedTuple):
    """One production. `build` gets one value an item, None for one that is missing, and returns None to refuse.

    `yes`: expressions that the rule reads; `no`: texts in which it finds nothing. Both run as tests.
    """

    name: str
    kind: str
    pattern: str
    build: Callable[..., Any]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class _Item(NamedTuple):
    place: int  # among the items of the pattern
    kinds: frozenset[str]


class _Production(NamedTuple):
    kind: str
    items: tuple[_Item, ...]
    lead_items: int
    width: int
    build: Callable[..., Any]


class Grammar:
    """Rules, compiled; `groups` names sets of kinds that their patterns may use."""

    def __init__(self, rules: Iterable[Rule], groups: dict[str, frozenset[str]]) -> None:
        self._by_first: dict[str, list[_Production]] = {}
        for rule in rules:
            for production in _expand(rule, groups):
                for kind in production.items[0].kinds:
                    self._by_first.setdefault(kind, []).append(production)
        # The same few pairs of neighbours come again and again, so what they open is kept.
        self.opening = lru_cache(maxsize=4096)(self._opening)

    def _opening(self, kind: str, following: frozenset[str]) -> tuple[_Production, ...]:
        """The productions that may begin with an item of `kind`, before items of the kinds `following`."""
        found = self._by_first.get(kind, ())
        return tuple(p for p in found if len(p.items) == 1 or not p.items[1].kinds.isdisjoint(following))


def _expand(rule: Rule, groups: dict[str, frozenset[str]]) -> Iterator[_Production]:
    words = rule.pattern.split()
    choices = [(True, False) if word.endswith("?") else (True,) for word in words]
    for chosen in product(*choices):
        items = [
            _Item(place, _kinds(word, groups))
            for place, (word, keep) in enumerate(zip(words, chosen, strict=True))
            if keep
        ]
        if items:
            lead = sum(words[item.place].startswith("<") for item in items)
            yield _Production(rule.kind, tuple(items), lead, len(words), rule.build)


def _kinds(word: str, groups: dict[str, frozenset[str]]) -> frozenset[str]:
    names = word.strip("<?").split("|")
    return frozenset().union(*(groups.get(name, frozenset({name})) for name in names))


def parse(atoms: Sequence[Sequence[Node]], grammar: Grammar) -> list[list[Node]]:
    """All readings of a run: for each position the nodes that start there. `atoms` gives those of one position each.

    The same stretch read twice as the same kind keeps the first reading.
    """
    chart: list[list[Node]] = [[] for _ in range(len(atoms) + 1)]
    kinds: list[frozenset[str]] = [frozenset()] * len(chart)  # that start at a position
    for start in range(len(atoms) - 1, -1, -1):
        here = chart[start]
        here.extend(atoms[start])
        seen = {(node.end, node.kind) for node in here}
        done = 0
        while done < len(here) and len(here) < MAX_NODES:
            first = here[done]
            done += 1
            for production in grammar.opening(first.kind, kinds[first.end]):
                for node in _apply(production, first, chart):
                    if (node.end, node.kind) not in seen:
                        seen.add((node.end, node.kind))
                        here.append(node)
        kinds[start] = frozenset(node.kind for node in here)
    return chart


def _apply(production: _Production, first: Node, chart: list[list[Node]]) -> Iterator[Node]:
    found: list[tuple[Node, ...]] = [(first,)]
    for item in production.items[1:]:
        found = [(*nodes, node) for nodes in found for node in chart[nodes[-1].end] if node.kind in item.kinds]
    for nodes in found:
        values: list[Any] = [None] * production.width
        for item, node in zip(production.items, nodes, strict=True):
            values[item.place] = node.value
        value = production.build(*values)
        if value is not None:
            lead = 0
            if production.lead_items:
                lead = nodes[production.lead_items - 1].end - first.start
            if production.lead_items < len(nodes):
                lead += nodes[production.lead_items].lead
            yield Node(first.start, nodes[-1].end, production.kind, value, lead)
