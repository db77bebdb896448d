"""The rows of a long table: what each says of a review, and what no row can say."""

import pytest

MAP = """layout: codings
id: Case
codes: {columns: [Theme], split: ";"}
columns: {Quote: quote, Page: page, Note: note, Document: document, Finding: finding}
values: {seen: present, "not seen": absent}
"""
HEAD = "Case,Theme,Quote,Page,Note,Document,Finding\n"


def read(bring, rows, text=MAP):
    return bring({"t.csv": HEAD + rows}, text)


def said(made):
    return [str(problem) for problem in made.problems]


def test_each_row_is_a_piece_of_evidence_of_each_theme_that_it_names(bring):
    made = read(
        bring,
        "DHR1,Use of MARACs; gps,two words here,12,mine,Overview report,\n"
        'DHR1,use-of-maracs,"more,\nof it",,,Overview report,\n'
        "DHR2,Police response,other words,3-4,,,\n",
    )
    assert said(made) == []
    one, two = (draft.record for draft in made.drafts)
    assert [(s.id, s.title) for s in one.sources] == [("overview-report", "Overview report")]
    first, second = one.findings["use-of-maracs"].evidence
    assert (first.source, first.page, first.quote, first.note) == (
        "overview-report",
        "12",
        "two words here",
        "mine",
    )
    assert (second.quote, second.page) == ("more,\nof it", None)
    assert one.findings["gps"].evidence == (first,)
    assert list(two.findings) == ["police-response"]
    assert two.sources == ()
    place = made.drafts[0].place_of(("findings", "use-of-maracs", "evidence", 1))
    assert str(place) == "t.csv:3:3"


def test_a_passage_said_twice_is_one_and_counted(bring):
    row = "DHR1,gps,same words,1,,,\n"
    made = read(bring, row * 3 + "DHR1,gps,same words,2,,,\n")
    assert len(made.drafts[0].record.findings["gps"].evidence) == 2
    assert "2 codings repeat others" in made.notes


def test_findings_are_as_a_column_says_and_not_coded_says_nothing(bring):
    made = read(
        bring,
        "DHR1,gps,,,,,not seen\nDHR1,use-of-maracs,,,,,not stated\n"
        "DHR1,police-response,,,,,not-coded\n"
        "DHR2,gps,,,,,not-coded\nDHR2,gps,words of it,,,,seen\n",
    )
    assert said(made) == []
    found = {
        d.record.review: {s: c.finding for s, c in d.record.findings.items()} for d in made.drafts
    }
    assert found == {
        "DHR1": {"gps": "absent", "use-of-maracs": "not-stated"},
        "DHR2": {"gps": "present"},
    }


def test_two_rows_that_contradict_each_other_are_an_error(bring):
    made = read(bring, "DHR1,gps,words,,,,seen\nDHR1,gps,other words,,,,not seen\n")
    assert said(made) == [
        (
            "t.csv:3:2: error: 'gps' is absent here, and present in t.csv:2:2: keep one of the two "
            "[two-findings]"
        )
    ]


def test_a_code_that_is_not_known_is_said_once_with_its_rows(bring):
    made = read(bring, "DHR1,GP,w,,,,\nDHR2,GP;gps,w,,,,\nDHR2,other,w,,,,\n")
    assert said(made) == [
        (
            "t.csv:2:2: error: the map does not say what 'GP' means (in 2 rows): say under 'codes' "
            "in the map which subtheme it is, or none [unknown-value]"
        ),
        (
            "t.csv:4:2: error: the map does not say what 'other' means: say under 'codes' in "
            "the map which subtheme it is, or none [unknown-value]"
        ),
    ]


def test_a_code_that_is_none_and_a_document_of_no_review_are_counted(bring):
    text = MAP.replace("split", "values: {own tag: none, GP: gps}, split")
    made = read(
        bring,
        "DHR1,own tag;GP,words,,,,\nJoint report,gps,words,,,,\n",
        f"{text}ignore_reviews: [Joint report]\n",
    )
    assert said(made) == []
    assert list(made.drafts[0].record.findings) == ["gps"]
    assert "not taken, as the map says: 'Joint report' (1), 'own tag' (1)" in made.notes


@pytest.mark.parametrize(
    ("cell", "review"),
    [
        ("DHR41 overview", "DHR41"),
        ("DHR41.pdf", "DHR41"),
        ("Files\\DHR41 overview.docx", "DHR41"),
        ("sources/DHR 41-overview", None),
        ("DHR41b overview", None),
        ("Mrs A", None),
    ],
)
def test_a_document_is_of_the_review_with_whose_id_its_name_begins(bring, cell, review):
    text = MAP.replace("id: Case", 'id: {heading: Case, begins: "yes"}')
    made = read(bring, f"{cell},gps,words,,,,\n", text)
    assert [draft.record.review for draft in made.drafts] == ([review] if review else [])
    assert [problem.code for problem in made.problems] == ([] if review else ["bad-review-id"])


def test_a_row_of_no_review_stops_the_import(bring):
    made = read(bring, ",gps,words,,,,\n")
    assert [problem.code for problem in made.problems] == ["row-without-id"]


def test_what_export_guarded_comes_back_without_its_apostrophe(bring):
    made = read(bring, "DHR1,gps,'=1+1,1,'- first,,\nDHR1,gps,'quoted' words,1,,,\n")
    first, second = made.drafts[0].record.findings["gps"].evidence
    assert (first.quote, first.note, second.quote) == ("=1+1", "- first", "'quoted' words")
