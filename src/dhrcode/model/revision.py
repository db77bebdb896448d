"""One change of a codebook: what was changed, when and why, and what becomes of findings."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from dhrcode.model.base import Day, Model, OneLine, Slug, Text, Version

ChangeKind = Literal["add", "rename", "move", "merge", "split", "retire", "redefine"]
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
}
"""What can become of findings after each kind of change, the usual first."""


class Revision(Model):
    """A change that made one version of a codebook into the next, perhaps together with others.

    Attributes:
        version: the version that the change made.
        after: the version that was changed.
        on: the day.
        change: what was done.
        subthemes: the ids concerned, as they were before (for `add`, the new ones).
        becomes: the ids after a rename, a merge or a split.
        area: for `add` and `move`, the id of the area that the subthemes are now in.
        why: the reason.
        findings: what becomes of findings on the subthemes.
        candidate: for `add`, the label of the candidate theme that the subtheme was before.
    """

    version: Version
    after: Version
    on: Day
    change: ChangeKind
    subthemes: Annotated[tuple[Slug, ...], Field(strict=False, min_length=1)]
    becomes: Annotated[tuple[Slug, ...], Field(strict=False)] = ()
    area: Slug | None = None
    why: Text
    findings: Effect
    candidate: OneLine | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> "Revision":
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
