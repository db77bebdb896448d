"""Two sets of reviews side by side: in how many each theme is present, and how they differ.

Compared are only subthemes that mean the same on both sides: those whose rules are the same in
both codebooks.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.ledger import AtLeast, Undefined
from dhrcode.analysis.statistics import (
    Association,
    ConfidenceInterval,
    Proportion,
    association,
    newcombe,
    share,
    wilson,
)
from dhrcode.model.codebook import Codebook, Subtheme
from dhrcode.model.codebook_parts import Grouping

RULES = ("definition", "when_to_use", "when_not_to_use")
"""What of a subtheme says what it means; cues and examples do not."""


class ComparedTheme(NamedTuple):
    """A subtheme, or a group of some that is present where one of them is.

    Attributes:
        under: the label of a subtheme's area; empty for a group.
        subthemes: the ids; one for a subtheme.
    """

    under: str
    label: str
    subthemes: tuple[str, ...]


class ComparedSide(NamedTuple):
    """One of the two sets of reviews.

    Attributes:
        label: what it is called in outputs.
        reviews: how many reviews it has.
        present: of each theme that is counted, in how many of them it is present: `AtLeast` where
            it is not coded in all of the others.
    """

    label: str
    reviews: int
    present: Mapping[tuple[str, ...], int]


class SideShare(NamedTuple):
    """A theme on one side: present in how many reviews, of how many, with the 95 % interval."""

    present: int
    reviews: int
    share: Proportion
    interval: ConfidenceInterval


class ComparedRow(NamedTuple):
    """A theme on both sides.

    Attributes:
        difference: the second share less the first, from -1 to 1.
        interval: of the difference.
        test: whether the sides differ; none where reviews are on both.
    """

    theme: ComparedTheme
    sides: tuple[SideShare, SideShare]
    difference: Proportion
    interval: ConfidenceInterval
    test: Association


class Overlap(NamedTuple):
    """Reviews with an id that both sides have.

    Attributes:
        same: ids of reviews whose records are the same, byte for byte.
        other: ids of reviews whose records differ: they are counted as different reviews.
    """

    same: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


class SideBySide(NamedTuple):
    """Two sets of reviews.

    Attributes:
        sides: the first is what the command was given in, or the earlier one.
        rows: the subthemes that are compared, in the first codebook's order.
        groups: the groups of a grouping, if one is asked for.
        left_out: labels of subthemes and groups that are not compared, each with the reason.
        overlap: reviews of both sides; None where it cannot be known.
    """

    sides: tuple[ComparedSide, ComparedSide]
    rows: tuple[ComparedRow, ...]
    groups: tuple[ComparedRow, ...]
    left_out: tuple[tuple[str, str], ...]
    overlap: Overlap | None

    @property
    def tests(self) -> int:
        """How many tests were made."""
        return sum(isinstance(row.test.p, float) for row in (*self.rows, *self.groups))


_OPEN = Undefined("not coded in every review")
_SHARED = Association(None, "undefined: reviews are on both sides")


def themes_of(codebook: Codebook, grouping: Grouping | None = None) -> list[ComparedTheme]:
    """The subthemes in the codebook's order, and then the groups that have any."""
    subthemes = [ComparedTheme(area.label, one.label, (one.id,)) for area, one in codebook.rows()]
    groups = grouping.groups if grouping else ()
    return [*subthemes, *(ComparedTheme("", g.label, g.subthemes) for g in groups if g.subthemes)]


def side_of(
    label: str, codebook: Codebook, reviews: Sequence[CodedReview], themes: Iterable[ComparedTheme]
) -> ComparedSide:
    """The counts of some reviews; of themes whose subthemes are all in the codebook."""
    present: dict[tuple[str, ...], int] = {}
    for theme in themes:
        if all(name in codebook.subthemes for name in theme.subthemes):
            without = [r.findings for r in reviews if not _has(r, theme.subthemes)]
            count = len(reviews) - len(without)
            whole = all(name in coded for coded in without for name in theme.subthemes)
            present[theme.subthemes] = count if whole else AtLeast(count)
    return ComparedSide(label, len(reviews), present)


