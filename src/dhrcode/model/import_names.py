"""What names in another program's file are in the project: the file of `--ids`."""

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from dhrcode.model.base import CoderId, Model, OneLine, ReviewId, Slug

NOTHING: Literal["none"] = "none"
"""Says that a name is nothing of the project's."""


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


_ReviewOrNone = Annotated[
    Literal["none"] | ReviewId, _in_words("must be the id of its review, such as DHR7, or none")
]
_SubthemeOrNone = Annotated[Slug, _in_words("must be the id of a subtheme, or none")]


class ImportNames(Model):
    """Names as the file has them, and what they are in the project.

    Attributes:
        reviews: the id of the review by the name of a case or a document. Several documents may
            belong to one review.
        documents: likewise by the name of a document, whatever case names it; `none` if it is of no
            review.
        coders: a coder's initials by the name of a user.
        codes: the id of the subtheme by the name of a code; `none` if it is no subtheme.
    """

    reviews: dict[OneLine, _Review] = Field(default_factory=dict)
    documents: dict[OneLine, _ReviewOrNone] = Field(default_factory=dict)
    coders: dict[OneLine, _Coder] = Field(default_factory=dict)
    codes: dict[OneLine, _SubthemeOrNone] = Field(default_factory=dict)
