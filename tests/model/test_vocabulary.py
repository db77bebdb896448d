import pytest

from dhrcode.model.codebook import Area, Attribute, Choice, Codebook, Subtheme
from dhrcode.model.record import CodedSubtheme, Record
from dhrcode.model.vocabulary import arranged, read_value, typed


def attribute(kind: str, values: tuple[str, ...] = (), of: str = "review") -> Attribute:
    choices = tuple(Choice(id=value) for value in values)
    return Attribute(id=f"a-{kind}", label=kind, of=of, type=kind, values=choices)


CODEBOOK = Codebook(
    id="tiny",
    version="1.0",
    title="Tiny",
    areas=(
        Area(
            id="x",
            label="X",
            subthemes=tuple(
                Subtheme(id=s, label=s, definition=s) for s in ("gps", "housing", "police")
            ),
        ),
    ),
    attributes=(
        attribute("choice", ("m", "f")),
        attribute("choices", ("p", "q")),
        attribute("yes-no"),
        attribute("integer"),
        attribute("year"),
        attribute("text"),
        attribute("choice", ("m", "f"), "victim"),
        attribute("year", (), "victim"),
    ),
)
OF = CODEBOOK.attributes_of["review"]


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
    assert read_value(OF[f"a-{kind}"], given) == value


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("choice", "M", "'M' is not a value of 'a-choice': did you mean 'm'?"),
        ("choice", "x", "'x' is not a value of 'a-choice': one of m, f, not-stated"),
        ("choice", ("m",), "'a-choice' takes one value"),
        ("choices", ("p", "p"), "a value is given twice"),
        ("choices", ("p", "not-stated"), "'not-stated' cannot stand beside other values"),
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
        read_value(OF[f"a-{kind}"], given)
    assert str(caught.value) == said


def test_at_most_eight_values_are_listed():
    many = attribute("choice", tuple("abcdefghij"))
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole sentence is compared
        read_value(many, "0")
    said = "'0' is not a value of 'a-choice': one of a, b, c, d, e, f, g, h, ..."
    assert str(caught.value) == said


def record(**more: object) -> Record:
    least = {"review": "DHR1", "codebook": {"id": "tiny", "version": "1.0"}, "coder": "LN"}
    return Record.model_validate({**least, **more})


def test_a_record_is_typed_by_its_codebook():
    read, faults = typed(
        record(attributes={"a-year": "2012", "a-choices": "p"}, victims=[{"a-year": "1980"}, {}]),
        CODEBOOK,
    )
    assert faults == []
    assert read.attributes == {"a-year": 2012, "a-choices": ("p",)}
    assert read.victims == ({"a-year": 1980}, {})


def test_every_fault_is_told_at_once_with_its_path():
    given = record(
        kind="dhrs",
        codebook={"id": "other", "version": "1.0"},
        attributes={"a-year": "x", "a-yaer": "2012"},
        victims=[{}, {"a-text": "t"}],
        findings={"gp": {"finding": "absent"}},
        sources=[{"id": "a"}, {"id": "a"}, {"id": "a"}],
    )
    _, faults = typed(given, CODEBOOK)
    assert [(fault.code, fault.path, fault.at_key) for fault in faults] == [
        ("attribute-value", ("attributes", "a-year"), False),
        ("unknown-attribute", ("attributes", "a-yaer"), True),
        ("unknown-attribute", ("victims", 1, "a-text"), True),
        ("other-codebook", ("codebook", "id"), False),
        ("unknown-subtheme", ("findings", "gp"), True),
        ("unknown-kind", ("kind",), False),
        ("duplicate-id", ("sources", 1, "id"), False),
    ]


def test_a_record_is_arranged_as_its_codebook_lists_things():
    coded = CodedSubtheme(finding="absent")
    given = record(
        attributes={"a-year": "1", "zz": "1", "a-choice": "m"},
        victims=[{"a-year": "1", "a-choice": "f"}],
    )
    given = given.model_copy(update={"findings": dict.fromkeys(("police", "zz", "gps"), coded)})
    made = arranged(given, CODEBOOK)
    assert made == given
    assert list(made.findings) == ["gps", "police", "zz"]
    assert list(made.attributes) == ["a-choice", "a-year", "zz"]
    assert list(made.victims[0]) == ["a-choice", "a-year"]
