"""Each type of attribute through everything that a type decides."""

import pytest

from dhrcode.model.codebook import Attribute, Choice


def attribute(kind: str, values: tuple[str, ...] = ()) -> Attribute:
    choices = tuple(Choice(id=value) for value in values)
    return Attribute(id=f"a-{kind}", label=kind, of="review", type=kind, values=choices)


OF = {
    f"a-{kind}": attribute(kind, values)
    for kind, values in {
        "choice": ("m", "f"),
        "choices": ("p", "q"),
        "yes-no": (),
        "integer": (),
        "year": (),
        "text": (),
    }.items()
}


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        ("choice", "m", "m"),
        ("choices", "p", ("p",)),
        ("choices", ("q", "p"), ("q", "p")),
        ("choices", ("not-stated",), "not-stated"),
        ("yes-no", "yes", "yes"),
        ("yes-no", "no", "no"),
        ("integer", "0", 0),
        ("integer", "-5", -5),
        ("integer", 12, 12),
        ("year", "2012", 2012),
        ("year", 1999, 1999),
        ("text", "no", "no"),
        ("text", "012", "012"),
        ("text", 5, "5"),
    ]
    + [
        (kind, "not-stated", "not-stated")
        for kind in ("choice", "choices", "yes-no", "integer", "year", "text")
    ],
)
def test_a_value_is_read_as_its_attribute_is_typed(kind, given, value):
    assert OF[f"a-{kind}"].data_type.read(given) == value


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("choice", "M", "'M' is not a value of 'a-choice': did you mean 'm'?"),
        ("choice", "x", "'x' is not a value of 'a-choice': one of m, f, not-stated"),
        ("choice", ("m",), "'a-choice' takes one value"),
        ("choices", ("p", "p"), "a value is given twice"),
        ("choices", ("p", "not-stated"), "'not-stated' stands alone, not beside other values"),
        ("yes-no", "true", "'true' is not a value of 'a-yes-no': one of yes, no, not-stated"),
        ("yes-no", 1, "'1' is not a value of 'a-yes-no': one of yes, no, not-stated"),
        ("integer", "010", "'010' is not a whole number or 'not-stated'"),
        ("integer", "12:30", "'12:30' is not a whole number or 'not-stated'"),
        ("integer", "1_000", "'1_000' is not a whole number or 'not-stated'"),
        ("integer", ".nan", "'.nan' is not a whole number or 'not-stated'"),
        ("integer", "\u0663", "'\u0663' is not a whole number or 'not-stated'"),
        ("integer", "1.5", "'1.5' is not a whole number or 'not-stated'"),
        ("year", "1066", "'1066' is not a year such as 2012 or 'not-stated'"),
        ("year", "12", "'12' is not a year such as 2012 or 'not-stated'"),
        ("year", "2012-01-02", "'2012-01-02' is not a year such as 2012 or 'not-stated'"),
        ("year", "2012\n", "'2012\n' is not a year such as 2012 or 'not-stated'"),
        ("year", "x" * 50, f"'{'x' * 40}' is not a year such as 2012 or 'not-stated'"),
        ("text", ("a", "b"), "'a-text' takes one value"),
    ],
)
def test_a_value_that_does_not_fit_is_said_with_what_does(kind, given, said):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole sentence is compared
        OF[f"a-{kind}"].data_type.read(given)
    assert str(caught.value) == said


def test_at_most_eight_values_are_listed():
    many = attribute("choice", tuple("abcdefghij"))
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole sentence is compared
        many.data_type.read("0")
    said = "'0' is not a value of 'a-choice': one of a, b, c, d, e, f, g, h, ..."
    assert str(caught.value) == said
