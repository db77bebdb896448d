"""The answer in words: what was read, and what was found most often."""

import pytest

from dhrcode.reports.blocks import Chart, Table
from dhrcode.reports.pack.summary import NONE_SHOWN, paragraphs, summary

EVERY = ("maracs", "police", "gps")


@pytest.fixture
def said(origin):
    """The sentences of a pack."""

    def call(pack, *, publication=False, **changed):
        of = origin._replace(**changed)
        return [block.text for block in paragraphs(pack, of, publication=publication)]

    return call


def whole(case, number, finding="absent", **more):
    return case(number, dict.fromkeys(EVERY, finding), **more)


def test_the_most_frequent_come_first_with_their_denominators(pack, said):
    lead, *_ = said(pack)
    assert lead == (
        "Present in most reviews: MARACS, 3 of 4 reviews (75%); POLICE, 1 of 4 reviews (25%); "
        "GPS, 1 of 4 reviews (25%)."
    )


def test_nothing_present_and_nothing_shown_are_not_the_same(pack_of, case, said):
    nothing = pack_of([whole(case, 1)])
    assert said(nothing)[:2] == [
        "No subtheme is present in any review.",
        "Found present in no review: MARACS; POLICE; GPS.",
    ]
    hidden = pack_of([whole(case, 1)], hidden=[("finding", s, "present") for s in EVERY])
    assert said(hidden)[0] == NONE_SHOWN
    assert not any("in no review" in text for text in said(hidden))


def test_kinds_and_years_are_told(pack, pack_of, case, said):
    assert (
        said(pack)[1]
        == "4 reviews, kind: Domestic Homicide Review. Year: 2012 to 2014, not known of 1."
    )
    mixed = pack_of([whole(case, 1), whole(case, 2, kind="interview")])
    assert said(mixed)[2].startswith(
        "2 reviews, by kind: Domestic Homicide Review 1 and interview 1."
    )
    assert said(mixed)[2].endswith(" Year: not known.") or "Year: not known." in said(mixed)[2]
    one = pack_of([whole(case, 1, "absent")])
    assert said(one)[2].startswith("1 review, kind: ")


def test_coders_are_named_but_not_in_a_publication(pack, said):
    assert said(pack)[2] == "Coded by 1 coder (LN) with the codebook small 1.0: Small."
    assert said(pack, publication=True)[2] == "Coded by 1 coder with the codebook small 1.0: Small."


def test_a_consensus_counts_the_coders_it_joins(pack_of, case, said):
    joined = whole(case, 1)._replace(consensus=("EM", "JB"))
    pack = pack_of([joined, whole(case, 2)])
    assert said(pack)[3] == (
        "Coded by 3 coders (EM, JB, LN) with the codebook small 1.0: Small. 1 record is the "
        "consensus of coders who worked apart."
    )
    assert "consensus" not in said(pack, publication=True)[3]


def test_of_many_coders_none_is_named(pack_of, case, said):
    names = [f"C{n}" for n in range(9)]
    pack = pack_of([whole(case, 1)._replace(consensus=tuple(names))])
    assert said(pack)[3].startswith("Coded by 9 coders with the codebook")


def test_other_versions_of_the_codebook_are_named(pack, said):
    told = said(pack, versions=("0.8", "0.9", "1.0"))[2]
    assert told.endswith(" Some records were coded with version 0.8 and 0.9.")


@pytest.mark.parametrize(
    ("drafts", "end"), [(0, ""), (1, " 1 draft is left out."), (3, " 3 drafts are left out.")]
)
def test_how_complete_the_coding_is(pack_of, four, case, said, drafts, end):
    assert said(pack_of(four, drafts=drafts))[-1] == f"2 findings are not coded yet.{end}"
    complete = pack_of([whole(case, 1)], drafts=drafts)
    assert said(complete)[-1] == f"Every subtheme is coded in every review.{end}"
    hidden = pack_of(four, drafts=drafts, hidden=[("finding", "gps", "not-coded")])
    assert said(hidden)[-1] == f"In some reviews not every subtheme is coded.{end}"


def test_the_section_has_a_table_and_a_picture_of_the_same_counts(pack, pack_of, case, origin):
    section = summary(pack, origin, publication=False)
    table, chart = section.blocks[-2:]
    assert isinstance(table, Table)
    assert isinstance(chart, Chart)
    assert [line.cells[2:4] for line in table.lines] == [(3, 4), (1, 4), (1, 4)]
    assert "The longest: MARACS 3 of 4; POLICE 1 of 4; GPS 1 of 4." in chart.alt
    nothing = summary(pack_of([whole(case, 1)]), origin, publication=False)
    assert not any(isinstance(block, Table) for block in nothing.blocks)
    assert nothing.blocks[-1].alt == "Horizontal bars, one for each subtheme, grouped by area."


def test_reviews_read_to_the_end_are_counted_and_not_in_a_publication(pack_of, case, said):
    read = whole(case, 1)._replace(read_to_the_end=True)
    pack = pack_of([read, whole(case, 2)])
    assert said(pack)[3].endswith(" 1 of 2 reviews was read to the end.")
    assert "read to the end" not in " ".join(said(pack, publication=True))
