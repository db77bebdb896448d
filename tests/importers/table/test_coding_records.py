"""Records of long tables: whose they are, what they name, and what stays of a record there."""

from dhrcode.importers.table.coding_records import with_sources
from dhrcode.model.record import Record

MAP = """layout: codings
id: Case
codes: {columns: [Theme]}
columns: {Quote: quote, Who: coder, Status: status, Year2: version}
attributes: {Year: year}
ignore: [Colour]
"""
HEAD = "Case,Theme,Quote,Who,Status,Year2,Year,Colour\n"


def read(bring, rows, text=MAP, **wanted):
    return bring({"t.csv": HEAD + rows}, text, **{"coder": None} | wanted)


def coders(made):
    assert [str(problem) for problem in made.problems] == []
    return {draft.record.review: draft.record.coder for draft in made.drafts}


def test_each_review_is_its_coder_s(bring):
    made = read(bring, "DHR1,gps,words,EM,,,,\nDHR2,gps,words,JB,,,,\n")
    assert coders(made) == {"DHR1": "EM", "DHR2": "JB"}


def test_two_headings_of_one_field_are_refused(bring):
    twice = MAP.replace("Quote: quote,", "Quote: quote, Year2: quote,").replace(
        "Year2: version", "Who2: kind"
    )
    made = read(bring, "DHR1,gps,words,EM,,,,\n", twice)
    assert [str(problem).partition(": ")[2] for problem in made.problems] == [
        "error: 'quote' is given by 'Quote' already: keep one of the two [mapped-twice]"
    ]


def test_a_review_of_two_coders_is_refused_with_how_to_split_it(bring):
    rows = "DHR1,gps,words,EM,,,,\nDHR1,gps,other,JB,,,,\nDHR2,gps,words,EM,,,,\n"
    made = read(bring, rows)
    assert [str(problem) for problem in made.problems] == [
        (
            "t.csv:3:1: error: DHR1 is coded by EM and JB, and a record is one coder's: import "
            "each with --as INITIALS into coders/, or take one with --coder INITIALS "
            "[coder-unknown]"
        )
    ]
    made = read(bring, rows, coder="JB", own=True)
    assert coders(made) == {"DHR1": "JB"}
    assert "not taken, for they are other coders': reviews of 'EM' (2)" in made.notes


def test_one_name_is_the_coder_who_is_given_and_several_have_to_be_said(bring):
    made = read(bring, "DHR1,gps,words,Ellen Marsh,,,,\n", coder="EM")
    assert coders(made) == {"DHR1": "EM"}
    assert "'Ellen Marsh' is taken for EM" in made.notes
    rows = "DHR1,gps,words,Ellen Marsh,,,,\nDHR2,gps,words,Jo,,,,\n"
    (problem,) = read(bring, rows, coder="EM").problems
    assert problem.message == "the coders here are 'Ellen Marsh' and 'Jo', and none is EM"
    (problem,) = read(bring, rows).problems
    assert problem.message == "'Ellen Marsh' cannot be a coder's initials"
    made = read(bring, rows, f"{MAP}coders: {{Ellen Marsh: EM}}\n")
    assert coders(made) == {"DHR1": "EM", "DHR2": "Jo"}


def test_a_present_theme_without_a_passage_names_its_cell(bring):
    made = read(bring, "DHR1,gps,,EM,,,,\nDHR1,use-of-maracs,words,EM,,,,\n")
    record = made.drafts[0].record
    (piece,) = record.findings["gps"].evidence
    assert (piece.source, piece.note) == ("table", "t.csv, cell B2 (Theme): gps")
    assert [(source.id, source.title) for source in record.sources] == [("table", "t.csv")]
    text = f'{MAP}trace: "no"\n'
    assert read(bring, "DHR1,gps,,EM,,,,\n", text).drafts[0].record.findings["gps"].evidence == ()


def test_attributes_fields_and_cells_that_are_not_taken(bring):
    rows = (
        "DHR1,gps,words,EM,complete,1.0,2012,red\nDHR1,use-of-maracs,words,EM,complete,1.0,2012,\n"
    )
    made = read(bring, rows)
    record = made.drafts[0].record
    assert (record.attributes, record.codebook.version) == ({"year": "2012"}, "1.0")
    assert record.status == "draft"
    assert "1 record stays a draft: not every subtheme is coded" in made.notes
    assert "cells under 'ignore', of which nothing is taken: 'Colour' (1)" in made.notes
    (problem,) = read(bring, rows.replace("2012,\n", "2013,\n")).problems
    assert str(problem) == (
        "t.csv:3:7: error: t.csv:2:7 says another thing of the same review: keep one of the two "
        "[given-twice]"
    )


def record(**given):
    plain = {"review": "DHR1", "codebook": {"id": "small-study", "version": "1.0"}, "coder": "EM"}
    return Record.model_validate(plain | given, strict=False)


def test_documents_that_are_there_under_their_title_keep_their_id_and_order():
    held = record(
        sources=[
            {"id": "study", "title": "The study"},
            {"id": "overview", "title": "Overview report"},
        ]
    )
    piece = {"source": "overview-report", "quote": "words"}
    came = record(
        sources=[
            {"id": "overview-report", "title": "overview  Report", "file": "DHR1.pdf"},
            {"id": "new", "title": "New"},
        ],
        findings={"gps": {"finding": "present", "evidence": [piece]}},
    )
    made = with_sources(came, held)
    assert [(source.id, source.file) for source in made.sources] == [
        ("study", None),
        ("overview", "DHR1.pdf"),
        ("new", None),
    ]
    assert made.findings["gps"].evidence[0].source == "overview"


def test_over_a_record_stays_what_no_column_says(bring):
    made = read(bring, "DHR1,gps,words,EM,,,2012,\n")
    held = record(
        coded="2024-01-02",
        memo="Mine.",
        victims=[{"sex": "female"}],
        emerging=[{"label": "Housing"}],
        attributes={"year": "2011", "place": "Hill"},
        findings={
            "gps": {"finding": "present", "summary": "In short."},
            "use-of-maracs": {"finding": "absent"},
        },
    )
    over = made.drafts[0].over(held)
    assert (over.memo, over.victims, over.emerging) == (held.memo, held.victims, held.emerging)
    assert over.coded == held.coded
    assert over.attributes == {"year": "2012"}
    assert over.findings["gps"].summary == "In short."
    assert list(over.findings) == ["gps"]
