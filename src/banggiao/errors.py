"""The exceptions of Bang Giao. Each message gives the value, the place and the next step.

BangGiaoError
├── InputError          something read from outside cannot be used
│   ├── UnreadableInput     a file that is missing, not readable, too large or not text
│   ├── MalformedLine       a line of JSONL that does not parse or lacks a field
│   └── NotVietnamese       a text in another language: said, not coded
├── LexiconError        language data that break their own rules
└── SettingsError       an option or environment variable with a value that does not fit
"""


class BangGiaoError(Exception):
    """Base of every error that the package raises on purpose."""


class InputError(BangGiaoError):
    """Something read from outside cannot be used; `place` says where (file, or file:line)."""

    def __init__(self, place: str, reason: str, remedy: str = "") -> None:
        self.place = place
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{place}: {reason}" + (f"; {remedy}" if remedy else ""))


class UnreadableInput(InputError):
    """A file that is missing, not readable, too large or not text."""


class MalformedLine(InputError):
    """A line of JSONL that does not parse or lacks a field."""


class NotVietnamese(InputError):
    """A text in another language: said, not coded."""


class LexiconError(BangGiaoError):
    """Language data that break their own rules: names the file, the entry and the remedy."""


class SettingsError(BangGiaoError):
    """An option or environment variable with a value that does not fit."""
