"""Changes to a record, and what a person may type for them."""

import pytest

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Candidate, CodedSubtheme, Evidence, Source
from dhrcode.workflows.edits import (
    evidence_of,
    finding_named,
    new_record,
    subtheme_id,
    with_candidate,
    with_finding,
    with_source,
)


@pytest.fixture
def codebook(small) -> Codebook:
    """The codebook of the small project."""
    return small.codebook


@pytest.fixture
def empty(codebook):
    """A draft with nothing in it."""
    return new_record("DHR9", "LN", "dhr", codebook)


def refused(kind, call, *arguments, **more):
    with pytest.raises(kind) as caught:
        call(*arguments, **more)
    return str(caught.value)


def test_a_new_record_is_an_empty_draft_of_today_s_codebook(codebook, empty):
    assert (empty.review, empty.coder, empty.kind, empty.status) == ("DHR9", "LN", "dhr", "draft")
    assert (empty.codebook.id, empty.codebook.version) == ("small-study", "1.0")
    assert (empty.findings, empty.coded) == ({}, None)


@pytest.mark.parametrize(
    ("review", "coder", "said"),
    [
        ("9DHR", "LN", "'9DHR' cannot be a review's id: a letter first"),
        ("../x", "LN", "'../x' cannot be a review's id: a letter first"),
        ("CON", "LN", "'CON' cannot be a review's id: a letter first"),
        ("", "LN", "'' cannot be a review's id"),
        ("DHR9", "L N", "'L N' cannot be a coder's id"),
        ("x" * 41, "LN", f"'{'x' * 40}' cannot be a review's id"),
    ],
)
def test_an_id_that_cannot_be_a_file_name_begins_no_record(codebook, review, coder, said):
    assert refused(UsageError, new_record, review, coder, "dhr", codebook).startswith(said)


def test_a_kind_that_the_codebook_does_not_declare(codebook):
    assert refused(UsageError, new_record, "DHR9", "LN", "court", codebook) == (
        "the codebook declares no kind 'court': one of dhr, interview"
    )


@pytest.mark.parametrize("named", ["interview", "stakeholder interview", "Stakeholder Interview"])
def test_a_kind_is_known_by_its_id_and_by_its_label(codebook, named):
    assert new_record("INT9", "LN", named, codebook).kind == "interview"


def test_of_no_kind_it_is_of_the_first(codebook):
    assert new_record("DHR9", "LN", None, codebook).kind == "dhr"


@pytest.mark.parametrize("typed", ["gps", "Issues related to GPs", "ISSUES RELATED TO GPS"])
def test_a_subtheme_is_known_by_its_id_and_by_its_label(codebook, typed):
    assert subtheme_id(codebook, typed) == "gps"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("gpss", "the codebook has no subtheme 'gpss': did you mean 'gps'?"),
        ("zzzzzz", "the codebook has no subtheme 'zzzzzz': 'dhrcode themes' lists them"),
        ("GPS", "the codebook has no subtheme 'GPS': did you mean 'gps'?"),
    ],
)
def test_a_subtheme_that_there_is_not(codebook, typed, said):
    assert refused(UsageError, subtheme_id, codebook, typed) == said


def test_a_label_of_several_is_no_name_of_one(codebook):
    health = codebook.areas[1]
    twin = health.subthemes[0].model_copy(update={"id": "gps-2", "label": "issues related to gps"})
    areas = (codebook.areas[0], health.model_copy(update={"subthemes": (*health.subthemes, twin)}))
    twice = Codebook(
        **{k: getattr(codebook, k) for k in codebook.model_fields_set} | {"areas": areas}
    )
    assert subtheme_id(twice, "gps-2") == "gps-2"
    assert refused(UsageError, subtheme_id, twice, "Issues related to GPs") == (
        "gps and gps-2 are called 'Issues related to GPs': give the id that is meant"
    )


def test_what_was_renamed_or_merged_is_told_with_its_past(changed):
    assert refused(UsageError, subtheme_id, changed.codebook, "gps") == (
        "'gps' is not coded any more: gps was renamed to general-practice (version 1.1)"
    )
    assert "(version 1.2)" in refused(UsageError, subtheme_id, changed.codebook, "dash")


