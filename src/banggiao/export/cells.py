"""Cells of tables that spreadsheets open."""

from __future__ import annotations

# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """`cell` so that no spreadsheet runs it. Example: harmless("=1+1") == "'=1+1"."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
