"""Pieces of evidence as outputs show them."""

from dhrcode.analysis.case_evidence import CaseEvidence, case_pieces
from dhrcode.model.evidence import Evidence


def test_a_document_is_called_by_its_title_or_its_id():
    pieces = (Evidence(source="a", page="2"), Evidence(source="b", note="n"), Evidence(quote="q"))
    assert case_pieces(pieces, {"a": "Overview"}) == (
        CaseEvidence("Overview", "2", None, None, None),
        CaseEvidence("b", None, None, None, "n"),
        CaseEvidence(None, None, None, "q", None),
    )