def test_a_finding_is_typed_in_full():
    assert [finding_named(name) for name in ("present", "absent", "not-stated", "unclear")] == [
        "present",
        "absent",
        "not-stated",
        "unclear",
    ]
    one_of = "one of present, absent, not-stated, unclear"
    for name, hint in (
        ("Present", "did you mean 'present'?"),
        ("p", one_of),
        ("", one_of),
        ("not stated", "did you mean 'not-stated'?"),
    ):
        said = refused(UsageError, finding_named, name)
        assert said == f"'{name}' is not a finding: {hint}"


@pytest.fixture
def sourced(empty):
    """Makes a record that names documents: `sourced("overview", "minutes")`."""
    return lambda *ids: empty.model_copy(update={"sources": tuple(Source(id=i) for i in ids)})


def test_evidence_names_its_document_by_itself_where_there_is_one(sourced):
    piece = evidence_of(sourced("overview"), page="3", quote="", note=None)
    assert piece == Evidence(source="overview", page="3")
    assert evidence_of(sourced("overview", "minutes"), page="3") == Evidence(page="3")
    assert evidence_of(sourced(), page="3") == Evidence(page="3")
    assert evidence_of(sourced("a", "b"), source="b", page="3") == Evidence(source="b", page="3")


@pytest.mark.parametrize("given", [{}, {"page": ""}, {"page": None, "quote": ""}])
def test_nothing_typed_is_no_evidence(sourced, given):
    assert evidence_of(sourced("overview"), **given) is None


@pytest.mark.parametrize(
    ("ids", "given", "said"),
    [
        (("a", "b"), {"source": "c"}, "DHR9 has no source 'c': one of a, b"),
        ((), {"source": "c"}, "DHR9 has no source 'c': name it under 'sources' in the record"),
        (("a",), {"quote": " "}, "the quote is empty: type it again without it"),
        (("a",), {"note": "\x1b[2J"}, "the note holds the character U+001B, which is not text"),
        (("a",), {"page": "1\n2"}, "the page must be one line without tabs"),
        (("a",), {"section": "x" * 301}, "the section is longer than 300 characters"),
        (("a",), {"quote": "x" * 20_001}, "the quote is longer than 20,000 characters"),
    ],
)
def test_evidence_that_cannot_be_kept(sourced, ids, given, said):
    assert refused(UsageError, evidence_of, sourced(*ids), **given).startswith(said)


def test_a_document_is_added_once(sourced):
    record = sourced("overview")
    assert with_source(record, None) is record
    assert with_source(record, "overview") is record
    assert [s.id for s in with_source(record, "minutes").sources] == ["overview", "minutes"]
    assert refused(UsageError, with_source, record, "overveiw") == (
        "DHR9 has no source 'overveiw': did you mean 'overview'?"
    )
    assert refused(UsageError, with_source, record, "My Notes") == (
        "the source may have only lower-case letters, digits and single hyphens"
    )
    assert refused(UsageError, with_source, record, "\x07") == (
        "the source holds the character U+0007, which is not text"
    )


ONE, TWO = Evidence(page="1"), Evidence(page="2")


def test_a_finding_and_more_evidence_for_it(empty):
    first = with_finding(empty, "gps", "present", ONE)
    assert first.findings == {"gps": CodedSubtheme(finding="present", evidence=(ONE,))}
    second = with_finding(first, "gps", "present", TWO)
    assert second.findings["gps"].evidence == (ONE, TWO)
    assert with_finding(second, "gps", "present", ONE).findings["gps"].evidence == (ONE, TWO)
    assert with_finding(second, "gps", "present", None).findings["gps"].evidence == (ONE, TWO)


def test_another_finding_takes_the_place_only_when_asked_and_drops_its_evidence(empty):
    first = with_finding(empty, "gps", "present", ONE)
    assert refused(RefusedError, with_finding, first, "gps", "absent", None) == (
        "DHR9 says 'present' of gps: --replace puts this in its place"
    )
    after = with_finding(first, "gps", "absent", TWO, replace=True)
    assert after.findings["gps"] == CodedSubtheme(finding="absent", evidence=(TWO,))
    again = with_finding(first, "gps", "present", TWO, replace=True)
    assert again.findings["gps"].evidence == (TWO,)


def test_a_candidate_theme_is_added(empty):
    one = with_candidate(empty, "Housing", None)
    two = with_candidate(one, "Stalking", "Twice.")
    assert two.emerging == (Candidate(label="Housing"), Candidate(label="Stalking", note="Twice."))
    assert refused(UsageError, with_candidate, empty, "x" * 301, None) == (
        "the label is longer than 300 characters"
    )
    assert refused(UsageError, with_candidate, empty, "Housing", " ") == "the text is empty"
