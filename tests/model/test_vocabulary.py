from dhrcode.model.choice import Choice
from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.record import CodedSubtheme, Record
from dhrcode.model.vocabulary import arranged, typed


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
