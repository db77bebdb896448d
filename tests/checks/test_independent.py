from dhrcode.checks.independent import coded_twice, respelt_coder
from dhrcode.model.record import CodebookVersion, Record

RECORD = Record(
    review="DHR7", codebook=CodebookVersion(id="small-study", version="1.0"), coder="LN"
)


def test_a_record_whose_coder_has_coded_the_review_independently_too():
    (fault,) = coded_twice(RECORD, {"ln/dhr7": "LN/DHR7", "em/dhr7": "EM/DHR7"})
    assert (fault.path, fault.code, fault.severity) == (("coder",), "coded-twice-by-one", "warning")
    assert fault.sentence == (
        "LN has another coding of it in coders/LN/DHR7.yaml: "
        "'dhrcode agree' takes that one; keep one"
    )


def test_other_reviews_and_coders_and_what_was_agreed_are_left_alone():
    assert list(coded_twice(RECORD, {"ln/dhr8": "LN/DHR8", "em/dhr7": "EM/DHR7"})) == []
    agreed = RECORD.model_copy(update={"consensus_of": ("EM", "LN")})
    assert list(coded_twice(agreed, {"ln/dhr7": "LN/DHR7", "em/dhr7": "EM/DHR7"})) == []


def test_the_same_initials_in_other_capitals_are_the_same_coder_s():
    (fault,) = coded_twice(RECORD, {"ln/dhr7": "ln/DHR7"})
    assert fault.message == "LN has another coding of it in coders/ln/DHR7.yaml"
    (fault,) = respelt_coder(RECORD, {"EM", "Ln"})
    assert (fault.path, fault.code) == (("coder",), "coder-capitals")
    assert fault.message == "the coder 'LN' differs from coders/Ln only in capitals"
    assert list(respelt_coder(RECORD, {"EM", "LN"})) == []
