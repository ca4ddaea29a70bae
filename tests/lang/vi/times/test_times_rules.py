"""Every rule reads its examples and leaves its counter-examples; so does every guard of `times.toml`."""

import tomllib
from importlib.resources import files

import pytest

from banggiao.lang.timex.anchor import Anchor
from banggiao.lang.timex.chart import Rule, parse
from banggiao.lang.vi.times import find_times
from banggiao.lang.vi.times.atoms import atoms_of, split, tokenize
from banggiao.lang.vi.times.find import places
from banggiao.lang.vi.times.grammar import RULES, grammar

TABLE = tomllib.loads(files("banggiao.lang.vi").joinpath("times.toml").read_text("utf8"))


def kinds_found(text: str) -> list[str]:
    tokens = tokenize(text, 0, len(text))
    return [place.node.kind for place in places(tokens)] if tokens else []


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_reads_its_examples(rule: Rule) -> None:
    assert rule.yes, "a rule needs an example"
    for example in rule.yes:
        chart = parse(atoms_of(split(example)), grammar())
        assert rule.kind in {node.kind for here in chart for node in here}, example


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_leaves_its_counter_examples(rule: Rule) -> None:
    assert rule.no, "a rule needs a counter-example"
    for example in rule.no:
        assert rule.kind not in kinds_found(example), example


@pytest.mark.parametrize("guard", TABLE["guard"], ids=lambda guard: guard["word"])
def test_guard_keeps_its_word_out(guard: dict[str, list[str]]) -> None:
    for sentence, wanted in [(s, True) for s in guard["yes"]] + [(s, False) for s in guard["no"]]:
        found = [sentence[t.start : t.end].lower().split() for t in find_times(sentence, 0, len(sentence), Anchor())]
        assert any(guard["word"] in words for words in found) is wanted, sentence


@pytest.mark.parametrize("guard", TABLE["guard"], ids=lambda guard: guard["word"])
def test_guard_has_both_kinds_of_example(guard: dict[str, list[str]]) -> None:
    assert guard["yes"]
    assert guard["no"]
