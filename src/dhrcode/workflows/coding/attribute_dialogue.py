"""The questions for the attributes of a case: those of a new coding, and those that come later."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from dhrcode.analysis.attribute_migration import can_stay
from dhrcode.errors import UsageError
from dhrcode.model.attribute_types.base import NOT_STATED
from dhrcode.model.codebook import BEARERS, Ask, Attribute, Bearer
from dhrcode.model.record import Value, bearers
from dhrcode.workflows.coding.screen import Screen, yes
from dhrcode.workflows.coding.session import Session
from dhrcode.workflows.coding.settings import AttributeSetting, attribute_value

_KEYS = (
    "Attributes of the case: a number or a beginning chooses a value, [b] goes back, Enter leaves "
    "one, a full stop the rest of this person, two all that are left. What the document does not "
    "say is not-stated, and 'unknown' is understood so."
)
UNKNOWN = frozenset({"unknown", "not known", "don't know", "not stated", "?"})
"""What people type for what a document does not say."""
_AttributeStep = tuple[Attribute, int]
"""An attribute, and of which victim or perpetrator."""


class _LeaveError(Exception):
    """The rest of this victim or perpetrator is left out; if `everybody`, all that is left."""

    def __init__(self, *, everybody: bool) -> None:
        self.everybody = everybody


class AttributeDialogue:
    """Asks for the attributes of a case, each on disk before the next."""

    def __init__(self, session: Session, screen: Screen) -> None:
        self._session, self._screen = session, screen
        self._codebook = session.project.codebook

    @property
    def later(self) -> bool:
        """Whether there are attributes for which a new coding does not ask."""
        return any(one.ask == "later" for of in BEARERS for one in self._codebook.asked_of[of])

    def ask(self, *circles: Ask) -> None:
        """Asks for those of the circles, of the review, its victims and perpetrators."""
        asked = {
            of: [one for one in known if one.ask in circles]
            for of, known in self._codebook.asked_of.items()
        }
        self._screen.say(_KEYS, "quiet")
        with suppress(_LeaveError):
            self._all_bearers(
                [(of, n) for of in BEARERS if asked[of] for n in self._numbers(of)], asked
            )
        if self.later and "later" not in circles:
            self._screen.say(
                f"There are more attributes: 'dhrcode edit {self._session.named} --attributes' "
                "asks for all.",
                "quiet",
            )

    def ask_queued(self) -> None:
        """Asks for those on the record's queue, of everybody of whom they are not said yet."""
        waiting = {entry.attribute for entry in self._session.record.again}
        steps = [
            (attribute, number)
            for of in BEARERS
            for attribute in self._codebook.asked_of[of]
            if attribute.name in waiting
            for number in self._numbers(of)
            if not can_stay(attribute, self._given(attribute, number))
        ]
        if steps:
            self._screen.say(_KEYS, "quiet")
            with suppress(_LeaveError):
                self._through(steps)

    def _numbers(self, of: Bearer) -> range:
        """The numbers of those on record whose attributes are asked for; 1 if none is."""
        return range(1, max(1, len(bearers(self._session.record, of))) + 1)

    def _all_bearers(
        self, asked_of: list[tuple[Bearer, int]], asked: Mapping[Bearer, Sequence[Attribute]]
    ) -> None:
        at, back = 0, False
        while at < len(asked_of):
            of, number = asked_of[at]
            if of != "review":
                self._screen.say(f"{of.capitalize()} {number}", "title")
            steps = [(attribute, number) for attribute in asked[of]]
            back = self._through(steps, len(steps) - 1 if back else 0) < 0
            if back:
                at, back = (at - 1, True) if at else (0, False)
                continue
            last = of != "review" and (of, number) == [one for one in asked_of if one[0] == of][-1]
            if last and yes(self._screen, f"Another {of}?"):
                on_record = len(bearers(self._session.record, of))
                another = min(number, on_record) + 1  # one of whom nothing was said comes again
                asked_of.insert(at + 1, (of, another))
            at += 1

    def _through(self, steps: Sequence[_AttributeStep], at: int = 0) -> int:
        """Asks one after the other from a place on; gives -1 if the person goes back before all."""
        while 0 <= at < len(steps):
            try:
                at += self._attribute(*steps[at])
            except _LeaveError as leaving:
                if leaving.everybody:
                    raise
                return len(steps)
        return at

    def _given(self, attribute: Attribute, number: int) -> Value | None:
        people = bearers(self._session.record, attribute.of)
        return people[number - 1][1].get(attribute.id) if number <= len(people) else None

    def _attribute(self, attribute: Attribute, number: int) -> int:
        """Asks for one attribute; gives -1 if the person goes back."""
        self._show(attribute, number)
        given, right = self._given(attribute, number), ""
        now = f" (now {_shown(given)})" if given is not None else ""
        several = ", several parted by commas" if attribute.data_type.several else ""
        while True:
            typed = self._screen.ask(f"{attribute.id}{now}{several}, or Enter> ")
            if typed.casefold() in ("", "b"):
                return -1 if typed else 1
            if typed in (".", ".."):
                raise _LeaveError(everybody=typed == "..")
            try:
                meant = value_meant(attribute, f"{right},{typed}" if right else typed)
                self._set(attribute, number, meant)
            except UsageError as error:
                self._screen.say(f"Not kept: {error}", "warning")
                if right := right_ones(attribute, meant):
                    self._set(attribute, number, right)
                    now = f" (now {right.replace(',', ', ')}; what you type is added)"
            else:
                if typed.casefold() in UNKNOWN and meant == NOT_STATED:
                    said = "Taken as not-stated: the document does not say. Enter leaves it open."
                    self._screen.say(said)
                return 1

    def _show(self, attribute: Attribute, number: int) -> None:
        several = len(bearers(self._session.record, attribute.of)) > 1
        self._screen.say(
            f"{attribute.label} ({attribute.of} {number})" if several else attribute.label
        )
        for entry in self._session.record.again:
            if entry.attribute == attribute.name:
                self._screen.say(f"On the queue since version {entry.version}: {entry.why}")
        if attribute.allowed:
            self._screen.say(f"  {numbered(attribute)}", "quiet")

    def _set(self, attribute: Attribute, number: int, typed: str) -> None:
        value = attribute_value(attribute, typed)
        self._session.set(AttributeSetting(attribute, number, value))


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def numbered(attribute: Attribute) -> str:
    """The values that are offered, each with its number: `1 yes, 2 no, 3 not-stated`."""
    return ", ".join(f"{n} {value}" for n, value in enumerate(attribute.offered, start=1))


def value_meant(attribute: Attribute, typed: str) -> str:
    """What was typed with values in full; what cannot be told stays as it was typed."""
    if not attribute.offered:
        return typed
    parts = typed.split(",") if attribute.data_type.several else [typed]
    return ",".join(_one(attribute.offered, part.strip()) for part in parts)


def right_ones(attribute: Attribute, meant: str) -> str:
    """Of several values those that the attribute has, parted by commas, where others are wrong."""
    if not attribute.data_type.several:
        return ""
    given = dict.fromkeys(part for part in meant.split(",") if part != NOT_STATED)
    return ",".join(part for part in given if part in attribute.offered)


def _one(offered: tuple[str, ...], typed: str) -> str:
    known, number = typed.casefold(), int(typed) if typed.isdecimal() else 0
    if typed in offered:
        return typed
    if 1 <= number <= len(offered):
        return offered[number - 1]
    if known in UNKNOWN and NOT_STATED in offered:
        return NOT_STATED
    if known in ("y", "n") and offered[:2] == ("yes", "no"):
        return "yes" if known == "y" else "no"
    begun = [value for value in offered if known and value.startswith(known)]
    return begun[0] if len(begun) == 1 else typed
