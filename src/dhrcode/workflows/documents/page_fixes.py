"""Page numbers of evidence put right: as a patch to read, and then in the record."""

import re
from collections.abc import Mapping
from difflib import unified_diff

from dhrcode.analysis.quotes.quoted import pieces_of
from dhrcode.model.record import Evidence, EvidenceList, Record
from dhrcode.model.vocabulary import arranged
from dhrcode.problems import KeyPath
from dhrcode.workflows.documents.verdicts import CheckedQuote
from dhrcode.workflows.documents.verification import Verification

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_END = "\n\\ No newline at end of file\n"
"""What a patch says of a last line that does not end."""

Corrections = Mapping[KeyPath, tuple[CheckedQuote, str]]
"""For the place of a piece of evidence, its quote and the page that it is on."""


def corrections(result: Verification) -> dict[KeyPath, tuple[CheckedQuote, str]]:
    """Pages to be put right or filled in: of quotes that stand word for word in one place alone."""
    return {
        held.quoted.path: (held, held.match.page)
        for held in result.held
        if held.match is not None and held.match.page and _wrong(held)
    }


def _wrong(checked: CheckedQuote) -> bool:
    return checked.became == "elsewhere" or (checked.became == "found" and not checked.quoted.page)


def repaged(record: Record, wanted: Corrections) -> Record:
    """The record with other pages, where its evidence is still what it was when it was verified."""

    def corrected(pieces: EvidenceList, *path: str | int) -> EvidenceList:
        return tuple(
            _with_page(piece, wanted.get((*path, "evidence", number)))
            for number, piece in enumerate(pieces)
        )

    findings = {
        subtheme: coded.model_copy(
            update={"evidence": corrected(coded.evidence, "findings", subtheme)}
        )
        for subtheme, coded in record.findings.items()
    }
    emerging = tuple(
        one.model_copy(update={"evidence": corrected(one.evidence, "emerging", number)})
        for number, one in enumerate(record.emerging)
    )
    return record.model_copy(update={"findings": findings, "emerging": emerging})


def _with_page(piece: Evidence, correction: tuple[CheckedQuote, str] | None) -> Evidence:
    if correction is None:
        return piece
    held, page = correction
    if (piece.quote, piece.page) != (held.quoted.quote, held.quoted.page):
        return piece
    return piece.model_copy(update={"page": page})


def patch(result: Verification) -> str:
    """The corrections as a unified diff, from the file as it is to the file as it would be written.

    Empty if there are none.
    """
    from dhrcode.store.yaml.writer import record_yaml  # noqa: PLC0415 - verifying does without

    wanted, record = corrections(result), result.loaded.record
    if record is None or not wanted:
        return ""
    before = (result.loaded.text or "").replace("\r\n", "\n")
    after = record_yaml(arranged(repaged(record, wanted), result.project.codebook), before)
    name = result.path.relative_to(result.project.root).as_posix()
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + _NO_END for line in lines)


def write_pages(result: Verification) -> list[str]:
    """Writes the corrections; gives a sentence for each one made.

    Raises:
        BusyError: another program has changed the record meanwhile.
        FileAccessError: it cannot be written.
    """
    wanted = corrections(result)
    if not wanted:
        return []
    record = result.project.change(result.path.stem, lambda record: repaged(record, wanted))
    now = {path: (piece.quote, piece.page) for path, piece in pieces_of(record)}
    return [
        f"{result.path.stem}: {_of(path)}: {_was(held)}, now {page}"
        for path, (held, page) in wanted.items()
        if now.get(path) == (held.quoted.quote, page)
    ]


def _was(checked: CheckedQuote) -> str:
    return f"page {checked.quoted.page}" if checked.quoted.page else "no page"


def _of(path: KeyPath) -> str:
    of = path[1] if path[0] == "findings" else f"candidate theme {int(path[1]) + 1}"
    return f"{of}, evidence {int(path[3]) + 1}"
