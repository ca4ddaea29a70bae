"""`docs/accuracy.md`: what is measured, on what, and what comes out, as Markdown. Nothing in it is typed by hand."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import tomli

from banggiao.evaluate import ablation, recall
from banggiao.evaluate.calibration import expected_error, reliability
from banggiao.evaluate.mistakes import mistakes
from banggiao.evaluate.scoring import figures, rates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from banggiao.evaluate.figures import Figure
    from banggiao.evaluate.folds import Folds
    from banggiao.evaluate.lessons import Lesson
    from banggiao.evaluate.scoring import Score, Scorer

_COMMONEST = 10
_HEAD = """# Accuracy

Written by `banggiao evaluate report`; do not edit. The articles are other people's and lie outside the repository, in
the folder that BANGGIAO_SHARED names; the scorer is theirs too.

- `seeds`: the sample articles that the project began with. `dev`: articles that no weight was learned from; their
  mistakes were looked at by class. `five folds`: `train` and `dev` together, each fifth of them read with weights that
  were learned without it; that takes hours and is measured by itself, by `banggiao evaluate folds`.
- **type**: an event of this PLOVER type in this sentence. **kind**: of this kind. **dyad**: of this type, the same
  parties on the same sides. **full**: dyad, the same status and no contradiction in the date. **persons**: name and
  country of the article's persons. **people**, **says**, **status**, **date**, **place**: in the pairs that agree in
  type; date and place where gold has one. All figures are F1, but status, date and place, which are shares.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """Annotated articles that were read: what the lines say, and what the scorer made of them."""

    lessons: Sequence[Lesson]
    lines: bytes
    score: Score


def report(
    runs: Mapping[str, Run],
    trained: Sequence[Lesson],
    times: Iterable[Figure],
    scorer: Scorer,
    *,
    without: Mapping[str, Score],
    folds: Folds | None = None,
) -> str:
    """The whole document.

    `runs`: by the name of their column, "dev" among them; `trained`: the articles that were learned from; `times`: the
    figures of time expressions; `without`: the scores on dev without each component; `folds`: what came out of five
    folds. The same runs give the same text.
    """
    dev = runs["dev"]
    parts = [
        _HEAD,
        *_overall(runs, folds),
        *_types(dev.score, scorer),
        *_times(times),
        *_candidates({"train": trained, "dev": dev.lessons}),
        *_calibration(dev),
        *_components(dev.score, without),
        *_mistakes(dev, scorer),
    ]
    return "\n".join(parts)


def _overall(runs: Mapping[str, Run], folds: Folds | None) -> Iterator[str]:
    yield "## Figures"
    columns = {name: {f.name: f.value for f in figures(name, run.score)} for name, run in runs.items()}
    names = list(columns["dev"])
    articles = {name: len(run.lessons) for name, run in runs.items()}
    events = {name: run.score.total["gold"] for name, run in runs.items()}
    if folds is not None:
        last = f"five folds, measured on {folds.measured}"
        columns[last], articles[last], events[last] = dict(folds.figures), folds.articles, folds.events
    rows = [[name, *(f"{column[name]:.3f}" for column in columns.values())] for name in names]
    counts = [
        [name, *(f"{count:,}" for count in counted.values())]
        for name, counted in (("articles", articles), ("events in gold", events))
    ]
    yield from _table(["", *columns], [*counts, *rows])


def _types(score: Score, scorer: Scorer) -> Iterator[str]:
    yield "## Each PLOVER type, on dev"
    yield "Classes in brackets are kinds that have no PLOVER type.\n"
    kinds: dict[str, list[bool]] = defaultdict(list)
    for pair in score.pairs:
        kinds[scorer.type_of(pair.gold)].append(scorer.same_parties(pair))
    rows = []
    for name, counts in sorted(score.types.items(), key=lambda item: (-item[1]["gold"], item[0])):
        found = rates(counts["tp"], counts["gold"], counts["sys"])
        sides = f"{sum(kinds[name]) / len(kinds[name]):.2f}" if kinds[name] else ""
        shares = [f"{value:.2f}" for value in found]
        rows.append([name, str(counts["gold"]), str(counts["sys"]), *shares, sides])
    yield from _table(["", "gold", "found", "precision", "recall", "F1", "sides right, of pairs"], rows)


