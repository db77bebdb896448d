"""A project for exchange: the package of `project.qde` and the documents' texts."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dhrcode.analysis.provenance import Provenance
from dhrcode.exporters.fixed_zip import packed
from dhrcode.exporters.refi.codebook import add_codes, describe
from dhrcode.exporters.refi.elements import child, root, said, written
from dhrcode.exporters.refi.reviews import Parts, ReviewWriter
from dhrcode.exporters.refi.texts import SourceText
from dhrcode.exporters.refi.variables import ExportVariables, values_of
from dhrcode.model.codebook import Codebook
from dhrcode.model.document import Document
from dhrcode.model.record import Record
from dhrcode.model.refi import PROJECT_FILE, PROJECT_NAMESPACE, SOURCES_FOLDER, guid
from dhrcode.progress import Progress, no_progress

Documents = Callable[[Record], dict[str, Document]]
"""Returns the documents of a record that can be read, by the id of the record's source."""


class ExportedProject(NamedTuple):
    """A project as a package.

    Attributes:
        data: the `.qdpx` file.
        documents: how many documents' texts are in it.
        quotes: how many quotes were looked for in these.
        lost: how many of them are in none.
    """

    data: bytes
    documents: int
    quotes: int
    lost: int


def render(
    codebook: Codebook,
    records: Sequence[Record],
    documents: Documents,
    origin: Provenance,
    progress: Progress = no_progress,
) -> ExportedProject:
    """Records as a `.qdpx` file.

    Args:
        codebook: their codebook.
        records: the records, in the order of the output.
        documents: reads the documents of a record; called once for each, so that only one review's
            texts are in memory at a time.
        origin: where the records come from, said in the project's description.
        progress: shows how far the reading of documents is.
    """
    result = _ProjectWriter(codebook, records, origin)
    data = packed(result.entries(documents, progress))
    return ExportedProject(data, result.documents, result.quotes, result.lost)


class _ProjectWriter:
    def __init__(self, codebook: Codebook, records: Sequence[Record], origin: Provenance) -> None:
        self.codebook, self.records, self.origin = codebook, records, origin
        self.documents = self.quotes = self.lost = 0

    def entries(self, documents: Documents, progress: Progress) -> Iterator[tuple[str, bytes]]:
        """The files of the package: each document's text, and the project."""
        values = [values_of(record) for record in self.records]
        variables, parts = ExportVariables(self.codebook, values), Parts.empty()
        for record, own in zip(progress(self.records, len(self.records)), values, strict=True):
            texts = {source: SourceText(one) for source, one in documents(record).items()}
            for source, text in texts.items():
                name = guid("source", self.codebook.id, record.review, source)
                yield f"{SOURCES_FOLDER}/{name}.txt", text.text.encode()
            writer = ReviewWriter(self.codebook, record, texts, parts)
            writer.write(variables, own)
            for file, note in writer.files.items():
                yield f"{SOURCES_FOLDER}/{file}", note.encode()
            self.documents += len(texts)
            self.quotes += writer.quotes
            self.lost += writer.lost
        yield PROJECT_FILE, written(self._whole(variables, parts))

    def _whole(self, variables: ExportVariables, parts: Parts) -> Element:
        project = root("Project", PROJECT_NAMESPACE, name=self.codebook.title)
        self._add_users(project)
        add_codes(child(project, "CodeBook"), self.codebook)
        variables.add_to(project)
        project.extend(part for part in parts if len(part))  # the standard allows no empty ones
        said(project, "Description", self._description())
        return project

    def _add_users(self, project: Element) -> None:
        coders = dict.fromkeys(record.coder for record in self.records)
        if coders:
            users = child(project, "Users")
            for coder in coders:
                child(users, "User", guid=guid("user", coder), name=coder, id=coder)

    def _description(self) -> str:
        """Where the records come from, then the labelled lines about the codebook."""
        kept = ("Records", "Selection", "Coded", "Made with", "Digest of the input (SHA-256)")
        lines = [f"{label}: {value}" for label, value in self.origin.lines() if label in kept]
        return "\n".join([*lines, describe(self.codebook)])
