"""The pack, whole: its parts in order, and what a profile leaves out."""

from dhrcode.reports.pack.whole import PackRequest, pack_report

PUBLISHED = ("For publication: counts of 1 to 4 are hidden.", "Left out: much.")


def titles(report):
    return [section.title for section in report.sections]


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
        "Candidate themes",
        "Gaps",
    ]
    assert report.origin[-1] == ("Profile", "internal")
    assert report.subtitle.startswith("4 reviews")


def test_evidence_is_put_in_when_asked(pack, origin):
    report = pack_report(pack, origin, PackRequest("Mine", evidence=True))
    assert report.title == "Mine"
    assert titles(report)[-1] == "Evidence"


def test_without_a_table_it_says_how_to_ask_for_one(pack_of, four, origin):
    assert "By attribute" in titles(pack_report(pack_of(four, by=[]), origin))


def test_a_publication_names_no_review_and_says_what_it_did(pack, origin):
    report = pack_report(pack, origin, PackRequest(published=PUBLISHED, evidence=True))
    assert titles(report) == [
        "Summary",
        "Occurrence table",
        "Frequency of each subtheme",
        "Areas",
        "By relationship",
        "By year",
    ]
    assert tuple(block.text for block in report.sections[0].blocks[:2]) == PUBLISHED
    assert [block.text for block in report.sections[1].blocks] == [
        "The table of which subtheme occurs in which review is not published."
    ]
    assert report.origin[-1] == ("Profile", "publication")


def test_a_publication_without_tables_or_years_has_neither(pack_of, four, origin):
    pack = pack_of(four, by=[])._replace(years=None)
    report = pack_report(pack, origin, PackRequest(published=PUBLISHED))
    assert titles(report)[-1] == "Areas"
    assert "By year" in titles(pack_report(pack, origin))


def test_the_agreement_of_coders_is_stated_first(pack, origin):
    report = pack_report(pack, origin, PackRequest(agreement="Two coders agreed."))
    assert report.sections[0].blocks[0].text == "Two coders agreed."
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
