"""Attributes of a review and its people: as the page shows them, and one of them set."""

from typing import Any

from dhrcode.desk.current_project import session_of
from dhrcode.desk.given import Given, number_of, text_of
from dhrcode.desk.states import refuse_unseen
from dhrcode.model.attribute_types import AttributeValue, ids
from dhrcode.model.codebook import BEARERS, Attribute, Codebook
from dhrcode.model.record import Record, bearers
from dhrcode.store.project import Project
from dhrcode.workflows.coding.session import ChangedMeanwhileError
from dhrcode.workflows.coding.settings import AttributeSetting, settings, with_settings


def attributes_declared(codebook: Codebook) -> list[dict[str, Any]]:
    """The attributes that the codebook declares, with the values that may be chosen."""
    return [_declared(one) for one in codebook.attributes]


def _declared(attribute: Attribute) -> dict[str, Any]:
    kind = attribute.data_type
    return {
        "id": attribute.id,
        "of": attribute.of,
        "label": attribute.label,
        "definition": attribute.definition or "",
        "later": attribute.ask == "later",
        "several": kind.several,
        "values": [[one, attribute.label_of(one)] for one in attribute.offered],
        "takes": "" if attribute.allowed else kind.form_note,
        "retired": attribute.retired,
    }


def attributes_said(record: Record) -> dict[str, Any]:
    """What a record says of the review, and of each victim and perpetrator."""
    return {of: [dict(said) for _, said in bearers(record, of)] for of in BEARERS}


def set_attribute(project: Project, record: Record, given: Given) -> str:
    """Writes one attribute as `set` does; an empty value clears it.

    Raises:
        UsageError: the codebook has no such attribute or value.
        ChangedMeanwhileError: it is not what the page showed, or there is another person since.
    """
    name, people = text_of(given, "attribute"), given.get("people")
    (wanted,) = settings(project.codebook, [f"{name}={text_of(given, 'value')}"])

    def change(before: Record) -> Record:
        held = bearers(before, wanted.attribute.of)
        if people is not None and len(held) != number_of(given, "people"):
            raise ChangedMeanwhileError("somebody was added elsewhere: look again at who is meant")
        refuse_unseen(_typed(_value(before, wanted)), given, name)
        return with_settings(before, [wanted])

    project.change(session_of(project, record).review, change)
    return _said(wanted)


def _value(record: Record, wanted: AttributeSetting) -> AttributeValue | None:
    held = bearers(record, wanted.attribute.of)
    return (
        held[wanted.number - 1][1].get(wanted.attribute.id) if wanted.number <= len(held) else None
    )


def _typed(value: AttributeValue | None) -> str:
    return "" if value is None else ",".join(ids(value))


def _said(wanted: AttributeSetting) -> str:
    attribute = wanted.attribute
    if wanted.value is None:
        return f"{attribute.label}: taken out."
    values = wanted.value if isinstance(wanted.value, tuple) else (wanted.value,)
    return f"{attribute.label}: {', '.join(attribute.label_of(str(one)) for one in values)}. Saved."
