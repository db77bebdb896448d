"""Which contacts of two codings are one, and how far coders agree on them."""

import pytest

from dhrcode.analysis.contact_matches import contact_agreement, matched_contacts
from dhrcode.model.contact import Contact
from dhrcode.model.record import CodebookVersion, Record


def contact(own, when, agency="board", judged="missed", page=None):
    evidence = [{"page": page}] if page else []
    given = {"id": own, "when": when, "agency": agency, "opportunity": judged}
    return Contact.model_validate(given | {"evidence": evidence})


def coding(coder, *contacts):
    version = CodebookVersion(id="small", version="1.0")
    return Record(review="DHR1", codebook=version, coder=coder, contacts=contacts)


def pairs(codebook, first, second):
    codings = {"EM": coding("EM", *first), "LN": coding("LN", *second)}
    return [tuple(one.ids.items()) for one in matched_contacts(codings, codebook)]


def test_the_agency_is_equal_and_the_times_can_be_the_same(codebook):
    first = [contact("C1", "2013-10"), contact("C2", "2012"), contact("C3", "2011", "partnership")]
    second = [contact("C1", "2013-10-14"), contact("C2", "2011"), contact("C3", "2011-05", "board")]
    assert pairs(codebook, first, second) == [
        (("EM", "C1"), ("LN", "C1")),
        (("EM", "C2"),),
        (("EM", "C3"),),
        (("LN", "C2"),),
        (("LN", "C3"),),
    ]


@pytest.mark.parametrize(
    ("second", "match"),
    [
        ([contact("C1", "2013-10-02"), contact("C2", "2013-10-29", page="4")], "C2"),
        ([contact("C1", "2013-10-29"), contact("C2", "2013-10-15")], "C2"),
        ([contact("C1", "2013-10"), contact("C2", "2013-10")], "C1"),
    ],
)
def test_of_several_the_same_page_then_the_nearest_time_then_order_each_once(
    codebook, second, match
):
    found = pairs(codebook, [contact("C9", "2013-10", page="4")], second)
    assert found[0] == (("EM", "C9"), ("LN", match))
    assert len(found) == 2


def test_all_have_it_and_judge_it_alike_or_they_do_not_agree(codebook):
    codings = {"EM": coding("EM", contact("C1", "2013")), "LN": coding("LN", contact("C1", "2013"))}
    (one,) = matched_contacts(codings, codebook)
    assert one.agreed(codings)
    codings["LN"] = coding("LN", contact("C1", "2013", judged="taken"))
    (one,) = matched_contacts(codings, codebook)
    assert not one.agreed(codings)
    assert not matched_contacts({"EM": codings["EM"]}, codebook)[0].agreed(codings)


def test_agreement_counts_what_is_matched_and_kappa_stands_over_that_alone(codebook):
    judged = [("missed", "missed")] * 2 + [("taken", "taken"), ("missed", "taken")]
    first = [contact(f"C{n}", f"201{n}", judged=one) for n, (one, _) in enumerate(judged)]
    second = [contact(f"C{n}", f"201{n}", judged=two) for n, (_, two) in enumerate(judged)]
    codings = {"EM": coding("EM", *first, contact("C9", "2009")), "LN": coding("LN", *second)}
    found = contact_agreement([codings], ("EM", "LN"), codebook)
    assert (found.matched, found.first, found.second, found.alike) == (4, 5, 4, 3)
    # Observed 3/4; expected 3/4 x 2/4 + 1/4 x 2/4 = 1/2.
    assert found.kappa == pytest.approx(0.5)
    alike = {coder: coding(coder, contact("C1", "2013")) for coder in ("EM", "LN")}
    assert contact_agreement([alike], ("EM", "LN"), codebook).kappa is None
