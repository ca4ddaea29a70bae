"""Figures on the screen: beside their floors, or as floors."""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING

import typer

from banggiao.cli.messages import complain, notify

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from banggiao.evaluate.figures import Figure


def find_shared() -> Path | None:
    """The folder of annotated articles; None, after saying so, where there is none."""
    from banggiao.settings import load_settings

    shared = load_settings(os.environ).shared
    if (shared / "gold").is_dir():
        return shared
    notify(f"{shared}: no annotated articles there, so nothing is measured; set BANGGIAO_SHARED to where they are")
    return None


def hold(figures: Iterable[Figure]) -> None:
    """Print each figure with its floor and whether it holds; leave with status 1 where one does not."""
    from banggiao.evaluate.figures import load_floors

    floors = load_floors()
    under = 0
    typer.echo(f"{'measured on':20} {'figure':18} {'value':>10} {'floor':>10}")
    for figure in figures:
        bound = floors.get((figure.group, figure.name))
        verdict, floor = "", ""
        if bound is not None:
            holds = bound.holds(figure)
            under += not holds
            verdict = "ok" if holds else "OVER ITS BOUND" if bound.upper else "UNDER ITS FLOOR"
            floor = ("≤ " if bound.upper else "") + _number(bound.value)
        typer.echo(f"{figure.group:20} {figure.name:18} {_number(figure.value):>10} {floor:>10}  {verdict}".rstrip())
    if under:
        complain(f"{under} figures do not keep their floors; they stand in evaluate/floors.toml")
        raise typer.Exit(1)


def _number(value: float) -> str:
    return f"{value:.3f}" if value <= 1 else f"{value:,.1f}".removesuffix(".0")


def print_floors(figures: Iterable[Figure]) -> None:
    """Print figures as `floors.toml` holds them, rounded down to two decimals; upper bounds stay as they are."""
    from banggiao.evaluate.figures import load_floors

    floors = load_floors()
    groups: dict[str, list[str]] = {}
    for figure in figures:
        bound = floors.get((figure.group, figure.name))
        if bound is None and figure.value > 1:
            continue  # a count or a speed that nobody set a floor for
        lines = groups.setdefault(figure.group, [])
        if bound is not None and bound.upper:
            lines.append(f"{figure.name}_at_most = {bound.value}")
            continue
        line = f"{figure.name} = {math.floor(figure.value * 100) / 100:g}"
        fell = bound is not None and not bound.holds(figure)
        lines.append(f"{line}  # fell from {bound.value:g}" if bound is not None and fell else line)
    typer.echo("\n\n".join("\n".join([f"[{group}]", *lines]) for group, lines in groups.items()))
