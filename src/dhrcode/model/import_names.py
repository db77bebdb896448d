"""Which names in another program's file are which reviews and coders: the file of `--ids`."""

from typing import Annotated, Any

from pydantic import Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from dhrcode.model.base import CoderId, Model, OneLine, ReviewId


def _in_words(said: str) -> WrapValidator:
    """The message for a value that does not fit; its key is a name, and would explain nothing."""

    def validated(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
        try:
            return handler(value)
        except ValidationError:
            raise ValueError(said) from None

    return WrapValidator(validated)


_Review = Annotated[ReviewId, _in_words("must be the id of a review, such as DHR7")]
_Coder = Annotated[CoderId, _in_words("must be a coder's initials, such as LN")]


class ImportNames(Model):
    """Names as the file has them, and what they are in the project.

    Attributes:
        reviews: the id of the review by the name of a case or a document. Several documents may
            belong to one review.
        coders: a coder's initials by the name of a user.
    """

    reviews: dict[OneLine, _Review] = Field(default_factory=dict)
    coders: dict[OneLine, _Coder] = Field(default_factory=dict)
