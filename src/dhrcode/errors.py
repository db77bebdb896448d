"""The failures that dhrcode names: each writes its sentence and knows its exit status."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the help of commands does without
    from dhrcode.problems import Problem


class DhrcodeError(Exception):
    """A failure with a sentence for the user; `exit_status` is what the program exits with."""

    exit_status = 1


class DataProblemsError(DhrcodeError):
    """The data has errors, so the result that was asked for would be wrong."""

    exit_status = 1

    def __init__(self, problems: "Sequence[Problem]", refused: str = "") -> None:
        self.problems = tuple(problems)
        super().__init__(refused)


class UsageError(DhrcodeError):
    """The request is not valid: an unknown subtheme, attribute, value or suffix."""

    exit_status = 2


class NotFoundError(DhrcodeError):
    """There is no such project, review or file."""

    exit_status = 3


class RefusedError(DhrcodeError):
    """The operation would overwrite or lose something that is there."""

    exit_status = 4


class FormatError(RefusedError):
    """The project's format is one that this dhrcode does not know, or lacks what is written."""


class BusyError(DhrcodeError):
    """Another program has the file open, or has changed it since it was read."""

    exit_status = 5


class FileAccessError(DhrcodeError):
    """A file or folder cannot be read or written: permission, full disk, wrong kind of file."""

    exit_status = 6


class DocumentError(FileAccessError):
    """A document cannot be used; `code` names the problem that is reported for the record."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


class InputEndedError(DhrcodeError):
    """The input ended while questions were being asked."""

    exit_status = 7


class DisclosureError(DhrcodeError):
    """A publication profile hides a count that could be worked out from what it shows."""

    exit_status = 8


class IdentifiersError(DataProblemsError):
    """An output would hold words that identify somebody."""

    exit_status = 9


class WrongPassphraseError(DhrcodeError):
    """The passphrase does not open the key."""

    exit_status = 10


EXIT_STATUSES: dict[int, str] = {
    0: "fine; warnings may have been printed",
    1: "the data has errors, or what was compared differs",
    2: "wrong usage: an option, subtheme, attribute, value or suffix that does not exist",
    3: "not found: no project, review or file of that name",
    4: "refused: it would overwrite or lose something that is there, or the project's format "
    "does not allow it",
    5: "busy: another program holds the file or has changed it since it was read, or a command "
    "that changes several files was interrupted",
    6: "a file or folder cannot be read or written (permission, full disk, not a regular file)",
    7: "the input ended while questions were being asked; what was answered is kept",
    8: "refused: what a publication profile hides could be worked out",
    9: "refused: the output would hold an identifier; `--allow-identifiers` writes it all the same",
    10: "the passphrase does not open the key",
    70: "a fault in dhrcode itself",
    130: "interrupted with Ctrl-C; what was answered is kept",
}
"""Exit status: what it means. The one table, printed in the documentation."""
