"""What a record names, typed, arranged, and candidate themes by name."""

import pytest

from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.codebook_parts import Choice
from dhrcode.model.record import Candidate, CodedSubtheme, Record
from dhrcode.model.vocabulary import arranged, candidate_faults, named_alike, typed


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


def candidates_of(*candidates: tuple[str, str]) -> Codebook:
    return Codebook.model_validate(
        {
            "id": "tiny",
            "version": "1.0",
            "title": "Tiny",
            "areas": [
                {
                    "id": "a",
                    "label": "A",
                    "subthemes": [
                        {"id": "gps", "label": "Doctors", "definition": "x"},
                        {"id": "pets", "label": "Pets", "definition": "x", "retired": "0.9"},
                    ],
                }
            ],
            "candidates": [
                {"id": name, "label": label, "definition": "x"} for name, label in candidates
            ],
        }
    )


@pytest.mark.parametrize("noted", ["hospitals", "Hospital  CARE", " hospital care", "HOSPITALS"])
def test_its_id_and_its_label_in_whatever_capitals_are_one_name(noted):
    known = candidates_of(("hospitals", "Hospital care"))
    candidate = Candidate(label=noted, note="Wards.")
    assert named_alike(candidate, known) == Candidate(label="Hospital care", note="Wards.")


def test_any_other_name_stays_as_it_was_typed():
    other = Candidate(label="hospital")
    assert named_alike(other, candidates_of(("hospitals", "Hospital care"))) is other
    assert named_alike(other, candidates_of()) is other


def test_a_record_is_written_with_the_one_name():
    record = Record.model_validate(
        {
            "review": "DHR1",
            "codebook": {"id": "tiny", "version": "1.0"},
            "coder": "LN",
            "emerging": [{"label": "hospitals"}, {"label": "Debt"}],
        }
    )
    written = arranged(record, candidates_of(("hospitals", "Hospital care")))
    assert [one.label for one in written.emerging] == ["Hospital care", "Debt"]


@pytest.mark.parametrize(
    ("candidates", "faults"),
    [
        ([("debt", "Debt"), ("homes", "Homes")], []),
        ([("debt", "debt")], []),
        ([("gps", "Debt")], [("id", "the subtheme 'gps' is called 'gps' already")]),
        ([("pets", "Debt")], [("id", "the subtheme 'pets' is called 'pets' already")]),
        ([("debt", "doctors")], [("label", "the subtheme 'gps' is called 'doctors' already")]),
        ([("debt", "Pets")], [("label", "the subtheme 'pets' is called 'Pets' already")]),
    ],
)
def test_what_has_a_name_already_is_no_candidate_of_that_name(candidates, faults):
    found = [(fault.path, fault.message) for fault in candidate_faults(candidates_of(*candidates))]
    assert found == [(("candidates", 0, part), said) for part, said in faults]


def test_two_candidates_have_no_name_in_common():
    twice = candidates_of(("debt", "Debt"), ("debt", "Money"), ("money-owed", "DEBT"))
    assert [(fault.path, fault.code, fault.message) for fault in candidate_faults(twice)] == [
        (
            ("candidates", 1, "id"),
            "candidate-name-taken",
            "the candidate theme 'debt' is called 'debt' already",
        ),
        (
            ("candidates", 2, "label"),
            "candidate-name-taken",
            "the candidate theme 'debt' is called 'DEBT' already",
        ),
    ]
