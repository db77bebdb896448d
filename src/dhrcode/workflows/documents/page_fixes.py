"""Page numbers of evidence put right: as a patch to read, and then in the record."""

import re
from difflib import unified_diff
from typing import NamedTuple

from dhrcode.analysis.quotes.quoted import pieces_of
from dhrcode.model.evidence import Evidence, EvidenceList
from dhrcode.model.record import Record
from dhrcode.model.vocabulary import arranged
from dhrcode.problems import KeyPath
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.loaded import Loaded
from dhrcode.store.loader import load_record
from dhrcode.workflows.documents.verdicts import CheckedQuote
from dhrcode.workflows.documents.verification import Library, Verification, verified

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_END = "\n\\ No newline at end of file\n"
"""What a patch says of a last line that does not end."""

Corrections = dict[KeyPath, CheckedQuote]
"""For the place of a piece of evidence, its quote, which was found on another page."""


def corrections(result: Verification) -> Corrections:
    """Pages to be put right or filled in: of quotes that stand word for word in one place alone."""
    return {
        held.quoted.path: held
        for held in result.held
        if held.match is not None and held.match.page and _wrong(held)
    }


def _wrong(checked: CheckedQuote) -> bool:
    return checked.became == "elsewhere" or (checked.became == "found" and not checked.quoted.page)


def repaged(record: Record, wanted: Corrections) -> Record:
    """The record with other pages, where its evidence is still what it was when it was verified."""

    def corrected(pieces: EvidenceList, path: KeyPath) -> EvidenceList:
        return tuple(
            _with_page(piece, wanted.get((*path, number))) for number, piece in enumerate(pieces)
        )

    return record.with_pieces(corrected)


def _with_page(piece: Evidence, held: CheckedQuote | None) -> Evidence:
    if held is None or (piece.quote, piece.page) != (held.quoted.quote, held.quoted.page):
        return piece
    return piece.model_copy(update={"page": held.found.page})


def patch(result: Verification) -> str:
    """The corrections as a unified diff, from the file as it is to the file as it would be written.

    Empty if there are none.
    """
    from dhrcode.store.yaml.writer import record_yaml  # noqa: PLC0415 - verifying does without

    wanted, record = corrections(result), result.loaded.record
    if record is None or not wanted:
        return ""
    before = (result.loaded.text or "").replace("\r\n", "\n")
    fixed = arranged(repaged(record, wanted), result.project.codebook)
    after = record_yaml(fixed, before, result.project.format)
    name = result.path.relative_to(result.project.root).as_posix()
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + _NO_END for line in lines)


class PageFix(NamedTuple):
    """Pages put right in one record.

    Attributes:
        wanted: what is put right.
        change: that of the record's file.
        made: what becomes of the record's quotes by it.
        said: a sentence for each page.
    """

    wanted: Corrections
    change: FileChange
    made: Verification
    said: tuple[str, ...]


def page_fix(result: Verification, library: Library) -> PageFix | None:
    """The corrections of a record, ready to be written; None if there are none."""
    return _fix(result, corrections(result), result.loaded, library)


def renewed(fix: PageFix, library: Library) -> PageFix | None:
    """The same corrections in the record as it is on disk now; None if none can be made there."""
    result = fix.made
    now = result.project.load(result.path)
    return fix if now.data == fix.change.old else _fix(result, fix.wanted, now, library)


def _fix(
    result: Verification, wanted: Corrections, loaded: Loaded, library: Library
) -> PageFix | None:
    project, before = result.project, loaded.record
    record = arranged(repaged(before, wanted), project.codebook) if before else None
    if record is None or record == before:
        return None
    change = project.changing(record, loaded.data)
    assert isinstance(change.new, bytes)  # noqa: S101 - a record's text
    written = load_record(change.new, loaded.shown, project.codebook)
    now = {path: (piece.quote, piece.page) for path, piece in pieces_of(record)}
    said = [
        f"{record.review}: {_of(path)}: {_was(held)}, now {held.found.page}"
        for path, held in wanted.items()
        if now.get(path) == (held.quoted.quote, held.found.page)
    ]
    return PageFix(wanted, change, verified(project, result.path, library, written), tuple(said))


def _was(checked: CheckedQuote) -> str:
    return f"page {checked.quoted.page}" if checked.quoted.page else "no page"


def _of(path: KeyPath) -> str:
    named = {"emerging": "candidate theme", "contacts": "contact"}
    of = f"{named[str(path[0])]} {int(path[1]) + 1}" if path[0] in named else path[1]
    return f"{of}, evidence {int(path[3]) + 1}"
