"""Long tables of several programs: recognised, mapped and read as they are."""

from pathlib import Path

import pytest

FILES = Path(__file__).parents[1] / "files"
MARACS, GPS = "Use of MARACs", "Issues related to GPs"
TABLES = {
    "Taguette": 'id,document,tag,content\n1,DHR1 overview,{0},"The words, here."\n'
    '1,DHR1 overview,{1},"The words, here."\n',
    "MAXQDA": "Comment,Document group,Document name,Code,Beginning,End,Weight score,Segment\n"
    ",Reviews,DHR1 overview,Process & Policy > {0},3,3,0,The words here.\n"
    "See also,Reviews,DHR1 overview,Health Issues\\{1},3,3,0,The words here.\n",
    "ATLAS.ti": "ID,Quotation Name,Document,Quotation Content,Comment,Codes,Reference\n"
    '1:1,,DHR1 overview.pdf,The words here.,See also,"{0}\n{1}",p. 3\n',
    "Dedoose": "Media Title,Excerpt Range,Excerpt Creator,Excerpt Copy,Codes Applied Combined\n"
    'DHR1 overview.docx,3-20,EM,The words here.,"{0}, {1}"\n',
    "NVivo": "Name,Code,Coverage,Coded Text,Coded By Initials,File Name\n"
    "a,Codes\\\\Process & Policy\\\\{0},1%,The words here.,EM,Files\\\\DHR1 overview\n"
    "a,Codes\\\\{1},1%,The words here.,EM,Files\\\\DHR1 overview\n",
    "QualCoder": "File,Coder,Coded text,Code,Category,Memo\n"
    "DHR1 overview.txt,EM,The words here.,{0},Process & Policy,\n"
    "DHR1 overview.txt,EM,The words here.,{1},Health Issues,See also\n",
}
"""The headings as each program's documentation or a file has them; the rows are invented."""


@pytest.mark.parametrize("program", TABLES)
def test_the_export_of_a_program_is_read(proposed, findings, program):
    text, table, made = proposed(TABLES[program].format(MARACS, GPS))
    assert (table.layout, table.id.begins) == ("codings", "yes")
    assert findings(made) == {"DHR1": {"use-of-maracs": "present", "gps": "present"}}
    record = made.drafts[0].record
    (source,) = record.sources
    pieces = [piece for coded in record.findings.values() for piece in coded.evidence]
    assert {piece.source for piece in pieces} == {source.id}
    assert {piece.quote.replace(",", "") for piece in pieces} == {"The words here."}
    assert source.title.replace("\\\\", "/").startswith(("DHR1 overview", "Files/DHR1 overview"))
    assert "# It is taken for a long table, in which each row is a coding:" in text


def test_taguette_s_highlights_are_read_once_their_tags_are_said(proposed, findings):
    _, table, made = proposed(FILES / "taguette-highlights.csv")
    assert (table.id.heading, table.codes.columns) == ("document", ("tag",))
    assert table.columns == {"document": "document", "content": "quote"}
    assert [str(problem) for problem in made.problems] == [
        (
            "t.csv:4:3: error: the map does not say what 'our own tag' means (in 6 rows): say "
            "under 'codes' in the map which subtheme it is, or none [unknown-value]"
        ),
        (
            "t.csv:8:3: error: the map does not say what 'Process & Policy.Use of MARACs 2' means "
            "(in 2 rows): did you mean 'Use of MARACs'? say under 'codes' in the map which "
            "subtheme it is, or none [unknown-value]"
        ),
    ]
    _, _, made = proposed(
        FILES / "taguette-highlights.csv",
        ('# "our own tag":', '"our own tag": "none"'),
        ('# "Process & Policy.Use', '"Process & Policy.Use'),
    )
    found = {"use-of-maracs": "present", "gps": "present"}
    assert findings(made) == {"DHR41": found, "DHR58": found}
    assert [len(d.record.findings["use-of-maracs"].evidence) for d in made.drafts] == [2, 2]
    assert made.notes == [
        (
            "t.csv: 12 rows, 2 reviews, 4 present, 38 not-coded, 6 pieces of evidence; what no row "
            "names is not coded"
        ),
        "not taken, as the map says: 'our own tag' (6)",
        "cells under 'ignore', of which nothing is taken: 'id' (12)",
    ]


def test_a_long_table_with_pages(proposed, findings):
    _, table, made = proposed(FILES / "long-table-with-pages.csv")
    assert (table.id.heading, table.id.begins) == ("Case", "no")
    found = findings(made)
    assert (len(found), sum(map(len, found.values()))) == (8, 16)
    (piece,) = made.drafts[0].record.findings["gps"].evidence
    assert (piece.page, piece.quote, piece.source) == ("5", "the words of it", None)


def test_one_row_a_review_is_of_another_kind(proposed):
    _, table, _ = proposed("Review,Theme\nDHR1,GPs\nDHR2,Use of MARACs\n")
    assert table.layout == "in-cells"


def test_the_map_of_a_workbook_names_its_sheet(proposed, findings, book):
    rows = [["Review", "Code", "Quote"], ["DHR1", MARACS, "a b c"], ["DHR1", GPS, "d e f"]]
    _, table, made = proposed(book(("Notes", [["x"]]), ("Codings", rows)))
    assert table.sheet == "Codings"
    assert findings(made) == {"DHR1": {"use-of-maracs": "present", "gps": "present"}}
