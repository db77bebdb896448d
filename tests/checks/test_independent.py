from dhrcode.checks.independent import coded_twice
from dhrcode.model.record import CodebookVersion, Record

RECORD = Record(
    review="DHR7", codebook=CodebookVersion(id="small-study", version="1.0"), coder="LN"
)


def test_a_record_whose_coder_has_coded_the_review_independently_too():
    (fault,) = coded_twice(RECORD, {"LN/DHR7", "EM/DHR7"})
    assert (fault.path, fault.code, fault.severity) == (("coder",), "coded-twice-by-one", "warning")
    assert fault.sentence == (
        "LN has another coding of it in coders/LN/DHR7.yaml: "
        "'dhrcode agree' takes that one; keep one"
    )


def test_other_reviews_and_coders_and_what_was_agreed_are_left_alone():
    assert list(coded_twice(RECORD, {"LN/DHR8", "EM/DHR7"})) == []
    agreed = RECORD.model_copy(update={"consensus_of": ("EM", "LN")})
    assert list(coded_twice(agreed, {"LN/DHR7", "EM/DHR7"})) == []
