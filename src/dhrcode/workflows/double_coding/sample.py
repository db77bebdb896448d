"""Which reviews are coded twice: drawn at random, written down, and how far it is."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.selection import Selection, find_attribute
from dhrcode.errors import NotFoundError, RefusedError, UsageError
from dhrcode.model.ids import respelt
from dhrcode.model.sample import Sample
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loader import read_model
from dhrcode.store.project import Project
from dhrcode.store.yaml.writer import plain_yaml
from dhrcode.text import natural, shown
from dhrcode.workflows.select import select_records

NAME = "sample.yaml"
_SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]+)?)\s*%|([0-9]{1,6})")


class SampleProgress(NamedTuple):
    """One review of the sample, and who has finished or begun to code it."""

    review: str
    complete: tuple[str, ...]
    drafts: tuple[str, ...]


def read_sample(project: Project) -> Sample | None:
    """The sample that was drawn; None if none was.

    Raises:
        DataProblemsError: its file has errors.
    """
    path = project.root / NAME
    return read_model(path, Sample)[1] if path.exists() else None


def draw(
    project: Project, share: str, seed: int, by: str | None = None, *, again: bool = False
) -> Sample:
    """Draws a sample of the project's reviews and writes it down.

    Args:
        project: the project.
        share: `20%` of the reviews (rounded up), or a number of them.
        seed: the same seed draws the same reviews of the same project.
        by: an attribute, each of whose values is drawn from in proportion.
        again: draw anew where a sample is written down.

    Raises:
        UsageError: the share or the attribute cannot be meant.
        NotFoundError: there is no review to draw from.
        RefusedError: a sample was drawn before.
    """
    project.recover()
    path = project.root / NAME
    if path.exists() and not again:
        raise RefusedError(
            f"{shown(path)} has a sample already; --again draws another in its place"
        )
    wanted = _wanted(share)
    strata = _strata(project, by)
    total = sum(map(len, strata.values()))
    if not total:
        raise NotFoundError("there is no review to draw from: code some first")
    number = min(total, ceil(wanted * total) if isinstance(wanted, float) else wanted)
    drawn = sorted(_drawn(strata, number, seed), key=natural)
    sample = Sample(seed=seed, share=share.strip(), by=by, of=total, reviews=tuple(drawn))
    data = sample.model_dump(exclude_none=True)
    with project.writing():
        before = read_bytes(path) if again and path.exists() else None
        project.write([project.file_change(path, before, plain_yaml(data).encode())])
    return sample


def _wanted(share: str) -> float | int:
    """A proportion from 0 to 1, or a number of reviews."""
    found = _SHARE.fullmatch(share.strip())
    if found and found[1] and 0 < float(found[1]) <= 100:
        return float(found[1]) / 100
    if found and found[2] and int(found[2]):
        return int(found[2])
    raise UsageError(f"'{share[:40]}' is not a share such as 20%, or a number of reviews such as 5")


def _strata(project: Project, by: str | None) -> Mapping[tuple[str, ...], list[str]]:
    """The reviews by their values of an attribute, each once, in natural order."""
    named = find_attribute(project.codebook, by).data_type if by is not None else None
    every: dict[str, tuple[str, ...]] = {}
    for case in _codings(project, "sample"):
        if case.status == "partial":
            continue  # nobody has read the document to the end
        values = dict.fromkeys(map(named.category, case.values(by))) if by and named else ()
        every.setdefault(case.id, tuple(values))
    strata: dict[tuple[str, ...], list[str]] = {}
    for review in sorted(every, key=natural):
        strata.setdefault(every[review], []).append(review)
    return dict(sorted(strata.items()))


def _codings(project: Project, what: str) -> Iterator[CaseDetails]:
    """Every record and independent coding, drafts too."""
    chosen = Selection(include_drafts=True)
    for one in project.every():
        yield from select_records(one, chosen, CaseDetails.of, what=what).kept


def _drawn(strata: Mapping[tuple[str, ...], Sequence[str]], number: int, seed: int) -> list[str]:
    """So many reviews, from each stratum in proportion (largest remainders)."""
    total = sum(map(len, strata.values()))
    exact = {name: number * len(reviews) / total for name, reviews in strata.items()}
    shares = {name: int(part) for name, part in exact.items()}
    rest = sorted(strata, key=lambda name: shares[name] - exact[name])
    for name in rest[: number - sum(shares.values())]:
        shares[name] += 1
    chance = random.Random(seed)  # noqa: S311 - a sample that can be drawn again, no secret
    return [one for name in strata for one in chance.sample(strata[name], shares[name])]


def progress(project: Project, sample: Sample) -> list[SampleProgress]:
    """For each review of the sample who has coded it, and who has begun."""
    done: dict[str, dict[str, str]] = {review: {} for review in sample.reviews}
    for case in _codings(project, "list"):
        if case.id in done:
            coder = respelt(case.review.coder, project.coders[0]) or case.review.coder
            done[case.id].setdefault(coder, case.status)
    return [
        SampleProgress(
            review,
            tuple(sorted(c for c, status in by.items() if status == "complete")),
            tuple(sorted(c for c, status in by.items() if status != "complete")),
        )
        for review, by in done.items()
    ]
