"""Quotes that come in, checked against the documents of the project."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePosixPath

from dhrcode.analysis.quotes.quoted import quotes_of
from dhrcode.errors import DocumentError
from dhrcode.importers import Draft
from dhrcode.importers.refi.clean import spelt
from dhrcode.model.record import Record, Source
from dhrcode.problems import Problem
from dhrcode.store.documents.listing import listed_files
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.documents.verdicts import CheckedQuote, counted, fault_of
from dhrcode.workflows.documents.verification import Library, checked


class ImportedQuotes:
    """The quotes of drafts that ask to be verified.

    Attributes:
        warnings: what is wrong with quotes, at their places in the file.
    """

    def __init__(self, project: Project) -> None:
        self._project, self._library = project, Library(project.root)
        self._held: list[CheckedQuote] = []
        self._found = 0
        self.warnings: list[Problem] = []

    def named(self, draft: Draft) -> Draft:
        """The draft, with the file of each document that is in `sources/` under its name."""
        if not draft.verify:
            return draft
        sources = tuple(self._with_file(source) for source in draft.record.sources)
        return draft._replace(record=draft.record.model_copy(update={"sources": sources}))

    def hold(self, draft: Draft, record: Record) -> None:
        """Checks the quotes of a record that comes in against their documents."""
        if not draft.verify:
            return
        for quoted in quotes_of(record):
            held = checked(quoted, self._library, {})
            self._held.append(held)
            if held.became != "no-document" and (
                fault := fault_of(held, record, self._project.coder)
            ):
                self.warnings.append(draft.located(fault)._replace(severity="warning"))

    def notes(self) -> Iterator[str]:
        """What became of the quotes, in sentences."""
        if self._found:
            documents = plural(self._found, "document is", "documents are")
            yield f"{documents} in sources/ by the name in the file, and noted in the records"
        if any(one.became != "no-document" for one in self._held):
            yield f"checked against the documents in sources/: {counted(self._held)}"
        elif self._held:
            quotes = plural(len(self._held), "quote is", "quotes are")
            yield f"{quotes} not verified: no document in sources/ has the name in the file"

    @cached_property
    def _files(self) -> dict[str, str]:
        """The files in `sources/` by their names without suffix; of two alike neither."""
        files: dict[str, str] = {}
        for name in listed_files(self._project.root):
            stem = spelt(PurePosixPath(name).stem)
            files[stem] = "" if stem in files else name
        return files

    def _with_file(self, source: Source) -> Source:
        name = PurePosixPath((source.title or source.id).replace("\\", "/"))
        file = self._files.get(spelt(name.name)) or self._files.get(spelt(name.stem))
        if source.file or not file:
            return source
        try:
            document = self._library.document(file).document
        except DocumentError:
            return source
        self._found += 1
        return source.model_copy(update={"file": file, "sha256": document.sha256})
