"""Fits the network to annotated articles, with one seed and one order: the same articles give the same weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from banggiao.evaluate.neural.learner import Learner
from banggiao.evaluate.neural.losses import chosen, classed, decided, marked
from banggiao.evaluate.neural.tape import Node, Tape
from banggiao.evaluate.neural.tasks import COLUMNS, Task
from banggiao.extract.neural.lines import CASES, DISTANCES, NUMBERS, RANKS
from banggiao.extract.neural.net import NOTHINGS, Net
from banggiao.extract.neural.vocabulary import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from banggiao.evaluate.neural.examples import Example
    from banggiao.extract.neural.recurrent import Floats
    from banggiao.extract.neural.vocabulary import Vocabulary

# Widths of vectors: of a word, of what it is part of, of a trigger's type, of how it is written, of a kind, of a
# sentence's role and number; of the recurrent unit's state each way; of a sentence as a whole and of what is seen of a
# candidate; of what candidates and phrases have to be alike in.
_WORD, _TAG, _TYPE, _CASE, _KIND, _SMALL = 64, 16, 12, 4, 24, 8
_STATE, _SEEN, _ALIKE = 128, 128, 64
_SEED = 1
_EPOCHS = 9
_TOGETHER = 4  # articles that one step learns from
_DROP_INPUTS, _DROP_WORDS, _DROP = 0.2, 0.04, 0.3  # shares left out by chance
_DROP_NAMES = 0.25  # of the words of parties and persons, since tomorrow's are others
_TIMES = ("time", "time+")


def teach(
    examples: Sequence[Example], vocabulary: Vocabulary, tell: Callable[[str], None] = lambda _: None
) -> Net:
    """A network fitted to these articles. `tell`: is told of each round."""
    chance = np.random.default_rng(_SEED)
    weights = {name: Node(value) for name, value in _fresh(vocabulary, chance).items()}
    order = chance.permutation(len(examples)).tolist()
    tasks = [
        Task.of([examples[number] for number in order[start : start + _TOGETHER]])
        for start in range(0, len(order), _TOGETHER)
    ]
    learner = Learner(weights, _EPOCHS * len(tasks))
    unknown = _unknown(vocabulary)
    for epoch in range(_EPOCHS):
        lost = np.zeros(4)
        for number in chance.permutation(len(tasks)):
            lost += _step(tasks[number], weights, unknown, Tape(chance), chance)
            learner.step()
        tell(f"round {epoch + 1} of {_EPOCHS}: {' '.join(f'{one:.4f}' for one in lost / len(tasks))}")
    return Net.of({name: node.value for name, node in weights.items()}, vocabulary)


def _unknown(vocabulary: Vocabulary) -> Floats:
    """How often a word is taken for unknown, by what it is part of."""
    shares = np.full(len(vocabulary.tags) + 1, _DROP_NAMES, np.float32)
    shares[[UNKNOWN, *[vocabulary.tags[tag] for tag in _TIMES if tag in vocabulary.tags]]] = _DROP_WORDS
    return shares


def _fresh(vocabulary: Vocabulary, chance: np.random.Generator) -> Mapping[str, Floats]:
    """Weights that nothing has been learned into."""
    inputs, both = _WORD + _TAG + _TYPE + _CASE, 2 * _STATE

    def table(lines: int, width: int) -> Floats:
        return (chance.standard_normal((lines, width), np.float32) * np.float32(0.3)).astype(np.float32)

    def layer(*shape: int) -> Floats:
        reach = shape[-2] ** -0.5
        return chance.uniform(-reach, reach, shape).astype(np.float32)

    def zeros(width: int) -> Floats:
        return np.zeros(width, np.float32)

    words, tags, types, kinds, roles = (len(found) + 1 for found in vocabulary[:5])
    seen = both + _SEEN + _KIND
    return {
        "word": table(words, _WORD), "tag": table(tags, _TAG), "type": table(types, _TYPE),
        "case": table(CASES, _CASE),
        "input": layer(inputs, 6 * _STATE), "input bias": zeros(6 * _STATE), "state": layer(2, 3, _STATE, _STATE),
        "role": table(roles, _SMALL), "number": table(NUMBERS, _SMALL),
        "whole": layer(both + 2 * _SMALL, _SEEN), "whole bias": zeros(_SEEN),
        "kind": table(kinds, _KIND), "trigger": layer(seen + _WORD, _SEEN), "trigger bias": zeros(_SEEN),
        "standing": layer(_SEEN, 1).T, "standing kind": table(kinds, _SEEN) * np.float32(0.1),
        "standing bias": zeros(1),
        "status": layer(_SEEN, len(vocabulary.statuses)), "status bias": zeros(len(vocabulary.statuses)),
        "asking": layer(seen, _SEEN + _ALIKE), "asking bias": zeros(_SEEN + _ALIKE),
        "nothing": layer(_SEEN, NOTHINGS), "nothing bias": zeros(NOTHINGS),
        "phrase": layer(both + _SEEN, _SEEN + _ALIKE), "phrase tag": table(tags, _SEEN + _ALIKE),
        "rank": table(RANKS, _SEEN + _ALIKE), "distance": table(DISTANCES, _SEEN),
        "relation": layer(_SEEN, COLUMNS), "relation bias": zeros(COLUMNS), "match": layer(_ALIKE, COLUMNS),
    }  # fmt: skip


def _step(
    task: Task, weights: Mapping[str, Node], unknown: Floats, tape: Tape, chance: np.random.Generator
) -> NDArray[np.float64]:
    """Read articles, and follow what was got wrong back to the weights. `unknown`: see `_unknown`.

    The losses: of standing, status, choices, parties.
    """
    batch = task.batch
    masked = chance.random(batch.words.shape, np.float32) < unknown[batch.tags]
    words = tape.take(weights["word"], np.where(masked, UNKNOWN, batch.words))
    parts = [
        words, tape.take(weights["tag"], batch.tags), tape.take(weights["type"], batch.types),
        tape.take(weights["case"], batch.cases),
    ]  # fmt: skip
    inputs = tape.drop(tape.join(parts), _DROP_INPUTS)
    hidden = tape.recur(inputs, batch.steps(), weights["input"], weights["input bias"], weights["state"])
    top = tape.top(hidden, batch)
    about = [top, tape.take(weights["role"], batch.roles), tape.take(weights["number"], batch.numbers)]
    whole = tape.positive(tape.linear(tape.drop(tape.join(about), _DROP), weights["whole"], weights["whole bias"]))
    kind = tape.take(weights["kind"], task.kinds)
    hidden = tape.drop(hidden, _DROP)
    found = [tape.highest(hidden, task.triggers), tape.take(whole, task.triggers.sentences), kind]
    seen = tape.join([*found, tape.highest(words, task.triggers)])
    met = tape.drop(tape.positive(tape.linear(seen, weights["trigger"], weights["trigger bias"])), _DROP)
    by_kind = tape.sum([tape.take(weights["standing kind"], task.kinds), weights["standing"]])
    standing = tape.sum([tape.dot(met, by_kind), weights["standing bias"]])
    status = tape.linear(met, weights["status"], weights["status bias"])
    asking = tape.linear(tape.join(found), weights["asking"], weights["asking bias"])
    nothing = tape.linear(
        tape.drop(tape.positive(tape.part(asking, 0, _SEEN)), _DROP), weights["nothing"], weights["nothing bias"]
    )
    phrases = tape.sum([
        tape.linear(
            tape.join([tape.highest(hidden, task.phrases), tape.take(whole, task.phrases.sentences)]), weights["phrase"]
        ),
        tape.take(weights["phrase tag"], task.tags),
        tape.take(weights["rank"], task.ranks),
    ])  # fmt: skip
    asked, beside = tape.take(asking, task.pairs.triggers), tape.take(phrases, task.pairs.phrases)
    distance = tape.take(weights["distance"], task.pairs.distances)
    both = tape.sum([tape.part(asked, 0, _SEEN), tape.part(beside, 0, _SEEN), distance])
    alike = tape.times(tape.part(asked, _SEEN, _SEEN + _ALIKE), tape.part(beside, _SEEN, _SEEN + _ALIKE))
    relation = tape.sum([
        tape.linear(tape.drop(tape.positive(both), _DROP), weights["relation"], weights["relation bias"]),
        tape.linear(tape.drop(alike, _DROP), weights["match"]),
    ])  # fmt: skip

    lost = np.zeros(4)
    lost[0], standing.slope = decided(standing.value, task)
    lost[1], status.slope = classed(status.value, task)
    scores = np.concatenate([relation.value.ravel(), nothing.value.ravel()])
    slopes = np.zeros_like(scores)
    lost[2] = chosen(scores, task.choices, slopes)
    lost[3] = marked(scores, task.parties, slopes)
    relation.slope = slopes[: relation.value.size].reshape(relation.value.shape)
    nothing.slope = slopes[relation.value.size :].reshape(nothing.value.shape)
    tape.back()
    return lost
