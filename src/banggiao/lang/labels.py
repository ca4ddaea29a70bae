"""What tables say, in the language that the reader of the table chose."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from banggiao.lang.tables import read_toml


@dataclass(frozen=True, slots=True)
class Labels:
    """Headings of columns, statuses and words about an article, each by its name in the program."""

    language: str
    columns: dict[str, str]
    status: dict[str, str]
    article: dict[str, str]


def load_labels(language: str) -> Labels:
    """The labels of `language`, from `lang/<language>/labels.toml`.

    Example: load_labels("en").columns["date"] is "Date".
    """
    data = read_toml(files("banggiao.lang").joinpath(language, "labels.toml"))
    return Labels(language, data["columns"], data["status"], data["article"])
