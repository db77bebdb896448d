"""The file of names: what it takes, and what it says of what it does not."""

import pytest

from dhrcode.model.import_names import ImportNames
from dhrcode.store.loader import load_model


def test_names_are_reviews_and_coders():
    text = b"codes: {a_b: gps, c: none}\ndocuments: {x: none, y: DHR1}\n"
    text += b"reviews:\n  Ms Example: DHR9\n  'report: 2': DHR9\ncoders: {Anna Example: A.E}\n"
    names, _, problems = load_model(text, "ids.yaml", ImportNames)
    assert problems == []
    assert names.reviews == {"Ms Example": "DHR9", "report: 2": "DHR9"}
    assert names.codes == {"a_b": "gps", "c": "none"}
    assert names.documents == {"x": "none", "y": "DHR1"}
    assert names.coders == {"Anna Example": "A.E"}
    assert load_model(b"coders: {}\n", "ids.yaml", ImportNames)[0] == ImportNames()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "reviews:\n  A B: no id\n",
            "ids.yaml:2:8: error: 'A B' must be the id of a review, such as DHR7 [bad-value]",
        ),
        (
            "coders: {A B: no id}\n",
            "ids.yaml:1:15: error: 'A B' must be a coder's initials, such as LN [bad-value]",
        ),
        (
            "documents: {A B: no id}\n",
            (
                "ids.yaml:1:18: error: 'A B' must be the id of its review, such as DHR7, or none "
                "[bad-value]"
            ),
        ),
        (
            "codes: {A B: No id}\n",
            "ids.yaml:1:14: error: 'A B' must be the id of a subtheme, or none [bad-value]",
        ),
        ("names: {A: DHR1}\n", "ids.yaml:1:1: error: unknown key 'names' [unknown-key]"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(text, expected):
    names, _, problems = load_model(text.encode(), "ids.yaml", ImportNames)
    assert names is None
    assert [str(problem) for problem in problems] == [expected]
