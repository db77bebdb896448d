"""What a review's documents propose for its plan: recommendations, and rows of action plans."""

from collections.abc import Iterator, Sequence

from dhrcode.errors import NotFoundError, UsageError
from dhrcode.model.codebook import Codebook
from dhrcode.model.coverage import same_words
from dhrcode.model.document import Document, Page
from dhrcode.model.plan import Plan, Recommendation
from dhrcode.model.plan_table import PlanTableRow
from dhrcode.model.record import Evidence, Record, Source
from dhrcode.model.report_passages import report_paragraphs
from dhrcode.model.report_requests import ReportRequest, plan_rows, requests_of
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.workflows.documents.named import texts_of, without_document
from dhrcode.workflows.documents.verification import looked_up
from dhrcode.workflows.plan.parts import agency_named
from dhrcode.workflows.plan.recommendations import Asked, ToDo, act, citable, recommend
from dhrcode.workflows.proposal_dialogue import Proposal, Proposed, ProposedParts


def proposed(project: Project, name: str) -> Proposed:
    """What the documents of a review, or of a study with a plan, propose for its plan.

    Raises:
        NotFoundError: there is neither such a review nor such a plan, or it names no document.
        DataProblemsError: its record or plan has to be mended first.
    """
    plan = _plan(project, name)
    held = project.read(name)[0] if plan is None else citable(project, plan)
    found, unread = list[Proposal](), list[str]()
    lacking = without_document(name, None)
    if held is plan:
        lacking = f"the plan {name} names no file: write one under its 'sources'"
    for source, document in texts_of(project, held.sources, unread, lacking):
        of = _OfDocument(project, name, held, source, document)
        found += of.proposals(plan)
        unread += of.unread
    return Proposed(found, unread)


def _plan(project: Project, name: str) -> Plan | None:
    try:
        return Plans(project).read(name)[0]
    except NotFoundError:
        return None


