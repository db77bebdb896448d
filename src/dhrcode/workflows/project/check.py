"""Every problem of a project, all together."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from dhrcode.analysis.quotes.quoted import quotes_of
from dhrcode.checks import check_record
from dhrcode.checks.independent import agreed_by_nobody, coded_twice, respelt_coder
from dhrcode.checks.together import RecordTraits, respelt_coders, twins
from dhrcode.checks.verified import unverified
from dhrcode.model.record import Record
from dhrcode.problems import Fault, Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.safety.identifiers.listed import NO_NAMES, NameList
from dhrcode.safety.scan import Scanner
from dhrcode.store.atomic import read_bytes
from dhrcode.store.documents import SOURCES
from dhrcode.store.links import links_in
from dhrcode.store.loaded import Loaded
from dhrcode.store.loader import load_record
from dhrcode.store.plans import Plans
from dhrcode.store.pool import map_records
from dhrcode.store.project import CODERS, Project
from dhrcode.store.verified import read_verified
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import shown
from dhrcode.workflows.outputs.published import published_problems
from dhrcode.workflows.plan.check import check_plans
from dhrcode.workflows.scan import names_of

Found = list[Problem]


class InspectedRecord(NamedTuple):
    """What was found in one record, and what of it is checked against other records."""

    path: Path
    problems: Found
    traits: RecordTraits | None = None


class Inspection:
    """Finds one record's problems; travels to other processes."""

    def __init__(
        self, project: Project, names: NameList = NO_NAMES, apart: Collection[str] = ()
    ) -> None:
        self.root, self.codebook, self.coder = project.root, project.codebook, project.coder
        self.folder = project.folder
        self.scanner = Scanner(project.codebook, names)
        self.apart = {name.casefold(): name for name in apart}
        self.coders = frozenset(name.partition("/")[0] for name in apart)

    def __call__(self, loaded: Loaded) -> InspectedRecord:
        """What reading and checking found in one record."""
        path = self.folder / Path(loaded.shown).name
        if loaded.record is None:
            return InspectedRecord(path, loaded.problems)
        record = loaded.record
        of_quotes, damaged = self._unverified(record)
        faults = [*check_record(record, self.codebook), *of_quotes]
        if self.coder is None:
            faults.extend(coded_twice(record, self.apart))
            faults.extend(respelt_coder(record, self.coders))
            faults.extend(agreed_by_nobody(record, self._joined(record)))
        else:  # a command that a hint names has to say whose coding it is
            named, own = f"{record.review}'", f"{record.review} --as {self.coder}'"
            faults = [fault._replace(hint=fault.hint.replace(named, own)) for fault in faults]
        identifiers = self.scanner.record(loaded).problems
        found = loaded.problems + loaded.located(faults) + identifiers + damaged
        return InspectedRecord(path, found, RecordTraits.of(record))

    def _joined(self, record: Record) -> dict[str, Record]:
        """The codings that an agreed record joins, as far as they are there and can be read."""
        found: dict[str, Record] = {}
        for coder in record.consensus_of:
            path = self.root / CODERS / coder / f"{record.review}.yaml"
            if path.is_file():
                coding = load_record(read_bytes(path, MAX_BYTES), shown(path), self.codebook)
                found |= {coder: coding.record} if coding.record else {}
        return found

    def _unverified(self, record: Record) -> tuple[list[Fault], Found]:
        """What the quotes' file says of them, and what is wrong with it."""
        if all(quoted.file is None for quoted in quotes_of(record)):
            return [], []
        verified, damaged = read_verified(self.root, record.review)
        return ([], damaged) if damaged else (list(unverified(record, verified)), [])


def check_project(project: Project, progress: Progress = no_progress) -> list[Problem]:
    """Every problem of the codebook, the folders and the records, in the order of the files.

    Of a project, the independent codings of every coder and the plans too; of one coder's, those
    codings alone.
    """
    names, problems = names_of(project)
    seen: list[InspectedRecord] = []
    problems = [*project.problems, *problems, *_of_folder(project, names, progress, seen)]
    if project.coder is None:
        own = len(seen)
        problems.extend(project.coders[1])
        for one in project.every()[1:]:
            problems.extend(_of_folder(one, names, progress, seen))
        problems.extend(_coded_alone(project))
        problems.extend(links_in(project.root, SOURCES))
        problems.extend(check_plans(project, names))
        problems.extend(published_problems(project))
        problems.extend(_together(project, seen[:own], seen[own:]))
    return list(dict.fromkeys(problems))  # what was verified of a review is read for each coding


def _of_folder(
    project: Project, names: NameList, progress: Progress, seen: list[InspectedRecord]
) -> Iterator[Problem]:
    """The problems of a folder's records; adds what is checked against other records to `seen`."""
    paths, problems = project.listing
    yield from problems
    apart = _apart(project) if project.coder is None else ()
    for found in progress(map_records(project, Inspection(project, names, apart)), len(paths)):
        seen.append(found._replace(problems=[]))
        yield from sorted(found.problems, key=lambda p: (p.line, p.column, p.code))


def _together(
    project: Project, own: list[InspectedRecord], apart: list[InspectedRecord]
) -> Iterator[Problem]:
    """What is wrong with records beside each other; each is read again for the place."""
    every = [(one.path, one.traits) for one in (*own, *apart) if one.traits is not None]
    traits = [of for _, of in every]
    count = sum(one.traits is not None for one in own)
    faults = [*twins(traits), *respelt_coders(traits[:count], project.coders[0])]
    for position, fault in faults:
        path = every[position][0]
        yield from project.load(path).located([fault])


def _apart(project: Project) -> frozenset[str]:
    """`CODER/REVIEW` of every independent coding."""
    own = project.of_coder(None).every()[1:]
    return frozenset(f"{one.coder}/{path.stem}" for one in own for path in one.listing[0])


def plans(project: Project) -> int:
    """How many plans there are."""
    return len(Plans(project).listing[0])


def codings(project: Project) -> int:
    """How many independent codings there are."""
    return len(_apart(project))


def _coded_alone(project: Project) -> Iterator[Problem]:
    """A warning for each independent coding of a review that nobody else has coded."""
    every = project.every()
    times = Counter(path.name for one in every for path in one.listing[0])
    for one in every[1:]:
        prefix = shown(one.folder)
        for path in one.listing[0]:
            if times[path.name] == 1:
                yield Problem.of_file(
                    f"{prefix}/{path.name}",
                    "coded-by-one",
                    f"nobody but {one.coder} has coded {path.stem}",
                    "agreement cannot be told of it",
                )
