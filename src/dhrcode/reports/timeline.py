"""One review's contacts as a timeline: a lane an agency, and the same in a table; no date."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dhrcode.analysis.contacts import CodedContact, ReviewContacts
from dhrcode.analysis.opportunities import BANDS, LONGEST_AGO, UNTOLD, band, is_exact, judged
from dhrcode.analysis.provenance import Provenance
from dhrcode.model.codebook import Codebook
from dhrcode.model.when import in_words
from dhrcode.reports.cell_text import evidence_text
from dhrcode.text import plural

COLUMNS = (LONGEST_AGO, *(name for _, name in reversed(BANDS)))
"""The bands of time that are columns, from the furthest on; what is coarser has its own."""
COARSE = "Known only to the year, or not at all"
SHAPES = {"missed": "■", "taken": "□", "none": "–", "unclear": "?", "not-judged": "…"}
"""The mark of each judgement: filled, hollow, and others; its word stands beside it."""


class TimelineMark(NamedTuple):
    """A contact as it is marked, and what is shown of it.

    Attributes:
        id: its id.
        shape: its mark.
        judgement: in a word.
        when: how long before the death, in words.
        agency: the agency's label.
        people: whom it met, in words.
        themes: the numbers of its subthemes in the list.
        summary: what happened; empty if nothing is written.
        evidence: each piece in a line.
    """

    id: str
    shape: str
    judgement: str
    when: str
    agency: str
    people: str
    themes: tuple[int, ...]
    summary: str
    evidence: tuple[str, ...]


class Lane(NamedTuple):
    """An agency with its marks, a tuple of them for each column."""

    agency: str
    cells: tuple[tuple[TimelineMark, ...], ...]


class Timeline(NamedTuple):
    """What a timeline shows.

    Attributes:
        title: what it is.
        subtitle: how many contacts, and of which judgement.
        columns: the bands of time, from the furthest on.
        lanes: the agencies with a contact.
        marks: every contact in the order of time.
        themes: the labels of the subthemes, numbered from 1.
        notes: sentences below it.
        origin: where it came from.
    """

    title: str
    subtitle: str
    columns: tuple[str, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[TimelineMark, ...]
    themes: tuple[str, ...]
    notes: tuple[str, ...]
    origin: Sequence[tuple[str, str]]

    def texts(self) -> Iterator[str]:
        """Every text in it that a person has written."""
        for mark in self.marks:
            yield mark.summary
            yield from mark.evidence
        yield from (lane.agency for lane in self.lanes)
        yield from (value for pair in self.origin for value in pair)


def timeline_of(of: ReviewContacts, codebook: Codebook, origin: Provenance) -> Timeline:
    """The timeline of one review."""
    labels = {s.id: s.label for _, s in codebook.rows()}
    named = [theme for theme in labels if any(theme in one.themes for one in of.contacts)]
    marks = {one.id: _mark(one, codebook, named) for one in of.contacts}
    used = {_column(one) for one in of.contacts}
    columns = tuple(name for name in (COARSE, *COLUMNS) if name in used)
    lanes = tuple(
        Lane(
            label,
            tuple(
                tuple(
                    marks[one.id]
                    for one in of.contacts
                    if one.agency == agency and _column(one) == column
                )
                for column in columns
            ),
        )
        for agency, label in codebook.agency_labels.items()
        if any(one.agency == agency for one in of.contacts)
    )
    return Timeline(
        f"{of.review.id}: contacts of agencies before the death",
        _subtitle(of.contacts),
        tuple(name if name == COARSE else f"{name} before" for name in columns),
        lanes,
        tuple(marks.values()),
        tuple(labels[theme] for theme in named),
        tuple(_notes(of)),
        origin.lines(),
    )


def _column(one: CodedContact) -> str:
    return band(one.before) if is_exact(one.before) else COARSE


def _subtitle(contacts: Sequence[CodedContact]) -> str:
    parts = [
        f"{sum(judged(one) == judgement for one in contacts)} {judgement.replace('-', ' ')}"
        for judgement in SHAPES
        if any(judged(one) == judgement for one in contacts)
    ]
    return f"{plural(len(contacts), 'contact')}: {', '.join(parts)}" if parts else "no contact"


def _mark(one: CodedContact, codebook: Codebook, named: Sequence[str]) -> TimelineMark:
    return TimelineMark(
        one.id,
        SHAPES[judged(one)],
        judged(one).replace("-", " "),
        in_words(one.before) if one.before is not None else f"time {UNTOLD}",
        codebook.agency_labels[one.agency],
        ", ".join(one.people),
        tuple(number for number, theme in enumerate(named, start=1) if theme in one.themes),
        one.summary or "",
        tuple(evidence_text(piece) for piece in one.evidence),
    )


def _notes(of: ReviewContacts) -> Iterator[str]:
    yield (
        "■ missed and □ taken are what the review says, with hindsight. Times are before the "
        "death, coarser the further back; dates stand only where quotes and summaries have them."
    )
    if of.death_known is None:
        yield "No date of the death is recorded: times are told only where they were coded so."
    elif of.death_known != "day":
        yield f"The date of the death is known only to the {of.death_known}: times are as coarse."
