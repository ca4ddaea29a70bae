"""Does a candidate stand, and as which kind?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.annotate.view import count_between
from banggiao.extract import bags, beside
from banggiao.extract.model import logistic
from banggiao.extract.standing_rows import BESIDE, CANDIDATE, MET, CandidateRow, MetRow
from banggiao.extract.syntax import bucket
from banggiao.extract.templates import maker
from banggiao.extract.words import near

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from banggiao.annotate.view import SentenceView
    from banggiao.extract.bags import Bags
    from banggiao.extract.context import Context
    from banggiao.extract.model import Scorer
    from banggiao.extract.scene import Scene

MODEL = "standing"
ALONE, TOLD = "alone", "told"  # columns: of the first look, each candidate by itself; of the second
# F1 on articles that no weight was learned from is the same within half a point from 0.3 to 0.35.
THRESHOLD = 0.34


class Standing(NamedTuple):
    """A candidate that stands, and how sure that is."""

    scene: Scene
    probability: float


SCHEMAS = {"candidate": CANDIDATE, bags.SORT: bags.WORDS, "met": MET, "beside": BESIDE}
# From the network alone, of the mixed log-odds: templates change little then.
_HOPELESS = -0.9
_NEAR = 9  # words on either side that are looked at
_row = maker(CandidateRow)


def met_row(scene: Scene) -> MetRow:
    """The trigger of a candidate, as articles are counted that have it."""
    return MetRow(scene.kind, scene.form)


def row(scene: Scene, context: Context, met: float) -> CandidateRow:
    """Read the row of a candidate. `met`: how many articles that were learned from have its trigger."""
    candidate, view, kind, type_ = scene.candidate, scene.view, scene.kind, scene.type
    start, end = candidate.start, candidate.end
    here = context.candidates[candidate.sentence]
    rivals: Sequence[str] = ()
    if len(here) > 1:
        rivals = sorted({c.entry.kind for c in here if c.start < end and start < c.end and c.entry.kind != kind})
    same = context.types[candidate.sentence].count(type_)
    (value1, cue1, where1), (value2, cue2, where2), (value3, cue3, where3) = scene.cues
    return _row((
        kind, type_, scene.entry, scene.form, *_parts(scene.form), scene.pos, scene.left, scene.right,
        view.sentence.role, scene.at, "0123"[min(len(view.codes), 3)],
        value1, value2, value3, cue1, cue2, cue3, where1, where2, where3,
        scene.quoted or None, "012"[min(2, scene.reports())],
        *_before(scene), *_after(scene), scene.nearer, scene.further, "n" if candidate.nested else None,
        rivals[0] if rivals else None, rivals[1] if len(rivals) > 1 else None,
        "01234"[min(same, 4)], bucket(len(here) - same), bucket(context.kinds[kind]),
        "t" if type_ in context.title_kinds else None,
        "never" if met < 1 else "rarely" if met < 3 else "some" if met < 8 else "often",
    ))  # fmt: skip


def words(scene: Scene) -> Bags:
    """The words near a candidate, which tell of events of its type."""
    return near(scene, _NEAR, scene.type)


@lru_cache(maxsize=4096)
def _parts(form: str) -> tuple[str, str | None, str, str]:
    """The first word of a trigger, its first two, its last, and how many they are."""
    words = form.split()
    return words[0], " ".join(words[:2]) if len(words) > 1 else None, words[-1], "01234"[min(len(words), 4)]


def _before(scene: Scene) -> tuple[str, str]:
    """The party phrase before the trigger, and what lies between."""
    if not scene.before:
        return "nobody", ""
    unit = scene.view.units[scene.before - 1]
    return unit.type, _distance(scene.view, unit.end, scene.candidate.start)


def _after(scene: Scene) -> tuple[str, str]:
    """The party phrase behind the trigger, and what lies between."""
    if not scene.after:
        return "nobody", ""
    unit = scene.view.units[-scene.after]
    return _governed(unit.type, unit.prep), _distance(scene.view, scene.candidate.end, unit.start)


@lru_cache(maxsize=1024)
def _governed(sort: str, prep: str) -> str:
    return f"{sort}:{prep}"


def _distance(view: SentenceView, start: int, end: int) -> str:
    clauses, marks = view.clauses, view.marks
    found = "c" if clauses and count_between(clauses, start, end) else ""
    if marks and count_between(marks, start, end):
        found += "m"
    return found + "f" if end - start > 30 else found


class Seen(NamedTuple):
    """What is seen of candidates by themselves: a row and the words near it of each."""

    rows: list[CandidateRow]
    words: list[Bags]

    @classmethod
    def of(cls, scenes: Sequence[Scene], context: Context, met: Iterable[float]) -> Seen:
        """Look at candidates. `met`: of each, how many articles that were learned from have its trigger."""
        rows = [row(scene, context, times) for scene, times in zip(scenes, met, strict=True)]
        return cls(rows, list(map(words, scenes)))

    def scores(self, model: Scorer) -> NDArray[np.float64]:
        """The log-odds of each by each of the model's columns."""
        return np.asarray(model.scores("candidate", self.rows) + model.words(self.words) + model.bias)


def decide(
    scenes: Sequence[Scene], context: Context, model: Scorer, network: Sequence[float], share: float
) -> list[Standing]:
    """The candidates that stand, in text order: the likeliest reading of each trigger, above the threshold.

    A first look at each alone, then one with what that tells of the others of its sentence. `network`: the log-odds
    that it gives each; `share`: how much of the log-odds these are.
    """
    likely = [(scene, score * share) for scene, score in zip(scenes, network, strict=True) if score * share > _HOPELESS]
    scenes = [scene for scene, _ in likely]
    theirs = np.array([[score] for _, score in likely]).reshape(-1, 1)
    met = model.scores("met", [met_row(scene) for scene in scenes])[:, model.columns[ALONE]].tolist()
    mixed = Seen.of(scenes, context, met).scores(model) * (1 - share) + theirs
    first = mixed[:, model.columns[ALONE]].tolist()
    mixed += model.lines("beside", beside.rows(scenes, list(map(logistic, first)))) * (1 - share)
    chances = list(map(logistic, mixed[:, model.columns[TOLD]].tolist()))
    standings = [Standing(scenes[number], chances[number]) for number in beside.likeliest(scenes, chances)]
    return [one for one in standings if one.probability >= THRESHOLD]
