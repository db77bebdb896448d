"""One change of a codebook: what was changed, when and why, and what becomes of findings."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from dhrcode.model.base import Day, Model, OneLine, Slug, Text, Version

ChangeKind = Literal[
    "add", "rename", "move", "merge", "split", "retire", "redefine", "retire-value"
]
Effect = Literal["kept", "joined", "again"]
"""What becomes of findings: kept (perhaps under a new id), joined into one, or to be coded
again."""

_BECOMES: dict[ChangeKind, tuple[int, int]] = {
    "add": (0, 0),
    "rename": (1, 1),
    "move": (0, 0),
    "merge": (1, 1),
    "split": (2, 99),
    "retire": (0, 0),
    "redefine": (0, 0),
    "retire-value": (0, 0),
}
"""Least and greatest number of ids in `becomes`."""
EFFECTS: dict[ChangeKind, tuple[Effect, ...]] = {
    "add": ("again",),
    "rename": ("kept",),
    "move": ("kept",),
    "merge": ("joined",),
    "split": ("again",),
    "retire": ("kept",),
    "redefine": ("again", "kept"),
    "retire-value": ("kept",),
}
"""What can become of findings after each kind of change, the usual first."""


_OF = r"(review|victim|perpetrator)\.[a-z0-9]+(-[a-z0-9]+)*"
_ATTRIBUTE, _VALUE = re.compile(_OF), re.compile(rf"{_OF}=[a-z0-9]+(-[a-z0-9]+)*")


def _attribute_name(name: str) -> str:
    if not _ATTRIBUTE.fullmatch(name):
        raise ValueError("must name attributes as victim.sex")
    return name


def _value_name(name: str) -> str:
    if not _VALUE.fullmatch(name):
        raise ValueError("must name values as victim.sex=female or review.case-type=other")
    return name


class Revision(Model):
    """A change that made one version of a codebook into the next, perhaps together with others.

    Attributes:
        version: the version that the change made.
        after: the version that was changed.
        on: the day.
        change: what was done.
        subthemes: the ids concerned, as they were before (for `add`, the new ones); none for
            `retire-value`.
        becomes: the ids after a rename, a merge or a split.
        area: for `add` and `move`, the id of the area that the subthemes are now in.
        why: the reason.
        findings: what becomes of findings on the subthemes.
        values: for `retire-value`, the values that are no longer chosen.
        sets: for `retire-value`, what a record that holds one of them says from then on beside it:
            attributes and their values.
        candidate: for `add`, the label of the candidate theme that the subtheme was before.
    """

    version: Version
    after: Version
    on: Day
    change: ChangeKind
    subthemes: Annotated[tuple[Slug, ...], Field(strict=False)] = ()
    becomes: Annotated[tuple[Slug, ...], Field(strict=False)] = ()
    area: Slug | None = None
    why: Text
    findings: Effect
    values: Annotated[
        tuple[Annotated[OneLine, AfterValidator(_value_name)], ...],
        Field(strict=False),
    ] = ()
    sets: Annotated[
        dict[Annotated[OneLine, AfterValidator(_attribute_name)], OneLine],
        Field(default_factory=dict),
    ]
    candidate: OneLine | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> "Revision":
        of_values = self.change == "retire-value"
        if of_values == bool(self.subthemes) or of_values != bool(self.values):
            raise ValueError(f"does not say what is concerned by a {self.change}")
        if self.sets and not of_values:
            raise ValueError(f"sets no attributes by a {self.change}")
        least, most = _BECOMES[self.change]
        if not least <= len(self.becomes) <= most:
            raise ValueError(f"does not say what the subthemes become by a {self.change}")
        if self.findings not in EFFECTS[self.change]:
            raise ValueError(f"cannot be '{self.findings}' for findings after a {self.change}")
        if self.candidate is not None and (self.change != "add" or len(self.subthemes) > 1):
            raise ValueError("names a candidate theme, which one subtheme alone is made of, by add")
        if self.version == self.after:
            raise ValueError("must make another version than the one it changed")
        return self
