"""Every problem of a project's plans, checked against the records that they are about."""

from dhrcode.analysis.plan.recurrence import review_facts
from dhrcode.checks.plan import RecordFacts, check_plan
from dhrcode.checks.verified import unverified_quotes
from dhrcode.model.codebook import Attribute
from dhrcode.model.plan import Plan
from dhrcode.model.record import Record
from dhrcode.problems import Fault, Problem
from dhrcode.safety.identifiers import find_identifiers
from dhrcode.safety.identifiers.listed import NO_NAMES, NameList
from dhrcode.safety.identifiers.titles import TITLED
from dhrcode.safety.scan import Scanner
from dhrcode.store.loaded import LoadedPlan
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.store.verified import read_verified
from dhrcode.workflows.plan.quotes import quotes_planned

UNREADABLE = RecordFacts(frozenset(), draft=True, sources=None)
"""A record with errors: nothing can be checked against a plan yet."""


class PlanInspection:
    """Finds one plan's problems; travels to other processes."""

    def __init__(self, project: Project, names: NameList, requests: frozenset[str]) -> None:
        self.project, self.requests = project, requests
        self.scanner = Scanner(project.codebook, names)
        self.deaths = project.codebook.with_role("date-of-death")

    def __call__(self, loaded: LoadedPlan) -> list[Problem]:
        """What reading and checking found in one plan."""
        plan = loaded.plan
        if plan is None:
            return loaded.problems
        facts = {name: known for name in plan.reviews if (known := self._facts(name)) is not None}
        faults = [*check_plan(plan, self.project.codebook, facts, self.requests)]
        faults += titled_posts(plan)
        if quotes := quotes_planned(self.project, plan):
            verified, _ = read_verified(self.project.root, plan.plan)
            faults += unverified_quotes(quotes, plan.plan, verified)
        return loaded.problems + loaded.located(faults) + self.scanner.plan(loaded).problems

    def _facts(self, review: str) -> RecordFacts | None:
        """What is to be known of a review's record; nothing is present in a faulty one."""
        path = self.project.path_of(review)
        if not path.exists():
            return None
        record = self.project.load(path).record
        return UNREADABLE if record is None else facts_of(record, self.deaths)


def facts_of(record: Record, deaths: tuple[Attribute, ...]) -> RecordFacts:
    """What a plan has to know of a record, given the attributes that are the date of death."""
    found = review_facts(record, deaths)
    sources = tuple(source.id for source in record.sources)
    return RecordFacts(found.present, record.status == "draft", sources, found.death)


def titled_posts(plan: Plan) -> list[Fault]:
    """An error for each owner's post that is a titled name."""
    return [
        Fault(
            ("recommendations", number, "actions", place, "owner", "post"),
            "post-is-a-name",
            f"the post that owns {one.name} is a titled name",
            "write the post, such as Head of Public Protection",
        )
        for one in plan.actions()
        for number, place in [one.numbers]
        if one.action.owner is not None and is_titled(one.action.owner.post or "")
    ]


def is_titled(post: str) -> bool:
    """Whether a post is, or holds, a title with a surname."""
    return any(found.kind == TITLED.name for found in find_identifiers(post, NO_NAMES))


def check_plans(project: Project, names: NameList) -> list[Problem]:
    """Every problem of the plans, in the order of their files."""
    plans = Plans(project)
    recurring, _, problems = plans.recurring()
    requests = frozenset(one.id for one in recurring.recurring) if recurring else frozenset[str]()
    problems = [*plans.listing[1], *problems]
    for found in plans.map(PlanInspection(project, names, requests)):
        problems += sorted(found, key=lambda p: (p.line, p.column, p.code))
    return problems
