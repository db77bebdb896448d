"""From files to records: everything that the files hold, or nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Literal, NamedTuple

from dhrcode.checks import check_record
from dhrcode.checks.retired_values import chosen_anew
from dhrcode.errors import DataProblemsError, RefusedError, UsageError
from dhrcode.importers import Draft, Imported, ImportRequest, importer, twice
from dhrcode.model.guarded import with_guarded
from dhrcode.model.ids import respelt
from dhrcode.model.record import Record
from dhrcode.model.record_file import misfiled
from dhrcode.model.vocabulary import arranged, typed
from dhrcode.problem_codes import Severity
from dhrcode.problems import Fault, Problem, has_errors
from dhrcode.progress import Progress, no_progress
from dhrcode.store.loaded import Loaded
from dhrcode.store.project import Project
from dhrcode.store.yaml.writer import record_yaml
from dhrcode.text import plural, shown
from dhrcode.workflows.exchange.quotes import ImportedQuotes
from dhrcode.workflows.queue import AgreedError, behind, coded_anew, refuse_agreed

MAX_OF_ONE_SORT = 50
"""Problems of one code that are printed in full: a table may hold one mistake in every row."""
_NAMED = 8
ImportOutcome = Literal["new", "changed", "same"]


class ImportStep(NamedTuple):
    """What becomes of one record: its file, its text before (None: there was none) and after."""

    path: Path
    record: Record
    before: bytes | None
    after: bytes

    @property
    def outcome(self) -> ImportOutcome:
        """Whether the record is new, changed, or as it was."""
        if self.before is None:
            return "new"
        return "same" if self.after == self.before else "changed"

    def diff(self) -> Iterator[str]:
        """The change of a record's file as a unified diff, line by line."""
        before = (self.before or b"").decode("utf-8-sig").splitlines()
        name = shown(self.path)
        said = "nothing" if self.before is None else name
        return unified_diff(before, self.after.decode().splitlines(), said, name, lineterm="")


class ImportPlan(NamedTuple):
    """What an import does, or would do: a step for each record, warnings and notes of the files."""

    steps: tuple[ImportStep, ...]
    warnings: tuple[Problem, ...]
    notes: tuple[str, ...]

    def having(self, outcome: ImportOutcome) -> list[ImportStep]:
        """The steps of one outcome."""
        return [step for step in self.steps if step.outcome == outcome]


class ImportOptions(NamedTuple):
    """How records are brought in.

    Attributes:
        replace: a record that differs from the one that is there takes its place, and a form that
            was made before its record changed is taken all the same.
        dry_run: nothing is written.
        progress: follows the records as they are gone through.
    """

    replace: bool = False
    dry_run: bool = False
    progress: Progress = no_progress


def import_files(
    project: Project, files: Sequence[Path], request: ImportRequest, options: ImportOptions
) -> ImportPlan:
    """Reads files and writes their records into the project, all or none.

    Args:
        project: where the records go: those that tables are made from, or one coder's own.
        files: what is read.
        request: what a person said of them.
        options: whether records may be replaced, and whether anything is written at all.

    Raises:
        UsageError: there is nothing that reads a file of this sort.
        DataProblemsError: something is wrong with a file; nothing was written.
        RefusedError: a record would be lost, or another coder's changed; nothing was written.
        FormatError: the project's format lacks a key of a record; nothing was written.
    """
    read = [importer(file, request)(file, shown(file), request) for file in files]
    if options.dry_run:
        return _planned(project, read, options)
    with project.writing():
        plan = _planned(project, read, options)
        project.write(project.file_change(s.path, s.before, s.after) for s in plan.steps)
    return plan


