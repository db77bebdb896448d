"""The agreement of a project's coders in a sentence, for a report."""

from dhrcode.analysis.agreement.bootstrap import Resampling
from dhrcode.analysis.agreement.comparison import Treatment
from dhrcode.analysis.selection import Selection
from dhrcode.reports.agreement import ComparisonDetails, labels_of, ratings_setting, sentence
from dhrcode.store.project import Project
from dhrcode.workflows.double_coding.comparison import AgreementResult, agree, codings
from dhrcode.workflows.double_coding.contacts import contact_agreements


def setting_of(project: Project, agreed: AgreementResult) -> ComparisonDetails:
    """What a comparison of a project's coders was made of."""
    result = agreed.codings
    if result is None:
        return ratings_setting(agreed.comparison)
    return ComparisonDetails(
        labels_of(project.codebook),
        result.sharing(),
        len(result.twice()),
        result.every,
        result.drafts,
        agreed.origin,
    )


def setting_with_contacts(project: Project, agreed: AgreementResult) -> ComparisonDetails:
    """The same, with how far they agree on contacts, for which codings are read once more."""
    setting = setting_of(project, agreed)
    if agreed.codings is None:
        return setting
    return setting._replace(contacts=tuple(contact_agreements(project, agreed.codings)))


def stated_agreement(project: Project, selection: Selection) -> str | None:
    """The sentence that `agree --sentence` prints; None where nobody coded independently.

    Raises:
        DataProblemsError: a coding has an error.
    """
    if not project.coders[0]:
        return None
    result = codings(project, selection)
    agreed = agree(project, result, selection, Treatment.FINDINGS, Resampling())
    return sentence(agreed.comparison, setting_of(project, agreed))
