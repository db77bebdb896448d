"""What a person says of a subtheme, and where other subthemes' rules name it."""

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from dhrcode.errors import UsageError
from dhrcode.model.base import Model, unusable
from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme

ModelType = TypeVar("ModelType", bound=Model)
RULES = ("definition", "when_to_use", "when_not_to_use", "example")
"""The texts of a subtheme that may name another, between backticks."""


class Wording(NamedTuple):
    """What is said of a subtheme; None for what is not said, an empty text for what is taken away.

    Attributes:
        label: its name in the table.
        definition: what it is.
        when_to_use: when it is coded.
        when_not_to_use: when another is.
        example: an invented one.
        cues: words to look for.
    """

    label: str | None = None
    definition: str | None = None
    when_to_use: str | None = None
    when_not_to_use: str | None = None
    example: str | None = None
    cues: tuple[str, ...] | None = None

    def said(self) -> dict[str, Any]:
        """What is said, by the keys of a subtheme; None for what is taken away."""
        return {key: value or None for key, value in self._asdict().items() if value is not None}


def worded(subtheme: str, wording: Wording) -> Subtheme:
    """A subtheme that there was not.

    Raises:
        UsageError: a text is lacking or cannot be kept.
    """
    for needed in ("label", "definition"):
        if getattr(wording, needed) is None:
            raise UsageError(f"'{subtheme[:60]}' is new: give its --{needed}")
    return checked(Subtheme, {"id": subtheme, **_present(wording.said())})


def reworded(subtheme: Subtheme, wording: Wording) -> Subtheme:
    """A subtheme with other words.

    Raises:
        UsageError: a text is taken away that every subtheme has, or one cannot be kept.
    """
    return checked(Subtheme, _present(_given(subtheme) | wording.said()))


def _present(values: dict[str, Any]) -> dict[str, Any]:
    needed = ("label", "definition")
    return {key: value for key, value in values.items() if value is not None or key in needed}


def checked(model: type[ModelType], values: dict[str, Any]) -> ModelType:
    """A model made of what was typed.

    Raises:
        UsageError: it cannot be kept; says which of it, and why.
    """
    try:
        return model(**values)
    except ValidationError as error:
        detail = error.errors(include_input=False, include_url=False)[0]
        key = str(detail["loc"][0])
        typed = values.get(key)
        raise UsageError(_misfit(key, typed, detail.get("ctx", {}).get("max_length"))) from None


def remade(one: ModelType, **values: Any) -> ModelType:
    """A model with other values; what was not given in it stays so.

    Raises:
        UsageError: one of them cannot be kept.
    """
    return checked(type(one), _given(one) | values)


def _given(one: Model) -> dict[str, Any]:
    given = {key: getattr(one, key) for key in one.model_fields_set}
    if isinstance(one, Attribute) and one.listed_in:
        given["values"] = one.listed_in  # not the list that it stands for
    return given


def _misfit(key: str, typed: object, longest: int | None) -> str:
    texts = [text for text in (typed if isinstance(typed, tuple) else (typed,)) if text]
    name = {
        "id": f"the id '{str(typed)[:60]}'",
        "cues": "a cue",
        "why": "the reason",
        "example": "the example",
    }.get(key, f"the {key.replace('_', '-')}")
    if not texts:
        return f"{name} cannot be empty"
    if wrong := next(filter(None, (unusable(str(text)) for text in texts)), ""):
        return f"{name} {wrong}"
    if longest:
        return f"{name} is longer than {longest:,} characters"
    forms = {
        "id": "may have only lower-case letters, digits and single hyphens",
        "version": "may have only letters, digits and single . + and -",
    }
    return f"{name} {forms.get(key, 'must be one line without tabs')}"


def renamed_in_rules(
    codebook: Codebook, areas: Iterable[Area], old: str, new: str
) -> tuple[dict[str, tuple[Any, ...]], tuple[str, ...]]:
    """The parts of a codebook with the new id in rules that name a subtheme by its old one.

    Args:
        codebook: the codebook.
        areas: its areas as they are to be.
        old: the id that rules name.
        new: the id that they are to name.

    Returns:
        The parts by their keys, and the ids of what has other rules by that.
    """
    named: list[str] = []

    def renewed(model: ModelType) -> ModelType:
        texts = {key: getattr(model, key, None) for key in RULES}
        new_texts = {
            key: text.replace(f"`{old}`", f"`{new}`")
            for key, text in texts.items()
            if text and f"`{old}`" in text
        }
        if new_texts:
            named.append(str(getattr(model, "id", "")))
        return model.model_copy(update=new_texts) if new_texts else model

    parts = {
        "areas": tuple(
            area.model_copy(update={"subthemes": tuple(map(renewed, area.subthemes))})
            for area in areas
        ),
        "attributes": tuple(map(renewed, codebook.attributes)),
        "candidates": tuple(map(renewed, codebook.candidates)),
    }
    return parts, tuple(named)


def naming(areas: Iterable[Area], old: Iterable[str]) -> tuple[str, ...]:
    """A sentence for each retired id that the rules of a subtheme which is coded still name."""
    coded = [one for area in areas for one in area.subthemes if one.retired is None]
    said = []
    for name in old:
        rules = [one.id for one in coded if any(f"`{name}`" in text for text in _rules(one))]
        if rules:
            said.append(
                f"The rules of {', '.join(rules)} still name `{name}`: "
                "'dhrcode codebook redefine' words them anew."
            )
    return tuple(said)


def _rules(subtheme: Subtheme) -> list[str]:
    return [text for key in RULES if (text := getattr(subtheme, key))]
