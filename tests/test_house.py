"""Rules of the house that no linter knows."""

import io
import tokenize
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "banggiao"
CODE = sorted(path for path in SOURCE.rglob("*.py") if not path.is_relative_to(SOURCE / "lang" / "vi"))
_WORD_TOKENS = {tokenize.NAME, tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}


def vietnamese_letters(source: str) -> list[str]:
    """Tokens of `source` with a Vietnamese letter; docstrings and comments do not count."""
    found = []
    fresh = True  # whether a statement begins here: a string that begins one is a docstring
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING):
            fresh = True
            continue
        if token.type in (tokenize.COMMENT, tokenize.NL):
            continue
        if token.type in _WORD_TOKENS and not (fresh and token.type == tokenize.STRING) and has_letter(token.string):
            found.append(f"line {token.start[0]}: {token.string}")
        fresh = False
    return found


def has_letter(text: str) -> bool:
    """Whether `text` has a Latin letter beyond ASCII."""
    return any(letter > "\x7f" and unicodedata.name(letter, "").startswith("LATIN") for letter in text)


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(SOURCE)))
def test_vietnamese_stands_in_the_language_data_only(path: Path) -> None:
    assert vietnamese_letters(path.read_text("utf8")) == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('"""Đọc tin."""\n', 0),
        ("def f():\n    '''Đọc tin.'''\n    return 1  # thăm Nga\n", 0),
        ("x = 'thăm'\n", 1),
        ("x = ['visit',\n     'thăm']\n", 1),
        ("x = f'{y} thăm'\n", 1),
        ("nước = 1\n", 1),
        ("x = '…«» – →'\n", 0),
    ],
)
def test_the_letter_test_sees_code_and_no_docstring(source: str, count: int) -> None:
    assert len(vietnamese_letters(source)) == count


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text("utf8").splitlines()) <= 300, "split it by noun"
