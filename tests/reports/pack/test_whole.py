"""The pack, whole: its parts in order, and what a profile leaves out."""

from dhrcode.reports.blocks import Paragraph, Table
from dhrcode.reports.pack.parts import PARTS, chosen_parts
from dhrcode.reports.pack.whole import (
    NO_CONTACT,
    NO_PLAN,
    NOT_PUBLISHED,
    UNSAID,
    PackRequest,
    pack_report,
)

PUBLISHED = ("For publication: counts of 1 to 4 are hidden.", "Left out: much.")


def titles(report):
    return [section.title for section in report.sections]


def texts(section):
    return [block.text for block in section.blocks if isinstance(block, Paragraph)]


def test_an_internal_pack_has_every_part_in_order(pack, origin):
    report = pack_report(pack, origin)
    assert titles(report) == [
        "Summary",
        "Occurrence table",
        "Frequency of each subtheme",
        "Areas",
        "By relationship",
        "Which subthemes go together",
        "By year",
        "Gaps",
        UNSAID,
    ]
    assert [section.annex for section in report.sections] == list(range(9))
    assert report.sections[1].heading == "Annex 1: Occurrence table"
    assert texts(report.sections[-1]) == [
        "Candidate themes: No coder noted a theme outside the codebook.",
        f"Opportunities: {NO_CONTACT}",
        f"Recommendations and actions: {NO_PLAN}",
    ]
    assert report.origin[-1] == ("Profile", "internal")
    assert report.subtitle.startswith("4 reviews")


def test_evidence_is_put_in_when_asked(pack, origin):
    report = pack_report(pack, origin, PackRequest("Mine", chosen_parts(evidence=True)))
    assert report.title == "Mine"
    assert "Evidence: No finding has evidence." in texts(report.sections[-1])


def test_each_part_can_be_made(pack, origin):
    for part in PARTS:
        pack_report(pack, origin, PackRequest(parts=(part,), named=True)).data()


def test_parts_that_are_named_stand_in_that_order_and_on_the_screen_too(pack, origin):
    report = pack_report(pack, origin, PackRequest(parts=("areas", "pairs"), named=True))
    assert titles(report) == ["Summary", "Areas", "Which subthemes go together"]
    shown = [block.title for block in report.brief if isinstance(block, Table)]
    assert shown == ["Areas", "Pairs found together"]
    default = [block.title for block in pack_report(pack, origin).brief if isinstance(block, Table)]
    assert default == ["Frequency of each subtheme", "Areas"]


def test_without_a_table_it_says_how_to_ask_for_one(pack_of, four, origin):
    report = pack_report(pack_of(four, by=[]), origin)
    assert texts(report.sections[-1])[0].startswith("By attribute: No attribute was asked for.")


def test_a_publication_names_no_review_and_says_what_it_did(pack, origin):
    parts = chosen_parts(evidence=True)
    report = pack_report(pack, origin, PackRequest(parts=parts, published=PUBLISHED))
    assert titles(report) == [
        "Summary",
        "Frequency of each subtheme",
        "Areas",
        "By relationship",
        "By year",
        UNSAID,
    ]
    hidden = [block for block in report.sections[0].blocks if isinstance(block, Paragraph)][2:4]
    assert [(block.heading, block.text) for block in hidden] == [
        ("What is hidden", PUBLISHED[0]),
        ("", PUBLISHED[1]),
    ]
    assert texts(report.sections[-1]) == [f"Occurrence table: {NOT_PUBLISHED}"]
    assert report.origin[-1] == ("Profile", "publication")


def test_a_publication_without_tables_or_years_has_neither(pack_of, four, origin):
    pack = pack_of(four, by=[])._replace(years=None)
    report = pack_report(pack, origin, PackRequest(published=PUBLISHED))
    assert titles(report)[-2:] == ["Areas", UNSAID]
    said = "By year: The codebook has no attribute of the review that gives a year."
    assert said in texts(pack_report(pack, origin).sections[-1])


def test_the_agreement_of_coders_is_stated_on_the_front_page(pack, origin):
    report = pack_report(pack, origin, PackRequest(agreement="Two coders agreed."))
    assert "Two coders agreed." in texts(report.sections[0])
    assert "Two coders agreed." in [getattr(block, "text", "") for block in report.brief]


def test_how_many_drafts_are_left_out_is_no_part_of_a_publication_s_data(pack_of, four, origin):
    pack = pack_of(four, drafts=3)
    internal = pack_report(pack, origin).data()
    public = pack_report(pack, origin, PackRequest(published=PUBLISHED)).data()
    assert (internal["profile"], internal["provenance"]["drafts_left_out"]) == ("internal", 3)
    assert public["profile"] == "publication"
    assert "drafts_left_out" not in public["provenance"]
    assert "pairs" in internal["tables"]
    assert "pairs" not in public["tables"]
