"""What all models share: strict validation, and the kinds of text that a file may hold."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticUndefined

from dhrcode.model.ids import CODER_ID, LONGEST_CODER_ID, LONGEST_REVIEW_ID, REVIEW_ID

MAX_TEXT = 20_000
"""Characters in one text: about ten printed pages, and fewer than a cell of Excel holds."""

# Controls other than tab and newline, line separators that editors count differently,
# surrogates and non-characters: none is text that a person wrote, and each breaks some output.
_NOT_TEXT = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
UNUSABLE = re.compile(rf"[{_NOT_TEXT}\ud800-\udfff]")

_WINDOWS_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])")


class Model(BaseModel):
    """A frozen model that refuses unknown keys and converts nothing by itself."""

    # defer_build: a validator is made for what is read (a whole record), not for each part of it.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


def today() -> date:
    """The day, where the program runs."""
    return datetime.now(UTC).astimezone().date()


def unusable(text: str) -> str:
    """Why a text cannot go into an output: the end of a sentence, or the empty string if it can."""
    found = UNUSABLE.search(text)
    if found:
        return f"holds the character U+{ord(found[0]):04X}, which is not text"
    return "" if text.strip() else "is empty"


def _file_safe(name: str) -> str:
    if _WINDOWS_DEVICES.fullmatch(name):
        raise ValueError(f"'{name}' cannot be a file name on Windows")
    return name


def _number(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"0|[1-9][0-9]{0,8}", value):
        return int(value)
    if isinstance(value, str):
        raise ValueError(f"must be a whole number, not '{value[:40]}'")  # noqa: TRY004 - Pydantic's contract
    return value


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError(f"must be a date such as 2014-06-03, not '{value[:40]}'")


def _as_truth(value: Any) -> Any:
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, bool):
        return value
    raise ValueError("must be true or false")


def as_mapping(key: str, kind: Any = PydanticUndefined) -> BeforeValidator:
    """A text on its own stands for the mapping that has it under `key`.

    Args:
        key: the key.
        kind: the type of what a file may hold, for schemas, if it is not that of the field.
    """

    def made(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(made, json_schema_input_type=kind)


def _id(pattern: str, longest: int) -> Any:
    return Field(pattern=rf"^{pattern}$", max_length=longest)


Item = TypeVar("Item")
Several = Annotated[tuple[Item, ...], Field(strict=False)]
"""A list in a file, and a tuple in a model, which nobody changes."""
# Patterns run in Rust; a validator in Python for each text would take half of a table's time.
Text = Annotated[
    str, Field(pattern=rf"^[^{_NOT_TEXT}]*[^\s{_NOT_TEXT}][^{_NOT_TEXT}]*$", max_length=MAX_TEXT)
]
"""Text that a person wrote: not empty, no control characters."""
OneLine = Annotated[
    str, Field(pattern=rf"^[^\n\t{_NOT_TEXT}]*[^\s{_NOT_TEXT}][^\n\t{_NOT_TEXT}]*$", max_length=300)
]
"""Text of one line: a label, a title, a page."""
Slug = Annotated[str, _id(r"[a-z0-9]+(-[a-z0-9]+)*", 60)]
"""An id in the codebook: lower-case letters, digits, single hyphens."""
ReviewId = Annotated[str, _id(REVIEW_ID, LONGEST_REVIEW_ID), AfterValidator(_file_safe)]
"""The id of a review, which is also its file's name: a letter, then letters, digits, - and _."""
CoderId = Annotated[str, _id(CODER_ID, LONGEST_CODER_ID), AfterValidator(_file_safe)]
"""A coder's initials or code name."""
DocumentNumber = Annotated[str, _id(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*", 20)]
"""A number of something in a document or record: `R2`, `6.1`, `C3`."""
Version = Annotated[str, _id(r"[0-9A-Za-z]+([.+-][0-9A-Za-z]+)*", 30)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A file's digest, in hexadecimal."""
WholeNumber = Annotated[int, BeforeValidator(_number), Field(ge=0)]
Truth = Annotated[bool, BeforeValidator(_as_truth, json_schema_input_type=bool)]
Day = Annotated[date, BeforeValidator(_day)]
