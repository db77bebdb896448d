"""How far coders agree on contacts, in sentences."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from dhrcode.analysis.contact_matching import ContactAgreement, contact_agreement
from dhrcode.model.record import Record
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.double_coding.comparison import CoderCases


def contact_sentences(project: Project, compared: CoderCases) -> Iterator[str]:
    """A sentence for each two coders of whom one has contacts in a review that both have coded."""
    for pair in combinations(compared.sharing(), 2):
        shared = [r for r in compared.reviews if all(r in compared.cases[c] for c in pair)]
        codings = [{c: _coding(project, c, r) for c in pair} for r in shared]
        found = contact_agreement(codings, (pair[0], pair[1]), project.codebook)
        if found.first or found.second:
            yield _sentence(pair, len(shared), found)


def _coding(project: Project, coder: str, review: str) -> Record:
    """The coder's own coding; where there is none apart, that in `records/`."""
    own = project.of_coder(coder)
    return (own if own.path_of(review).exists() else project).read(review)[0]


def _sentence(pair: Sequence[str], reviews: int, found: ContactAgreement) -> str:
    said = (
        f"Contacts of {plural(reviews, 'review')}: {pair[0]} has {found.first}, {pair[1]} "
        f"{found.second}, and {found.matched} are matched (agency, time)"
    )
    if not found.judged:
        return f"{said}; none of them is judged by both."
    kappa = "undefined" if found.kappa is None else f"{found.kappa:.2f}"
    return (
        f"{said}. {found.alike} of {len(found.judged)} matched and judged by both are judged "
        f"alike, kappa {kappa}. That flatters: contacts that only one has found do not count in it."
    )
