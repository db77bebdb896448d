"""The documents on the desk, each read once as long as its file stays the same."""

import threading
from pathlib import Path

from dhrcode.desk.current_project import source_of_id
from dhrcode.desk.given import Given, text_of
from dhrcode.desk.worker import Worker
from dhrcode.errors import DocumentError
from dhrcode.model.record import Record, Source
from dhrcode.store.documents import read_document, read_page_picture, sources_folder
from dhrcode.workflows.coding.selected_words import SelectableText

MOST_KEPT = 4
"""Documents held in memory at a time: one of 100 pages takes some megabytes."""
_Stamp = tuple[int, int, int]


class DeskDocuments:
    """Documents of a project, made ready for selecting and marking.

    Args:
        root: the project's folder.
        worker: reads what has to be read, since PDFium allows one thread alone.
    """

    def __init__(self, root: Path, worker: Worker) -> None:
        self._root, self._worker = root, worker
        self._kept: dict[str, tuple[_Stamp, SelectableText]] = {}
        self._lock = threading.Lock()

    def asked(self, record: Record, given: Given) -> tuple[Source, str, SelectableText]:
        """The document of a record that the page means, its file's name, and its text.

        Raises:
            NotFoundError: the record names no such document.
            DocumentError: it is missing or cannot be read.
        """
        source, file = source_of_id(record, text_of(given, "source"))
        return source, file, self.text(file)

    def text(self, file: str) -> SelectableText:
        """A document by its name in `sources/`; read anew if its file has changed.

        Raises:
            DocumentError: it is missing or cannot be read.
        """
        stamp = self._stamp(file)
        with self._lock:
            kept = self._kept.get(file)
        if kept is not None and kept[0] == stamp:
            return kept[1]
        made = self._worker.do(lambda: SelectableText(read_document(self._root, file)))
        with self._lock:
            self._kept.pop(file, None)
            while len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[file] = (stamp, made)
        return made

    def picture(self, file: str, number: int) -> bytes:
        """A page of a document as it is printed; the failures are those of `read_page_picture`."""
        return self._worker.do(lambda: read_page_picture(self._root, file, number))

    def _stamp(self, file: str) -> _Stamp:
        """What tells that a file is still the one that was read."""
        try:
            status = (sources_folder(self._root) / file).stat()
        except OSError:
            raise DocumentError("document-missing", f"there is no file sources/{file}") from None
        return status.st_size, status.st_mtime_ns, status.st_ino