def _planned(project: Project, read: Sequence[Imported], options: ImportOptions) -> ImportPlan:
    drafts = [draft for one in read for draft in one.drafts]
    problems = [problem for one in read for problem in one.problems]
    problems.extend(_twice(drafts))
    _refuse_faulty(problems)
    planner, quotes = _Planner(project, replace=options.replace), ImportedQuotes(project)
    steps = []
    for draft in options.progress(drafts, len(drafts)):
        named = quotes.named(draft)
        if step := planner.step(named):
            steps.append(step)
            quotes.hold(named, step.record)
    _refuse_faulty([*problems, *planner.problems])
    if planner.refusals:
        raise RefusedError(_joined(planner.refusals))
    notes = [*(note for one in read for note in one.notes), *quotes.notes()]
    warnings = limited([*problems, *planner.warnings, *quotes.warnings])
    return ImportPlan(tuple(steps), tuple(warnings), tuple(notes))


def _refuse_faulty(problems: Sequence[Problem]) -> None:
    if has_errors(problems):
        raise DataProblemsError(limited(problems), "nothing was brought in: mend these first")


def limited(problems: Sequence[Problem]) -> list[Problem]:
    """The problems, of each code the first fifty, and how many more there are."""
    seen: Counter[tuple[str, Severity]] = Counter()
    kept, last = [], dict[tuple[str, Severity], Problem]()
    for problem in problems:
        sort = (problem.code, problem.severity)
        seen[sort] += 1
        if seen[sort] <= MAX_OF_ONE_SORT:
            kept.append(problem)
            last[sort] = problem
    for sort, count in seen.items():
        if count > MAX_OF_ONE_SORT:
            said = f"and {count - MAX_OF_ONE_SORT:,} more of this sort"
            kept.append(last[sort]._replace(message=said, hint=""))
    return kept


def _twice(drafts: Iterable[Draft]) -> Iterator[Problem]:
    """A problem for each review that comes a second time, be it in other letters' case."""
    first: dict[str, Draft] = {}
    for draft in drafts:
        review = draft.record.review
        before = first.setdefault(review.casefold(), draft)
        if before is not draft:
            yield draft.located(twice(review, before.record.review, before.place))


class _RefusedDraftError(Exception):
    """A record is not taken; `--replace` would take one that is `replaceable`."""

    def __init__(self, said: str, *, replaceable: bool = False) -> None:
        super().__init__(said)
        self.replaceable = replaceable


class _Planner:
    """Checks drafts against the records that are there."""

    def __init__(self, project: Project, *, replace: bool) -> None:
        self._project, self._codebook, self._replace = project, project.codebook, replace
        self._coders = project.coders[0]
        self._taken = {path.stem.casefold(): path for path in project.listing[0]}
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.refusals: list[_RefusedDraftError] = []

    def step(self, draft: Draft) -> ImportStep | None:
        """What becomes of the record; None where a problem or a refusal stands against it."""
        try:
            return self._step(draft)
        except DataProblemsError as error:
            self.problems.extend(error.problems)
        except _RefusedDraftError as error:
            self.refusals.append(error)
        return None

    def _step(self, draft: Draft) -> ImportStep:
        review, coder = draft.record.review, draft.record.coder
        if fault := misfiled(draft.record, review, self._project.coder):
            raise _faulty(draft, [fault])
        if same := respelt(coder, self._coders):
            said = f"the coder '{coder}' differs from coders/{same} only in capitals"
            raise _RefusedDraftError(said)
        path = self._taken.get(review.casefold())
        if path is None:
            self._refuse_stale(draft, None)
            return self._written(draft, self._project.path_of(review), draft.record)
        if path.stem != review:
            raise _RefusedDraftError(f"{shown(path)} differs from {review} only in capitals")
        loaded = self._project.load(path)
        if loaded.record is None:
            raise DataProblemsError(loaded.problems, f"{loaded.shown} has to be mended first")
        self._refuse_stale(draft, loaded.record)
        return self._over(draft, path, loaded, loaded.record)

    def _over(self, draft: Draft, path: Path, loaded: Loaded, held: Record) -> ImportStep:
        make = draft.onto or draft.over
        result = draft.record if make is None else make(held)
        read, faults = typed(result, self._codebook)
        if not faults:
            result = with_guarded(read, held, self._codebook)
            if arranged(result, self._codebook) == arranged(held, self._codebook):
                return ImportStep(path, held, loaded.data, loaded.data)
        if draft.onto is None and not self._replace:
            said = f"{shown(path)} holds something else of {held.review}"
            raise _RefusedDraftError(said, replaceable=True)
        if draft.onto is not None:
            _refuse_agreed_otherwise(held, result)
        return self._written(draft, path, result, loaded)

    def _refuse_stale(self, draft: Draft, held: Record | None) -> None:
        """Refuses a form that may not be laid onto the record that is there."""
        review = draft.record.review
        if draft.onto is not None and held is not None:
            if held.coder != draft.record.coder:
                said = f"{review} is coded by {held.coder}, and the file is {draft.record.coder}'s"
                raise _RefusedDraftError(said)
            if said := behind(held, self._codebook):
                raise _RefusedDraftError(said)
        if draft.unchanged is not None and not (self._replace or draft.unchanged(held)):
            since = "has changed" if held else "is gone"
            said = f"the record of {review} {since} since the file was made from it"
            raise _RefusedDraftError(said, replaceable=True)

    def _written(
        self, draft: Draft, path: Path, result: Record, loaded: Loaded | None = None
    ) -> ImportStep:
        """The step to a record, which breaks no rule that every record keeps."""
        held, before = (loaded.record, loaded.data) if loaded else (None, None)
        record, faults = typed(result, self._codebook)
        if not faults:
            found = list(check_record(record, self._codebook))
            faults = [fault for fault in found if fault.severity == "error"]
            told = (fault for fault in found if fault.code == "implausible-date")
            self.warnings.extend(map(draft.located, told))
        if draft.onto is not None:  # a form is filled in by a person, who chooses
            faults += chosen_anew(record, held, self._codebook)
        if faults:
            raise _faulty(draft, faults)
        record = arranged(record, self._codebook)
        known = (before or b"").decode("utf-8-sig")
        text = record_yaml(record, known, self._project.format)
        return ImportStep(path, record, before, text.encode())


