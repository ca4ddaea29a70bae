"""Further roles of an event: the examples of `roles.toml`, and how fillers are found."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from banggiao.extract import others
from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.lang.vi.language import data_folder, load
from banggiao.model.article import Article
from banggiao.model.event import Argument, Participant
from banggiao.pipeline import load_reader

RULES: list[dict[str, Any]] = tomllib.loads(data_folder().joinpath("roles.toml").read_text("utf8"))["role"]


def roles(text: str) -> set[tuple[str, str]]:
    """The roles that any possible event of `text` has, with the names that fill them."""
    return {(argument.role, argument.name) for argument in found(text)}


def found(text: str) -> list[Argument]:
    document = load_reader().annotate(Article("a", text))
    candidates = find_candidates(document)
    context = Context.of(document, candidates)
    arguments = [a for candidate in candidates for a in others.find(candidate, context, load())]
    assert all(text[a.start : a.end] == a.name for a in arguments)
    return arguments


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule["yes"]])
def test_rule_finds_its_own_example(rule: dict[str, Any], text: str) -> None:
    assert rule["role"] in {role for role, _ in roles(text)}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule["no"]])
def test_rule_leaves_its_counter_example(rule: dict[str, Any], text: str) -> None:
    assert rule["role"] not in {role for role, _ in roles(text)}


def test_ids_of_rules_are_unique_and_each_has_examples() -> None:
    assert len({rule["id"] for rule in RULES}) == len(RULES)
    assert all(rule["yes"] and rule["no"] for rule in RULES)


@pytest.mark.parametrize(
    ("text", "role", "names"),
    [
        ("Đoàn khách Nga tới Lào trên chuyến bay của hãng Sao Mai Airways.", "carrier", {"Sao Mai Airways"}),
        ("Đoàn khách Nga tới Lào, thăm Vientiane và Luang Prabang.", "itinerary", {"Vientiane", "Luang Prabang"}),
        ("Ngoại trưởng Nga Lavrov thăm Vientiane.", "itinerary", set()),
        ("Mỹ trừng phạt Nga vì liên quan tới vụ tấn công mạng.", "reason", {"vụ tấn công mạng"}),
        ("Hội nghị do Bộ Ngoại giao Lào tổ chức khai mạc tại Vientiane.", "organiser", {"Bộ Ngoại giao Lào"}),
        ("Tổng thống Nga Vladimir Putin đặt vòng hoa tại Đài Chiến sĩ ở Moskva.", "venue", {"Đài Chiến sĩ"}),
    ],
)
def test_filler(text: str, role: str, names: set[str]) -> None:
    assert {name for r, name in roles(text) if r == role} == names


def test_leader_takes_part_as_leader_and_is_no_further_role() -> None:
    text = "Phái đoàn Nga do Ngoại trưởng Sergey Lavrov dẫn đầu đã thăm Lào."
    document = load_reader().annotate(Article("a", text))
    start = text.index("Sergey")
    told = [Argument("RUS", "Sergey Lavrov", "leader", start, start + 13)]
    visitor = Participant("Sergey Lavrov", "RUS", "Ngoại trưởng", "visitor", start, start + 13)
    for people in ((visitor,), ()):
        led, rest = others.lead(people, told, document)
        assert [(person.name, person.role) for person in led] == [("Sergey Lavrov", "leader")]
        assert rest == ()
