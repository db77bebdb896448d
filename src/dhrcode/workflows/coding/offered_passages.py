"""Passages of a review's documents that may tell of a subtheme, for a coder to take or dismiss."""

from hashlib import sha256
from typing import NamedTuple

from dhrcode.model.passage import Span, sentences
from dhrcode.model.record import Record
from dhrcode.progress import no_progress
from dhrcode.store.dismissed import dismissed
from dhrcode.store.project import Project
from dhrcode.workflows.coding.passage_choice import fullest
from dhrcode.workflows.documents.search import SearchExtent, SearchHit, SearchResult
from dhrcode.workflows.documents.theme_search import find_theme


class OfferedPassage(NamedTuple):
    """A passage with the sentence that one would quote of it.

    Attributes:
        digest: what it is known by, if it is dismissed.
        hit: the passage, and why it is offered.
        sentence: the sentence that holds most of what was looked for, in the text of the page.
        dismissed: whether the coder has dismissed it for this subtheme.
    """

    digest: str
    hit: SearchHit
    sentence: Span
    dismissed: bool


class Offered(NamedTuple):
    """The passages, most relevant first, and the search that found them."""

    passages: tuple[OfferedPassage, ...]
    result: SearchResult

    @property
    def said(self) -> list[str]:
        """What a person has to know of the search, in sentences."""
        found = self.result
        failures = (str(error) for _, error in found.failures)
        return list(filter(None, (found.note, found.unsearched, *failures)))


def offered(project: Project, record: Record, subtheme: str, limit: int) -> Offered:
    """The first passages that `find --theme` gives of a record's documents.

    Args:
        project: the project, or one coder's part of it.
        record: the record.
        subtheme: the subtheme's id.
        limit: how many passages are wanted; those that are dismissed are among them.
    """
    wanted, extent = project.codebook.subthemes[subtheme], SearchExtent(limit)
    result = find_theme(project, record, wanted, extent, no_progress)
    gone = dismissed(project.root)
    made = []
    for hit in result.hits:
        digest = _digest(project, record, subtheme, hit)
        made.append(OfferedPassage(digest, hit, _sentence(hit), digest in gone))
    return Offered(tuple(made), result)


def _sentence(hit: SearchHit) -> Span:
    there = sentences(hit.page.text)
    start, end = there[fullest(there, hit.marks) - 1]
    return hit.start + start, hit.start + end


def _digest(project: Project, record: Record, subtheme: str, hit: SearchHit) -> str:
    """Tells a passage from every other, for one coder, review and subtheme."""
    whose = (project.coder or "", record.review, subtheme, hit.place.source)
    said = "\0".join((*whose, str(hit.page.number), str(hit.start), hit.page.text))
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