def _faulty(draft: Draft, faults: Iterable[Fault]) -> DataProblemsError:
    return DataProblemsError(list(map(draft.located, faults)), "the file has to be mended first")


def _refuse_agreed_otherwise(held: Record, result: Record) -> None:
    """Refuses to change findings or contacts of an agreed record."""
    agreed = [(one.id, one.opportunity) for one in held.contacts]
    if held.consensus_of and agreed != [(one.id, one.opportunity) for one in result.contacts]:
        raise _RefusedDraftError(
            f"{held.review} joins the codings of {', '.join(held.consensus_of)}: 'dhrcode "
            f"adjudicate {held.review}' settles its contacts"
        )
    try:
        for subtheme in held.findings.keys() | result.findings.keys():
            now = result.findings.get(subtheme)
            if now is not None:
                coded_anew(held, subtheme, now.finding, now.evidence)
            else:
                refuse_agreed(held, subtheme, "not coded")
    except AgreedError as error:
        raise _RefusedDraftError(str(error).removesuffix("; nothing was written")) from None


def _joined(refusals: Sequence[_RefusedDraftError]) -> str:
    said = list(dict.fromkeys(map(str, refusals)))
    more = f"; and {len(said) - _NAMED:,} more" if len(said) > _NAMED else ""
    can = all(refusal.replaceable for refusal in refusals)
    hint = " (--replace takes what the file says all the same)" if can else ""
    return f"{'; '.join(said[:_NAMED])}{more}: nothing was written{hint}"


def coder_of(wanted: str | None, own: str | None) -> str | None:
    """Whose coding comes in: `--coder`, or `--as`, which must not contradict each other.

    Raises:
        UsageError: they do.
    """
    if wanted and own and wanted != own:
        raise UsageError(
            f"--as {own} puts the codings into coders/{own}, and --coder says {wanted}"
        )
    return own or wanted


def counted(plan: ImportPlan) -> str:
    """What came, or would come, in a sentence."""
    counts = Counter(step.outcome for step in plan.steps)
    words: dict[ImportOutcome, str] = {"new": "new", "changed": "changed", "same": "as before"}
    parts = [f"{plural(counts[one], 'record')} {words[one]}" for one in words if counts[one]]
    return ", ".join(parts) or "0 records as before"
