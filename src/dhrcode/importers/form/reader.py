"""A form that was filled in: a draft of its record, or every problem with its cell."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from dhrcode.analysis.attribute_migration import without_answered
from dhrcode.errors import UsageError
from dhrcode.importers import Draft, Imported, ImportRequest, RecordData, located
from dhrcode.importers.form.about import about_of, misfit, no_form
from dhrcode.importers.form.attributes import AttributesSheet
from dhrcode.importers.form.findings import FindingsSheet
from dhrcode.importers.form.grid import FormGrid, FormPlaces
from dhrcode.importers.form.rows import candidates, contacts, record_fields, sources
from dhrcode.importers.workbook.reader import Workbook, read_workbook
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import kept_of_contacts
from dhrcode.model.form import (
    ALL,
    ATTRIBUTES,
    CANDIDATES,
    CONTACTS,
    FINDINGS,
    FRESH,
    LATE,
    READ,
    RECORD,
    RECORD_ROWS,
    SHEETS,
    SOURCES,
    About,
)
from dhrcode.model.record import Record, Source, kept_of_finding
from dhrcode.problems import has_errors
from dhrcode.reports.form import fingerprint
from dhrcode.store.loader import validated


def read(path: Path, name: str, request: ImportRequest) -> Imported:
    """Reads a form.

    Raises:
        UsageError: nobody said whose coding it is.
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
    """
    book, problems = read_workbook(path, name)
    if book is None or request.codebook is None:
        return Imported(problems=problems)
    about = about_of(book)
    if about is None:
        return Imported(problems=[book.place().located(no_form(book))])
    if fault := misfit(about, request, request.codebook):
        return Imported(problems=[book.place().located(fault)])
    coder = request.coder or about.coder
    if not coder:
        raise UsageError(f"say whose coding {name} is: --coder INITIALS")
    return _imported(book, about, coder, request.codebook)


def _imported(book: Workbook, about: About, coder: str, codebook: Codebook) -> Imported:
    result, place = Imported(notes=_others(book)), book.place()
    grids = {
        name: FormGrid(book.sheets[name], SHEETS[name]) for name in READ if name in book.sheets
    }
    missing = [name for name in READ if name not in grids and name not in LATE]
    result.problems += [
        place.problem("missing-sheet", f"there is no sheet '{name}'", FRESH) for name in missing
    ]
    places: FormPlaces = {}
    mapping: RecordData = {}
    if not missing and all(grid.whole for grid in grids.values()):
        mapping = _mapping(grids, about, codebook, places)
    result.problems += [problem for grid in grids.values() for problem in grid.problems]
    if has_errors(result.problems):
        return result
    version = {"id": about.codebook, "version": about.version}
    identified = {"review": about.review, "codebook": version, "coder": coder}
    record, faults = validated(Record, identified | mapping)
    places["findings",] = book.sheets[FINDINGS].place()
    if record is not None:
        kept = ("settled",) if grids[FINDINGS].has("summary") else ("settled", "summary")
        onto = partial(_laid, record, codebook, kept, contacts=CONTACTS in grids)
        unchanged = partial(_as_it_was, about, codebook)
        result.drafts.append(Draft(record, place, places.get, onto, unchanged))
    result.problems += [located(fault, place, places.get) for fault in faults]
    return result


def _mapping(
    grids: dict[str, FormGrid], about: About, codebook: Codebook, places: FormPlaces
) -> RecordData:
    """The sheets as the plain data of a record, without the fields that identify it."""
    fields, counts = record_fields(grids[RECORD], places)
    rows_of = {"victim": int(about.victims), "perpetrator": int(about.perpetrators)}
    mapping: RecordData = {
        "sources": sources(grids[SOURCES], places),
        "findings": FindingsSheet(grids[FINDINGS], codebook, places).read(),
        "emerging": candidates(grids[CANDIDATES], places),
        "contacts": contacts(grids[CONTACTS], places) if CONTACTS in grids else [],
        **AttributesSheet(grids[ATTRIBUTES], codebook, places).read(rows_of, counts),
        **fields,
    }
    if "kind" in fields:
        mapping["kind"] = codebook.kind_named(str(fields["kind"]))
    return {key: value for key, value in mapping.items() if value}


def _as_it_was(about: About, codebook: Codebook, held: Record | None) -> bool:
    """Whether a record is still what the form was filled in with."""
    return fingerprint(held, codebook) == about.record


def _laid(
    record: Record, codebook: Codebook, kept: Sequence[str], held: Record, *, contacts: bool
) -> Record:
    """Puts what a form holds onto the record that there is; what it cannot hold stays as it is.

    How coders who differed came to a finding stays as long as the finding does. A subtheme is taken
    off the queue if the form differs from the record.

    Args:
        record: what the form says.
        codebook: the project's.
        kept: what of a finding the form cannot say.
        held: the record that there is.
        contacts: whether it has a sheet for contacts; forms of before have none.
    """
    findings = {s: c for s, c in held.findings.items() if s not in codebook.subthemes}
    for subtheme, coded in record.findings.items():
        findings[subtheme] = kept_of_finding(coded, held.findings.get(subtheme), kept)
    again = tuple(
        entry
        for entry in held.again
        if not (entry.subtheme and _coded_again(entry.subtheme, record, held))
    )
    update = {field: getattr(record, field) for field in _HELD}
    update["sources"] = tuple(_kept(source, held.sources) for source in record.sources)
    if contacts:
        update["contacts"] = kept_of_contacts(record.contacts, held.contacts)
    over = held.model_copy(update=update | {"findings": findings, "again": again})
    return without_answered(over, codebook.attributes)


def _kept(source: Source, held: Sequence[Source]) -> Source:
    """The source with what forms of before have no column for."""
    before = next((one for one in held if one.id == source.id), source)
    return source.model_copy(
        update={
            "pages_by": source.pages_by or before.pages_by,
            "shared": source.shared or before.shared,
        }
    )


def _coded_again(subtheme: str, record: Record, held: Record) -> bool:
    """Whether a form codes a subtheme differently from the record, even if only in the evidence.

    An unchanged row does not show that anybody looked; an emptied one codes nothing.
    """
    coded, before = record.findings.get(subtheme), held.findings.get(subtheme)
    if coded is None or before is None:
        return coded is not None
    return (coded.finding, coded.evidence) != (before.finding, before.evidence)


_HELD = ("sources", "attributes", "emerging", *(row.key for row in RECORD_ROWS))
"""The fields of a record that a form holds besides its findings."""


def _others(book: Workbook) -> list[str]:
    """Notes on sheets that do not belong to the form and are not empty."""
    return [
        f"{book.shown}: the sheet '{name}' does not belong to the form and was not read"
        for name, sheet in book.sheets.items()
        if name not in ALL and any(value not in ("", None) for row in sheet.values for value in row)
    ]
