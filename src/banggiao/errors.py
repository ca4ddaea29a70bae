"""The exceptions of Bang Giao. Each message gives the value, the place and the next step.

BangGiaoError
├── InputError          something read from outside cannot be used
│   ├── UnreadableInput     a file that is missing, not readable, too large or not text
│   ├── MalformedLine       a line of JSONL that does not parse or lacks a field
│   ├── MalformedList       a file of sanctions lists in a format that is not known, or cut off
│   ├── NotVietnamese       a text in another language: said, not coded
│   └── FetchError          something of the web that cannot be had
│       ├── FetchRefused        an address that is not connected to, a path that robots.txt closes
│       └── FetchFailed         no answer, or one that is too late, too large, damaged or no success
├── LedgerError         the ledger cannot be opened, read or written
│   ├── LedgerMissing       no ledger there, a wrong URL, a server that does not answer
│   ├── LedgerNewer         a ledger that a newer version of the program wrote
│   ├── LedgerDamaged       a file that is no ledger, or one that is damaged
│   ├── LedgerFull          no room left on the disk; what was being written was taken back
│   ├── LedgerBusy          others are writing for too long
│   ├── LedgerSlow          a question that takes longer than it may
│   └── UnknownId           nothing in the ledger has this id
├── JudgementError      a judgement that makes no sense: merging an event with itself, undoing what is undone
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


class MalformedList(InputError):
    """A file of sanctions lists in a format that is not known, or one that is cut off."""


class NotVietnamese(InputError):
    """A text in another language: said, not coded."""


class FetchError(InputError):
    """Something of the web that cannot be had; `place` is its address."""


class FetchRefused(FetchError):
    """An address that is not connected to, whatever is there; trying again changes nothing."""


class FetchFailed(FetchError):
    """No answer, or one that is of no use; it may be another one later."""


class LedgerError(BangGiaoError):
    """The ledger cannot be opened, read or written; `place` is its file or URL, without a password."""

    def __init__(self, place: str, reason: str, remedy: str = "") -> None:
        self.place = place
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"ledger {place}: {reason}" + (f"; {remedy}" if remedy else ""))


class LedgerMissing(LedgerError):
    """No ledger there, a wrong URL, or a server that does not answer."""


class LedgerNewer(LedgerError):
    """A ledger that a newer version of the program wrote."""


class LedgerDamaged(LedgerError):
    """A file that is no ledger, or one that is damaged."""


class LedgerFull(LedgerError):
    """No room left on the disk; what was being written was taken back."""


class LedgerBusy(LedgerError):
    """Others are writing to the ledger for too long."""


class LedgerSlow(LedgerError):
    """A question to the ledger takes longer than it may, and was broken off."""


class UnknownId(LedgerError):
    """Nothing in the ledger has this id."""


class JudgementError(BangGiaoError):
    """A judgement that makes no sense: it names the judgement, what is wrong and what can be said instead."""


class LexiconError(BangGiaoError):
    """Language data that break their own rules: names the file, the entry and the remedy."""


class SettingsError(BangGiaoError):
    """An option or environment variable with a value that does not fit."""
