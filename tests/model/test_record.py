import pytest
from pydantic import ValidationError

from dhrcode.model.record import CodedSubtheme, Evidence, Record, Source

LEAST = {"review": "DHR1", "codebook": {"id": "tiny", "version": "1.0"}, "coder": "LN"}
SECRET = "words of a real person"


def record(**more: object) -> Record:
    return Record.model_validate({**LEAST, **more})


def refused(**more: object) -> list[tuple[tuple[object, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        record(**more)
    return [(e["loc"], e["type"]) for e in caught.value.errors(include_input=False)]


def test_the_least_a_record_holds():
    least = record()
    assert (least.kind, least.status, least.coded, least.memo) == ("dhr", "draft", None, None)
    assert (least.findings, least.victims, least.sources) == ({}, (), ())


@pytest.mark.parametrize(
    "more",
    [
        {"findings": {"gps": {"finding": True}}},
        {"findings": {"gps": {"finding": 1}}},
        {"findings": {"gps": "present"}},
        {"coded": 20140603},
        {"coded": 1.0},
        {"review": 7},
        {"coder": True},
        {"memo": 5},
        {"attributes": {"year": True}},
        {"attributes": {"year": 2012.0}},
        {"attributes": {"year": None}},
        {"victims": "female"},
        {"victims": {"sex": "female"}},
        {"sources": [{"id": "a", "pages": True}]},
        {"sources": [{"id": "a", "pages": 1.0}]},
        {"unknown": "x"},
        {"codebook": {"id": "tiny", "version": 1.0}},
    ],
)
def test_nothing_is_converted_by_itself_and_nothing_unknown_taken(more):
    assert len(refused(**more)) == 1


def test_evidence_has_to_say_something():
    with pytest.raises(ValidationError):
        Evidence()
    assert Evidence(page="20").note is None


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("a.pdf", True),
        ("old/a.pdf", True),
        ("a..b.pdf", True),
        ("../a.pdf", False),
        ("/a", False),
        ("a/../../b", False),
        ("C:\\a.pdf", False),
        ("C:a.pdf", False),
        ("..", False),
        ("\\\\host\\a", False),
        ("a\nb", False),
    ],
)
def test_a_sources_file_lies_inside_its_folder(name, inside):
    try:
        Source(id="a", file=name)
    except ValidationError:
        assert not inside
    else:
        assert inside


def test_absent_not_stated_unclear_and_no_entry_are_different():
    said = {s: {"finding": f} for s, f in (("a", "absent"), ("b", "not-stated"), ("c", "unclear"))}
    one = record(findings=said)
    assert one.uncoded(["d", "a", "b", "c", "e"]) == ["d", "e"]
    assert [coded.finding for coded in one.findings.values()] == ["absent", "not-stated", "unclear"]


def test_only_present_needs_evidence():
    piece = Evidence(note="n")
    one = record().model_copy(
        update={
            "findings": {
                "a": CodedSubtheme(finding="present"),
                "b": CodedSubtheme(finding="present", evidence=(piece,)),
                "c": CodedSubtheme(finding="absent"),
            }
        }
    )
    assert one.unevidenced() == ["a"]


def test_what_the_program_prints_of_an_error_never_holds_a_persons_words():
    from dhrcode.store.loader import load_model  # noqa: PLC0415 - the floor above, for this alone

    given = {
        "memo": f'"{SECRET}\\u0007"',
        "kind": SECRET,
        "victims": f"[{SECRET}]",
        "status": SECRET,
        "sources": f"{{{SECRET}: {SECRET}}}",
    }
    text = "".join(f"{key}: {value}\n" for key, value in given.items())
    _, _, problems = load_model(text.encode(), "DHR1.yaml", Record)
    assert len(problems) == 5 + 3
    assert not [problem for problem in problems if SECRET in str(problem)]
