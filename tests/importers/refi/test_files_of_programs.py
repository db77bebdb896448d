"""Files that programs wrote, or broke: what was in each, what came, what was said."""

from pathlib import Path

import pytest

from dhrcode.importers import ImportRequest
from dhrcode.importers.refi import read

RUN = Path(__file__).with_name("files") / "run"
SCENE = "documents: {scene.png: none}\n"


@pytest.fixture
def brought(codebook, tmp_path):
    """Reads a file of a program's, with a file of names."""

    def bring(name, ids="", **wanted):
        if ids:
            (tmp_path / "ids.yaml").write_text(ids, encoding="utf-8")
            wanted["ids"] = tmp_path / "ids.yaml"
        return read(RUN / f"{name}.qdpx", f"{name}.qdpx", ImportRequest(codebook, **wanted))

    return bring


def quotes(made):
    """How many pieces of evidence each subtheme of each review has."""
    assert made.problems == []
    return {
        draft.record.review: {s: len(c.evidence) for s, c in draft.record.findings.items()}
        for draft in made.drafts
    }


def test_qualcoder_says_no_documents_of_its_cases(brought):
    """13 codings: 8 with subthemes in two reports, 4 with other codes, one of a picture."""
    made = brought("qualcoder-project", SCENE)
    each = {"use-of-maracs": 2, "police-response": 1, "gps": 1}
    assert quotes(made) == {"DHR41": each, "DHR58": each}
    assert [draft.record.coder for draft in made.drafts] == ["AE", "AE"]  # the sole user
    assert [draft.record.attributes for draft in made.drafts] == [
        {"year": "2019"},
        {"year": "2020"},
    ]
    assert made.drafts[0].record.memo == "case memo & more"
    piece = made.drafts[0].record.findings["use-of-maracs"].evidence[0]
    assert (piece.page, piece.note) == ("1", "why & how")
    assert made.notes[:3] == [
        (
            "Left out: 4 codings with codes that are not subthemes of the codebook: 'Something of "
            "our own' (2), 'sub of MARAC' (2)."
        ),
        "Left out: 1 coding in documents of no review, or of several: 'scene.png' (1).",
        (
            "Left out: 2 values of variables that are not attributes of the codebook: 'Sex of "
            "victim' (2)."
        ),
    ]


def test_a_coded_document_of_no_review_is_an_error(brought):
    made = brought("qualcoder-project")
    assert [str(problem) for problem in made.problems] == [
        (
            "qualcoder-project.qdpx:project.qde:137:1: error: the document 'scene.png' has no name "
            "that is the id of a review: say under 'documents' which it is of, or none, in a "
            "file of names, and give that with --ids [review-unknown]"
        )
    ]
    assert made.drafts == []


def test_a_document_can_be_said_to_be_of_a_review(brought):
    made = brought("qualcoder-project", "documents: {scene.png: DHR41, DHR58-overview.txt: DHR41}")
    counts = quotes(made)
    assert counts["DHR58"] == {}
    assert counts["DHR41"] == {"use-of-maracs": 5, "police-response": 2, "gps": 2}


@pytest.mark.parametrize(
    ("name", "said"),
    [("formfeed-in-name", "1 control character"), ("bare-ampersand", "1 bare '&'")],
)
def test_a_passage_that_broke_the_file(brought, name, said):
    made = brought(name)
    assert quotes(made) == {"DHR1": {"gps": 1}}
    assert made.notes[0] == f"The file is not valid XML, and was mended: {said}."


def test_a_case_of_nvivos_that_is_a_code(brought):
    """The passage that is coded with the case is the review's; the code is no finding."""
    made = brought("nvivo-case-as-code")
    assert quotes(made) == {"DHR1": {"gps": 1}}
    record = made.drafts[0].record
    assert record.attributes == {"year": "2019"}
    assert [source.title for source in record.sources] == ["Overview report"]
    assert [note for note in made.notes if note.startswith("Left out")] == []


def test_a_document_without_a_name_is_called_as_its_file(brought):
    made = brought("qc-source-without-name")
    assert quotes(made) == {"DHR1": {"gps": 1}}
    assert made.drafts[0].record.sources[0].title == "DHR1-overview.txt"
    assert made.drafts[0].record.coder == "AE"


def test_codes_are_spelt_as_ids(brought):
    """10 codings: 8 of AE and 2 of EM with `GPs`, `police_response` and `use_of_maracs`."""
    made = brought("qc-codes-with-underscores", coder="AE")
    each = {"use-of-maracs": 2, "police-response": 1, "gps": 1}
    assert quotes(made) == {"DHR41": each, "DHR58": each}
    assert made.notes[0] == "Left out: 2 codings by another coder: 'EM' (2)."
    theirs = brought("qc-codes-with-underscores", coder="EM")
    assert quotes(theirs) == {"DHR41": {"use-of-maracs": 1}, "DHR58": {"use-of-maracs": 1}}


def test_what_a_code_is_can_be_said(brought):
    said = "codes: {police_response: dash-not-administered, GPs: none}\n"
    made = brought("qc-codes-with-underscores", said, coder="AE")
    each = {"use-of-maracs": 2, "dash-not-administered": 1}
    assert quotes(made) == {"DHR41": each, "DHR58": each}
    assert made.notes[0] == (
        "Left out: 2 codings with codes that are not subthemes of the codebook: 'GPs' (2)."
    )