class _OfDocument:
    """The proposals of one document."""

    def __init__(
        self,
        project: Project,
        name: str,
        held: Record | Plan,
        source: Source,
        document: Document,
    ) -> None:
        self.project, self.name, self.held = project, name, held
        self.source, self.document = source, document
        self.requests = requests_of(document.pages)
        by_cell = (source.file or "").casefold().endswith(".docx")
        self.rows = plan_rows(document.pages, by_cell=by_cell)
        self.unread = [] if self.rows else [*self._untold()]

    def proposals(self, plan: Plan | None) -> Iterator[Proposal]:
        """Its recommendations, then the rows of its action plan."""
        known = plan.recommendations if plan else ()
        for request in self.requests:
            yield self._recommendation(request, known)
        for row in self.rows:
            yield self._action(row, known)

    def _untold(self) -> Iterator[str]:
        """A sentence if there is an action plan and no row of it can be told."""
        paragraphs = report_paragraphs(self.document.pages)
        pages = [one.page for one in paragraphs if one.part == "action plan"]
        if pages:
            where = self._where(pages[0], "action plan")
            yield f"{where}: no row can be told apart; 'dhrcode plan act' writes what you read."

    def _where(self, page: Page, part: str) -> str:
        on = f", page {page.name}" if self.document.paged else ""
        return f"{self.name} {self.source.id}{on}, {part}"

    def _recommendation(self, request: ReportRequest, known: Sequence[Recommendation]) -> Proposal:
        same = next((one for one in known if same_words(one.text, request.words)), None)
        taken = any(one.id == request.number for one in known)
        parts = {
            "id": "" if taken else request.number,
            "text": request.words,
            "to": _agency_or_words(request.to, self.project.codebook),
            "themes": "",
            "level": "",
        }
        return Proposal(
            self._where(request.page, "recommendations"),
            parts,
            lambda said: self._recommend(request, said),
            f"{self.name}/{same.id} has these words already." if same else "",
            lambda: f"{request.number} is taken: it gets the next free id" if taken else "",
        )

    def _recommend(
        self, request: ReportRequest, said: ProposedParts, todo: ToDo | None = None
    ) -> str:
        agencies, words = _addressees(said.get("to", ""), self.project.codebook)
        asked = Asked(
            text=said.get("text", ""),
            page=request.page.name if self.document.paged else None,
            source=self.source.id,
            quote=self._quote(request),
            to=agencies,
            to_as_written=words,
            themes=tuple(_several(said.get("themes", ""))),
            level=said.get("level") or None,
            id=said.get("id") or None,
            todo=todo,
        )
        written = recommend(self.project, self.name, asked)
        return f"{written.name}: recommended. {written.said}".rstrip()

    def _quote(self, request: ReportRequest) -> str | None:
        """The words of the document, if they are found on its page as they stand."""
        page = request.page.name if self.document.paged else None
        piece = Evidence(source=self.source.id, page=page, quote=request.words)
        return None if looked_up(self.project, self.held, piece).missing else request.words

    def _action(self, row: PlanTableRow, known: Sequence[Recommendation]) -> Proposal:
        text = row.action or row.recommendation
        parts = {"recommendation": row.number, "action": text}
        parts |= {"owner": _agency_or_words(row.owner, self.project.codebook), "due": row.due}
        there = (
            f"{self.name}/{one.id}.{action.id} has these words already."
            for one in known
            for action in one.actions
            if one.id == row.number and same_words(action.text, text)
        )
        return Proposal(
            self._where(row.page, "action plan"),
            parts,
            lambda said: self._act(row, said),
            next(there, ""),
            lambda: self._with_it(row),
        )

    def _with_it(self, row: PlanTableRow) -> str:
        """What is written with an action whose recommendation the plan does not have yet."""
        if self._held(row):
            return ""
        return f"with it the recommendation: {self._request(row).words}"

    def _request(self, row: PlanTableRow) -> ReportRequest:
        """The recommendation that a row belongs to: the document's own words, or the row's."""
        found = (one for one in self.requests if row.number and one.number == row.number)
        own = ReportRequest(row.page, row.number, row.recommendation or row.action, "")
        return next(found, own)

    def _held(self, row: PlanTableRow) -> str | None:
        """The id of a row's recommendation in the plan as it is now, by its number or its words."""
        plan, words = _plan(self.project, self.name), self._request(row).words
        known = plan.recommendations if plan else ()
        by_number = (one.id for one in known if one.id == row.number)
        return next(by_number, next((r.id for r in known if same_words(r.text, words)), None))

    def _act(self, row: PlanTableRow, said: ProposedParts) -> str:
        agency, words = _owner(said.get("owner", ""), self.project.codebook)
        todo = ToDo(
            said.get("action", ""), owner=agency, as_written=words, due=said.get("due") or None
        )
        row = row._replace(number=said.get("recommendation", ""))
        if held := self._held(row):
            written = act(self.project, f"{self.name}/{held}", todo)
            return f"{written.name}: {written.said}"
        request = self._request(row)
        to = _agency_or_words(request.to, self.project.codebook)
        return self._recommend(request, {"id": row.number, "text": request.words, "to": to}, todo)


def _several(said: str) -> Iterator[str]:
    return (one.strip() for one in said.split(";") if one.strip())


def _agency(said: str, codebook: Codebook) -> str | None:
    try:
        return agency_named(said, codebook)
    except UsageError:
        return None


def _agency_or_words(said: str, codebook: Codebook) -> str:
    """An agency's id where the document's words name one, otherwise the words."""
    return _agency(said, codebook) or said


def _addressees(said: str, codebook: Codebook) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The agencies that were named, and the words that name none."""
    named = {one: _agency(one, codebook) for one in _several(said)}
    agencies = tuple(agency for agency in named.values() if agency)
    return agencies, tuple(words for words, agency in named.items() if not agency)


def _owner(said: str, codebook: Codebook) -> tuple[str | None, str | None]:
    agency = _agency(said, codebook)
    return agency, None if agency else said or None
