"""What is missing or unsettled."""

from dhrcode.analysis.gaps import gaps


def test_gaps_are_told_apart(codebook, four, case):
    found = gaps(codebook, [*four[2:], case(5, {"maracs": "present"}, evidence=["maracs"])])
    assert found.drafts == ("DHR4",)
    assert [(gap.review, gap.subtheme.id, gap.what) for gap in found.findings] == [
        ("DHR3", "police", "unclear"),
        ("DHR4", "maracs", "present without evidence"),
        ("DHR4", "police", "not coded"),
        ("DHR4", "gps", "not coded"),
        ("DHR5", "police", "not coded"),
        ("DHR5", "gps", "not coded"),
    ]
    assert found.number("not coded") == 4


def test_a_finding_on_the_queue_is_a_gap_and_not_coded_stays_not_coded(codebook, case):
    one = case(1, {"maracs": "unclear", "police": "absent"})
    one = one._replace(review=one.review._replace(again=("maracs", "police", "gps")))
    found = gaps(codebook, [one]).findings
    assert [(gap.subtheme.id, gap.what) for gap in found] == [
        ("maracs", "to be coded again"),
        ("police", "to be coded again"),
        ("gps", "not coded"),
    ]