def _times(times: Iterable[Figure]) -> Iterator[str]:
    yield "## Time expressions"
    yield (
        "`strict` and `value`: F1 of spans, and of spans with type and value, in news sentences; `duckling`: how many"
        " of the expressions of Duckling's Vietnamese corpus are resolved as there.\n"
    )
    yield from _table(["", "value"], [[f.name, f"{f.value:.3f}" if f.value <= 1 else f"{f.value:g}"] for f in times])


def _candidates(sets: Mapping[str, Sequence[Lesson]]) -> Iterator[str]:
    yield "## What is put up for decision"
    yield (
        "Shares of gold events whose sentence has a candidate of their kind and type, candidates for each gold event,"
        " and shares of gold actors and recipients that the sentence names, that it names or an anaphor in it stands"
        " for, and that are offered at all, those that the article speaks of elsewhere included.\n"
    )
    columns = {
        name: {f.name: f.value for f in recall.figures(name, recall.count(lessons))} for name, lessons in sets.items()
    }
    rows = [
        [name.replace("_", " "), *(f"{column[name]:.3f}" for column in columns.values())] for name in columns["dev"]
    ]
    yield from _table(["", *sets], rows)


def _calibration(run: Run) -> Iterator[str]:
    bins = reliability(_judged(run))
    yield "## Whether `confidence` means what it says, on dev"
    yield "Right is a record that agrees with one of gold in sentence and PLOVER type.\n"
    rows = [[f"{b.low:.1f} to {b.high:.1f}", str(b.records), f"{b.confidence:.2f}", f"{b.right:.2f}"] for b in bins]
    yield from _table(["confidence", "records", "mean confidence", "share right"], rows)
    yield f"Expected calibration error: {expected_error(bins):.3f}.\n"


def _judged(run: Run) -> Iterator[tuple[float, bool]]:
    """Each record's confidence and whether the scorer paired it."""
    sure = {}
    for line in run.lines.splitlines():
        record = json.loads(line)
        if "trigger" in record:
            trigger = record["trigger"]
            sure[record["article"], trigger["start"], trigger["end"], record["kind"]] = record["confidence"]
    for pair in run.score.pairs:
        yield sure[pair.article, pair.found["start"], pair.found["end"], pair.found["kind"]], True
    for article, record in run.score.spurious:
        yield sure[article, record["start"], record["end"], record["kind"]], False


def _components(whole: Score, without: Mapping[str, Score]) -> Iterator[str]:
    yield "## What each component is worth, on dev"
    yield (
        "The figures with everything, and with one component taken away at a time. The other weights stay as they are,"
        " and may count on what is gone.\n"
    )
    rows = []
    for name, score in {"nothing": whole, **without}.items():
        found = {figure.name: figure.value for figure in figures(name, score)}
        rows.append([name, *(f"{found[figure]:.3f}" for figure in ablation.FIGURES)])
    yield from _table(["without", *ablation.FIGURES], rows)


def _mistakes(run: Run, scorer: Scorer) -> Iterator[str]:
    named = {}
    for lesson in run.lessons:
        for event in lesson.events:
            spoken_of, stood_for = recall.parties_in(lesson, event.sentence)
            named[lesson.context.document.article.id, event.start] = spoken_of | stood_for
    examples = load_examples()
    counts = mistakes(run.score, scorer, named)
    yield f"## The {_COMMONEST} commonest classes of mistake, on dev"
    yield "The sentences are written for the purpose: they show the class, and are not where the counts come from.\n"
    commonest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_COMMONEST]
    rows = [[name, str(number), *_example(name, examples)] for name, number in commonest]
    yield from _table(["", "times", "such as", "what is hard"], rows, numbers=1)


def _example(name: str, examples: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    return examples.get(name) or examples.get(name.split(":")[0]) or ("", "")


def load_examples() -> dict[str, tuple[str, str]]:
    """A sentence of each class of mistake, and what is hard about it, from `lang/vi/mistakes.toml`."""
    text = files("banggiao.lang.vi").joinpath("mistakes.toml").read_text("utf8")
    return {row["name"]: (row["text"], row["why"]) for row in tomli.loads(text)["mistake"]}


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: int | None = None) -> Iterator[str]:
    """A table; the `numbers` columns after the first stand to the right, all of them where it is not said."""
    right = len(head) - 1 if numbers is None else numbers
    yield "| " + " | ".join(head) + " |"
    yield "| --- |" + " ---: |" * right + " --- |" * (len(head) - 1 - right)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""
