"""Codebooks and projects as NVivo, ATLAS.ti, MAXQDA, QualCoder and Taguette write them."""

import runpy
from pathlib import Path

import pytest

from dhrcode.importers import ImportRequest
from dhrcode.importers.refi import read
from dhrcode.model.vocabulary import typed

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
FILES, parts_of = _SHARED["FILES"], _SHARED["parts_of"]
NONE = "No definition was given in {}.qdc."


def codebook_of(program):
    made = read(FILES / f"{program}.qdc", f"{program}.qdc", ImportRequest(None))
    assert made.problems == []
    areas = {
        area.id: (area.label, {s.id: (s.label, s.definition) for s in area.subthemes})
        for area in made.codebook.areas
    }
    return areas, made


def test_maxqda_codebook():
    areas, made = codebook_of("maxqda")
    none = NONE.format("maxqda")
    assert areas == {
        "risk": (
            "Risk",
            {
                "risk": ("Risk", none),
                "marac": ("MARAC", "Any mention of the conference."),
                "dash": ("DASH", none),
                "dash-not-done": ("DASH. not done", none),
            },
        ),
        "other-codes": ("Other codes", {"gps": ("GPs", none)}),
    }
    assert made.notes == [
        "Left out, since a codebook of dhrcode's has no place for them: 5 colours.",
        "4 codes came without a definition: write them before anybody codes.",
        "Attributes and kinds of review are not in such a file: add them to the codebook.",
    ]
    assert made.codebook.source == "Imported from maxqda.qdc (MAXQDA 24 (Release 24.7.0))"


def test_nvivo_codebook():
    areas, _ = codebook_of("nvivo")
    none = NONE.format("nvivo")
    assert areas == {
        "cafe-home": (
            "Café & home",
            {
                "cafe-home": ("Café & home", "What is said of\na home."),
                "family": ("Family", none),
                "family-sister": ("Family. Sister", none),
            },
        ),
        "other-codes": ("Other codes", {"family-2": ("Family", none)}),
    }


def test_atlas_codebook():
    areas, made = codebook_of("atlas")
    own_words = "Definition: the group's own words\nExample: these too"
    assert areas == {
        "code-group-1": ("code group 1", {"use-of-maracs": ("Use of MARACs", own_words)}),
        "other-codes": (
            "Other codes",
            {"use-of-maracs-2": ("Use of MARACs", NONE.format("atlas"))},
        ),
    }
    assert made.notes[0].endswith("has no place for them: 1 colour.")


def test_qualcoder_codebook():
    areas, made = codebook_of("qualcoder")
    none = NONE.format("qualcoder")
    assert areas == {
        "agencies": (
            "Agencies",
            {
                "police-response": ("Police. Response", none),
                "code": ("李", none),
            },
        ),
    }
    assert "2 colours, 1 category without codes" in made.notes[0]


def test_taguette_codebook():
    areas, made = codebook_of("taguette")
    assert areas == {
        "other-codes": (
            "Other codes",
            {
                "interesting": ("interesting", "Further review required"),
                "people-sister": ("people.sister", NONE.format("taguette")),
            },
        ),
    }
    assert not any("colour" in note for note in made.notes)


def evidence_of(record, subtheme):
    return [piece.model_dump(exclude_none=True) for piece in record.findings[subtheme].evidence]


def records_of(made, codebook):
    assert made.problems == []
    typed_ones = [typed(draft.record, codebook) for draft in made.drafts]
    assert [faults for _, faults in typed_ones if faults] == []
    return {record.review: record for record, _ in typed_ones}


def test_nvivo_project(bring, codebook):
    made = bring(parts_of("nvivo"))
    records = records_of(made, codebook)
    assert list(records) == ["DHR7", "DHR8"]
    one = records["DHR7"]
    assert (one.coder, str(one.coded), one.status, one.kind) == ("LN", "2025-06-11", "draft", "dhr")
    assert one.attributes == {"year": 2012, "marac-referral": "yes"}
    assert (one.victims, one.perpetrators) == (({"sex": "female"},), ())
    assert [(s.id, s.title, s.file) for s in one.sources] == [
        ("overview-report", "Overview report", None),
        ("letter", "Letter", None),
    ]
    assert {s: c.finding for s, c in one.findings.items()} == {
        "use-of-maracs": "present",
        "gps": "present",
    }
    assert evidence_of(one, "use-of-maracs") == [
        {
            "source": "overview-report",
            "quote": "nobody made the referral to the conference",
            "note": "Each waited\nfor another.",
        },
        {"source": "letter", "section": "page 2 as the file counts pages"},
    ]
    assert evidence_of(one, "gps") == [{"source": "letter", "quote": "the surgery said"}]
    assert records["DHR8"].findings == {}
    assert made.notes == [
        ("Left out: 1 coding with codes that are not subthemes of the codebook: 'Housing' (1)."),
        ("Left out: 1 value of variables that are not attributes of the codebook: 'Region' (1)."),
        "Left out: 1 value that the attribute does not take: 'Sex of the victim: F' (1).",
        "Left out, since a record has no place for them: 1 set, 1 note.",
        (
            "1 coding of pictures, recordings or areas of a page: the place came, and nothing of "
            "what is there."
        ),
        "The records name 2 documents; put the files into sources/ yourself.",
        "2 documents have their title and id from the file: check that they name nobody.",
    ]


