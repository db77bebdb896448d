"""How sure a pack is: who coded, how far they agree, what was read and verified."""

import pytest

from dhrcode.analysis.quotes.quoted import QuoteCounts
from dhrcode.reports.pack.certainty import ALONE, certainty

EVERY = ("maracs", "police", "gps")


@pytest.fixture
def said(origin):
    """The sentences of a pack."""

    def call(pack, *, publication=False, agreement=None, **changed):
        return certainty(pack, origin._replace(**changed), agreement, publication=publication)

    return call


def whole(case, number, finding="absent", **more):
    return case(number, dict.fromkeys(EVERY, finding), **more)


def test_years_and_coders_are_told(pack, pack_of, case, said):
    assert said(pack)[0] == (
        "Coded by 1 coder (LN) with the codebook small 1.0. Year: 2012 to 2014, not known of 1."
    )
    assert said(pack_of([whole(case, 1)]))[0].endswith(" Year: not known.")


def test_a_publication_names_no_coder_and_tells_no_other_number_of_reviews(pack, said):
    first, last = said(pack, publication=True)
    assert first == (
        "Coded by 1 coder with the codebook small 1.0. Year: 2012 to 2014, not known of 1."
    )
    assert last == "2 findings are not coded yet."


def test_a_consensus_counts_the_coders_it_joins(pack_of, case, said):
    joined = whole(case, 1)._replace(consensus=("EM", "JB"))
    pack = pack_of([joined, whole(case, 2)])
    assert said(pack)[0].startswith(
        "Coded by 3 coders (EM, JB, LN) with the codebook small 1.0. 1 record is the "
        "consensus of coders who worked apart."
    )
    assert "consensus" not in said(pack, publication=True)[0]


def test_of_many_coders_none_is_named(pack_of, case, said):
    names = [f"C{n}" for n in range(9)]
    pack = pack_of([whole(case, 1)._replace(consensus=tuple(names))])
    assert said(pack)[0].startswith("Coded by 9 coders with the codebook")


def test_other_versions_of_the_codebook_are_named(pack, said):
    told = said(pack, versions=("0.8", "0.9", "1.0"))[0]
    assert " Some records were coded with version 0.8 and 0.9. Year: " in told


def test_agreement_is_stated_or_that_it_cannot_be(pack, said):
    assert said(pack)[1] == ALONE
    assert said(pack, agreement="Two coders agreed.")[1] == "Two coders agreed."


@pytest.mark.parametrize(
    ("drafts", "end"),
    [
        (0, "No draft is left out."),
        (1, "1 draft is left out."),
        (3, "3 drafts are left out."),
    ],
)
def test_how_complete_the_coding_is(pack_of, four, case, said, drafts, end):
    four = [one._replace(status="complete") for one in four]
    whole_said = said(pack_of(four, drafts=drafts))[-1]
    assert whole_said.startswith("0 of 4 reviews are noted as read to the end. The records hold no")
    assert whole_said.endswith(f" 2 findings are not coded yet. {end}")
    complete = pack_of([whole(case, 1)], drafts=drafts)
    assert said(complete)[-1].endswith(f" Every subtheme is coded in every review. {end}")
    hidden = pack_of(four, drafts=drafts, hidden=[("finding", "gps", "not-coded")])
    assert said(hidden)[-1].endswith(f" In some reviews not every subtheme is coded. {end}")


def test_drafts_that_are_counted_are_said_to_be(pack_of, four, said):
    assert said(pack_of(four))[-1].endswith(" 1 of 4 reviews is a draft, and counted.")


def test_what_was_read_and_verified_is_counted(pack_of, case, said):
    read = whole(case, 1)._replace(read_to_the_end=True, quotes=QuoteCounts(5, 2, 1))
    pack = pack_of([read, whole(case, 2)._replace(quotes=QuoteCounts(1, 1, 0))])
    assert said(pack)[2].startswith(
        "1 of 2 reviews is noted as read to the end. 3 of 6 quotes were found; 2 were not, "
        "or say something else; 1 was not verified, or too short to tell."
    )
    unverified = whole(case, 2)._replace(quotes=QuoteCounts(4, 0, 4))
    assert " None of 4 quotes was verified. " in said(pack_of([unverified]))[2]
    assert "noted as read" not in " ".join(said(pack, publication=True))
