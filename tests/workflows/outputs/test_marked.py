"""A review's documents with every coded passage marked."""

import pytest

from dhrcode.errors import DocumentError, NotFoundError, RefusedError
from dhrcode.workflows.coding.entry import FindingEntry, Piece, complete, enter
from dhrcode.workflows.documents.acceptance import accept_unfound
from dhrcode.workflows.documents.sources import SourceRequest, add_source
from dhrcode.workflows.double_coding.sample import draw
from dhrcode.workflows.outputs.marked import marked


@pytest.fixture
def study(small):
    """DHR2 with its document, in which one of its quotes stands."""
    (small.root / "sources").mkdir()
    text = "Nothing.\fDr Marlowe said that no agency sought a referral to anybody."
    (small.root / "sources" / "DHR2.txt").write_text(text)
    return small


def test_quotes_are_marked_where_they_stand_and_the_rest_is_listed(study):
    result = marked(study, "DHR2")
    document = result.document
    (mark,) = document.marks
    assert (mark.subtheme, mark.label, mark.finding, mark.coder, mark.note, mark.page) == (
        1,
        "Use of MARACs",
        "present",
        "LN",
        "Each waited.",
        "2",
    )
    second = document.sources[0].pages[1]
    ((span, number),) = second.spans
    assert (second.text[slice(*span)], number) == ("no agency sought a referral", 1)
    assert document.unplaced == (
        "Use of MARACs, present, LN: no quote, no page.",
        "Police response, absent, LN: no quote, page 31.",
    )
    assert document.subtitle == "Coded by LN: 1 passage marked"
    assert result.identifying == 1


def coded(project, coder, quote):
    own = project.of_coder(coder)
    path = project.root / "sources" / "DHR2.txt"
    add_source(own, "DHR2", path, SourceRequest("overview", coder=coder))
    for subtheme in project.codebook.subthemes:
        entry = FindingEntry(subtheme, "absent", Piece(quote=quote), coder, replace=True)
        enter(own, "DHR2", entry)


def test_two_coders_side_by_side_once_both_have_completed(study):
    coded(study, "EM", "no agency sought a referral")
    coded(study, "XY", "no agency ever sought one")
    draw(study, "100%", 1)
    with pytest.raises(
        RefusedError, match=r"^DHR2 is in the sample, and EM and XY have not completed it:"
    ):
        marked(study, "DHR2", ["EM", "XY"])
    accept_unfound(study.of_coder("XY"), "DHR2", "XY")
    for coder in ("EM", "XY"):
        complete(study.of_coder(coder), "DHR2")
    document = marked(study, "DHR2", ["EM", "XY"]).document
    assert {mark.coder for mark in document.marks} == {"EM"}
    assert 'Use of MARACs, absent, XY: not found: "no agency ever sought one"' in document.unplaced
    assert {m.coder for m in marked(study, "DHR2").document.marks} == {"LN"}
    assert {m.coder for m in marked(study.of_coder("EM"), "DHR2").document.marks} == {"EM"}


def test_the_record_counts_as_its_coder_s_own_unless_it_was_agreed(study):
    coded(study, "EM", "no agency sought a referral")
    document = marked(study, "DHR2", ["EM", "LN"]).document
    assert {mark.coder for mark in document.marks} == {"EM", "LN"}
    path = study.root / "records" / "DHR2.yaml"
    path.write_text(path.read_text() + "consensus_of: [EM, LN]\n")
    with pytest.raises(NotFoundError, match="there is no review 'DHR2' coded by LN"):
        marked(study, "DHR2", ["EM", "LN"])


def test_what_cannot_be_marked(study):
    with pytest.raises(NotFoundError, match="DHR10 names no document"):
        marked(study, "DHR10")
    with pytest.raises(NotFoundError, match="there is no review 'DHR22'"):
        marked(study, "DHR22")
    (study.root / "sources" / "DHR2.txt").unlink()
    with pytest.raises(DocumentError, match=r"there is no file sources/DHR2\.txt"):
        marked(study, "DHR2")
