"""A file of names for a project, proposed: what is known, and what a person has to say."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from dhrcode.errors import DataProblemsError
from dhrcode.importers import ImportRequest
from dhrcode.importers.refi import read
from dhrcode.model.import_names import ImportNames
from dhrcode.store.loader import load_model
from dhrcode.store.project import shipped_codebook
from dhrcode.workflows.exchange.sketch_names import sketch_names

FILES = Path(__file__).parents[2] / "importers" / "refi" / "files"
RUN = FILES / "run"


def sketched(path):
    text = sketch_names(path, shipped_codebook())
    names, _, problems = load_model(text.encode(), "ids.yaml", ImportNames)
    assert problems == []
    return text.split("--dry-run\n")[1], names


def test_qualcoders_names():
    text, names = sketched(RUN / "qualcoder-project.qdpx")
    assert text == (
        "reviews:\n"
        "  DHR41: DHR41\n"
        "  DHR58: DHR58\n"
        "documents:\n"
        "  DHR41-overview.txt: DHR41\n"
        "  DHR58-overview.txt: DHR58\n"
        "  # scene.png: none  # decide, 1 coding\n"
        "coders:\n"
        "  AE: AE\n"
        "codes:\n"
        "  GPs: gps\n"
        "  # Something of our own: none  # decide, 2 codings\n"
        "  Use of MARACs: use-of-maracs\n"
        "  # sub of MARAC: use-of-maracs  # decide, 2 codings\n"
        "  More robust response from police: police-response\n"
    )
    assert names.documents == {"DHR41-overview.txt": "DHR41", "DHR58-overview.txt": "DHR58"}


def test_with_what_was_decided_the_project_comes_in(tmp_path):
    text = sketch_names(RUN / "qualcoder-project.qdpx", shipped_codebook())
    ids = tmp_path / "ids.yaml"
    ids.write_text(text.replace("# scene", "scene").replace("# sub of", "sub of"), encoding="utf-8")
    made = read(
        RUN / "qualcoder-project.qdpx", "q.qdpx", ImportRequest(shipped_codebook(), ids=ids)
    )
    assert made.problems == []
    counts = [
        {s: len(c.evidence) for s, c in draft.record.findings.items()} for draft in made.drafts
    ]
    assert counts == [{"use-of-maracs": 3, "police-response": 1, "gps": 1}] * 2
    assert not any("nothing has that name" in note for note in made.notes)


def test_qcs_names():
    text, _ = sketched(RUN / "qc-codes-with-underscores.qdpx")
    assert text.endswith(
        "coders:\n"
        "  AE: AE\n"
        "  EM: EM\n"
        "codes:\n"
        "  GPs: gps\n"
        "  police_response: police-response\n"
        "  use_of_maracs: use-of-maracs\n"
    )


def test_a_case_that_is_a_code_is_no_code():
    text, _ = sketched(RUN / "nvivo-case-as-code.qdpx")
    assert text == "reviews:\n  DHR1: DHR1\ncoders:\n  AE: AE\ncodes:\n  GPs: gps\n"


def test_where_all_is_to_be_decided_nothing_stands(tmp_path):
    path = tmp_path / "study.qdpx"
    with ZipFile(path, "w") as package:
        for part in (FILES / "qualcoder").rglob("*"):
            if part.is_file():
                package.write(part, part.relative_to(FILES / "qualcoder"))
    text, names = sketched(path)
    assert text.startswith("# reviews:\n  # Ms Example: ID  # decide\n# documents:\n")
    assert names.reviews == {}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("a.qdpx", b"x", "not-refi"), ("b.qdpx", b"<CodeBook/>", "not-refi")],
)
def test_what_is_no_project(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataProblemsError) as raised:
        sketch_names(tmp_path / name, shipped_codebook())
    assert [problem.code for problem in raised.value.problems] == [code]
