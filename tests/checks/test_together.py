"""Records compared with each other."""

import pytest

from dhrcode.checks.together import RecordTraits, respelt_coders, twins
from dhrcode.model.record import CodebookVersion, CodedSubtheme, Evidence, Record, Source

ONE, OTHER = "1" * 64, "2" * 64


def record(review, *digests, shared=False, quote="nobody asked", **more):
    sources = [Source(id=f"s{n}", sha256=d, shared=shared) for n, d in enumerate(digests)]
    piece = Evidence(quote=quote) if quote else Evidence(page="3")
    return Record(
        **{
            "review": review,
            "codebook": CodebookVersion(id="small-study", version="1.0"),
            "coder": "LN",
            "sources": tuple(sources),
            "findings": {"gps": CodedSubtheme(finding="present", evidence=(piece,))},
        }
        | more
    )


def said(*records):
    found = twins(map(RecordTraits.of, records))
    return [(position, fault.path, fault.code, fault.message) for position, fault in found]


def test_one_document_under_two_ids_is_said_once_a_pair():
    records = (
        record("DHR7", OTHER, ONE, quote="a"),
        record("DHR8", ONE, quote="b"),
        record("DHR8", ONE, quote="c", coder="EM"),
        record("DHR9", ONE, OTHER, quote="d"),
    )
    message = "{} is of the same document: one case would count twice"
    assert said(*records) == [
        (1, ("sources", 0), "same-document", message.format("DHR7")),
        (3, ("sources", 0), "same-document", message.format("DHR7")),
    ]


def test_two_coders_of_one_review_read_the_same_document():
    assert said(record("DHR7", ONE), record("DHR7", ONE, coder="EM")) == []


@pytest.mark.parametrize(
    ("first", "second", "faults"), [(True, True, 0), (True, False, 1), (False, True, 1)]
)
def test_a_joint_review_says_so_in_both_records(first, second, faults):
    records = (
        record("DHR7", ONE, shared=first, quote="a"),
        record("DHR8", ONE, shared=second, quote="b"),
    )
    assert len(said(*records)) == faults


def test_the_same_record_under_two_ids():
    copied = record("DHR8", coder="EM", status="complete")
    assert said(record("DHR7"), copied) == [
        (
            1,
            ("review",),
            "same-record",
            "all that it says stands in DHR7 too: one case would count twice",
        )
    ]
    assert [code for _, _, code, _ in said(record("DHR7", ONE), record("DHR8", ONE))] == [
        "same-document"
    ]
    assert said(record("DHR7", ONE, shared=True), record("DHR8", ONE, shared=True)) == []


def test_records_without_words_of_anybodys_may_be_alike():
    assert said(record("DHR7", quote=""), record("DHR8", quote="")) == []
    assert said(record("DHR7"), record("DHR8", quote="somebody asked")) == []
    memo = {"memo": "Seen by the panel.", "quote": ""}
    assert len(said(record("DHR7", **memo), record("DHR8", **memo))) == 1


def test_a_coder_in_two_spellings_is_said_once_and_not_where_a_folder_tells_it():
    traits = [
        RecordTraits.of(record(f"DHR{n}", coder=c)) for n, c in enumerate(("EM", "em", "em", "ln"))
    ]
    ((position, fault),) = respelt_coders(traits, ["LN"])
    assert (position, fault.code) == (1, "coder-capitals")
    assert fault.message == "the coder 'em' differs from EM of other records only in capitals"
