"""One change of a codebook: what was changed, when and why, and what becomes of findings."""

import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, model_validator

from dhrcode.model.base import Day, Model, OneLine, Several, Slug, Text, Version

ChangeKind = Literal[
    "add",
    "rename",
    "move",
    "merge",
    "split",
    "retire",
    "redefine",
    "add-attribute",
    "rename-attribute",
    "retire-attribute",
    "add-value",
    "rename-value",
    "retire-value",
    "add-agency",
    "rename-agency",
    "merge-agency",
    "retire-agency",
]
Concern = Literal["subthemes", "values", "attributes", "agencies"]
Effect = Literal["kept", "joined", "again"]
"""What becomes of findings: kept (perhaps under a new id), joined into one, or to be coded
again."""

_BECOMES: dict[ChangeKind, tuple[int, int]] = {
    "rename": (1, 1),
    "merge": (1, 1),
    "split": (2, 99),
    "rename-agency": (1, 1),
    "merge-agency": (1, 1),
}
"""Least and greatest number of ids in `becomes`, where there are any."""
EFFECTS: dict[ChangeKind, tuple[Effect, ...]] = {
    **dict.fromkeys(get_args(ChangeKind), ("kept",)),
    "add": ("again",),
    "merge": ("joined",),
    "split": ("again",),
    "redefine": ("again", "kept"),
    "add-attribute": ("kept", "again"),
    "retire-value": ("kept", "again"),
}
"""What can become of findings, or of what records say of attributes, the usual first."""
CONCERNS: dict[ChangeKind, Concern] = {
    "add-attribute": "attributes",
    "rename-attribute": "attributes",
    "retire-attribute": "attributes",
    "add-value": "values",
    "rename-value": "values",
    "retire-value": "values",
    "add-agency": "agencies",
    "rename-agency": "agencies",
    "merge-agency": "agencies",
    "retire-agency": "agencies",
}
"""The key under which a change names what it concerns, where that is not `subthemes`."""

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


AttributeName = Annotated[OneLine, AfterValidator(_attribute_name)]


class Revision(Model):
    """A change that made one version of a codebook into the next, perhaps together with others.

    Attributes:
        version: the version that the change made.
        after: the version that was changed.
        on: the day.
        change: what was done.
        subthemes: the ids concerned, as they were before (for `add`, the new ones); none where
            attributes, values or agencies are.
        becomes: the ids after a rename, a merge or a split.
        area: for `add` and `move`, the id of the area that the subthemes are now in.
        why: the reason.
        findings: what becomes of findings on the subthemes, or of what records say of attributes.
        values: for `retire-value` and the like, the values concerned, as they were before.
        attributes: for `add-attribute` and the like, the attributes concerned, as they were before.
        to: for `rename-attribute` and `rename-value`, the new name, likewise.
        agencies: for changes of agencies, their ids, as they were before.
        sets: for `retire-value`, what a record that holds one of them says from then on beside it:
            attributes and their values.
        candidate: for `add`, the label of the candidate theme that the subtheme was before.
    """

    version: Version
    after: Version
    on: Day
    change: ChangeKind
    subthemes: Several[Slug] = ()
    becomes: Several[Slug] = ()
    area: Slug | None = None
    why: Text
    findings: Effect
    values: Several[Annotated[OneLine, AfterValidator(_value_name)]] = ()
    attributes: Several[AttributeName] = ()
    to: OneLine | None = None
    agencies: Several[Slug] = ()
    sets: Annotated[dict[AttributeName, OneLine], Field(default_factory=dict)]
    candidate: OneLine | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> "Revision":
        concern = CONCERNS.get(self.change, "subthemes")
        if any(bool(getattr(self, key)) != (key == concern) for key in get_args(Concern)):
            raise ValueError(f"does not say what is concerned by a {self.change}")
        if self.sets and self.change != "retire-value":
            raise ValueError(f"sets no attributes by a {self.change}")
        self._refuse_other_name()
        least, most = _BECOMES.get(self.change, (0, 0))
        if not least <= len(self.becomes) <= most:
            raise ValueError(f"does not say what the subthemes become by a {self.change}")
        if self.findings not in EFFECTS[self.change]:
            raise ValueError(f"cannot be '{self.findings}' for findings after a {self.change}")
        if self.candidate is not None and (self.change != "add" or len(self.subthemes) > 1):
            raise ValueError("names a candidate theme, which one subtheme alone is made of, by add")
        if self.version == self.after:
            raise ValueError("must make another version than the one it changed")
        return self

    def _refuse_other_name(self) -> None:
        """Refuses a new name that is lacking, or is not that of the same kind of thing."""
        if self.change not in ("rename-attribute", "rename-value"):
            if self.to is not None:
                raise ValueError(f"gives no new name by a {self.change}")
            return
        old, to, mark = self.named[0], self.to or "", "." if self.attributes else "="
        form = _ATTRIBUTE if self.attributes else _VALUE
        same = old.partition(mark)[0] == to.partition(mark)[0]
        if len(self.named) > 1 or not form.fullmatch(to) or not same or old == to:
            raise ValueError(f"does not say what one thing is called after a {self.change}")

    @property
    def named(self) -> tuple[str, ...]:
        """What it concerns: ids of subthemes or agencies, or names of attributes or values."""
        return tuple(getattr(self, CONCERNS.get(self.change, "subthemes")))
