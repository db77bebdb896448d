"""What a pack and the tidy data need of a record."""

from dhrcode.analysis.case_evidence import CaseEvidence
from dhrcode.analysis.cases import CandidateNote, CaseDetails, CaseReader, Fact
from dhrcode.model.codebook import Attribute
from dhrcode.model.contact import Contact
from dhrcode.model.record import CodebookVersion, Record

RECORD = Record.model_validate(
    {
        "review": "DHR7",
        "codebook": {"id": "tiny", "version": "1.0"},
        "coder": "LN",
        "status": "complete",
        "sources": [{"id": "overview", "title": "Overview report"}, {"id": "annex"}],
        "attributes": {"year": 2012, "known-to": ("police", "gp")},
        "victims": [{"sex": "female"}, {}, {"sex": "female", "children": 0}],
        "perpetrators": [{"alcohol": "not-stated"}],
        "findings": {
            "gps": {
                "finding": "present",
                "evidence": [
                    {"source": "overview", "page": "20", "quote": "words"},
                    {"source": "annex", "section": "4.2"},
                    {"source": "gone", "note": "mine"},
                    {"note": "no source"},
                ],
            },
            "police": {"finding": "absent"},
        },
        "emerging": [
            {"label": "Housing", "evidence": [{"source": "overview"}]},
            {"label": "Stalking", "note": "Twice."},
        ],
        "consensus_of": ["EM", "LN"],
    }
)
CASE = CaseDetails.of(RECORD, "0" * 64)


def test_findings_status_and_whose_codings_it_joins():
    assert (CASE.id, CASE.status, CASE.consensus) == ("DHR7", "complete", ("EM", "LN"))
    assert CASE.review.findings == {"gps": "present", "police": "absent"}
    assert CASE.review.digest == "0" * 64


def test_each_value_is_a_fact_of_the_one_it_is_said_of():
    assert CASE.facts == (
        Fact("review", 1, "year", "2012"),
        Fact("review", 1, "known-to", "police"),
        Fact("review", 1, "known-to", "gp"),
        Fact("victim", 1, "sex", "female"),
        Fact("victim", 3, "sex", "female"),
        Fact("victim", 3, "children", "0"),
        Fact("perpetrator", 1, "alcohol", "not-stated"),
    )


def test_values_are_asked_for_by_full_name_and_come_each_once():
    assert CASE.values("known-to") == ["police", "gp"]
    assert CASE.values("victim.sex") == ["female"]
    assert CASE.values("sex") == CASE.values("perpetrator.sex") == []


def test_evidence_names_documents_by_their_titles_or_else_their_ids():
    assert CASE.evidence == {
        "gps": (
            CaseEvidence("Overview report", "20", None, "words", None),
            CaseEvidence("annex", None, "4.2", None, None),
            CaseEvidence("gone", None, None, None, "mine"),
            CaseEvidence(None, None, None, None, "no source"),
        )
    }


def test_candidate_themes_with_what_was_noted():
    assert CASE.candidates == (
        CandidateNote("Housing", None, (CaseEvidence("Overview report", None, None, None, None),)),
        CandidateNote("Stalking", "Twice.", ()),
    )


def test_contacts_are_timed_by_the_day_and_no_day_is_kept(codebook):
    died = Attribute(id="died", label="Died", of="victim", type="date", days=True)
    died = died.model_copy(update={"role": "date-of-death"})
    dated = codebook.model_copy(update={"attributes": (died,)})
    given = {"id": "C1", "when": "2014-01-02", "agency": "board", "summary": "x"}
    record = Record(
        review="DHR1",
        codebook=CodebookVersion(id="small", version="1.0"),
        coder="LN",
        victims=({"died": "2014-01-12"},),
        contacts=(Contact.model_validate(given),),
    )
    case = CaseReader(dated)(record, "0")
    (one,) = case.contacts.contacts
    assert (one.before, one.summary, one.when) == ((10, 10), None, "")
    assert [fact.value for fact in case.facts] == ["2014-01"]
    bare = CaseReader(dated)(record.model_copy(update={"contacts": ()}), "0")
    assert bare.contacts is None
