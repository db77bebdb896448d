"""The sheet of findings of a form, as plain data with places."""

from dhrcode.checks.evidence import without_finding
from dhrcode.importers import RecordData
from dhrcode.importers.form.grid import FormGrid, FormPlaces
from dhrcode.model.codebook import Codebook
from dhrcode.model.form import FRESH
from dhrcode.model.record import FINDINGS
from dhrcode.model.subtheme_names import subtheme_fault
from dhrcode.model.vocabulary import unknown_finding
from dhrcode.problems import KeyPath


class FindingsSheet:
    """The sheet of findings, row by row."""

    def __init__(self, grid: FormGrid, codebook: Codebook, places: FormPlaces) -> None:
        self._grid, self._codebook, self._places = grid, codebook, places
        self._found: dict[str, str] = {}
        self._pieces: dict[str, list[RecordData]] = {}
        self._summaries: dict[str, str] = {}

    def read(self) -> RecordData:
        """The findings by subtheme."""
        for row in self._grid.rows():
            self._row(row)
        self._missing()
        self._without_finding()
        return {
            subtheme: {
                "finding": self._found[subtheme],
                **({"evidence": pieces} if pieces else {}),
                **({"summary": self._summaries[subtheme]} if subtheme in self._summaries else {}),
            }
            for subtheme, pieces in self._pieces.items()
            if self._found.get(subtheme)
        }

    def _row(self, row: int) -> None:
        grid, subtheme = self._grid, self._grid.text(row, "id")
        path: KeyPath = ("findings", subtheme, "evidence", len(self._pieces.get(subtheme, ())))
        piece = grid.part(row, grid.layout.evidence, path, self._places if subtheme else {})
        finding = grid.text(row, "finding").strip().casefold()
        summary = grid.text(row, "summary") if grid.has("summary") else ""
        if not subtheme:
            if piece or finding or summary:
                grid.problem(
                    row,
                    "id",
                    "row-without-id",
                    "nothing says which subtheme this row is about",
                    "choose it in the column Id",
                )
            return
        if fault := subtheme_fault(subtheme, self._codebook, retired=False):
            grid.fault(row, "id", fault._replace(hint=fault.hint or FRESH))
            return
        self._places.setdefault(("findings", subtheme), grid.place(row, "finding"))
        self._pieces.setdefault(subtheme, [])
        if piece:
            self._pieces[subtheme].append(piece)
        if summary:
            self._summary(row, subtheme, summary)
        if finding:
            self._finding(row, subtheme, finding)

    def _summary(self, row: int, subtheme: str, summary: str) -> None:
        self._places["findings", subtheme, "summary"] = self._grid.place(row, "summary")
        if self._summaries.setdefault(subtheme, summary) != summary:
            said = f"'{subtheme}' has another summary in another row"
            self._grid.problem(row, "summary", "two-values", said, "keep one")

    def _finding(self, row: int, subtheme: str, finding: str) -> None:
        before = self._found.setdefault(subtheme, finding)
        if finding not in FINDINGS:
            self._grid.fault(row, "finding", unknown_finding(finding))
        elif before != finding:
            said = f"'{subtheme}' is {before} in another row and {finding} here"
            self._grid.problem(row, "finding", "two-findings", said, "keep one")

    def _missing(self) -> None:
        for subtheme in self._codebook.subthemes:
            if subtheme not in self._pieces:
                self._grid.gone("missing-row", f"there is no row for the subtheme '{subtheme}'")

    def _without_finding(self) -> None:
        for subtheme, pieces in self._pieces.items():
            said = pieces or subtheme in self._summaries
            if said and subtheme not in self._found:
                place = self._places["findings", subtheme]
                self._grid.problems.append(place.located(without_finding(subtheme)))