ATLAS_IDS = "reviews:\n  report ON the second case.docx: DHR8\ncoders:\n  Anna Example: AE\n"


def test_atlas_project(bring, codebook):
    made = bring(parts_of("atlas"), ids=ATLAS_IDS, coder="AE")
    records = records_of(made, codebook)
    assert evidence_of(records["DHR7"], "families-not-involved") == [
        {"source": "dhr7", "quote": "Nobody rang the sister"}
    ]
    assert evidence_of(records["DHR7"], "gps") == [
        {"source": "dhr7", "quote": "practice did not ask"}
    ]
    assert evidence_of(records["DHR8"], "families-not-involved") == [
        {"source": "report-on-the-second-case-docx", "quote": "panel saw"}
    ]
    assert made.notes == [
        "Left out: 1 coding by another coder: 'EM' (1).",
        "Left out, since a record has no place for them: 1 set, 1 graph, 1 link.",
        (
            "Positions in texts were read as most selections begin and end with a word: a "
            "selection's end is its last character. Check some quotes against their documents."
        ),
        "The records name 2 documents; put the files into sources/ yourself.",
        "2 documents have their title and id from the file: check that they name nobody.",
    ]


def test_the_other_coder_of_the_same_project(bring, codebook):
    made = bring(parts_of("atlas"), ids=ATLAS_IDS, coder="EM", own=True)
    records = records_of(made, codebook)
    assert evidence_of(records["DHR7"], "gps") == [
        {"source": "dhr7", "quote": "the force closed the file"}
    ]
    assert "families-not-involved" not in records["DHR7"].findings
    assert made.notes[0] == ("Left out: 3 codings by another coder: 'Anna Example' (3).")


def test_maxqda_project(bring, codebook):
    made = bring(parts_of("maxqda"), ids="reviews: {Interview: DHR7}\n", coder="FE")
    one = records_of(made, codebook)["DHR7"]
    assert one.coder == "FE"
    assert one.attributes == {"year": 2015}
    assert evidence_of(one, "police-response") == [
        {"source": "dhr7", "quote": "never interviewed about it"},
        {"source": "interview", "section": "from 65 to 72.5 seconds"},
    ]
    assert made.notes[0] == "The codings of the user 'Francesca Example' came in as FE's."
    assert "Police; GP or practice; moon" in made.notes[1]
    assert "an end of line, and a character beyond U+FFFF, counts twice" in made.notes[3]


QUALCODER_IDS = "reviews: {Ms Example: DHR9}\ndocuments: {loose.txt: none}\n"


def test_qualcoder_project(bring, codebook):
    made = bring(parts_of("qualcoder"), ids=QUALCODER_IDS)
    one = records_of(made, codebook)["DHR9"]
    assert (one.coder, one.memo) == ("default", "What was said at the start.")
    assert one.attributes == {"year": 2012}
    assert one.sources[0].pages == 3
    assert evidence_of(one, "gps") == [
        {
            "source": "report-pdf",
            "page": "2",
            "quote": "she was not asked",
            "note": "A memo on the coding.",
        }
    ]
    assert made.notes[:2] == [
        "Left out: 1 coding in documents of no review, or of several: 'loose.txt' (1).",
        "Left out, since a record has no place for them: 1 document of no review.",
    ]


@pytest.mark.parametrize(
    ("program", "wanted", "expected"),
    [
        (
            "qualcoder",
            {"ids": "documents: {loose.txt: none}\n"},
            (
                "study.qdpx:project.qde:17:1: error: the case 'Ms Example' has no name that is the "
                "id of a review: say which it is in a file of names, and give that with --ids "
                "[review-unknown]"
            ),
        ),
        (
            "atlas",
            {"coder": "AE"},
            (
                "study.qdpx:Two reviews.qde:31:5: error: the document 'Report on the second "
                "case.docx' "
                "has no name that is the id of a review: say under 'documents' which it is of, or "
                "none, in a file of names, and give that with --ids [review-unknown]"
            ),
        ),
        (
            "atlas",
            {"ids": ATLAS_IDS},
            (
                "study.qdpx:Two reviews.qde:2:1: error: the codings are of 2 users: 'Anna "
                "Example', 'EM': say whose to import: --coder INITIALS [coder-unknown]"
            ),
        ),
        (
            "atlas",
            {"ids": ATLAS_IDS, "coder": "LN"},
            (
                "study.qdpx:Two reviews.qde:2:1: error: none of the users is LN: 'Anna Example', "
                "'EM': say which is, under 'coders' in a file of names, and give that with --ids "
                "[coder-unknown]"
            ),
        ),
        (
            "maxqda",
            {"ids": "reviews: {Interview: DHR7}\n"},
            (
                "study.qdpx:project.qde:2:1: error: the user 'Francesca Example' has no name that "
                "can be a coder's initials: say who it is: --coder INITIALS [coder-unknown]"
            ),
        ),
    ],
    ids=["a case that may be a person", "a document", "two users", "none of them", "a full name"],
)
def test_what_a_person_has_to_say_first(bring, program, wanted, expected):
    made = bring(parts_of(program), **wanted)
    assert [str(problem) for problem in made.problems] == [expected]
    assert made.drafts == []


def test_names_that_nothing_has_are_said(bring):
    made = bring(parts_of("qualcoder"), ids=f"{QUALCODER_IDS}coders: {{Mr Other: MO}}\n")
    assert made.notes[-1] == "The file of names has 'Mr Other', but nothing has that name."
