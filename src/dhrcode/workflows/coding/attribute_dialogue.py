"""The questions for the attributes of a case: those of a new coding, and those that come later."""

from collections.abc import Sequence

from dhrcode.errors import UsageError
from dhrcode.model.attribute_types.base import NOT_STATED
from dhrcode.model.codebook import Ask, Attribute, Bearer
from dhrcode.workflows.coding.screen import Screen, yes
from dhrcode.workflows.coding.session import Session
from dhrcode.workflows.coding.value_keys import UNKNOWN, numbered, right_ones, value_meant
from dhrcode.workflows.edits import AttributeSetting, attribute_value


class _LeaveError(Exception):
    """The person wants no further attributes asked for."""


class AttributeDialogue:
    """Asks for the attributes of a case, each on disk before the next."""

    def __init__(self, session: Session, screen: Screen) -> None:
        self._session, self._screen = session, screen
        self._codebook = session.project.codebook

    @property
    def later(self) -> bool:
        """Whether there are attributes for which a new coding does not ask."""
        return any(attribute.ask == "later" for attribute in self._codebook.attributes)

    def ask(self, *circles: Ask) -> None:
        """Asks for those of the circles, of the review, its victims and perpetrators."""
        known, record = self._codebook.attributes_of, self._session.record
        asked = {of: [one for one in known[of].values() if one.ask in circles] for of in known}
        self._screen.say(
            "Attributes of the case: a number or a beginning chooses a value, Enter leaves one, a "
            "full stop ends them.",
            "quiet",
        )
        try:
            for attribute in asked["review"]:
                self._attribute(attribute, 1, record.attributes.get(attribute.id))
            self._people("victim", asked["victim"], len(record.victims))
            self._people("perpetrator", asked["perpetrator"], len(record.perpetrators))
        except _LeaveError:
            pass
        if self.later and "later" not in circles:
            self._screen.say(
                f"There are more attributes: 'dhrcode edit {self._session.named} --attributes' "
                "asks for all.",
                "quiet",
            )

    def _people(self, of: Bearer, attributes: Sequence[Attribute], known: int) -> None:
        number = 1
        while attributes:
            self._screen.say(f"{of.capitalize()} {number}", "title")
            for attribute in attributes:
                people = getattr(self._session.record, f"{of}s")
                given = people[number - 1].get(attribute.id) if number <= len(people) else None
                self._attribute(attribute, number, given)
            on_record = len(getattr(self._session.record, f"{of}s"))
            if number >= max(known, on_record) and not yes(self._screen, f"Another {of}?"):
                return
            number = min(number, on_record) + 1  # one of whom nothing was said is asked for again

    def _attribute(self, attribute: Attribute, number: int, given: object) -> None:
        say = self._screen.say
        say(attribute.label)
        if attribute.allowed:
            say(f"  {numbered(attribute)}", "quiet")
        now = f" (now {_shown(given)})" if given is not None else ""
        right = ""
        while True:
            several = ", several parted by commas" if attribute.data_type.several else ""
            typed = self._screen.ask(f"{attribute.id}{now}{several}, or Enter> ")
            if not typed:
                return
            if typed == ".":
                raise _LeaveError
            try:
                meant = value_meant(attribute, f"{right},{typed}" if right else typed)
                value = attribute_value(attribute, meant)
                self._session.set(AttributeSetting(attribute, number, value))
            except UsageError as error:
                say(f"Not kept: {error}", "warning")
                if right := right_ones(attribute, meant):
                    self._session.set(
                        AttributeSetting(attribute, number, attribute_value(attribute, right))
                    )
                    now = f" (now {right.replace(',', ', ')}; what you type is added)"
            else:
                if typed.casefold() in UNKNOWN and meant == NOT_STATED:
                    say("Taken as not-stated: the document does not say. Enter leaves it open.")
                return


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