def _has(review: CodedReview, subthemes: Iterable[str]) -> bool:
    return any(review.findings.get(name) == "present" for name in subthemes)


def overlap_of(first: Iterable[CodedReview], second: Iterable[CodedReview]) -> Overlap:
    """The reviews whose ids both sides have."""
    known = {review.id: review.digest for review in first}
    both = [(r.id, r.digest == known[r.id]) for r in second if r.id in known]
    return Overlap(
        tuple(name for name, same in both if same), tuple(name for name, same in both if not same)
    )


def compare(
    themes: Collection[ComparedTheme],
    sides: tuple[ComparedSide, ComparedSide],
    unlike: Mapping[str, str],
    overlap: Overlap | None,
) -> SideBySide:
    """Each theme that means the same on both sides, with the difference of its shares.

    Args:
        themes: what is to be compared.
        sides: the counts.
        unlike: by the id of a subtheme why it does not mean the same on both sides.
        overlap: reviews of both sides; None where it cannot be known. No test is made where there
            are any, since a test takes the sides for independent.
    """
    tested = not (overlap and overlap.same)
    reasons = {theme: reason for theme in themes if (reason := _reason(theme, sides, unlike))}
    rows = [_row(theme, sides, tested=tested) for theme in themes if theme not in reasons]
    return SideBySide(
        sides,
        tuple(row for row in rows if row.theme.under),
        tuple(row for row in rows if not row.theme.under),
        tuple((theme.label, reason) for theme, reason in reasons.items()),
        overlap,
    )


def unlike_subthemes(codebook: Codebook, other: Codebook) -> dict[str, str]:
    """By the id of a subtheme why it does not mean the same in two codebooks."""
    return dict(_unlike(codebook.subthemes, other.subthemes))


def _unlike(
    subthemes: Mapping[str, Subtheme], others: Mapping[str, Subtheme]
) -> Iterator[tuple[str, str]]:
    for name, subtheme in subthemes.items():
        if name not in others:
            yield name, "the other codebook does not have it"
        elif _rules(others[name]) != _rules(subtheme):
            yield name, "its rules are not the same in both codebooks"


def _rules(subtheme: Subtheme) -> list[str]:
    return [" ".join((getattr(subtheme, rule) or "").split()) for rule in RULES]


def _reason(theme: ComparedTheme, sides: Iterable[ComparedSide], unlike: Mapping[str, str]) -> str:
    """Why a theme cannot be compared; empty where it can."""
    differing = [unlike[name] for name in theme.subthemes if name in unlike]
    uncounted = [f"no count in {s.label}" for s in sides if theme.subthemes not in s.present]
    return next(iter((*differing, *uncounted)), "")


def _row(
    theme: ComparedTheme, sides: tuple[ComparedSide, ComparedSide], *, tested: bool
) -> ComparedRow:
    first, second = shares = _share(sides[0], theme), _share(sides[1], theme)
    if not isinstance(first.share, float) or not isinstance(second.share, float):
        reason = Undefined("a side has no review")
        unknown = next((s.share for s in shares if isinstance(s.share, Undefined)), reason)
        untested = Association(unknown, f"undefined: {unknown.reason}")
        return ComparedRow(theme, shares, unknown, ConfidenceInterval(unknown, unknown), untested)
    counts = (first.present, first.reviews, second.present, second.reviews)
    test = association([[n, of - n] for n, of in (counts[:2], counts[2:])]) if tested else _SHARED
    return ComparedRow(theme, shares, second.share - first.share, newcombe(*counts), test)


def _share(side: ComparedSide, theme: ComparedTheme) -> SideShare:
    present, of = side.present[theme.subthemes], side.reviews
    if isinstance(present, AtLeast):
        return SideShare(present, of, _OPEN, ConfidenceInterval(_OPEN, _OPEN))
    return SideShare(present, of, share(present, of), wilson(present, of))
